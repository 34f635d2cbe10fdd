"""Which files this process has open as projects.

Nothing else in the process may open such a path: on POSIX closing any handle on it drops the
locks of the whole process, and a second program could then write into it. The register is one
for the process because those locks are.
"""

from __future__ import annotations

import threading
from pathlib import Path

_Key = tuple[int, int] | str
_open: dict[_Key, object] = {}
_lock = threading.Lock()


def claim(path: Path, owner: object) -> bool:
    """Enter `path` as open for `owner`; False where it is open already."""
    with _lock:
        return _open.setdefault(_key(path), owner) is owner


def pass_on(claim: object, owner: object) -> None:
    """Make `owner` the owner of what `claim` has open."""
    with _lock:
        for key in [key for key, held in _open.items() if held is claim]:
            _open[key] = owner


def release(owner: object) -> None:
    """Take out what `owner` has open."""
    with _lock:
        for key in [key for key, held in _open.items() if held is owner]:
            del _open[key]


def owner_of(path: Path) -> object | None:
    """Return who in this process has `path` open."""
    with _lock:
        return _open.get(_key(path))


def _key(path: Path) -> _Key:
    """Return what stays the same whichever way a file is named."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: a NUL character in the name
        return str(path.absolute())
    return (status.st_dev, status.st_ino)
