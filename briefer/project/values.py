"""Between rows of the project file and frozen values of the core."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from briefer.core.excerpt import Excerpt, Pinpoint, Selector
from briefer.core.source import (
    NUMBERED,
    Block,
    CopyFlags,
    CslItem,
    FieldState,
    MetaField,
    PageTurn,
    Role,
    Source,
)
from briefer.core.text import Span

Row = tuple[Any, ...]


class ItemKind(StrEnum):
    """What a row of `items` is; an inline quotation is a child of its text.

    One that was taken out of its text stays without a parent, so that words cut in one text
    can be pasted in another.
    """

    SECTION = "section"
    QUOTATION = "quotation"
    INLINE = "inline"
    TEXT = "text"
    PARAPHRASE = "paraphrase"
    JUDGEMENT = "judgement"


class Stance(StrEnum):
    """Whether an excerpt speaks for an item or against it."""

    FOR = "for"
    AGAINST = "against"


SOURCE_COLUMNS = (
    "source_id, key, name, item, sha256, media_type, language, words, imported_at, removed_at, "
    "extract_only, republished_at, translated_from, is_unreliable, reliability, descriptor"
)
EXCERPT_COLUMNS = (
    "excerpt_id, source_id, selectors, first, last, heading, first_page, last_page, said_by, "
    "note, tags, created_at, removed_at, emphasis"
)
BLOCK_COLUMNS = 'start, "end", role, number, level, is_doubtful, page'
_ROLES = {role.value: role for role in Role}
_STATES = {state.value: state for state in FieldState}


def to_json(value: object) -> str:
    """Return `value` as compact JSON; TypeError or ValueError where it cannot be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def item_json(item: CslItem) -> str:
    """Return a source's metadata as one text."""
    return to_json({
        name: [
            field.value, field.state.value, field.confidence, field.origin,
            None if field.evidence is None else [field.evidence.start, field.evidence.end],
        ]
        for name, field in item.fields.items()
    })  # fmt: skip


def item_of(text: str) -> CslItem:
    """Return the metadata that `item_json` made a text of."""
    return CslItem({
        name: MetaField(value, _STATES[state], confidence, origin, at and Span(*at))
        for name, (value, state, confidence, origin, at) in json.loads(text).items()
    })  # fmt: skip


def source_of(row: Row) -> Source:
    """Return the source of a row of SOURCE_COLUMNS."""
    (source_id, key, name, item, sha256, media_type, language, words, imported_at, removed_at,
     extract_only, republished_at, translated_from, is_unreliable, reliability,
     descriptor) = row  # fmt: skip
    return Source(
        source_id, key, name, item_of(item), sha256, media_type, language, words, imported_at,
        removed_at,
        CopyFlags(bool(extract_only), republished_at, translated_from, bool(is_unreliable)),
        reliability, descriptor,
    )  # fmt: skip


def source_row(source: Source) -> Mapping[str, object]:
    """Return the columns of `source`."""
    return {
        "source_id": source.source_id,
        "key": source.key,
        "name": source.name,
        "item": item_json(source.item),
        "sha256": source.sha256,
        "media_type": source.media_type,
        "language": source.language,
        "words": source.words,
        "imported_at": source.imported_at,
        "removed_at": source.removed_at,
        "extract_only": int(source.copy.extract_only),
        "republished_at": source.copy.republished_at,
        "translated_from": source.copy.translated_from,
        "is_unreliable": int(source.copy.is_unreliable),
        "reliability": source.reliability,
        "descriptor": source.descriptor,
    }


def excerpt_of(row: Row) -> Excerpt:
    """Return the excerpt of a row of EXCERPT_COLUMNS."""
    (excerpt_id, source_id, selectors, first, last, heading, first_page, last_page, said_by,
     note, tags, created_at, removed_at, emphasis) = row  # fmt: skip
    return Excerpt(
        excerpt_id, source_id, tuple(Selector(*part) for part in json.loads(selectors)),
        Pinpoint(first, last, heading, first_page, last_page), said_by, note,
        tuple(json.loads(tags)), created_at, removed_at, read_spans(emphasis),
    )  # fmt: skip


def excerpt_row(excerpt: Excerpt) -> Mapping[str, object]:
    """Return the columns of `excerpt`."""
    point = excerpt.pinpoint
    return {
        "excerpt_id": excerpt.excerpt_id,
        "source_id": excerpt.source_id,
        "selectors": selectors_json(excerpt.selectors),
        "first": point.first,
        "last": point.last,
        "heading": point.heading,
        "first_page": point.first_page,
        "last_page": point.last_page,
        "said_by": excerpt.said_by,
        "note": excerpt.note,
        "tags": to_json(list(excerpt.tags)),
        "created_at": excerpt.created_at,
        "removed_at": excerpt.removed_at,
        "emphasis": spans_json(excerpt.emphasis),
    }


def spans_json(spans: Iterable[Span]) -> str:
    """Return spans as one text."""
    return to_json([[span.start, span.end] for span in spans])


def read_spans(text: str) -> tuple[Span, ...]:
    """Return the spans that `spans_json` made a text of."""
    return () if text == "[]" else tuple(Span(*pair) for pair in json.loads(text))


def emphasis_json(emphasis: Iterable[Span] | None) -> str | None:
    """Return the author's emphasis of a quotation as one text, None for what the source does."""
    return None if emphasis is None else spans_json(emphasis)


def read_emphasis(stored: object) -> tuple[Span, ...] | None:
    """Return the emphasis that `emphasis_json` made a text of."""
    return None if stored is None else read_spans(str(stored))


def selectors_json(selectors: Iterable[Selector]) -> str:
    """Return selectors as one text."""
    return to_json([[s.start, s.end, s.exact, s.prefix, s.suffix] for s in selectors])


def block_of(row: Row, canonical: str) -> Block:
    """Return the block of a row of BLOCK_COLUMNS; its number sleeps while its role has none."""
    start, end, role, number, level, is_doubtful, pages = row
    found = _ROLES[role]
    shown = number if found in NUMBERED else ""
    page, *turned = pages.split("\n")
    turns = tuple(_turn(each) for each in turned)
    words = canonical[start:end]
    return Block(start, end, found, words, shown, level, bool(is_doubtful), page, turns)


def pages_text(block: Block) -> str:
    """Return the pages of a block as one text: the first, then a line a page, "after label"."""
    lines = (f"{turn.after} {turn.page}" for turn in block.turns)
    return "\n".join((_one_line(block.page), *map(_one_line, lines)))


def _one_line(label: str) -> str:
    return label.replace("\n", " ")


def _turn(line: str) -> PageTurn:
    after, _blank, page = line.partition(" ")
    return PageTurn(int(after) if after.isdecimal() else 0, page)
