"""Connections to a project file: how SQLite is set so that nothing is lost and nothing is run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

PAGE_SIZE = 8192
_BUSY_MS = 300

# What a file that somebody made by hand must not be able to do.
_SWITCHES = (
    (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
    (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    (apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),  # TEMP triggers, which are ours, still run
    (apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0),
)
_REWRITABLE = 1 << 29  # bytes of a file: it is held in memory meanwhile
_LIMITS = (
    (apsw.SQLITE_LIMIT_LENGTH, 1_000_000_000),
    (apsw.SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (apsw.SQLITE_LIMIT_EXPR_DEPTH, 200),
    (apsw.SQLITE_LIMIT_VDBE_OP, 250_000),
    (apsw.SQLITE_LIMIT_ATTACHED, 2),
)
# The one mode measured that lost nothing in kills, power cuts and device cuts: rollback journal,
# exclusive locking, synchronous EXTRA (3).
_PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("temp_store", 2),
    ("foreign_keys", 1),
    ("locking_mode", "exclusive"),
    ("journal_mode", "delete"),
    ("synchronous", 3),
)


def connected(path: Path | str, *, create: bool = False) -> apsw.Connection:
    """Return a connection that owns the file: nobody else can read or write it until it is closed.

    Raises apsw.BusyError where somebody else does, other apsw errors where it is no database.
    """
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    connection = apsw.Connection(str(path), flags=flags)
    try:
        _set_up(connection, create=create)
    except BaseException:
        connection.close()
        raise
    return connection


def scrub(connection: apsw.Connection) -> None:
    """Write the whole file anew: nothing that was deleted is left in it, or in its journal.

    SQLite leaves deleted rows in the free space of pages, and, while it owns a file alone, the
    pages of the last change in the journal. A file that would not fit into memory keeps the
    former.
    """
    connection.pragma("journal_size_limit", 0)  # a journal is emptied at the end of a change
    try:
        size = connection.pragma("page_count") * connection.pragma("page_size")
        if size <= _REWRITABLE:
            connection.execute("VACUUM")
        else:
            connection.pragma("user_version", connection.pragma("user_version"))
    finally:
        connection.pragma("journal_size_limit", -1)


def is_locked(path: Path) -> bool:
    """Tell whether another program has `path` open as a project; nothing is touched.

    Not for a path that this process has open: see `openfiles`.
    """
    if not path.is_file():
        return False
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            connection.execute("SELECT 1 FROM main.sqlite_schema").fetchall()
        finally:
            connection.close()
    except (apsw.BusyError, apsw.LockedError):
        return True
    except apsw.Error:  # damaged or no database at all
        return False
    return False


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Keep all that is written inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


def _set_up(connection: apsw.Connection, *, create: bool) -> None:
    connection.set_busy_timeout(_BUSY_MS)
    if connection.readonly("main"):
        raise apsw.ReadOnlyError("the file is write-protected")
    for switch, value in _SWITCHES:
        connection.config(switch, value)
    for limit, value in _LIMITS:
        connection.limit(limit, value)
    if create:
        connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
    for name, wanted in _PRAGMAS:
        connection.pragma(name, wanted)
        if (got := connection.pragma(name)) != wanted:
            raise apsw.MisuseError(f"{name} is {got}, not {wanted}")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
