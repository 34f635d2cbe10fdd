"""Steps: one recorded changeset is the undo step, the line of the history and the announcement.

A step is done, undone, or outside undo (an import, an entry of a log). Steps are permanent; their
changesets are dropped, oldest first, beyond 500 steps or 50 MB, and those of undone steps by the
next edit. So what can be undone always lies together at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

import apsw

from briefer.core.errors import EditRefused
from briefer.project.changes import Change, Key, Origin, Rows, Step
from briefer.project.connecting import transaction
from briefer.project.schema import TRACKED
from briefer.project.transaction import Transaction

R = TypeVar("R")

# What comes of a changeset that does not fit the rows, or is none.
_UNFIT = (apsw.AbortError, apsw.ConstraintError, apsw.CorruptError, UnicodeDecodeError)
MOST_STEPS = 500
MOST_BYTES = 50_000_000


class State(StrEnum):
    """Where a step stands."""

    DONE = "done"
    UNDONE = "undone"
    OUTSIDE = "outside"


def now() -> str:
    """Return the time in ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def recorded(
    connection: apsw.Connection, edit: Callable[[Transaction], R], name: str
) -> tuple[R, Change | None]:
    """Carry out `edit` in one transaction; return its value and what it changed, None for nothing.

    An edit that raises has changed nothing.
    """
    tx = Transaction(connection, now(), action=name)
    with transaction(connection):
        session = tx.session = _session(connection)
        try:
            value = edit(tx)
            changeset = session.changeset()
        finally:
            session.close()
        step = _enter(tx, changeset)
    if step is None:
        return value, None
    origin = Origin.IMPORT if tx.is_outside_undo else Origin.EDIT
    return value, _change(connection, step, origin, _rows(changeset))


def undo(connection: apsw.Connection) -> Change | None:
    """Take back the last step; None where there is none."""
    return _turn(connection, _undoable(connection), Origin.UNDO, State.UNDONE)


def redo(connection: apsw.Connection) -> Change | None:
    """Make the step again that was taken back last; None where there is none."""
    return _turn(connection, _redoable(connection), Origin.REDO, State.DONE)


def undo_redo(connection: apsw.Connection) -> tuple[Step | None, Step | None]:
    """Return the steps that undo would take back and redo would make again."""
    return _undoable(connection), _redoable(connection)


def history(connection: apsw.Connection, limit: int = MOST_STEPS) -> tuple[Step, ...]:
    """Return the last `limit` steps that hold, the latest first."""
    return _steps(connection, "state <> 'undone' ORDER BY number DESC LIMIT ?", limit)


def _session(connection: apsw.Connection) -> apsw.Session:
    """Begin to record the tables that are named: never originals or the search index."""
    session = apsw.Session(connection, "main")
    for table in TRACKED:
        session.attach(table)
    return session


def _enter(tx: Transaction, changeset: bytes) -> Step | None:
    """Write the line of the history; an edit that changed nothing has none."""
    if tx.is_outside_undo:
        return _continued(tx) or _insert(tx, State.OUTSIDE, None)
    if not changeset:
        return None
    tx.connection.execute(
        "UPDATE steps SET changeset = NULL WHERE state = 'undone' AND changeset IS NOT NULL "
        "AND number > ?",
        (_last_done(tx.connection),),
    )
    step = _insert(tx, State.DONE, changeset)
    _drop_oldest(tx.connection)
    return step


def _insert(tx: Transaction, state: State, changeset: bytes | None) -> Step:
    tx.connection.execute(
        "INSERT INTO steps (action, target, detail, at, state, changeset) VALUES (?,?,?,?,?,?)",
        (tx.action, tx.target, tx.detail, tx.now, state.value, changeset),
    )
    number = tx.connection.last_insert_rowid()
    return Step(number, tx.action, tx.target, tx.detail, tx.now)


def _continued(tx: Transaction) -> Step | None:
    """Return the step that `tx` goes on with, its line told anew; None where there is none."""
    if not tx.is_continued:
        return None
    found = _steps(
        tx.connection,
        "state = 'outside' AND action = ? AND target = ? ORDER BY number DESC LIMIT 1",
        tx.action,
        tx.target,
    )
    if not found:
        return None
    number = found[0].number
    tx.connection.execute(
        "UPDATE steps SET detail = ?, at = ? WHERE number = ?", (tx.detail, tx.now, number)
    )
    return Step(number, tx.action, tx.target, tx.detail, tx.now)


