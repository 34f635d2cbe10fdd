"""Find citations and inline quotations in the Markdown of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefer.core.text import Span, unwrapped
from briefer.markup.cites import parse_cites, unescaped, write_cites
from briefer.markup.nodes import CitationNode, CiteRef, Place, QuotationNode

_TOKEN = re.compile(r"\\[^\n]|`+|[\[\]]|\n[ \t]*(?=\n)")
_QUOTE_ATTRIBUTES = re.compile(r"\{\s*(?:\.quote\s+#([\w.:-]+)|#([\w.:-]+)\s+\.quote)\s*\}")
_NEEDS_ESCAPE = re.compile(r"([\\`*_\[\]<>])")


def places(markdown: str) -> tuple[Place, ...]:
    """Return every citation and inline quotation of `markdown`, in order, none overlapping.

    Code spans and backslash escapes are respected; brackets never pair over an empty line.
    """
    found: list[Place] = []
    for start, end in sorted(bracket_pairs(markdown)):
        if found and start < found[-1].span.end:
            continue
        place = _place(markdown, start, end)
        if place is not None:
            found.append(place)
    return tuple(found)


def quotation_markdown(words: str, item_id: str) -> str:
    """Return an inline quotation in Markdown; line breaks in the words become blanks."""
    escaped = _NEEDS_ESCAPE.sub(r"\\\1", unwrapped(words))
    return f"[{escaped}]{{.quote #{item_id}}}"


def citation_markdown(cites: Iterable[CiteRef]) -> str:
    """Return a citation in Markdown: `[@key, para. 4]`."""
    return write_cites(cites)


def _place(markdown: str, start: int, end: int) -> Place | None:
    content = markdown[start + 1 : end - 1]
    attributes = _QUOTE_ATTRIBUTES.match(markdown, end)
    if attributes is not None:
        node = QuotationNode(attributes[1] or attributes[2], unescaped(unwrapped(content)))
        return Place(Span(start, attributes.end()), node)
    cites = parse_cites(unwrapped(content)) if "@" in content else None
    return None if cites is None else Place(Span(start, end), CitationNode(cites))


def bracket_pairs(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each balanced pair of square brackets outside code."""
    tokens = list(_TOKEN.finditer(markdown))
    code_ends = _code_ends(tokens)
    opened: list[int] = []
    skip_to = 0
    for index, token in enumerate(tokens):
        kind = token[0][0]
        if index < skip_to or kind == "\\":
            continue
        if kind == "`":
            skip_to = code_ends.get(index, index)
        elif kind == "\n":
            opened.clear()
        elif kind == "[":
            opened.append(token.start())
        elif opened:
            yield opened.pop(), token.end()


def _code_ends(tokens: list[re.Match[str]]) -> dict[int, int]:
    """Map the index of each run of back-ticks to that of the run that closes it, if any."""
    ends: dict[int, int] = {}
    upcoming: dict[str, int] = {}
    for index in range(len(tokens) - 1, -1, -1):
        text = tokens[index][0]
        if text[0] == "\n":
            upcoming.clear()
        elif text[0] == "`":
            if text in upcoming:
                ends[index] = upcoming[text] + 1
            upcoming[text] = index
    return ends
