"""The note beside an open project that says who has it; SQLite's lock decides, the note tells."""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

_SUFFIX = ".owner"
_LONGEST = 4096  # bytes that are read of a note


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a project open; `since` is ISO 8601 UTC. Empty values are not known."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


def write_note(path: Path, since: str) -> None:
    """Say beside `path` that this process has it; where that cannot be written, nothing is said."""
    owner = Owner(_user(), platform.node(), os.getpid(), since)
    with suppress(OSError):
        _note(path).write_text(json.dumps(asdict(owner)), encoding="utf-8")


def remove_note(path: Path) -> None:
    """Take the note away."""
    with suppress(OSError):
        _note(path).unlink(missing_ok=True)


def read_note(path: Path) -> Owner:
    """Return what the note beside `path` says, an empty owner where there is none."""
    try:
        with _note(path).open("rb") as file:
            said = json.loads(file.read(_LONGEST))
    except (OSError, ValueError):
        return Owner()
    if not isinstance(said, dict):
        return Owner()
    pid = said.get("pid")
    user, host, since = (_text(said.get(name)) for name in ("user", "host", "since"))
    return Owner(user, host, pid if isinstance(pid, int) else 0, since)


def _note(path: Path) -> Path:
    return path.with_name(path.name + _SUFFIX)


def _text(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name
        return ""
