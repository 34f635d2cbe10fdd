from __future__ import annotations

from collections.abc import Iterator

import apsw
import pytest

from briefer.project import schema
from briefer.project.migrations import MIGRATIONS, migrate, parts, version


@pytest.fixture
def connection() -> Iterator[apsw.Connection]:
    made = apsw.Connection(":memory:")
    migrate(made)
    made.execute("INSERT INTO steps VALUES (1, 'quote', '', '', '', 'done', x'00')")
    yield made
    made.close()


def widen(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE items ADD COLUMN colour TEXT NOT NULL DEFAULT ''")


def break_off(connection: apsw.Connection) -> None:
    widen(connection)
    raise ZeroDivisionError


def test_the_first_migration_makes_the_format_of_this_version(connection: apsw.Connection) -> None:
    assert version(connection) == schema.VERSION
    assert connection.pragma("application_id") == schema.APPLICATION_ID
    names = {name for kind, name, _sql in parts(connection) if kind == "table"}
    assert names.issuperset(schema.TRACKED)
    assert not [kind for kind, _name, _sql in parts(connection) if kind in {"trigger", "view"}]


def test_every_table_that_is_tracked_has_a_key(connection: apsw.Connection) -> None:
    """SQLite's sessions pass over rows without one."""
    for table in schema.TRACKED:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        assert any(column[5] for column in columns), table
        assert all(column[3] for column in columns if column[5]), table


def test_a_migration_keeps_the_history_and_ends_undo(connection: apsw.Connection) -> None:
    migrate(connection, schema.VERSION + 1, (*MIGRATIONS, widen))
    assert version(connection) == schema.VERSION + 1
    assert connection.execute("SELECT action, changeset FROM steps").fetchall() == [("quote", None)]


def test_a_migration_that_breaks_off_has_changed_nothing(connection: apsw.Connection) -> None:
    before = parts(connection)
    with pytest.raises(ZeroDivisionError):
        migrate(connection, schema.VERSION + 1, (*MIGRATIONS, break_off))
    assert (version(connection), parts(connection)) == (schema.VERSION, before)
    assert connection.execute("SELECT changeset FROM steps").get == b"\0"


def test_quotations_of_an_older_file_have_the_emphasis_of_their_source() -> None:
    older = apsw.Connection(":memory:")
    migrate(older, 3)
    older.execute("INSERT INTO items (item_id, position, kind) VALUES ('q', 0, 'quotation')")
    migrate(older)
    assert older.execute("SELECT emphasis FROM items").get is None
    older.close()
