"""Fill an editor's document from the blocks of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextList

from briefer.core.runs import Run
from briefer.markup.inline import citation_markdown
from briefer.markup.nodes import (
    CitationNode,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    QuotationNode,
    QuoteBlock,
    TableBlock,
    TextBlock,
)
from briefer.markup.prose import write_text
from briefer.ui.richformats import Names, RichFormats
from briefer.ui.richread import ALIGNMENTS

THIN = "\u202f"  # a narrow no-break space, the room inside a chip
_locks = count(1)


def fill(
    document: QTextDocument, blocks: Iterable[TextBlock], formats: RichFormats, names: Names
) -> None:
    """Make `document` show `blocks` and nothing else; it cannot be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    document.setDefaultFont(formats.font())
    insert(QTextCursor(document), blocks, formats, names)
    document.setUndoRedoEnabled(True)


def insert(
    cursor: QTextCursor, blocks: Iterable[TextBlock], formats: RichFormats, names: Names
) -> None:
    """Insert `blocks` at `cursor`; the first one begins in the paragraph that is there."""
    cursor.beginEditBlock()
    filler = _Filler(cursor, formats, names)
    for block in blocks:
        filler.add(block)
    cursor.endEditBlock()


def insert_inlines(
    cursor: QTextCursor, inlines: Inlines, formats: RichFormats, names: Names
) -> None:
    """Insert inline content at `cursor`, in running text."""
    cursor.beginEditBlock()
    _Filler(cursor, formats, names).inlines(inlines, formats.text())
    cursor.endEditBlock()


def chip_text(node: CitationNode, names: Names) -> str:
    """Return what stands on the chip of a citation, as one word that does not break."""
    shown = "; ".join(names.cite(cite) for cite in node.cites)
    return THIN + shown.replace(" ", "\u00a0").replace(";\u00a0", "; ") + THIN


def quoted_text(words: str) -> str:
    """Return the words of an inline quotation as the editor shows them."""
    return f"“{words}”"


def is_shown_rich(block: TextBlock) -> bool:
    """Tell whether the editor shows `block` as such; the rest it shows as Markdown."""
    match block:
        case ListBlock():
            return all(map(_is_plain_item, block.items))
        case QuoteBlock():
            return all(isinstance(inner, Paragraph) for inner in block.blocks)
        case _:
            return True


def _is_plain_item(item: Sequence[TextBlock]) -> bool:
    return (
        bool(item)
        and isinstance(item[0], Paragraph)
        and all(isinstance(inner, ListBlock) and is_shown_rich(inner) for inner in item[1:])
    )


class _Filler:
    def __init__(self, cursor: QTextCursor, formats: RichFormats, names: Names) -> None:
        self._cursor = cursor
        self._formats = formats
        self._names = names
        self._is_first = True

    def add(self, block: TextBlock) -> None:
        if not is_shown_rich(block):
            self._add_markdown(write_text((block,)))
            return
        match block:
            case Paragraph():
                self._add_block(self._formats.paragraph(), block.inlines)
            case Heading():
                text = self._formats.heading_text(block.level)
                self._add_block(self._formats.heading(block.level), block.inlines, text)
            case QuoteBlock():
                for inner in block.blocks:
                    assert isinstance(inner, Paragraph)
                    self._add_block(self._formats.quote(), inner.inlines)
            case ListBlock():
                self._add_list(block, 1)
            case TableBlock():
                self._add_table(block)

    def inlines(self, inlines: Inlines, base: QTextCharFormat) -> None:
        for inline in inlines:
            match inline:
                case Run():
                    look = self._formats.styled(
                        base, bold=inline.bold, italic=inline.italic, code=inline.code,
                        link=inline.link,
                    )  # fmt: skip
                    self._cursor.insertText(inline.text.replace("\n", "\u2028"), look)
                case CitationNode():
                    self._citation(inline, base)
                case QuotationNode():
                    self._quotation(inline, base)
        self._cursor.setCharFormat(base)

    def _citation(self, node: CitationNode, base: QTextCharFormat) -> None:
        source = self._names.source_of_key(node.cites[0].key)
        markdown = citation_markdown(node.cites)
        look = self._formats.citation(base, next(_locks), markdown, source)
        self._cursor.insertText(chip_text(node, self._names), look)

    def _quotation(self, node: QuotationNode, base: QTextCharFormat) -> None:
        source = self._names.source_of_quotation(node.item_id)
        look = self._formats.quotation(base, next(_locks), node.item_id, node.words, source)
        italic = QTextCharFormat(look)
        italic.setFontItalic(True)
        shown, position = quoted_text(node.words), 0
        for span in self._names.emphasis(node.item_id, node.words):
            start, end = span.start + 1, span.end + 1  # behind the mark that opens
            self._cursor.insertText(shown[position:start], look)
            self._cursor.insertText(shown[start:end], italic)
            position = end
        self._cursor.insertText(shown[position:], look)

    def _add_block(
        self, block: QTextBlockFormat, inlines: Inlines, base: QTextCharFormat | None = None
    ) -> None:
        text = base or self._formats.text()
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(text)
        else:
            self._cursor.insertBlock(block, text)
            if self._cursor.currentList() is not None:
                self._cursor.currentList().remove(self._cursor.block())
        self._is_first = False
        self.inlines(inlines, text)

    def _add_list(self, block: ListBlock, depth: int) -> None:
        list_: QTextList | None = None
        for item in block.items:
            first = item[0]
            assert isinstance(first, Paragraph)
            self._add_block(self._formats.list_item(), first.inlines)
            if list_ is None:
                form = self._formats.list(depth, ordered=block.ordered, start=block.start)
                list_ = self._cursor.createList(form)
            else:
                list_.add(self._cursor.block())
            for inner in item[1:]:
                assert isinstance(inner, ListBlock)
                self._add_list(inner, depth + 1)

    def _add_table(self, block: TableBlock) -> None:
        if not self._is_first:
            self._cursor.insertBlock(self._formats.paragraph(), self._formats.text())
        rows = (block.header, *block.rows)
        table = self._cursor.insertTable(len(rows), len(block.header), self._formats.table())
        for y, row in enumerate(rows):
            for x, cell in enumerate(row[: len(block.header)]):
                self._cursor = table.cellAt(y, x).firstCursorPosition()
                self._cursor.setBlockFormat(_aligned(block.alignments, x))
                text = self._formats.text() if y else self._formats.header_text()
                self.inlines(cell, text)
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._is_first = False

    def _add_markdown(self, markdown: str) -> None:
        look = self._formats.markdown(next(_locks))
        for line in markdown.split("\n"):
            self._add_block(look, (Run(line),))


def _aligned(alignments: Sequence[str], column: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    wanted = alignments[column] if column < len(alignments) else ""
    for alignment, name in ALIGNMENTS.items():
        if name == wanted:
            made.setAlignment(alignment)
    return made
