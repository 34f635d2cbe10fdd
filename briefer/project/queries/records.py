"""What a project keeps on record: exports, comments, dismissed findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apsw


@dataclass(frozen=True, slots=True)
class Export:
    """A file that went out; times are ISO 8601 UTC, `returned_at` empty where none came back."""

    export_id: str
    path: Path
    sha256: str
    sent_to: str
    reason: str
    exported_at: str
    returned_at: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said about an item; `resolved_at` is empty while it asks for attention."""

    comment_id: str
    item_id: str
    author: str
    words: str
    is_private: bool
    created_at: str
    resolved_at: str = ""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding of the checks, by its code, that somebody has dismissed."""

    item_id: str
    finding: str
    reason: str
    dismissed_at: str


def exports(connection: apsw.Connection) -> tuple[Export, ...]:
    """Return the log of exports, the latest first."""
    rows = connection.execute(
        "SELECT export_id, path, sha256, sent_to, reason, exported_at, returned_at FROM exports "
        "ORDER BY exported_at DESC, rowid DESC"
    )
    return tuple(Export(str(row[0]), Path(str(row[1])), *map(str, row[2:])) for row in rows)


def project_id(connection: apsw.Connection) -> str:
    """Return the id of the project, empty for one made before there were any."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'project_id'").fetchone()
    return "" if row is None else str(row[0])


def last_export(connection: apsw.Connection, path: Path) -> str:
    """Return the SHA-256 of the last export to `path`, empty where there was none."""
    found = connection.execute(
        "SELECT sha256 FROM exports WHERE path = ? ORDER BY exported_at DESC, rowid DESC LIMIT 1",
        (str(path.absolute()),),
    ).fetchone()
    return "" if found is None else str(found[0])


def comments(connection: apsw.Connection, item_id: str = "") -> tuple[Comment, ...]:
    """Return the comments on an item, empty for those on all, the oldest first."""
    rows = connection.execute(
        "SELECT comment_id, item_id, author, words, is_private, created_at, resolved_at "
        "FROM comments WHERE ?1 IN ('', item_id) ORDER BY created_at, rowid",
        (item_id,),
    )
    return tuple(
        Comment(str(c), str(i), str(author), str(words), bool(private), str(at), str(resolved))
        for c, i, author, words, private, at, resolved in rows
    )


def dismissals(connection: apsw.Connection) -> tuple[Dismissal, ...]:
    """Return the findings that were dismissed."""
    rows = connection.execute(
        "SELECT item_id, finding, reason, dismissed_at FROM dismissals ORDER BY item_id, finding"
    )
    return tuple(Dismissal(*map(str, row)) for row in rows)
