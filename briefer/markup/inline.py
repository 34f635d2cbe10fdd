"""The Markdown of a text: what it says, and where its citations and quotations stand.

Supported: paragraphs, emphasis, strong, code spans, hard breaks, links, bullet and numbered
lists (nested), `#` headings, tables, block quotes, citations and inline quotations. Anything
else, raw HTML and images above all, is kept as the text it is.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from string import punctuation
from xml.etree.ElementTree import Element  # our own parser's tree, never foreign XML

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from briefer.markup.lists import with_plain_lists
from briefer.markup.nodes import Place, TextBlock
from briefer.markup.places import citation_markdown, places, quotation_markdown
from briefer.markup.tree import PLACE_TAG, HandOver

__all__ = ["citation_markdown", "parse", "quotation_markdown", "spans"]

_NOT_SUPPORTED_BLOCKS = ("code", "reference", "hr", "setextheader")
_NOT_SUPPORTED_INLINES = (
    "html",
    "entity",
    "reference",
    "short_reference",
    "image_link",
    "image_reference",
    "short_image_ref",
)
_PLACE = "\x02place:(\\d+)\x03"


def spans(markdown: str) -> tuple[Place, ...]:
    """Return where the citations and inline quotations of `markdown` stand, in order."""
    return places(markdown)


@lru_cache(maxsize=2048)
def parse(markdown: str) -> tuple[TextBlock, ...]:
    """Return the blocks of the text `markdown`."""
    found = places(markdown)
    parser, hand_over = _parser(threading.get_ident())
    parser.reset()
    hand_over.nodes = tuple(place.node for place in found)
    root = parser.parser.parseDocument(_prepared(markdown, found).split("\n")).getroot()
    assert root is not None
    for processor in parser.treeprocessors:
        processor.run(root)
    return hand_over.blocks


class _PlaceProcessor(InlineProcessor):
    """Put an element where a citation or quotation was taken out."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        element = Element(PLACE_TAG, index=m[1])
        return element, m.start(0), m.end(0)


class _LiteralProcessor(InlineProcessor):
    """Keep what matches as text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        return m[0], m.start(0), m.end(0)


class _BreakProcessor(InlineProcessor):
    """Read a backslash at the end of a line as a hard break."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        return Element("br"), m.start(0), m.end(0)


@lru_cache(maxsize=16)
def _parser(thread_id: int) -> tuple[Markdown, HandOver]:  # noqa: ARG001
    """Return the parser of a thread: it keeps state while it works, and is slow to make."""
    parser = Markdown(extensions=["tables", "sane_lists"])
    parser.ESCAPED_CHARS = list(punctuation)
    for name in _NOT_SUPPORTED_BLOCKS:
        parser.parser.blockprocessors.deregister(name)
    for name in _NOT_SUPPORTED_INLINES:
        parser.inlinePatterns.deregister(name)
    parser.inlinePatterns.register(_PlaceProcessor(_PLACE), "place", 195)
    parser.inlinePatterns.register(_BreakProcessor(r"\\\n"), "backslash-break", 185)
    parser.inlinePatterns.register(
        _LiteralProcessor(r"!\[[^\]\n]*\](?:\([^)\n]*\))?"), "image", 165
    )
    for name in ("prettify", "unescape"):  # both prepare HTML
        parser.treeprocessors.deregister(name, strict=False)
    hand_over = HandOver()
    parser.treeprocessors.register(hand_over, "hand-over", -100)
    return parser, hand_over


def _prepared(markdown: str, found: tuple[Place, ...]) -> str:
    """Return `markdown` as the block parser wants it, each place replaced by its mark."""
    pieces: list[str] = []
    position = 0
    for index, place in enumerate(found):
        pieces += [_plain(markdown[position : place.span.start]), f"\x02place:{index}\x03"]
        position = place.span.end
    text = "".join([*pieces, _plain(markdown[position:])])
    return "\n".join(with_plain_lists(line.expandtabs(4) for line in text.split("\n")))


def _plain(text: str) -> str:
    """Return `text` with line feeds as line ends and without the characters that serve as marks."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unified.replace("\x02", "\ufffd").replace("\x03", "\ufffd")
