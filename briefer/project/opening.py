"""Open a project file that nobody vouches for.

The header is read before SQLite sees the file. Then nothing in the file is run: defensive mode,
no triggers, no views; its parts must be exactly those that this version makes; and what was not
closed cleanly, or is small, is checked page by page. What is refused has not been changed.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import apsw

from briefer.core.errors import ProjectLocked, UnusableProject
from briefer.project import migrations, owner, schema
from briefer.project.connecting import connected
from briefer.project.problems import told

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes; https://sqlite.org/fileformat2.html, 1.3
_MOST_PARTS = 200
_ALWAYS_CHECKED = 32_000_000  # bytes; up to here a check takes about a tenth of a second


@dataclass(frozen=True, slots=True)
class Opened:
    """An open connection, and whether its search index must be made again."""

    connection: apsw.Connection
    is_index_damaged: bool = False


def opened(path: Path, *, must_check: bool = False) -> Opened:
    """Return a connection to the project in `path`, which must not be open in this process.

    With `must_check` every page is looked at even where nothing suggests damage. Raises
    ProjectLocked, and UnusableProject with a reason of `problems`.
    """
    size = usable_size(path)
    must_check = must_check or size <= _ALWAYS_CHECKED or _was_interrupted(path)
    _refuse_unwritable(path)
    connection = _connected(path)
    try:
        with told(UnusableProject, path):
            return Opened(connection, _checked(path, connection, must_check=must_check))
    except BaseException:
        connection.close()
        raise


def usable_size(path: Path) -> int:
    """Return the size in bytes of what looks like a project before SQLite sees it.

    Raises UnusableProject.
    """
    size = _regular_size(path)
    _refuse_foreign(path, _header(path))
    return size


def locked(path: Path) -> ProjectLocked:
    """Return the error that says who has `path` open."""
    who = owner.read_note(path)
    return ProjectLocked(path, who.user, who.host, who.since)


def quick_check(connection: apsw.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file, nothing where it is sound."""
    found = [str(row[0]) for row in connection.execute("PRAGMA main.quick_check(3)")]
    return () if found == ["ok"] else tuple(found)


def _regular_size(path: Path) -> int:
    """Return the size of a regular file in bytes; anything else is refused."""
    try:
        status = path.stat()
    except FileNotFoundError as problem:
        raise UnusableProject(path, "not-found") from problem
    except (OSError, ValueError) as problem:  # ValueError: a NUL character in the name
        raise UnusableProject(path, "unreadable", str(problem)) from problem
    if stat.S_ISDIR(status.st_mode):
        raise UnusableProject(path, "is-folder")
    if not stat.S_ISREG(status.st_mode):
        raise UnusableProject(path, "not-a-file")
    return status.st_size


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER)
    except OSError as problem:
        raise UnusableProject(path, "unreadable", problem.strerror or "") from problem


def _refuse_foreign(path: Path, header: bytes) -> None:
    """Refuse by what the header says: no database, another program's, a newer format."""
    if not header:
        raise UnusableProject(path, "empty")
    if not any(header):
        raise UnusableProject(path, "zeros")
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise UnusableProject(path, "not-a-project")
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise UnusableProject(path, "another-program")
    number = int.from_bytes(header[60:64], "big")
    if number > schema.VERSION:
        raise UnusableProject(path, "newer-version", str(number))
    if number < 1:
        raise UnusableProject(path, "damaged", f"format {number}")


def _was_interrupted(path: Path) -> bool:
    """Tell whether a side file says that the project was not closed cleanly."""
    return any(path.with_name(path.name + end).exists() for end in ("-journal", "-wal"))


def _refuse_unwritable(path: Path) -> None:
    """Refuse what could be read but not saved to: then a copy is the way."""
    is_effective = os.access in os.supports_effective_ids
    for place in (path, path.parent):
        if not os.access(place, os.W_OK, effective_ids=is_effective):
            raise UnusableProject(path, "read-only", str(place))


def _connected(path: Path) -> apsw.Connection:
    try:
        with told(UnusableProject, path):
            return connected(path)
    except (apsw.BusyError, apsw.LockedError) as problem:
        raise locked(path) from problem


def _checked(path: Path, connection: apsw.Connection, *, must_check: bool) -> bool:
    """Refuse what is not as this version makes it; tell whether the search index is damaged."""
    number = migrations.version(connection)
    count = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM main.sqlite_schema LIMIT ?)", (_MOST_PARTS + 1,)
    ).get
    if count > _MOST_PARTS:
        raise UnusableProject(path, "foreign-parts")
    if not 1 <= number <= schema.VERSION:  # a journal may have brought another header
        raise UnusableProject(path, "damaged", f"format {number}")
    odd = migrations.parts(connection) ^ migrations.expected_parts(number)
    if odd:
        raise UnusableProject(path, "foreign-parts", min(name for _kind, name, _sql in odd))
    found = quick_check(connection) if must_check else ()
    is_only_index = all("fts5" in line.lower() for line in found)
    if found and not is_only_index:
        raise UnusableProject(path, "damaged", found[0])
    return bool(found)
