"""Edits that bring passages and excerpts into the outline: quoted, paraphrased, cited."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.core.excerpt import Excerpt
from briefer.core.ids import new_id
from briefer.core.text import Span, first_words
from briefer.markup.places import quotation_markdown
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups, prose, storing, tree
from briefer.project.edits.excerpts import take_excerpt, taken
from briefer.project.edits.lookups import ItemRow
from briefer.project.transaction import Transaction
from briefer.project.values import ItemKind, Stance

FORMS = ("quotation", "paraphrase", "excerpt")


def take_passage(
    tx: Transaction,
    source_id: str,
    spans: Sequence[Span],
    parent_id: str | None = None,
    position: int | None = None,
    *,
    form: str = "quotation",
) -> tuple[str, str]:
    """Take a passage into the outline; return the ids of the excerpt and of the new item.

    `form` is "quotation", "paraphrase" (an empty one that rests on it) or "excerpt" (kept
    without a place; the item's id is empty).
    """
    if form not in FORMS:
        raise lookups.refuse(Refusal.BAD_VALUE, detail="form")
    if form == "excerpt":
        return take_excerpt(tx, source_id, spans), ""
    if parent_id is not None:
        lookups.section(tx, parent_id)
    excerpt = taken(tx, source_id, spans)
    if form == "paraphrase":
        return excerpt.excerpt_id, _paraphrase(tx, excerpt, parent_id, position)
    return excerpt.excerpt_id, _quote(tx, excerpt, parent_id, position)


def place_excerpt(
    tx: Transaction, excerpt_id: str, parent_id: str | None = None, position: int | None = None
) -> str:
    """Place an excerpt in the outline as a quotation; return the quotation's id."""
    return _quote(tx, lookups.excerpt(tx, excerpt_id), parent_id, position)


def paraphrase_excerpt(
    tx: Transaction, excerpt_id: str, parent_id: str | None = None, position: int | None = None
) -> str:
    """Begin a paraphrase that rests on an excerpt; return its id."""
    return _paraphrase(tx, lookups.excerpt(tx, excerpt_id), parent_id, position)


def cite_passage(
    tx: Transaction,
    source_id: str,
    spans: Sequence[Span],
    text_id: str,
    offset: int | None = None,
) -> str:
    """Cite a passage in a text; return the id of its excerpt. See `cite_excerpt`."""
    row = lookups.prose(tx, text_id)
    excerpt = taken(tx, source_id, spans)
    _cite(tx, row, excerpt, offset)
    return excerpt.excerpt_id


def cite_excerpt(tx: Transaction, text_id: str, excerpt_id: str, offset: int | None = None) -> None:
    """Cite an excerpt at a place in a text, in code points of its Markdown; None is the end.

    A paraphrase or a judgement prints what it rests on at its end: it only comes to rest on it.
    """
    row = lookups.prose(tx, text_id)
    _cite(tx, row, lookups.excerpt(tx, excerpt_id), offset)


def quote_passage_inline(
    tx: Transaction,
    source_id: str,
    spans: Sequence[Span],
    text_id: str,
    offset: int | None = None,
) -> str:
    """Quote a passage within a text; return the quotation's id. See `quote_inline`."""
    row = _text(tx, text_id)
    return _quote_inline(tx, row, taken(tx, source_id, spans), offset)


def quote_inline(tx: Transaction, text_id: str, excerpt_id: str, offset: int | None = None) -> str:
    """Quote an excerpt within a text, at a place in its Markdown; return the quotation's id."""
    row = _text(tx, text_id)
    return _quote_inline(tx, row, lookups.excerpt(tx, excerpt_id), offset)


def support_item(
    tx: Transaction, item_id: str, excerpt_id: str, *, is_against: bool = False
) -> None:
    """Let a paraphrase or a judgement rest on an excerpt; only a judgement can have one against."""
    row, excerpt = lookups.item(tx, item_id), lookups.excerpt(tx, excerpt_id)
    allowed = {ItemKind.JUDGEMENT} if is_against else lookups.PROSE
    if row.kind not in allowed:
        raise lookups.refuse(Refusal.CANNOT_SUPPORT, item_id)
    stance, other = (Stance.AGAINST, Stance.FOR) if is_against else (Stance.FOR, Stance.AGAINST)
    _drop_support(tx, item_id, excerpt_id, other)
    storing.add_support(tx, item_id, excerpt_id, stance)
    tx.note(Action.SUPPORT_ITEM, item_id, first_words(excerpt.words))


def unsupport_item(tx: Transaction, item_id: str, excerpt_id: str) -> None:
    """Let an item no longer rest on an excerpt, nor be contradicted by it."""
    lookups.item(tx, item_id)
    excerpt = lookups.excerpt(tx, excerpt_id)
    for stance in Stance:
        _drop_support(tx, item_id, excerpt_id, stance)
    tx.note(Action.UNSUPPORT_ITEM, item_id, first_words(excerpt.words))


def _quote(tx: Transaction, excerpt: Excerpt, parent_id: str | None, position: int | None) -> str:
    columns = {"excerpt_id": excerpt.excerpt_id}
    item_id = tree.added(tx, ItemKind.QUOTATION, columns, parent_id, position)
    tx.note(Action.QUOTE, item_id, first_words(excerpt.words))
    return item_id


def _paraphrase(
    tx: Transaction, excerpt: Excerpt, parent_id: str | None, position: int | None
) -> str:
    item_id = tree.added(tx, ItemKind.PARAPHRASE, {}, parent_id, position)
    storing.add_support(tx, item_id, excerpt.excerpt_id, Stance.FOR)
    tx.note(Action.PARAPHRASE, item_id, first_words(excerpt.words))
    return item_id


def _cite(tx: Transaction, row: ItemRow, excerpt: Excerpt, offset: int | None) -> None:
    key = lookups.source(tx, excerpt.source_id).key
    if row.kind is ItemKind.TEXT:
        piece = prose.citation(key, excerpt)
        storing.store(tx, row, prose.inserted(row.markdown, piece, offset))
    storing.add_support(tx, row.item_id, excerpt.excerpt_id, Stance.FOR)
    tx.note(Action.CITE, row.item_id, key)


def _quote_inline(tx: Transaction, row: ItemRow, excerpt: Excerpt, offset: int | None) -> str:
    item_id = new_id()
    lookups.insert(tx, "items", {
        "item_id": item_id, "parent_id": row.item_id, "position": 0,
        "kind": ItemKind.INLINE.value, "excerpt_id": excerpt.excerpt_id,
    })  # fmt: skip
    piece = quotation_markdown(excerpt.words, item_id)
    storing.store(tx, row, prose.inserted(row.markdown, piece, offset))
    tx.note(Action.QUOTE, row.item_id, first_words(excerpt.words))
    return item_id


def _text(tx: Transaction, text_id: str) -> ItemRow:
    row = lookups.item(tx, text_id)
    if row.kind is not ItemKind.TEXT:
        raise lookups.refuse(Refusal.NOT_A_TEXT, text_id)
    return row


def _drop_support(tx: Transaction, item_id: str, excerpt_id: str, stance: Stance) -> None:
    tx.connection.execute(
        "DELETE FROM supports WHERE item_id = ? AND excerpt_id = ? AND stance = ?",
        (item_id, excerpt_id, stance.value),
    )
