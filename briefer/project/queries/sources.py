"""Sources and excerpts as lists show them, and the texts of sources."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import apsw

from briefer.core.excerpt import Excerpt
from briefer.core.source import ReadWarning, Source, SourceText
from briefer.core.speech import Speech, speech_in
from briefer.project.uses import uses_by_excerpt, uses_by_source
from briefer.project.values import (
    BLOCK_COLUMNS,
    EXCERPT_COLUMNS,
    SOURCE_COLUMNS,
    block_of,
    excerpt_of,
    read_spans,
    source_of,
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the list shows it, and how often the outline uses it.

    `older_id` is the source that it is a newer version of, `newer_id` the one that is a newer
    version of it; both empty where there is none.
    """

    source: Source
    use_count: int = 0
    older_id: str = ""
    newer_id: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """An excerpt as the list shows it, and how often the outline uses it."""

    excerpt: Excerpt
    uses: int = 0


def sources(connection: apsw.Connection) -> tuple[SourceLine, ...]:
    """Return the sources in the order in which they came in, without the removed ones."""
    return _lines(connection, "removed_at = ''")


def removed_sources(connection: apsw.Connection) -> tuple[SourceLine, ...]:
    """Return the removed sources, the latest first removed last."""
    return _lines(connection, "removed_at <> ''")


def excerpts(connection: apsw.Connection) -> tuple[ExcerptLine, ...]:
    """Return the excerpts by source, without those that were removed or whose source was."""
    return _excerpt_lines(connection, "e.removed_at = '' AND s.removed_at = ''")


def removed_excerpts(connection: apsw.Connection) -> tuple[ExcerptLine, ...]:
    """Return the removed excerpts of sources that are still there."""
    return _excerpt_lines(connection, "e.removed_at <> '' AND s.removed_at = ''")


def source_text(connection: apsw.Connection, source_id: str) -> SourceText:
    """Return the text of a source, an empty one where the project has none."""
    found = connection.execute(
        "SELECT canonical, emphasis FROM texts WHERE source_id = ?", (source_id,)
    ).fetchone()
    canonical = "" if found is None else str(found[0])
    emphasis = () if found is None else read_spans(str(found[1]))
    rows = connection.execute(
        f"SELECT {BLOCK_COLUMNS} FROM blocks WHERE source_id = ? ORDER BY start",  # noqa: S608
        (source_id,),
    )
    blocks = tuple(block_of(row, canonical) for row in rows)
    return SourceText(source_id, canonical, blocks, emphasis)


def source_texts(
    connection: apsw.Connection, source_ids: Iterable[str]
) -> Mapping[str, SourceText]:
    """Return the texts of several sources by id."""
    return {source_id: source_text(connection, source_id) for source_id in source_ids}


def library(connection: apsw.Connection) -> Mapping[str, tuple[Source, SourceText]]:
    """Return every source with its text by citation key: what an outline in Markdown can cite."""
    return {
        line.source.key: (line.source, source_text(connection, line.source.source_id))
        for line in sources(connection)
    }


def original(connection: apsw.Connection, source_id: str) -> bytes | None:
    """Return the bytes that a source was read from; None where the project does not have them."""
    found = connection.execute(
        "SELECT encoding, data FROM originals JOIN sources USING (sha256) WHERE source_id = ?",
        (source_id,),
    ).fetchone()
    if found is None:
        return None
    encoding, data = found
    assert isinstance(data, bytes)
    return zlib.decompress(data) if encoding == "zlib" else data


def speech(connection: apsw.Connection, excerpt_id: str) -> Speech | None:
    """Return whose words an excerpt is, if it stands in quotation marks in its source."""
    row = connection.execute(
        f"SELECT {EXCERPT_COLUMNS} FROM excerpts WHERE excerpt_id = ?",  # noqa: S608
        (excerpt_id,),
    ).fetchone()
    if row is None:
        return None
    excerpt = excerpt_of(row)
    spans = [selector.span for selector in excerpt.selectors]
    return speech_in(source_text(connection, excerpt.source_id), spans)


def source_warnings(connection: apsw.Connection, source_id: str) -> tuple[ReadWarning, ...]:
    """Return what the reader could not do when a source came in."""
    found = connection.execute(
        "SELECT warnings FROM sources WHERE source_id = ?", (source_id,)
    ).fetchone()
    pairs = [] if found is None else json.loads(str(found[0]))
    return tuple(ReadWarning(reason, detail) for reason, detail in pairs)


def _lines(connection: apsw.Connection, condition: str) -> tuple[SourceLine, ...]:
    uses = uses_by_source(connection)
    rows = connection.execute(
        f"SELECT {SOURCE_COLUMNS} FROM sources WHERE {condition} ORDER BY position, source_id"  # noqa: S608
    )
    newer = newer_versions(connection)
    older = {new: old for old, new in newer.items()}
    return tuple(
        SourceLine(s, uses[s.source_id], older.get(s.source_id, ""), newer.get(s.source_id, ""))
        for s in map(source_of, rows)
    )


def newer_versions(connection: apsw.Connection) -> Mapping[str, str]:
    """Return the newer version of each source that has one, both still on the list."""
    rows = connection.execute(
        "SELECT n.source_id, o.source_id FROM sources n JOIN sources o "
        "ON o.source_id = n.supersedes WHERE n.removed_at = '' AND o.removed_at = '' "
        "ORDER BY n.position"
    )
    return {str(older): str(newer) for newer, older in rows}


def _excerpt_lines(connection: apsw.Connection, condition: str) -> tuple[ExcerptLine, ...]:
    uses = uses_by_excerpt(connection)
    columns = ", ".join(f"e.{name.strip()}" for name in EXCERPT_COLUMNS.split(","))
    rows = connection.execute(
        f"SELECT {columns} FROM excerpts e JOIN sources s USING (source_id) "  # noqa: S608
        f"WHERE {condition} ORDER BY s.position, e.created_at, e.excerpt_id"
    )
    found = [ExcerptLine(excerpt, uses[excerpt.excerpt_id]) for excerpt in map(excerpt_of, rows)]
    return tuple(found)
