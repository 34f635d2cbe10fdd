"""What edits look up before they change anything; what is not there is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType

from briefer.core.errors import EditRefused
from briefer.core.excerpt import Excerpt
from briefer.core.source import Source, SourceText
from briefer.core.text import Span, first_words
from briefer.project.codes import Refusal
from briefer.project.transaction import Transaction
from briefer.project.values import (
    BLOCK_COLUMNS,
    EXCERPT_COLUMNS,
    SOURCE_COLUMNS,
    ItemKind,
    block_of,
    excerpt_of,
    read_emphasis,
    read_spans,
    source_of,
)

PROSE = frozenset({ItemKind.TEXT, ItemKind.PARAPHRASE, ItemKind.JUDGEMENT})
QUOTED = frozenset({ItemKind.QUOTATION, ItemKind.INLINE})
_ITEM_COLUMNS = "item_id, parent_id, position, kind, title, markdown, excerpt_id, wording, emphasis"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What edits need to know of an item."""

    item_id: str
    parent_id: str | None
    position: int
    kind: ItemKind
    title: str = ""
    markdown: str = ""
    excerpt_id: str = ""
    wording: str | None = None
    emphasis: tuple[Span, ...] | None = None


def refuse(reason: Refusal, target: str = "", detail: str = "") -> EditRefused:
    """Return the refusal to raise."""
    return EditRefused(reason.value, target, detail)


def source(tx: Transaction, source_id: str) -> Source:
    """Return a source; raises EditRefused where there is none."""
    row = tx.connection.execute(
        f"SELECT {SOURCE_COLUMNS} FROM sources WHERE source_id = ?",  # noqa: S608
        (source_id,),
    ).fetchone()
    if row is None:
        raise refuse(Refusal.UNKNOWN_SOURCE, source_id)
    return source_of(row)


def source_text(tx: Transaction, source_id: str) -> SourceText:
    """Return the text of a source; raises EditRefused where there is none."""
    found = tx.connection.execute(
        "SELECT canonical, emphasis FROM texts WHERE source_id = ?", (source_id,)
    ).fetchone()
    if found is None:
        raise refuse(Refusal.UNKNOWN_SOURCE, source_id)
    canonical, emphasis = str(found[0]), read_spans(str(found[1]))
    rows = tx.connection.execute(
        f"SELECT {BLOCK_COLUMNS} FROM blocks WHERE source_id = ? ORDER BY start",  # noqa: S608
        (source_id,),
    )
    blocks = tuple(block_of(row, canonical) for row in rows)
    return SourceText(source_id, canonical, blocks, emphasis)


def excerpt(tx: Transaction, excerpt_id: str) -> Excerpt:
    """Return an excerpt; raises EditRefused where there is none."""
    row = tx.connection.execute(
        f"SELECT {EXCERPT_COLUMNS} FROM excerpts WHERE excerpt_id = ?",  # noqa: S608
        (excerpt_id,),
    ).fetchone()
    if row is None:
        raise refuse(Refusal.UNKNOWN_EXCERPT, excerpt_id)
    return excerpt_of(row)


def found_item(tx: Transaction, item_id: str) -> ItemRow | None:
    """Return an item, None where there is none."""
    row = tx.connection.execute(
        f"SELECT {_ITEM_COLUMNS} FROM items WHERE item_id = ?",  # noqa: S608
        (item_id,),
    ).fetchone()
    return None if row is None else _item_of(row)


def item(tx: Transaction, item_id: str) -> ItemRow:
    """Return an item; raises EditRefused where there is none."""
    found = found_item(tx, item_id)
    if found is None:
        raise refuse(Refusal.UNKNOWN_ITEM, item_id)
    return found


def section(tx: Transaction, item_id: str) -> ItemRow:
    """Return a section; raises EditRefused where there is none."""
    found = item(tx, item_id)
    if found.kind is not ItemKind.SECTION:
        raise refuse(Refusal.NOT_A_SECTION, item_id)
    return found


def prose(tx: Transaction, item_id: str) -> ItemRow:
    """Return a text, paraphrase or judgement; raises EditRefused where there is none."""
    found = item(tx, item_id)
    if found.kind not in PROSE:
        raise refuse(Refusal.NOT_A_TEXT, item_id)
    return found


def quotation(tx: Transaction, item_id: str) -> ItemRow:
    """Return a quotation, block or inline; raises EditRefused where there is none."""
    found = item(tx, item_id)
    if found.kind not in QUOTED:
        raise refuse(Refusal.NOT_A_QUOTATION, item_id)
    return found


def children(tx: Transaction, parent_id: str | None) -> list[ItemRow]:
    """Return the children of an item in order; of a text these are its inline quotations."""
    rows = tx.connection.execute(
        f"SELECT {_ITEM_COLUMNS} FROM items WHERE parent_id IS ? AND "  # noqa: S608
        "(parent_id IS NOT NULL OR kind <> 'inline') ORDER BY position, item_id",
        (parent_id,),
    )
    return [_item_of(row) for row in rows]


def words_of(tx: Transaction, row: ItemRow) -> str:
    """Return the words that a quotation prints."""
    return row.wording if row.wording is not None else excerpt(tx, row.excerpt_id).words


def label(tx: Transaction, row: ItemRow) -> str:
    """Return the words that name an item in the history."""
    if row.kind is ItemKind.SECTION:
        return row.title
    return first_words(words_of(tx, row) if row.kind in QUOTED else row.markdown)


def counted(names: Sequence[str]) -> str:
    """Return the detail of a step about one thing, its name, or about several: how many."""
    return names[0] if len(names) == 1 else str(len(names))


def checked_fields(fields: Mapping[str, object], known: Mapping[str, type | UnionType]) -> None:
    """Raise EditRefused where a field is not `known`, or its value not of the known type."""
    for name, value in fields.items():
        if name not in known:
            raise refuse(Refusal.UNKNOWN_FIELD, detail=name)
        if not isinstance(value, known[name]):
            raise refuse(Refusal.BAD_VALUE, detail=name)


def update(
    tx: Transaction, table: str, key: Mapping[str, str], columns: Mapping[str, object]
) -> None:
    """Write `columns` of the row with `key`; names come from code, never from a person."""
    if not columns:
        return
    pairs = ", ".join(f"{name} = ?" for name in columns)
    where = " AND ".join(f"{name} = ?" for name in key)
    statement = f"UPDATE {table} SET {pairs} WHERE {where}"  # noqa: S608
    tx.connection.execute(statement, (*columns.values(), *key.values()))


def insert(tx: Transaction, table: str, columns: Mapping[str, object]) -> None:
    """Add a row; names come from code, never from a person."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
    tx.connection.execute(statement, tuple(columns.values()))


def each_once(ids: Iterable[str]) -> tuple[str, ...]:
    """Return `ids` without repetitions; raises EditRefused where there are none."""
    found = tuple(dict.fromkeys(ids))
    if not found:
        raise refuse(Refusal.NOTHING_CHOSEN)
    return found


def _item_of(row: tuple[object, ...]) -> ItemRow:
    item_id, parent_id, position, kind, title, markdown, excerpt_id, wording, emphasis = row
    return ItemRow(
        str(item_id), None if parent_id is None else str(parent_id), int(str(position)),
        ItemKind(str(kind)), str(title), str(markdown), str(excerpt_id or ""),
        None if wording is None else str(wording),
        read_emphasis(emphasis),
    )  # fmt: skip