def _drop_oldest(connection: apsw.Connection) -> None:
    """Drop the changesets beyond the limits; the newest always stays."""
    size = 0
    rows: list[tuple[int, int]] = connection.execute(  # type: ignore[assignment]
        "SELECT number, length(changeset) FROM steps WHERE changeset IS NOT NULL "
        "ORDER BY number DESC LIMIT ?",
        (MOST_STEPS + 1,),
    ).fetchall()
    for place, (number, length) in enumerate(rows):
        size += length
        if place >= MOST_STEPS or (place and size > MOST_BYTES):
            connection.execute(
                "UPDATE steps SET changeset = NULL WHERE changeset IS NOT NULL AND number <= ?",
                (number,),
            )
            return


def _turn(
    connection: apsw.Connection, step: Step | None, origin: Origin, state: State
) -> Change | None:
    """Apply a step's changeset, inverted for undo, and note where the step now stands."""
    if step is None:
        return None
    changeset: bytes = connection.execute(
        "SELECT changeset FROM steps WHERE number = ?", (step.number,)
    ).get
    with transaction(connection):
        rows = _applied(connection, changeset, step, is_undo=origin is Origin.UNDO)
        connection.execute(
            "UPDATE steps SET state = ? WHERE number = ?", (state.value, step.number)
        )
    return _change(connection, step, origin, rows)


def _applied(connection: apsw.Connection, changeset: bytes, step: Step, *, is_undo: bool) -> Rows:
    """Apply a changeset, which a file from elsewhere may have made up; return its rows."""
    try:
        apsw.Changeset.apply(
            apsw.Changeset.invert(changeset) if is_undo else changeset,
            connection,
            filter=TRACKED.__contains__,
            conflict=_answer,
        )
        return _rows(changeset)
    except _UNFIT as problem:
        raise EditRefused("undo-conflict", str(step.number), step.action) from problem


def _answer(_reason: int, row: apsw.TableChange) -> int:
    """Pass over a row that is as it shall be already; whatever else does not fit, ends it all.

    A source that undo would bring back may have come back by itself, by being added again.
    """
    if row.new is None or row.conflict is None:
        return apsw.SQLITE_CHANGESET_ABORT
    pairs = zip(row.new, row.conflict, strict=True)
    is_so = all(new is apsw.no_change or new == stands for new, stands in pairs)
    return apsw.SQLITE_CHANGESET_OMIT if is_so else apsw.SQLITE_CHANGESET_ABORT


def _change(connection: apsw.Connection, step: Step, origin: Origin, rows: Rows) -> Change:
    undoable, redoable = undo_redo(connection)
    return Change(step, origin, rows, undoable, redoable)


def _rows(changeset: bytes) -> Rows:
    """Return the keys of the rows that a changeset speaks of, by table."""
    found: dict[str, set[Key]] = {}
    for change in apsw.Changeset.iter(changeset):
        row = change.old if change.old is not None else change.new
        assert row is not None
        key = tuple(row[column] for column in sorted(change.pk_columns))
        found.setdefault(change.name, set()).add(key[0] if len(key) == 1 else key)  # type: ignore[arg-type]
    return {table: frozenset(keys) for table, keys in found.items()}


def _undoable(connection: apsw.Connection) -> Step | None:
    found = _steps(
        connection,
        "state = 'done' AND changeset IS NOT NULL ORDER BY number DESC LIMIT ?",
        1,
    )
    return found[0] if found else None


def _redoable(connection: apsw.Connection) -> Step | None:
    found = _steps(
        connection,
        f"state = 'undone' AND changeset IS NOT NULL AND number > {_last_done(connection)} "
        "ORDER BY number LIMIT ?",
        1,
    )
    return found[0] if found else None


def _last_done(connection: apsw.Connection) -> int:
    """Return the number of the last step that is done, 0 where there is none."""
    step = _undoable(connection)
    return step.number if step is not None else 0


def _steps(connection: apsw.Connection, condition: str, *values: int | str) -> tuple[Step, ...]:
    rows = connection.execute(
        f"SELECT number, action, target, detail, at FROM steps WHERE {condition}",  # noqa: S608
        values,
    )
    return tuple(Step(*row) for row in rows)
