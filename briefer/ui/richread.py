"""Read an editor's document back into the blocks of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrame,
    QTextListFormat,
    QTextTable,
)

from briefer.core.runs import Run, joined
from briefer.markup.inline import parse
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
from briefer.markup.prose import write_text
from briefer.ui.richformats import Property

_ORDERED = frozenset({
    QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha, QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
})  # fmt: skip
ALIGNMENTS = {
    Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft: "left",
    Qt.AlignmentFlag.AlignRight: "right",
    Qt.AlignmentFlag.AlignHCenter: "center",
}
_WEB = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class _Item:
    """A block of a list: how deep, ordered or not, the list's first number, and its words."""

    depth: int
    ordered: bool
    start: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class _Markdown:
    """A line that is shown as Markdown."""

    number: int
    line: str


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A paragraph of a block quote."""

    paragraph: Paragraph


_Piece = TextBlock | _Item | _Markdown | _Quoted


def markdown_in(document: QTextDocument) -> str:
    """Return what `document` says as Markdown."""
    return write_text(blocks_in(document))


def blocks_in(document: QTextDocument, *, is_ours: bool = True) -> tuple[TextBlock, ...]:
    """Return what `document` says; `is_ours` False is one made from another program's HTML."""
    reader = _Reader(is_ours)
    pieces = list(reader.frame(document.rootFrame()))
    return tuple(_grouped(pieces))


@dataclass
class _Reader:
    is_ours: bool
    _seen: set[int] = field(default_factory=set)

    def frame(self, frame: QTextFrame) -> Iterator[_Piece]:
        """Yield what stands in `frame`, in order."""
        iterator = frame.begin()
        while not iterator.atEnd():
            inner: Any = iterator.currentFrame()  # None at a block, whatever the stubs say
            if isinstance(inner, QTextTable):
                yield self._table(inner)
            elif inner is not None:
                yield from self.frame(inner)
            elif (piece := self._piece(iterator.currentBlock())) is not None:
                yield piece
            iterator += 1

    def _piece(self, block: QTextBlock) -> _Piece | None:
        form = block.blockFormat()
        if form.hasProperty(Property.MARKDOWN):
            return _Markdown(int(form.property(Property.MARKDOWN)), _plain_line(block))
        inlines = self._inlines(block)
        if not inlines:
            return None
        if form.headingLevel():
            return Heading(form.headingLevel(), inlines)
        list_: Any = block.textList()  # None outside lists
        if list_ is not None:
            look = list_.format()
            is_ordered = look.style() in _ORDERED
            return _Item(max(1, look.indent()), is_ordered, look.start(), inlines)
        if form.intProperty(QTextFormat.Property.BlockQuoteLevel):
            return _Quoted(Paragraph(inlines))
        return Paragraph(inlines)

    def _table(self, table: QTextTable) -> TableBlock:
        rows = []
        for y in range(table.rows()):
            cells = (table.cellAt(y, x) for x in range(table.columns()))
            rows.append(
                tuple(
                    self._cell(cell.firstCursorPosition().block(), cell.lastPosition())
                    for cell in cells
                )
            )
        return TableBlock(rows[0], tuple(rows[1:]), _alignments(table))

    def _cell(self, block: QTextBlock, last: int) -> Inlines:
        inlines: list[Inline] = []
        while block.isValid() and block.position() <= last:
            found = self._inlines(block, is_cell=True)
            inlines += (Run(" "), *found) if inlines and found else found
            block = block.next()
        return tuple(inlines)

    def _inlines(self, block: QTextBlock, *, is_cell: bool = False) -> Inlines:
        is_heading = block.blockFormat().headingLevel() > 0
        result: list[Inline] = []
        for fragment in _fragments(block):
            form = fragment.charFormat()
            lock = form.intProperty(Property.LOCK)
            if lock:
                if lock not in self._seen:
                    self._seen.add(lock)
                    result.append(_node(form))
                continue
            result.append(self._run(fragment.text(), form, is_heading=is_heading or is_cell))
        return _merged(result)

    def _run(self, text: str, form: QTextCharFormat, *, is_heading: bool) -> Run:
        link = form.anchorHref()
        return Run(
            text.replace("\u2028", "\n").replace("\ufffc", ""),
            bold=self._is_bold(form, is_heading=is_heading),
            italic=form.fontItalic(),
            code=bool(form.property(Property.CODE)),
            link=link if link.startswith(_WEB) else "",
        )

    def _is_bold(self, form: QTextCharFormat, *, is_heading: bool) -> bool:
        if self.is_ours:
            return bool(form.property(Property.BOLD))
        return not is_heading and form.fontWeight() >= QFont.Weight.DemiBold


def _node(form: QTextCharFormat) -> Inline:
    if form.hasProperty(Property.CITATION):
        # The property is our own Markdown, so it holds one citation.
        paragraph = parse(str(form.property(Property.CITATION)))[0]
        assert isinstance(paragraph, Paragraph)
        node = paragraph.inlines[0]
        assert isinstance(node, CitationNode)
        return node
    words = str(form.property(Property.WORDS))
    return QuotationNode(str(form.property(Property.QUOTATION)), words)


def _alignments(table: QTextTable) -> tuple[str, ...]:
    cells = (table.cellAt(0, x).firstCursorPosition() for x in range(table.columns()))
    return tuple(ALIGNMENTS.get(cell.blockFormat().alignment(), "") for cell in cells)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def _plain_line(block: QTextBlock) -> str:
    return "".join(fragment.text() for fragment in _fragments(block))


def _merged(inlines: Sequence[Inline]) -> Inlines:
    result: list[Inline] = []
    for is_run, group in groupby(inlines, lambda inline: isinstance(inline, Run)):
        nodes = list(group)
        result += joined(node for node in nodes if isinstance(node, Run)) if is_run else nodes
    if all(isinstance(inline, Run) and not inline.text.strip() for inline in result):
        return ()
    return tuple(result)


def _grouped(pieces: Sequence[_Piece]) -> Iterator[TextBlock]:
    """Yield blocks: neighbouring items as lists, lines of Markdown as what they say."""
    for key, group in groupby(pieces, _key):
        found = list(group)
        if key == "item":
            yield from _lists([piece for piece in found if isinstance(piece, _Item)])
        elif key == "quoted":
            yield QuoteBlock(
                tuple(piece.paragraph for piece in found if isinstance(piece, _Quoted))
            )
        elif key:
            lines = [piece.line for piece in found if isinstance(piece, _Markdown)]
            yield from parse("\n".join(lines))
        else:
            for piece in found:
                assert not isinstance(piece, _Item | _Markdown | _Quoted)
                yield piece


def _key(piece: _Piece) -> str:
    match piece:
        case _Item():
            return "item"
        case _Quoted():
            return "quoted"
        case _Markdown():
            return f"markdown {piece.number}"
        case _:
            return ""


def _lists(items: Sequence[_Item]) -> Iterator[ListBlock]:
    """Yield the lists that neighbouring items make; deeper ones belong to the item above."""
    top = min(item.depth for item in items)
    runs: list[tuple[_Item, list[_Item]]] = []
    for item in items:
        if item.depth > top and runs:
            runs[-1][1].append(item)
        else:
            runs.append((item, []))
    for ordered, group in groupby(runs, lambda run: run[0].ordered):
        entries = list(group)
        made = tuple(
            (Paragraph(item.inlines), *(_lists(inner) if inner else ())) for item, inner in entries
        )
        yield ListBlock(made, ordered, entries[0][0].start if ordered else 1)
