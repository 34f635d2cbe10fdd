"""Put a file where it was asked for, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
from pathlib import Path

from briefer.core.durable import flush_folder
from briefer.core.errors import UnwritableTarget

_REASONS = {
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EISDIR: "is-folder",
    errno.EBUSY: "held-open",
    errno.ETXTBSY: "held-open",
    errno.ENAMETOOLONG: "bad-name",
    errno.EINVAL: "bad-name",
}
# What Windows says when another program, usually Word, has the file open.
_HELD_OPEN_ON_WINDOWS = frozenset({32, 33})


def write_atomically(path: Path, data: bytes, last_sha256: str = "", *, force: bool = False) -> str:
    """Write `data` to `path` and return its sha256; the file is never half there.

    An existing file is replaced only if its sha256 is `last_sha256` (our last export to this
    path), if it holds `data` already, or with `force`. Raises UnwritableTarget with reason
    exists-not-ours, is-folder, folder-missing, read-only, full, held-open, bad-name or failed;
    then nothing has changed.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        _check(path, {digest, last_sha256}, force=force)
        _replace(path.resolve() if path.is_symlink() else path, data)
    except OSError as problem:
        raise UnwritableTarget(path, _reason(problem), problem.strerror or "") from problem
    except ValueError as problem:  # a NUL character in the name
        raise UnwritableTarget(path, "bad-name") from problem
    return digest


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes as hexadecimal digits; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(path: Path, ours: set[str], *, force: bool) -> None:
    """Refuse a target that is a folder, is protected, or is somebody else's work."""
    if path.is_dir():
        raise UnwritableTarget(path, "is-folder")
    if not path.parent.is_dir():
        raise UnwritableTarget(path, "folder-missing", str(path.parent))
    if not path.exists():
        return
    if not force and sha256_of(path) not in ours:
        raise UnwritableTarget(path, "exists-not-ours")
    if not path.stat().st_mode & stat.S_IWUSR:
        raise UnwritableTarget(path, "read-only")


def _replace(path: Path, data: bytes) -> None:
    """Write beside `path`, flush to the disk, and move into place."""
    temporary = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    flush_folder(path.parent)


def _reason(problem: OSError) -> str:
    if getattr(problem, "winerror", None) in _HELD_OPEN_ON_WINDOWS:
        return "held-open"
    return _REASONS.get(problem.errno or 0, "failed")
