"""Copies of a project that hold less than it: for a colleague, or for a new issue of the brief.

A copy is made whole, reduced in one transaction, and written anew by VACUUM, so that not a byte
of what was left out remains in the pages of the file.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import apsw

from briefer.core.errors import UnwritableTarget
from briefer.core.excerpt import CARRIED_OVER, OLD_SOURCE, Excerpt
from briefer.core.ids import new_id
from briefer.core.source import CslValue, ImportedSource, Source
from briefer.project import edits, openfiles, searchindex
from briefer.project.connecting import connected, is_locked, transaction
from briefer.project.copying import into_place
from briefer.project.edits import lookups
from briefer.project.edits.excerpts import taken
from briefer.project.problems import told
from briefer.project.project import Project
from briefer.project.transaction import Transaction
from briefer.project.values import item_of, to_json

_OF_ONE_ISSUE = ("date", "information_as_of", "version", "status", "cleared_by", "reference")
# What the outline uses, whether it prints or not; words cut out of a text belong to nothing.
_USED = """
WITH used_excerpts AS (
  SELECT excerpt_id FROM items
   WHERE excerpt_id IS NOT NULL AND (kind <> 'inline' OR parent_id IS NOT NULL)
  UNION SELECT excerpt_id FROM supports
), used_sources AS (
  SELECT source_id FROM excerpts WHERE excerpt_id IN (SELECT excerpt_id FROM used_excerpts)
  UNION SELECT source_id FROM sources WHERE key IN (SELECT key FROM cites)
)
"""
_LEFT_OUT_OF_ALL = (
    "DELETE FROM items WHERE kind = 'inline' AND parent_id IS NULL",
    (
        f"{_USED} DELETE FROM excerpts "  # noqa: S608
        "WHERE excerpt_id NOT IN (SELECT excerpt_id FROM used_excerpts)"
    ),
    *(
        f"{_USED} DELETE FROM {table} "  # noqa: S608
        "WHERE source_id NOT IN (SELECT source_id FROM used_sources)"
        for table in ("texts", "blocks", "sources")
    ),
    (
        "DELETE FROM origins WHERE first_id NOT IN (SELECT source_id FROM sources) "
        "OR second_id NOT IN (SELECT source_id FROM sources)"
    ),
    "DELETE FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM sources)",
    "UPDATE sources SET supersedes = '' WHERE supersedes NOT IN (SELECT source_id FROM sources)",
    "DELETE FROM steps",
    "DELETE FROM exports",
    "DELETE FROM decisions",
    "DELETE FROM returns",
)
_LEFT_OUT_FOR_A_COLLEAGUE = (
    "DELETE FROM comments WHERE is_private",
    "UPDATE excerpts SET note = ''",
    "UPDATE dismissals SET reason = ''",
)
_LEFT_OUT_OF_A_NEW_ISSUE = ("DELETE FROM comments", "DELETE FROM dismissals")


@dataclass(frozen=True, slots=True)
class Shared:
    """What a copy for a colleague holds, and how much of the project it leaves out."""

    title: str
    sources: tuple[str, ...]
    sources_left_out: tuple[str, ...]
    excerpts: int
    excerpts_left_out: int
    comments: int
    comments_left_out: int
    notes_left_out: int
    steps_left_out: int


@dataclass(frozen=True, slots=True)
class OldSource:
    """A source that was published, or else brought in, before a day (ISO 8601)."""

    source_id: str
    title: str
    day: str


def shared_contents(connection: apsw.Connection) -> Shared:
    """Return what a copy for a colleague would hold."""
    used = _titles(connection, "IN")
    left = _titles(connection, "NOT IN")
    excerpts = _count(connection, "SELECT count(*) FROM excerpts")
    kept = _count(connection, f"{_USED} SELECT count(*) FROM used_excerpts")  # noqa: S608
    private = _count(connection, "SELECT count(*) FROM comments WHERE is_private")
    return Shared(
        str(connection.execute("SELECT max(value) FROM front_matter WHERE name = 'title'").get
            or ""),
        used,
        left,
        kept,
        excerpts - kept,
        _count(connection, "SELECT count(*) FROM comments") - private,
        private,
        _count(connection, "SELECT count(*) FROM excerpts WHERE note <> ''"),
        _count(connection, "SELECT count(*) FROM steps"),
    )  # fmt: skip


def share(project: Project, target: Path) -> None:
    """Write a copy for a colleague: without history, unused sources, private remarks and notes.

    Raises UnwritableTarget; a file that is there is replaced.
    """
    _reduced(project, target, _for_a_colleague)


def begin_issue(project: Project, target: Path, oldest: str) -> tuple[OldSource, ...]:
    """Write a new issue of the brief: outline, settings and texts stay, tagged as carried over.

    What belongs to one issue (dates, version, clearance, remarks, history) goes. Sources from
    before the day `oldest` (ISO 8601) are returned and their excerpts tagged. Raises
    UnwritableTarget, with exists where a file is there.
    """
    if target.exists():
        raise UnwritableTarget(target, "exists")
    found: list[OldSource] = []

    def reduce(connection: apsw.Connection) -> None:
        found.extend(_old_sources(connection, oldest))
        _as_new_issue(connection, {source.source_id for source in found})

    _reduced(project, target, reduce)
    return tuple(found)


def bring_sources(
    tx: Transaction, brought: Sequence[tuple[Source, ImportedSource]]
) -> tuple[str, ...]:
    """Bring in sources of another brief with what was said about them; return their ids here.

    A source that this brief has already (the same bytes) stays as it is.
    """
    added = edits.add_sources(tx, [imported for _source, imported in brought])
    step = (tx.action, tx.target, tx.detail)
    for (theirs, _imported), ours in zip(brought, added, strict=True):
        if not ours.is_duplicate:
            edits.revise_source(tx, ours.source_id, **_unsaid(tx, ours.source_id, theirs))
    tx.note(*step)
    return tuple(source.source_id for source in added)


def _unsaid(tx: Transaction, source_id: str, theirs: Source) -> dict[str, object]:
    """Return what the other brief says about a source and this one does not."""
    ours = _own_words(lookups.source(tx, source_id))
    return {name: value for name, value in _own_words(theirs).items() if not ours[name]}


def _own_words(source: Source) -> dict[str, object]:
    said = {"reliability": source.reliability, "descriptor": source.descriptor}
    return {**said, **asdict(source.copy)}


def bring_excerpts(
    tx: Transaction,
    passages: Sequence[tuple[str, Excerpt]],
    place: Callable[[Transaction, Sequence[str]], object],
) -> tuple[str, ...]:
    """Take excerpts of another brief and `place` them, as one step; return their ids here.

    Each passage is the id of the source here and the excerpt as the other brief has it; who
    said it and its tags come along, its private note does not. What this brief says about an
    excerpt that it has already stands.
    """
    ids = tuple(_brought(tx, source_id, excerpt) for source_id, excerpt in passages)
    place(tx, ids)
    return ids


def _brought(tx: Transaction, source_id: str, theirs: Excerpt) -> str:
    spans = tuple(selector.span for selector in theirs.selectors)
    ours = taken(tx, source_id, spans)
    tags = tuple(dict.fromkeys([*ours.tags, *theirs.tags]))
    edits.revise_excerpt(tx, ours.excerpt_id, said_by=ours.said_by or theirs.said_by, tags=tags)
    return ours.excerpt_id


def _reduced(project: Project, target: Path, reduce: Callable[[apsw.Connection], None]) -> None:
    name = f".{target.name[:60]}.{secrets.token_hex(4)}"
    whole, part = target.with_name(f"{name}.whole"), target.with_name(f"{name}.part")
    if openfiles.owner_of(target) is not None or is_locked(target):
        raise UnwritableTarget(target, "held-open")
    with told(UnwritableTarget, target):
        try:
            project.save_copy(whole)
            connection = connected(whole)
            try:
                with transaction(connection):
                    reduce(connection)
                    searchindex.rebuild(connection)
                connection.execute("VACUUM INTO ?", (str(part),))
            finally:
                connection.close()
            into_place(part, target)
        finally:
            whole.unlink(missing_ok=True)
            part.unlink(missing_ok=True)


def _for_a_colleague(connection: apsw.Connection) -> None:
    _execute(connection, (*_LEFT_OUT_OF_ALL, *_LEFT_OUT_FOR_A_COLLEAGUE))


def _as_new_issue(connection: apsw.Connection, old: set[str]) -> None:
    _execute(connection, (*_LEFT_OUT_OF_ALL, *_LEFT_OUT_OF_A_NEW_ISSUE))
    connection.execute("UPDATE meta SET value = ? WHERE name = 'project_id'", (new_id(),))
    marks = ", ".join("?" * len(_OF_ONE_ISSUE))
    connection.execute(f"DELETE FROM front_matter WHERE name IN ({marks})", _OF_ONE_ISSUE)  # noqa: S608
    for table, key in (("items", "item_id"), ("excerpts", "excerpt_id")):
        source = "source_id" if table == "excerpts" else "''"
        rows = connection.execute(f"SELECT {key}, tags, {source} FROM {table}").fetchall()  # noqa: S608
        for row_id, tags, source_id in rows:
            known = json.loads(str(tags))
            added = [CARRIED_OVER, *([OLD_SOURCE] if source_id in old else [])]
            connection.execute(
                f"UPDATE {table} SET tags = ? WHERE {key} = ?",  # noqa: S608
                (to_json(list(dict.fromkeys([*known, *added]))), row_id),
            )


def _old_sources(connection: apsw.Connection, oldest: str) -> Iterable[OldSource]:
    rows = connection.execute(
        f"{_USED} SELECT source_id, name, item, imported_at FROM sources "  # noqa: S608
        "WHERE source_id IN (SELECT source_id FROM used_sources) ORDER BY position"
    )
    for source_id, name, item, imported_at in rows:
        described = item_of(str(item))
        day = _day_of(described.value("issued")) or str(imported_at)[:10]
        if day and day < oldest[: len(day)]:
            yield OldSource(str(source_id), described.text("title") or str(name), day)


def _day_of(issued: CslValue) -> str:
    """Return a date of CSL-JSON as far as it is stated: "2024", "2024-10", "2024-10-31"."""
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if not parts or not parts[0]:
        return ""
    try:
        year, *others = (int(part) for part in parts[0])
    except (TypeError, ValueError):
        return ""
    return "-".join([f"{year:04}", *(f"{part:02}" for part in others)])


def _titles(connection: apsw.Connection, how: str) -> tuple[str, ...]:
    rows = connection.execute(
        f"{_USED} SELECT name, item FROM sources "  # noqa: S608
        f"WHERE source_id {how} (SELECT source_id FROM used_sources) ORDER BY position"
    )
    return tuple(item_of(str(item)).text("title") or str(name) for name, item in rows)


def _count(connection: apsw.Connection, sql: str) -> int:
    return int(str(connection.execute(sql).get))


def _execute(connection: apsw.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)
