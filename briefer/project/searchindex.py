"""The full-text index: which normalised words stand in which source. It can be made again.

A source's canonical text never changes, so the index follows `texts` alone: neither a changed
role nor undo touches it. Its triggers are TEMP: the file itself has none.
"""

from __future__ import annotations

import apsw

from briefer.core.text import search_form

_TRIGGERS = (
    """CREATE TEMP TRIGGER index_text AFTER INSERT ON main.texts BEGIN
  INSERT INTO search (rowid, words) VALUES (new.search_id, search_form(new.canonical));
END""",
    """CREATE TEMP TRIGGER unindex_text AFTER DELETE ON main.texts BEGIN
  DELETE FROM search WHERE rowid = old.search_id;
END""",
)


def attach(connection: apsw.Connection) -> None:
    """Let the index follow the texts for as long as `connection` is open."""
    connection.create_scalar_function(
        "search_form",
        _search_form,
        1,
        deterministic=True,
        flags=apsw.SQLITE_INNOCUOUS,
    )
    for trigger in _TRIGGERS:
        connection.execute(trigger)


def _search_form(*arguments: apsw.SQLiteValue) -> apsw.SQLiteValue:
    return search_form(str(arguments[0]))


def rebuild(connection: apsw.Connection) -> None:
    """Make the whole index again from the texts, within the caller's transaction."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.execute(
        "INSERT INTO search (rowid, words) SELECT search_id, search_form(canonical) FROM texts "
        "ORDER BY search_id"
    )
