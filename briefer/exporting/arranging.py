"""What is settled over all draft blocks at once: heading levels, numbers, references, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from briefer.core.runs import Run
from briefer.core.text import word_count
from briefer.exporting.document import CrossRef, ParagraphStyle, Quoted
from briefer.exporting.drafting import (
    DraftBlock,
    DraftHeading,
    DraftList,
    DraftParagraph,
    Drafts,
    DraftTable,
)
from briefer.exporting.prose import CiteMark, Draft

_NUMBER = re.compile(r"\d+(?!.*\d)")
_NUMBERED = frozenset({ParagraphStyle.BODY, ParagraphStyle.JUDGEMENT})


def levelled(drafts: Iterable[DraftBlock]) -> Iterator[DraftBlock]:
    """Yield `drafts` with no heading more than one level below the one before it."""
    last = 0
    for draft in drafts:
        if isinstance(draft, DraftHeading):
            last = min(draft.level, last + 1)
            yield replace(draft, level=last)
        else:
            yield draft


def numbered(drafts: Iterable[DraftBlock]) -> Iterator[DraftBlock]:
    """Yield `drafts` with the paragraphs of the text numbered from 1 throughout.

    What a judgement says of itself (confidence, contrary views) shares its number.
    """
    number, judgement = 0, ""
    for draft in drafts:
        if not isinstance(draft, DraftParagraph) or not _counts(draft, judgement):
            yield draft
            continue
        number += 1
        judgement = draft.item_id if draft.style is ParagraphStyle.JUDGEMENT else ""
        yield replace(draft, number=number)


def referred(drafts: Sequence[DraftBlock]) -> tuple[DraftBlock, ...]:
    """Return `drafts` with links to items (`[para. 12](#id)`) as references.

    The last number in the words of such a link becomes the number that the item's first
    paragraph has now. Without one, the words stand as they were typed.
    """
    numbers: dict[str, int] = {}
    for draft in drafts:
        if isinstance(draft, DraftParagraph) and draft.number:
            numbers.setdefault(draft.item_id, draft.number)
    return tuple(_mapped(draft, lambda content: _referring(content, numbers)) for draft in drafts)


def combined(drafts: Sequence[DraftBlock], *, always: bool) -> tuple[DraftBlock, ...]:
    """Return `drafts` with the citations of each paragraph as one, where the last one stands.

    Unless `always`, a paragraph with several quotations from different sources keeps its
    notes: a reader must see which words are whose.
    """
    return tuple(
        replace(draft, content=_as_one(draft.content))
        if isinstance(draft, DraftParagraph) and (always or _is_clear(draft.content))
        else draft
        for draft in drafts
    )


def words_in(drafts: Iterable[DraftBlock]) -> int:
    """Return the number of words of `drafts` without their citations."""
    return sum(word_count(_text(content)) for draft in drafts for content in contents(draft))


def contents(draft: DraftBlock) -> Iterator[Drafts]:
    """Yield the content of every paragraph of `draft`, in reading order."""
    match draft:
        case DraftParagraph() | DraftHeading():
            yield draft.content
        case DraftList():
            for item in draft.items:
                for block in item:
                    yield from contents(block)
        case DraftTable():
            for row in (draft.header, *draft.rows):
                yield from row


def _counts(draft: DraftParagraph, judgement: str) -> bool:
    """Tell whether a paragraph is numbered; `judgement` is the one that was numbered last."""
    is_first = draft.style is not ParagraphStyle.JUDGEMENT or draft.item_id != judgement
    return draft.style in _NUMBERED and bool(draft.content) and is_first


def _mapped(draft: DraftBlock, change: Callable[[Drafts], Drafts]) -> DraftBlock:
    match draft:
        case DraftParagraph() | DraftHeading():
            return replace(draft, content=change(draft.content))
        case DraftList():
            items = tuple(tuple(_mapped(b, change) for b in item) for item in draft.items)
            return replace(draft, items=items)
        case DraftTable():
            rows = tuple(tuple(map(change, row)) for row in draft.rows)
            return replace(draft, header=tuple(map(change, draft.header)), rows=rows)


def _referring(content: Drafts, numbers: dict[str, int]) -> Drafts:
    if not any(isinstance(piece, Run) and piece.link.startswith("#") for piece in content):
        return content
    return tuple(made for piece in content for made in _pieces(piece, numbers))


def _pieces(piece: Draft, numbers: dict[str, int]) -> Iterator[Draft]:
    if not isinstance(piece, Run) or not piece.link.startswith("#"):
        yield piece
        return
    item_id, bare = piece.link[1:], replace(piece, link="")
    match = _NUMBER.search(piece.text)
    if match is None or item_id not in numbers:
        yield bare
        return
    before, after = piece.text[: match.start()], piece.text[match.end() :]
    if before:
        yield replace(bare, text=before)
    yield CrossRef(item_id, str(numbers[item_id]))
    if after:
        yield replace(bare, text=after)


def _as_one(content: Drafts) -> Drafts:
    marks = [i for i, piece in enumerate(content) if isinstance(piece, CiteMark)]
    if len(marks) < 2:
        return content
    cites = dict.fromkeys(cite for i in marks for cite in content[i].cites)  # type: ignore[union-attr]
    kept = [piece for i, piece in enumerate(content) if i not in marks or i == marks[-1]]
    return tuple(CiteMark(tuple(cites)) if isinstance(p, CiteMark) else p for p in kept)


def _is_clear(content: Drafts) -> bool:
    quotations = sum(isinstance(piece, Quoted) for piece in content)
    marks = [piece for piece in content if isinstance(piece, CiteMark)]
    return quotations < 2 or len({cite.source_id for m in marks for cite in m.cites}) == 1


def _text(content: Drafts) -> str:
    return "".join(
        piece.text
        if isinstance(piece, Run | CrossRef)
        else "".join(run.text for run in piece.runs)
        if isinstance(piece, Quoted)
        else ""
        for piece in content
    )
