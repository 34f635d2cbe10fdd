"""Drafts: what the reader of a format hands over, and the imported source made of one.

What becomes of tables, list markers, links, note marks and divided words is the same in every
format: `README.md` beside this file says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from operator import attrgetter
from typing import NamedTuple

from briefer.core.source import (
    NUMBERED,
    Block,
    CopyFlags,
    CslItem,
    CslValue,
    ImportedSource,
    MetaField,
    PageTurn,
    ReadWarning,
    Role,
)
from briefer.core.text import Span, canonical
from briefer.importing.reasons import Remark

BETWEEN_BLOCKS = "\n\n"
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f]")
_LONGEST_FIELD = 2_000  # characters; what is longer is no title, name or address


class DraftBlock(NamedTuple):  # as many as `Block`s
    """A stretch of a draft's text; `role` is None where the rules and the classifier decide.

    `level` is a heading's, from 1; `page` is the printed label of the page it begins on,
    `turns` are the pages that begin within it.
    """

    start: int
    end: int
    role: Role | None = None
    level: int = 0
    page: str = ""
    is_doubtful: bool = False
    turns: tuple[PageTurn, ...] = ()

    def with_role(self, role: Role, *, is_doubtful: bool) -> DraftBlock:
        """Return the block with a role; asked for every line of a page."""
        return DraftBlock(
            self.start, self.end, role, self.level, self.page, is_doubtful, self.turns
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A read document: canonical text, its blocks, and what the file says about itself.

    `fields` holds only values the file states (meta tags, properties, front matter), each with
    confidence and origin; what stands in the visible text is looked for later. `language` is a
    BCP 47 tag where the file states one, `emphasis` what of the text is in italics or bold.
    """

    text: str
    blocks: tuple[DraftBlock, ...]
    fields: Mapping[str, MetaField] = field(default_factory=dict)
    language: str = ""
    warnings: tuple[ReadWarning, ...] = ()
    emphasis: tuple[Span, ...] = ()

    def words_of(self, block: DraftBlock) -> str:
        """Return the text of one of the draft's blocks."""
        return self.text[block.start : block.end]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a document whose text has no fixed place yet; see `written`."""

    text: str
    role: Role | None = None
    level: int = 0
    page: str = ""
    is_doubtful: bool = False
    turns: tuple[PageTurn, ...] = ()
    emphasis: tuple[Span, ...] = ()


def written(
    pieces: Iterable[Piece],
    fields: Mapping[str, MetaField] | None = None,
    language: str = "",
    warnings: Sequence[ReadWarning] = (),
) -> Draft:
    """Return the draft in which `pieces` follow one another, a blank line between them."""
    texts: list[str] = []
    blocks: list[DraftBlock] = []
    emphasis: list[Span] = []
    position = illegal = 0
    for piece in pieces:
        text, replaced = canonical(piece.text.strip())
        if not text:
            continue
        end = position + len(text)
        blocks.append(
            DraftBlock(
                position,
                end,
                piece.role,
                piece.level,
                piece.page,
                piece.is_doubtful,
                piece.turns,
            )
        )
        texts.append(text)
        if piece.emphasis:
            emphasis += _placed(piece, text, position)
        position, illegal = end + len(BETWEEN_BLOCKS), illegal + replaced
    return Draft(
        BETWEEN_BLOCKS.join(texts),
        tuple(blocks),
        fields or {},
        language,
        (*warnings, *illegal_characters(illegal)),
        tuple(emphasis),
    )


def _placed(piece: Piece, text: str, position: int) -> Iterator[Span]:
    """Yield the emphasis of a piece whose `text` stands at `position`."""
    if len(piece.text.strip()) != len(text):
        return  # a line break was two characters
    before = len(piece.text) - len(piece.text.lstrip())
    for span in piece.emphasis:
        start, end = max(0, span.start - before), min(len(text), span.end - before)
        if start < end:
            yield Span(position + start, position + end)


def illegal_characters(count: int) -> tuple[ReadWarning, ...]:
    """Return the warning for `count` replaced characters, none for 0."""
    return (ReadWarning(Remark.ILLEGAL_CHARACTERS, str(count)),) if count else ()


def assembled(
    draft: Draft, name: str, original: bytes, media_type: str, reader: str, version: int
) -> ImportedSource:
    """Return the imported source that `draft` makes, its paragraphs counted.

    A block without a role becomes body; text that no block covers becomes a doubtful one.
    """
    return ImportedSource(
        name=name,
        original=original,
        media_type=media_type,
        sha256=sha256(original).hexdigest(),
        canonical=draft.text,
        blocks=numbered(draft.text, _covering(draft)),
        item=CslItem(dict(_bearable(draft.fields))),
        reader=reader,
        reader_version=version,
        language=draft.language,
        warnings=draft.warnings,
        emphasis=draft.emphasis,
        copy=CopyFlags(extract_only=any(w.reason == Remark.EXTRACT for w in draft.warnings)),
    )


def _bearable(fields: Mapping[str, MetaField]) -> Iterator[tuple[str, MetaField]]:
    """Yield the fields, control characters in them as blanks, but those that are a whole text."""
    for name, stated in fields.items():
        if not isinstance(stated.value, str):
            yield name, replace(stated, value=_printable(stated.value))
        elif len(stated.value) <= _LONGEST_FIELD:
            yield name, replace(stated, value=_blanked(stated.value))


def _printable(value: CslValue) -> CslValue:
    """Return names with their control characters as blanks, any other value as it is."""
    if not isinstance(value, list):
        return value
    return [
        {key: _blanked(said) if isinstance(said, str) else said for key, said in name.items()}
        for name in value
    ]


def _blanked(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split()) if _CONTROLS.search(text) else text


def numbered(text: str, blocks: Iterable[DraftBlock]) -> tuple[Block, ...]:
    """Return the blocks with their paragraph numbers: body, quote, list item and table count."""
    result: list[Block] = []
    count = 0
    for block in blocks:
        role = block.role or Role.BODY
        count += role in NUMBERED
        start, end, _role, level, page, is_doubtful, turns = block
        number = str(count) if role in NUMBERED else ""
        words = text[start:end]
        result.append(Block(start, end, role, words, number, level, is_doubtful, page, turns))
    return tuple(result)


def _covering(draft: Draft) -> Iterator[DraftBlock]:
    """Yield the blocks in order, cut clear of one another, with blocks for what lies between."""
    position = 0
    for block in sorted(draft.blocks, key=attrgetter("start", "end")):
        if between := _between(draft.text, position, block.start):
            yield between
        start = max(block.start, position)
        trimmed = _trimmed(draft.text, block if start == block.start else _moved(block, start))
        if trimmed.start < trimmed.end:
            yield trimmed
        position = max(position, block.end)
    if after := _between(draft.text, position, len(draft.text)):
        yield after


def _between(text: str, start: int, end: int) -> DraftBlock | None:
    if not text[start:end].strip():
        return None
    return _trimmed(text, DraftBlock(start, end, is_doubtful=True))


def _trimmed(text: str, block: DraftBlock) -> DraftBlock:
    """Return `block` without the white space at its ends; empty where it is nothing else."""
    inside = text[block.start : block.end]
    if inside and not inside[0].isspace() and not inside[-1].isspace():
        return block
    start = block.start + len(inside) - len(inside.lstrip())
    end = max(start, block.start + len(inside.rstrip()))
    return _moved(block, start)._replace(end=end)


def _moved(block: DraftBlock, start: int) -> DraftBlock:
    """Return `block` with another beginning; its pages turn where they did."""
    by = start - block.start
    turns = tuple(PageTurn(turn.after - by, turn.page) for turn in block.turns)
    return block._replace(start=start, turns=turns)
