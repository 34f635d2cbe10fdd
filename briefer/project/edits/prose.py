"""The Markdown of texts, as pure functions: what it cites and quotes, and how it is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from briefer.core.excerpt import Excerpt
from briefer.core.text import Span
from briefer.markup.nodes import CitationNode, CiteRef, QuotationNode
from briefer.markup.places import citation_markdown, places, quotation_markdown

_OPENING = "([{“‘„«\"'—–"
_CLOSING = ".,;:!?)]}”’»…"
_OF_ITS_OWN = re.compile(r"[ \t]*(?:\||#{1,6}[ \t]|```|~~~)")  # lines that take nothing more


@dataclass(frozen=True, slots=True)
class InlineQuotation:
    """An inline quotation as it stands in Markdown, the whole of it at `span`."""

    item_id: str
    words: str
    span: Span


def inline_quotations(markdown: str) -> tuple[InlineQuotation, ...]:
    """Return the inline quotations of a text in order."""
    return tuple(
        InlineQuotation(place.node.item_id, place.node.words, place.span)
        for place in places(markdown)
        if isinstance(place.node, QuotationNode)
    )


def cites_of(markdown: str) -> tuple[CiteRef, ...]:
    """Return every cite of a text in order."""
    return tuple(
        cite
        for place in places(markdown)
        if isinstance(place.node, CitationNode)
        for cite in place.node.cites
    )


def cite_ref(key: str, excerpt: Excerpt) -> CiteRef:
    """Return the cite of an excerpt: its printed pages, else its counted paragraphs."""
    point = excerpt.pinpoint
    if point.first_page:
        return CiteRef(key, _range(point.first_page, point.last_page), "page")
    if point.first:
        return CiteRef(key, _range(point.first, point.last), "paragraph")
    return CiteRef(key)


def citation(key: str, excerpt: Excerpt) -> str:
    """Return the citation of an excerpt in Markdown: `[@key, para. 4]`."""
    return citation_markdown((cite_ref(key, excerpt),))


def inserted(markdown: str, piece: str, offset: int | None) -> str:
    """Return `markdown` with `piece` put in at `offset`, None for the end.

    `offset` counts code points. Blanks are added where words would touch; nothing is put
    into a citation, a quotation or an escape.
    """
    if offset is None:
        return _appended(markdown, piece)
    at = _outside(markdown, max(0, min(offset, len(markdown))))
    before, after = markdown[:at], markdown[at:]
    left = "" if not before or before[-1].isspace() or before[-1] in _OPENING else " "
    right = "" if not after or after[0].isspace() or after[0] in _CLOSING else " "
    return f"{before}{left}{piece}{right}{after}"


def rewritten(markdown: str, rewrite: Callable[[int, InlineQuotation], str | None]) -> str:
    """Return `markdown` with each inline quotation rewritten; None leaves it as it is."""
    pieces, position = [], 0
    for number, found in enumerate(inline_quotations(markdown)):
        new = rewrite(number, found)
        if new is not None:
            pieces += [markdown[position : found.span.start], new]
            position = found.span.end
    return "".join([*pieces, markdown[position:]])


def recited(markdown: str, was: CiteRef, will_be: CiteRef, *, keeps_old: bool = False) -> str:
    """Return `markdown` with each cite of `was` replaced, or followed where `keeps_old`.

    What stands around a cite, "see" or "at the end", stays with it.
    """
    pieces, position = [], 0
    for place in places(markdown):
        if isinstance(place.node, CitationNode):
            cites = place.node.cites
            new = tuple(
                dict.fromkeys(
                    c for cite in cites for c in _cites_for(cite, was, will_be, keeps_old)
                )
            )
            if new != cites:
                pieces += [markdown[position : place.span.start], citation_markdown(new)]
                position = place.span.end
    return "".join([*pieces, markdown[position:]])


def _cites_for(
    cite: CiteRef, was: CiteRef, will_be: CiteRef, keeps_old: bool
) -> tuple[CiteRef, ...]:
    if (cite.key, cite.locator, cite.label) != (was.key, was.locator, was.label):
        return (cite,)
    new = replace(cite, key=will_be.key, locator=will_be.locator, label=will_be.label)
    return (cite, replace(new, prefix="", suffix="")) if keeps_old else (new,)


def with_ids(markdown: str, ids: Mapping[str, str]) -> str:
    """Return `markdown` with the ids of inline quotations replaced as `ids` says."""

    def rewrite(_number: int, found: InlineQuotation) -> str | None:
        new_id = ids.get(found.item_id)
        return None if new_id is None else quotation_markdown(found.words, new_id)

    return rewritten(markdown, rewrite)


def without_quotation(markdown: str, item_id: str) -> str:
    """Return `markdown` without an inline quotation, and without two blanks where it stood."""
    found = next((q for q in inline_quotations(markdown) if q.item_id == item_id), None)
    if found is None:
        return markdown
    before, after = markdown[: found.span.start], markdown[found.span.end :]
    if before.endswith(" ") and (not after or after[0] in " " + _CLOSING):
        before = before[:-1]
    return before + after


def _range(first: str, last: str) -> str:
    return first if first == last or not last else f"{first}–{last}"


def _appended(markdown: str, piece: str) -> str:
    text = markdown.rstrip()
    if not text:
        return piece
    last_line = text.rsplit("\n", 1)[-1]
    return f"{text}\n\n{piece}" if _OF_ITS_OWN.match(last_line) else f"{text} {piece}"


def _outside(markdown: str, at: int) -> int:
    """Return the nearest position from `at` on that is in no place and no escape."""
    for place in places(markdown):
        if place.span.start < at < place.span.end:
            return place.span.end
    backslashes = len(markdown[:at]) - len(markdown[:at].rstrip("\\"))
    return at + 1 if backslashes % 2 and at < len(markdown) else at
