"""The full-text index: which normalised words stand in which source. It can be made again.

A source's canonical text never changes, so the index follows `texts` alone: neither a changed
role nor undo touches it. It is written for a whole batch at once. (Triggers, even TEMP ones,
open a savepoint a text, at each of which FTS5 writes out what it holds: 1.4 times the CPU time
for 1,000 articles of 1,000 words in batches of 50.)
"""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from briefer.core.text import search_form


def add(connection: apsw.Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index canonical texts by their `search_id`, within the caller's transaction."""
    connection.executemany(
        "INSERT INTO search (rowid, words) VALUES (?, ?)",
        ((search_id, search_form(canonical)) for search_id, canonical in texts),
    )


def rebuild(connection: apsw.Connection) -> None:
    """Make the whole index again from the texts, within the caller's transaction."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    rows = connection.execute("SELECT search_id, canonical FROM texts ORDER BY search_id")
    add(connection, ((int(str(search_id)), str(canonical)) for search_id, canonical in rows))
