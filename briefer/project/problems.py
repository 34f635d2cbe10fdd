"""From what the system or SQLite says to the errors of `core/errors.py`.

Reason codes, each of which has its sentence in `jobs/sentences.py`:

UnusableProject (a project could not be opened):
    not-found, is-folder, not-a-file (a device, a pipe), unreadable (no permission),
    empty (0 bytes), zeros (nothing but zeros: power cut or sync damage), not-a-project,
    another-program (another program's database), newer-version (`detail`: its format number),
    damaged (`detail`: what SQLite found), foreign-parts (`detail`: the first part that does not
    belong), read-only (file or folder), full, in-use (a copy was asked for, but the file kept
    changing and there is no snapshot), failed (`detail`: what the system says).
UnwritableProject (an edit could not be written; nothing has changed):
    full, read-only, vanished (the file or its folder is gone), damaged, failed.
UnwritableTarget (a new project or a copy could not be made there):
    exists, is-folder, folder-missing, read-only, full, held-open, bad-name, failed.
ProjectLocked: somebody has the project open, here or elsewhere.
EditRefused: read-only-copy (the project is a copy of somebody else's), undo-conflict
    (`target`: the step; the file was changed by other means).
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from briefer.core.errors import (
    FileProblem,
    UnusableProject,
    UnwritableProject,
    UnwritableTarget,
)

_OF_SYSTEM = {
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EISDIR: "is-folder",
    errno.EEXIST: "exists",
    errno.EBUSY: "held-open",
    errno.ETXTBSY: "held-open",
    errno.ENAMETOOLONG: "bad-name",
    errno.EINVAL: "bad-name",
}
# What Windows says when another program has the file open.
_HELD_OPEN_ON_WINDOWS = frozenset({32, 33})

_OF_SQLITE: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "full"),
    (apsw.ReadOnlyError, "read-only"),
    (apsw.PermissionsError, "read-only"),
    (apsw.NotADBError, "not-a-project"),
    (apsw.CorruptError, "damaged"),
    (apsw.CantOpenError, "vanished"),
    (apsw.IOError, "failed"),
    (apsw.NoMemError, "failed"),
)
_OF_THE_FILE = tuple(kind for kind, _reason in _OF_SQLITE)


# What a code of the tables above means for this kind of problem.
_MEANT: dict[type[FileProblem], dict[str, str]] = {
    UnusableProject: {"vanished": "unreadable", "folder-missing": "not-found"},
    UnwritableProject: {"not-a-project": "damaged", "folder-missing": "vanished"},
    UnwritableTarget: {"vanished": "read-only", "not-a-project": "failed", "damaged": "failed"},
}


def reason_of_system(problem: OSError) -> str:
    """Return the reason code for writing that the system refused."""
    if getattr(problem, "winerror", None) in _HELD_OPEN_ON_WINDOWS:
        return "held-open"
    return _OF_SYSTEM.get(problem.errno or 0, "failed")


def reason_of_sqlite(problem: apsw.Error) -> str:
    """Return the reason code for what SQLite could not do."""
    return next((reason for kind, reason in _OF_SQLITE if isinstance(problem, kind)), "failed")


@contextmanager
def told(kind: type[FileProblem], path: Path) -> Iterator[None]:
    """Raise `kind` about `path` for whatever is wrong with the file; bugs stay what they are."""
    try:
        yield
    except _OF_THE_FILE as problem:
        reason = reason_of_sqlite(problem)
        raise kind(path, _meant(kind, reason), str(problem)) from problem
    except OSError as problem:
        reason = reason_of_system(problem)
        raise kind(path, _meant(kind, reason), problem.strerror or "") from problem


def _meant(kind: type[FileProblem], reason: str) -> str:
    return _MEANT.get(kind, {}).get(reason, reason)
