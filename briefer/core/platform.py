"""Where this system keeps a person's documents, a program's data and what can be made again."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

_NAME = "Briefer"
_DIRECTORY = re.compile(r'^\s*XDG_DOCUMENTS_DIR\s*=\s*"(?P<path>[^"\n]+)"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Platform:
    """What decides about folders: `system` as `sys.platform` says it, environment, home."""

    system: str
    environment: Mapping[str, str]
    home: Path

    @classmethod
    def here(cls) -> Platform:
        """Return the platform this process runs on."""
        home = os.environ.get("HOME", "") if os.name == "posix" else ""
        return cls(sys.platform, os.environ, Path(home) if home else Path.home())

    @property
    def data_folder(self) -> Path:
        """Return where a program keeps what must last (XDG_DATA_HOME and its like)."""
        if self.system == "win32":
            return self._set("LOCALAPPDATA", "AppData", "Local") / _NAME
        if self.system == "darwin":
            return self.home / "Library" / "Application Support" / _NAME
        return self._set("XDG_DATA_HOME", ".local", "share") / _NAME.lower()

    @property
    def cache_folder(self) -> Path:
        """Return where a program keeps what can be made again."""
        if self.system == "win32":
            return self.data_folder / "Cache"
        if self.system == "darwin":
            return self.home / "Library" / "Caches" / _NAME
        return self._set("XDG_CACHE_HOME", ".cache") / _NAME.lower()

    @property
    def documents_folder(self) -> Path:
        """Return the person's folder for documents, which need not exist."""
        if self.system == "win32":
            return self._set("USERPROFILE") / "Documents"
        if self.system == "darwin":
            return self.home / "Documents"
        return self._listed_documents() or self.home / "Documents"

    @property
    def briefs_folder(self) -> Path:
        """Return where new briefs are made: in the documents, else among the program's data."""
        documents = self.documents_folder
        folder = documents / _NAME
        nearest = folder if folder.is_dir() else documents
        is_usable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
        return folder if is_usable else self.data_folder / "briefs"

    def _set(self, variable: str, *default: str) -> Path:
        """Return the folder in an environment variable, else the default in the home folder.

        A relative path is to be ignored (XDG Base Directory Specification).
        """
        value = self.environment.get(variable, "")
        return Path(value) if PurePath(value).is_absolute() else self.home.joinpath(*default)

    def _listed_documents(self) -> Path | None:
        """Return the documents folder that xdg-user-dirs lists, None for none."""
        listing = self._set("XDG_CONFIG_HOME", ".config") / "user-dirs.dirs"
        try:
            found = _DIRECTORY.search(listing.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return None
        if found is None:
            return None
        path = Path(found["path"].replace("$HOME", str(self.home)))
        # A system without such folders lists the home folder itself.
        return path if path.is_absolute() and path != self.home else None


def briefs_folder() -> Path:
    """Return where new briefs are made; it need not exist yet."""
    return Platform.here().briefs_folder


def data_folder() -> Path:
    """Return where Briefer keeps what must last; it need not exist yet."""
    return Platform.here().data_folder


def cache_folder() -> Path:
    """Return where Briefer keeps what can be made again; it need not exist yet."""
    return Platform.here().cache_folder
