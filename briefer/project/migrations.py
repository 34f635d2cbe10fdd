"""Numbered migrations: the n-th makes format n out of format n - 1, each in one transaction.

A migration that has been released never changes; format 1 is made by the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import apsw

from briefer.core.ids import new_id
from briefer.project import schema
from briefer.project.connecting import transaction

Migration = Callable[[apsw.Connection], None]
Part = tuple[str, str, str]


def _first(connection: apsw.Connection) -> None:
    for statement in schema.STATEMENTS:
        connection.execute(statement)
    # travels into exported files, which say with it which project they came from
    connection.execute("INSERT INTO meta VALUES ('project_id', ?)", (new_id(),))


def _second(connection: apsw.Connection) -> None:
    for statement in schema.SECOND:
        connection.execute(statement)


def _third(connection: apsw.Connection) -> None:
    for statement in schema.THIRD:
        connection.execute(statement)


def _fourth(connection: apsw.Connection) -> None:
    for statement in schema.FOURTH:
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_first, _second, _third, _fourth)
assert len(MIGRATIONS) == schema.VERSION


def version(connection: apsw.Connection) -> int:
    """Return the file's format number, 0 for one without tables."""
    return int(connection.pragma("user_version"))


def migrate(
    connection: apsw.Connection,
    to: int = schema.VERSION,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Bring the file to format `to`; undo does not reach back across a change of format."""
    for number in range(version(connection) + 1, to + 1):
        with transaction(connection):
            migrations[number - 1](connection)
            connection.execute("UPDATE steps SET changeset = NULL")
            connection.pragma("application_id", schema.APPLICATION_ID)
            connection.pragma("user_version", number)


def parts(connection: apsw.Connection) -> frozenset[Part]:
    """Return type, name and definition of every table, index, trigger and view of the file."""
    rows = connection.execute(
        "SELECT type, name, sql FROM main.sqlite_schema "
        "WHERE sql IS NOT NULL AND name NOT IN ('sqlite_stat1', 'sqlite_stat4', 'sqlite_sequence')"
    )
    return frozenset((kind, name, _normal(sql)) for kind, name, sql in rows)


@cache
def expected_parts(number: int) -> frozenset[Part]:
    """Return the parts of a file of format `number` as this version makes it."""
    connection = apsw.Connection(":memory:")
    try:
        migrate(connection, number)
        return parts(connection)
    finally:
        connection.close()


def _normal(sql: str) -> str:
    return "".join(sql.lower().split())
