"""Inline quotations in a text of an outline: found, anchored, and put into stored form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.core.text import Span, collapsed, unwrapped
from briefer.markup.attributes import Attributes, parse_at
from briefer.markup.cites import unescaped
from briefer.markup.nodes import CitationNode, CiteRef, Place, QuotationNode
from briefer.markup.places import bracket_pairs, places, quotation_markdown

_CLOSING = {"”": "“", '"': '"', "»": "«", "“": "„", "’": "‘"}
_BEFORE_CITATION = re.compile(r"([”\"»“’])([.,;:]?)[ \t]*\n?[ \t]*\Z")
_STOPS = ".,;:"


@dataclass(frozen=True, slots=True)
class TypedQuotation:
    """An inline quotation as typed: all of it at `span`, its words inside brackets or marks.

    `raw` is what stands in the brackets, None for words in quotation marks; `cites` are those
    of the citation that follows directly.
    """

    span: Span
    words: str
    raw: str | None
    cites: tuple[CiteRef, ...]
    attributes: Attributes
    citation: Span | None = None


def typed_quotations(markdown: str, *, in_marks: bool = True) -> tuple[TypedQuotation, ...]:
    """Return the inline quotations of a text of an outline, in order.

    They are `[words]{.quote ...}` and, with `in_marks`, words in quotation marks directly
    before a citation.
    """
    cited = [place for place in places(markdown) if isinstance(place.node, CitationNode)]
    found = list(_bracketed(markdown, cited))
    taken = [quotation.span for quotation in found]
    for place in cited if in_marks else ():
        if not any(span.overlaps(place.span) for span in taken):
            quotation = _in_marks(markdown, place, taken)
            if quotation is not None:
                found.append(quotation)
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def without_ids(markdown: str) -> str:
    """Return stored Markdown without the ids of its quotations: what derived ids derive from."""
    pieces, position = [], 0
    for place in places(markdown):
        if isinstance(place.node, QuotationNode):
            end = markdown.rindex("{", place.span.start, place.span.end)
            pieces += [markdown[position:end], "{.quote}"]
            position = place.span.end
    return "".join([*pieces, markdown[position:]])


def stored(quotation: TypedQuotation, words: str, item_id: str) -> str:
    """Return a quotation in stored form; what was typed in brackets stays as it is."""
    if quotation.raw is None:
        return quotation_markdown(words, item_id)
    return f"[{quotation.raw}]{{.quote #{item_id}}}"


def cites_after(markdown: str, position: int) -> tuple[CiteRef, ...]:
    """Return what the citation names that follows `position` with only blanks between."""
    cited = [p for p in places(markdown) if isinstance(p.node, CitationNode)]
    return _cites_after(markdown, cited, position)


def _cites_after(markdown: str, cited: list[Place], position: int) -> tuple[CiteRef, ...]:
    for place in cited:
        if place.span.start >= position:
            between = markdown[position : place.span.start]
            node = place.node
            if between.strip() or between.count("\n") > 1 or not isinstance(node, CitationNode):
                return ()
            return node.cites
    return ()


def _bracketed(markdown: str, cited: list[Place]) -> Iterator[TypedQuotation]:
    end_of_last = 0
    for start, end in sorted(bracket_pairs(markdown)):
        braces = parse_at(markdown, end)
        if start < end_of_last or braces is None or "quote" not in braces[0].classes:
            continue
        attributes, end_of_last = braces
        raw = markdown[start + 1 : end - 1]
        words = unescaped(unwrapped(raw))
        cites = _cites_after(markdown, cited, end_of_last)
        yield TypedQuotation(Span(start, end_of_last), words, raw, cites, attributes)


def _in_marks(markdown: str, place: Place, taken: list[Span]) -> TypedQuotation | None:
    """Return the quotation in marks that ends directly before the citation at `place`."""
    floor = max(
        [0, markdown.rfind("\n\n", 0, place.span.start) + 1]
        + [span.end for span in taken if span.end <= place.span.start]
    )
    match = _BEFORE_CITATION.search(markdown, floor, place.span.start)
    node = place.node
    if match is None or not isinstance(node, CitationNode):
        return None
    start = _opening(markdown, floor, match.start(), match[1])
    if start is None or not collapsed(markdown[start + 1 : match.start()]):
        return None
    words = unescaped(unwrapped(markdown[start + 1 : match.start()]))
    span = Span(start, place.span.start)
    return TypedQuotation(span, words, None, node.cites, Attributes(), place.span)


def _opening(markdown: str, floor: int, end: int, closing: str) -> int | None:
    """Return where the mark that opens the quotation closed at `end` stands."""
    opening = _CLOSING[closing]
    depth = 1
    for i in range(end - 1, floor - 1, -1):
        character = markdown[i]
        if character == opening:
            depth -= 1
        elif character == closing and not _is_apostrophe(markdown, i):
            depth += 1
        if depth == 0:
            return i if i == 0 or not markdown[i - 1].isalnum() else None
    return None


def _is_apostrophe(markdown: str, i: int) -> bool:
    return markdown[i] == "’" and markdown[i + 1 : i + 2].isalnum()


def trailing_stop(markdown: str, quotation: TypedQuotation, words: str) -> str:
    """Return the stop typed between the words and the citation, to be set after the citation.

    `words` are those of the quotation: a stop inside the marks that is not theirs counts too.
    """
    if quotation.citation is None:
        return ""
    match = _BEFORE_CITATION.search(markdown, quotation.span.start, quotation.span.end)
    outside = match[2] if match else ""
    typed_stop = quotation.words[-1:]
    inside = typed_stop if typed_stop in _STOPS and not words.endswith(typed_stop) else ""
    following = markdown[quotation.citation.end : quotation.citation.end + 1]
    return "" if following and following in _STOPS else outside or inside
