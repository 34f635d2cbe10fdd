"""What the window remembers from one start to the next, in an ini file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QCryptographicHash, QSettings, QStandardPaths

_VERSION = 1  # of saved layouts; others are ignored
_RECENT_LIMIT = 10


class WindowSettings:
    """Theme, size of text, places and sizes, the briefs opened last."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(str(file or _default_file()), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """Return the name of the theme that is wanted."""
        return self._text("look/theme") or "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("look/theme", name)

    @property
    def text_scale(self) -> float:
        """Return how large words are, 1.0 being normal."""
        try:
            return float(self._text("look/text_scale") or 1.0)
        except ValueError:
            return 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._store.setValue("look/text_scale", str(scale))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the briefs opened last, the newest first."""
        found = self._json("recent")
        return (
            tuple(Path(p) for p in found if isinstance(p, str)) if isinstance(found, list) else ()
        )

    def remember(self, path: Path) -> None:
        """Put a brief at the head of those opened last."""
        others = [str(p) for p in self.recent if p != path]
        self._set_json("recent", [str(path), *others][:_RECENT_LIMIT])

    def forget(self, path: Path) -> None:
        """Take a brief off the list of those opened last."""
        self._set_json("recent", [str(p) for p in self.recent if p != path])

    @property
    def folder(self) -> Path:
        """Return the folder that a file was last chosen in, the documents before the first one."""
        found = Path(self._text("folder") or "")
        return found if found.is_absolute() and found.is_dir() else documents_folder()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._store.setValue("folder", str(folder))

    @property
    def export_folder(self) -> Path | None:
        """Return the folder that a brief was last exported to, which is not where articles lie."""
        found = self._text("export_folder")
        return Path(found) if found else None

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._store.setValue("export_folder", str(folder))

    def bytes_of(self, name: str) -> QByteArray | None:
        """Return a place or size of Qt's, None where it was saved by another version."""
        if self._text("layout/version") != str(_VERSION):
            return None
        found = self._store.value(f"layout/{name}")
        return found if isinstance(found, QByteArray) else None

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Keep a place or size of Qt's."""
        self._store.setValue("layout/version", str(_VERSION))
        self._store.setValue(f"layout/{name}", value)

    def layout_of(self, path: Path) -> dict[str, Any]:
        """Return what was open in the window for a brief."""
        found = self._json(f"briefs/{_key(path)}")
        return found if isinstance(found, dict) else {}

    def set_layout(self, path: Path, layout: dict[str, Any]) -> None:
        """Keep what is open in the window for a brief."""
        self._set_json(f"briefs/{_key(path)}", layout)

    @property
    def new_brief(self) -> tuple[str, bool]:
        """Return the product of new briefs, empty for none, and whether its outline is wanted."""
        return self._text("new/product"), self._text("new/outline") == "yes"

    @new_brief.setter
    def new_brief(self, chosen: tuple[str, bool]) -> None:
        product_id, with_outline = chosen
        self._store.setValue("new/product", product_id)
        self._store.setValue("new/outline", "yes" if with_outline else "no")

    def export_of(self, path: Path) -> dict[str, Any]:
        """Return how a brief was exported last, empty where it never was."""
        found = self._json(f"exports/{_key(path)}")
        return found if isinstance(found, dict) else {}

    def set_export(self, path: Path, choice: dict[str, Any]) -> None:
        """Keep how a brief is exported."""
        self._set_json(f"exports/{_key(path)}", choice)

    def save(self) -> None:
        """Write the file now."""
        self._store.sync()

    def _text(self, name: str) -> str:
        value = self._store.value(name)
        return value if isinstance(value, str) else ""

    def _json(self, name: str) -> object:
        try:
            found: object = json.loads(self._text(name) or "null")
        except ValueError:
            return None
        return found

    def _set_json(self, name: str, value: object) -> None:
        self._store.setValue(name, json.dumps(value))


def _default_file() -> Path:
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(where) / "window.ini"


def _key(path: Path) -> str:
    sha256 = QCryptographicHash.Algorithm.Sha256
    return bytes(QCryptographicHash.hash(str(path).encode(), sha256).toHex().data()).decode()[:16]


def documents_folder() -> Path:
    """Return where a person's documents are, their home where there is no such place."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(documents))
    return found if found.is_dir() else Path.home()
