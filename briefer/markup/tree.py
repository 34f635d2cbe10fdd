"""Python-Markdown's element tree, handed over to our blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element  # our own parser's tree, never foreign XML

from markdown.treeprocessors import Treeprocessor

from briefer.core.runs import Run, joined
from briefer.markup.nodes import (
    CitationNode,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    QuotationNode,
    QuoteBlock,
    TableBlock,
    TextBlock,
)

PLACE_TAG = "place"
_ESCAPE_MARK = re.compile("\x02(\\d+)\x03")
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_BLOCK_TAGS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"}
)


class HandOver(Treeprocessor):
    """Turn the finished element tree into neutral blocks; the last to run.

    `nodes` are what the places in the tree stand for, `blocks` the result of the last run.
    """

    def __init__(self) -> None:
        super().__init__()
        self.nodes: tuple[CitationNode | QuotationNode, ...] = ()
        self.blocks: tuple[TextBlock, ...] = ()

    def run(self, root: Element) -> None:
        """Read `root` into `blocks`."""
        self.blocks = tuple(self._blocks(root))

    def _blocks(self, parent: Element) -> Iterator[TextBlock]:
        """Yield the blocks in `parent`; loose inline content of a tight list is a paragraph."""
        loose: list[Inline] = list(self._text(parent.text, Run("")))
        for child in parent:
            if child.tag not in _BLOCK_TAGS:
                loose += self._element(child, Run(""))
            else:
                yield from _as_paragraph(loose)
                loose = []
                yield self._block(child)
            loose += self._text(child.tail, Run(""))
        yield from _as_paragraph(loose)

    def _block(self, element: Element) -> TextBlock:
        if element.tag == "p":
            return Paragraph(self._inlines(element))
        if element.tag == "blockquote":
            return QuoteBlock(tuple(self._blocks(element)))
        if element.tag == "table":
            return self._table(element)
        if element.tag in {"ul", "ol"}:
            items = tuple(tuple(self._blocks(item)) for item in element)
            return ListBlock(items, element.tag == "ol", int(element.get("start", "1")))
        return Heading(int(element.tag[1]), self._inlines(element))

    def _table(self, table: Element) -> TableBlock:
        rows = [tuple(self._inlines(cell) for cell in row) for row in table.iter("tr")]
        alignments = tuple(_alignment(cell) for cell in table.iter("th"))
        return TableBlock(rows[0], tuple(rows[1:]), alignments)

    def _inlines(self, element: Element) -> Inlines:
        return _tidied(self._content(element, Run("")))

    def _content(self, element: Element, look: Run) -> Iterator[Inline]:
        yield from self._text(element.text, look)
        for child in element:
            yield from self._element(child, look)
            yield from self._text(child.tail, look)

    def _element(self, element: Element, look: Run) -> Iterator[Inline]:
        if element.tag == PLACE_TAG:
            yield self.nodes[int(element.get("index", "0"))]
        elif element.tag == "br":
            yield replace(look, text="\n")
        elif element.tag == "code":
            yield replace(look, text=_code(element.text or ""), code=True)
        else:
            yield from self._content(element, _styled(element, look))

    def _text(self, text: str | None, look: Run) -> Iterator[Inline]:
        if text:
            soft = _SOFT_BREAK.sub(" ", text)
            yield replace(look, text=_ESCAPE_MARK.sub(lambda m: chr(int(m[1])), soft))


def _styled(element: Element, look: Run) -> Run:
    if element.tag == "em":
        return replace(look, italic=True)
    if element.tag == "strong":
        return replace(look, bold=True)
    return replace(look, link=element.get("href", ""))


def _alignment(cell: Element) -> str:
    return cell.get("style", "").removeprefix("text-align:").strip(" ;")


def _code(escaped: str) -> str:
    """Undo what Python-Markdown does to code for its HTML."""
    return escaped.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")


def _as_paragraph(inlines: list[Inline]) -> Iterator[Paragraph]:
    tidy = _tidied(iter(inlines))
    if tidy:
        yield Paragraph(tidy)


def _tidied(inlines: Iterator[Inline]) -> Inlines:
    """Return `inlines` with runs merged and white space trimmed at both ends."""
    result: list[Inline] = []
    pending: list[Run] = []
    for inline in inlines:
        if isinstance(inline, Run):
            pending.append(inline)
        else:
            result += [*joined(pending), inline]
            pending = []
    result += joined(pending)
    return _trimmed(result)


def _trimmed(inlines: list[Inline]) -> Inlines:
    if inlines and isinstance(first := inlines[0], Run):
        inlines[0] = replace(first, text=first.text.lstrip())
    if inlines and isinstance(last := inlines[-1], Run):
        inlines[-1] = replace(last, text=last.text.rstrip())
    return tuple(x for x in inlines if not isinstance(x, Run) or x.text)
