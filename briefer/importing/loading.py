"""A path to its bytes, refusing what cannot be a document before it is opened."""

from __future__ import annotations

import stat
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.importing.reasons import Refusal

MAX_MEGABYTES = 200


def loaded(path: Path) -> bytes:
    """Return the bytes of the file at `path`.

    Raises UnreadableSource: missing, folder, special, denied, empty or too-large. A pipe or a
    device is never opened, for it might not end.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableSource(path, Refusal.MISSING) from error
    except OSError as error:
        raise UnreadableSource(path, Refusal.DENIED, error.strerror or "") from error
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableSource(path, Refusal.FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableSource(path, Refusal.SPECIAL)
    if found.st_size > MAX_MEGABYTES * 1_000_000:
        raise UnreadableSource(path, Refusal.TOO_LARGE, str(MAX_MEGABYTES))
    return _not_empty(path, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(path, Refusal.DENIED, error.strerror or "") from error


def _not_empty(path: Path, data: bytes) -> bytes:
    if not data.strip(b"\0"):
        raise UnreadableSource(path, Refusal.EMPTY)
    return data
