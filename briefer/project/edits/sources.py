"""Edits that bring sources in, take them out, or remove them for good."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefer.core.ids import derived_id
from briefer.core.keys import new_keys
from briefer.core.source import NUMBERED, CslItem, ImportedSource, Source
from briefer.core.text import word_count
from briefer.project import searchindex
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction
from briefer.project.uses import uses_by_source
from briefer.project.values import (
    SOURCE_COLUMNS,
    item_json,
    pages_text,
    source_of,
    spans_json,
    to_json,
)

_WORTH_PACKING = 16_384  # bytes of text-like originals from which they are stored compressed
_TEXT_LIKE = ("text/", "application/xhtml", "application/xml", "application/rtf", "message/")


@dataclass(frozen=True, slots=True)
class AddedSource:
    """What became of one file: a new source, or the one that has the same bytes already.

    `name` is that of the file that was added; `title` that of the source in the project.
    """

    source_id: str
    key: str
    name: str
    title: str = ""
    is_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """An import of which some sources are in already: the id of the first, and how many."""

    first_id: str
    count: int


def add_sources(
    tx: Transaction, imported: Iterable[ImportedSource], begun: Begun | None = None
) -> tuple[AddedSource, ...]:
    """Bring sources in, outside undo; the same bytes are never brought in twice.

    A source that was removed comes back as it was. Give many at once: 25 to 50 a transaction;
    those after the first go on with the import that has `begun`, one line in the history.
    """
    batch = tuple(imported)
    firsts: dict[str, ImportedSource] = {}
    for source in batch:
        firsts.setdefault(source.sha256, source)
    known = _known(tx, firsts)
    new = [source for sha256, source in firsts.items() if sha256 not in known]
    made = _insert_all(tx, new)
    back = [s for s in known.values() if s.removed_at]
    for removed in back:
        lookups.update(tx, "sources", {"source_id": removed.source_id}, {"removed_at": ""})
    fresh = made | {removed.sha256: removed for removed in back}
    if fresh:
        tx.keep_outside_undo()
        _note_import(tx, list(fresh.values()), begun)
    return tuple(_added(source, fresh, known) for source in batch)


def _note_import(tx: Transaction, fresh: Sequence[Source], begun: Begun | None) -> None:
    if begun is None:
        names = [source.name for source in fresh]
        tx.note(Action.ADD_SOURCES, fresh[0].source_id, lookups.counted(names))
    else:
        tx.note(Action.ADD_SOURCES, begun.first_id, str(begun.count + len(fresh)))
        tx.continue_step()


def remove_sources(tx: Transaction, ids: Sequence[str]) -> None:
    """Take sources off the list; what the outline quotes from them keeps its words."""
    _set_removed(tx, ids, tx.now, Action.REMOVE_SOURCES)


def restore_sources(tx: Transaction, ids: Sequence[str]) -> None:
    """Put removed sources back on the list."""
    _set_removed(tx, ids, "", Action.RESTORE_SOURCES)


def purge_sources(tx: Transaction, ids: Sequence[str]) -> tuple[str, ...]:
    """Remove sources for good, from the lists, the index and the history; return their SHA-256.

    Refused while the outline uses one. Undo is lost, since its changesets hold the words; freed
    pages are overwritten. Snapshots and copies of the file are for the caller to deal with.
    """
    sources = [lookups.source(tx, source_id) for source_id in lookups.each_once(ids)]
    uses = uses_by_source(tx.connection)
    for source in sources:
        if uses.get(source.source_id):
            count = str(uses[source.source_id])
            raise lookups.refuse(Refusal.SOURCE_IN_USE, source.source_id, count)
    is_secure = tx.connection.pragma("secure_delete")
    tx.connection.pragma("secure_delete", 1)
    for source in sources:
        _erase(tx, source)
    searchindex.rebuild(tx.connection)
    tx.connection.execute("UPDATE steps SET changeset = NULL, detail = ''")
    tx.connection.pragma("secure_delete", is_secure)
    tx.keep_outside_undo()
    tx.note(Action.PURGE_SOURCES, "", str(len(sources)))
    return tuple(source.sha256 for source in sources)


def _known(tx: Transaction, hashes: Iterable[str]) -> dict[str, Source]:
    """Return the sources of the project that have one of these hashes."""
    found: dict[str, Source] = {}
    for sha256 in hashes:
        row = tx.connection.execute(
            f"SELECT {SOURCE_COLUMNS} FROM sources JOIN texts USING (source_id) "  # noqa: S608
            "WHERE sha256 = ?",
            (sha256,),
        ).fetchone()
        if row is not None:
            found[sha256] = source_of(row)
    return found


def _insert_all(tx: Transaction, new: Sequence[ImportedSource]) -> dict[str, Source]:
    if not new:
        return {}
    keys = new_keys(new, _taken_keys(tx))
    position = _next(tx, "position", "sources")
    search_id = _next(tx, "search_id", "texts")
    described = _described(tx)
    sources = {}
    for number, (imported, key) in enumerate(zip(new, keys, strict=True)):
        source = _source(tx, imported, key)
        if source.source_id in described:
            source = _fill_in(tx, source, described[source.source_id])
        else:
            _insert_source(tx, imported, source, position + number)
        _insert_blocks(tx, imported, source)
        _keep_original(tx, imported)
        sources[source.sha256] = source
        tx.connection.execute(
            "INSERT INTO texts (source_id, search_id, reader, reader_version, canonical, "
            "emphasis) VALUES (?, ?, ?, ?, ?, ?)",
            (source.source_id, search_id + number, imported.reader, imported.reader_version,
             imported.canonical, spans_json(imported.emphasis)),
        )  # fmt: skip
    searchindex.add(tx.connection, enumerate((s.canonical for s in new), search_id))
    return sources


def _source(tx: Transaction, imported: ImportedSource, key: str) -> Source:
    words = word_count("\n".join(b.text for b in imported.blocks if b.role in NUMBERED))
    return Source(
        derived_id("source", imported.sha256), key, imported.name, imported.item, imported.sha256,
        imported.media_type, imported.language, words, tx.now, copy=imported.copy,
    )  # fmt: skip


def _insert_source(
    tx: Transaction, imported: ImportedSource, source: Source, position: int
) -> None:
    tx.connection.execute(
        "INSERT INTO sources (source_id, position, key, name, item, sha256, media_type, "
        "language, words, imported_at, warnings, extract_only) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (source.source_id, position, source.key, source.name, item_json(source.item),
         source.sha256, source.media_type, source.language, source.words, source.imported_at,
         to_json([[w.reason, w.detail] for w in imported.warnings]),
         int(source.copy.extract_only)),
    )  # fmt: skip


def _described(tx: Transaction) -> dict[str, Source]:
    """Return the sources of which a brief has told, but which nobody has brought in yet."""
    rows = tx.connection.execute(
        f"SELECT {SOURCE_COLUMNS} FROM sources WHERE source_id NOT IN "  # noqa: S608
        "(SELECT source_id FROM texts)"
    )
    return {source.source_id: source for source in map(source_of, rows)}


def _fill_in(tx: Transaction, source: Source, described: Source) -> Source:
    """Bring in a source that was described; it keeps its key and its metadata."""
    found = {
        "name": source.name,
        "media_type": source.media_type,
        "language": source.language,
        "words": source.words,
        "imported_at": source.imported_at,
        "removed_at": "",
    }
    lookups.update(tx, "sources", {"source_id": source.source_id}, found)
    return replace(source, key=described.key, item=described.item, copy=described.copy)


def _insert_blocks(tx: Transaction, imported: ImportedSource, source: Source) -> None:
    rows = [
        (source.source_id, b.start, b.end, b.role.value, b.number, b.level, int(b.is_doubtful),
         pages_text(b))
        for b in imported.blocks
    ]  # fmt: skip
    with tx.unrecorded():
        tx.connection.executemany("INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _keep_original(tx: Transaction, imported: ImportedSource) -> None:
    data, encoding = imported.original, ""
    if len(data) >= _WORTH_PACKING and imported.media_type.startswith(_TEXT_LIKE):
        data, encoding = zlib.compress(data, 1), "zlib"
    tx.connection.execute(
        "INSERT INTO originals VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (imported.sha256, len(imported.original), encoding, data),
    )


def _added(
    imported: ImportedSource, fresh: dict[str, Source], known: dict[str, Source]
) -> AddedSource:
    """Return what became of a file; of two with the same bytes only the first is new."""
    source = fresh.pop(imported.sha256, None)
    is_duplicate = source is None
    if source is None:
        source = known[imported.sha256]
    known[imported.sha256] = source
    title = _title(source.item, source.name)
    return AddedSource(source.source_id, source.key, imported.name, title, is_duplicate)


def _title(item: CslItem, name: str) -> str:
    return item.text("title") or name


def _taken_keys(tx: Transaction) -> set[str]:
    return {str(key) for (key,) in tx.connection.execute("SELECT key FROM sources")}


def _next(tx: Transaction, column: str, table: str) -> int:
    statement = f"SELECT coalesce(max({column}) + 1, 1) FROM {table}"  # noqa: S608
    return int(tx.connection.execute(statement).get)


def _set_removed(tx: Transaction, ids: Sequence[str], at: str, action: Action) -> None:
    sources = [lookups.source(tx, source_id) for source_id in lookups.each_once(ids)]
    for source in sources:
        if bool(source.removed_at) != bool(at):
            lookups.update(tx, "sources", {"source_id": source.source_id}, {"removed_at": at})
    titles = [_title(source.item, source.name) for source in sources]
    tx.note(action, sources[0].source_id, lookups.counted(titles))


def _erase(tx: Transaction, source: Source) -> None:
    """Delete every row of a source that nothing in the outline uses."""
    tx.connection.execute(
        "DELETE FROM items WHERE excerpt_id IN "
        "(SELECT excerpt_id FROM excerpts WHERE source_id = ?)",
        (source.source_id,),
    )
    for statement in (
        "DELETE FROM excerpts WHERE source_id = ?",
        "DELETE FROM blocks WHERE source_id = ?",
        "DELETE FROM texts WHERE source_id = ?",
        "DELETE FROM origins WHERE ?1 IN (first_id, second_id)",
        "DELETE FROM sources WHERE source_id = ?",
    ):
        tx.connection.execute(statement, (source.source_id,))
    tx.connection.execute(
        "DELETE FROM originals WHERE sha256 = ?1 AND NOT EXISTS "
        "(SELECT 1 FROM sources WHERE sha256 = ?1)",
        (source.sha256,),
    )
