"""The blocks of a document as the body of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.core.runs import Run
from briefer.exporting.columns import column_shares
from briefer.exporting.document import (
    Block,
    Content,
    CrossRef,
    Heading,
    ListItems,
    Paragraph,
    ParagraphStyle,
    Table,
    contents_of,
    hangs_below,
    text_of,
    walk,
)
from briefer.exporting.word.anchoring import Anchoring, grouped
from briefer.exporting.word.contents import DEEPEST, Entry, entry_bookmark
from briefer.exporting.word.runs import RunWriter, right_to_left_language, target_bookmark

_STYLES = {
    ParagraphStyle.BODY: "BodyText",
    ParagraphStyle.JUDGEMENT: "Judgement",
    ParagraphStyle.FRONT: "FrontMatter",
    ParagraphStyle.QUOTE: "Quote",
    ParagraphStyle.BIBLIOGRAPHY: "Bibliography",
    ParagraphStyle.REMARK: "Remark",
}
_NUMBERED = _STYLES | {
    ParagraphStyle.BODY: "NumberedText",
    ParagraphStyle.JUDGEMENT: "NumberedJudgement",
}
DEEPEST_HEADING = 6
DEEPEST_LIST = 8  # Word has nine levels, counted from 0
_KEEP_WITH_NEXT = "<w:keepNext/>"
SHORT_TABLE = 10  # rows: up to here a table stands on one page
TABLE_LETTER = 100  # twips: the usual width of a letter in a table
_FULL_WIDTH = 5000  # fiftieths of a per cent
_AFTER_TABLE = 200  # twips
_AFTER_LIST = 140


@dataclass(frozen=True, slots=True)
class Numbering:
    """One numbered list: its level, and the number it begins with."""

    level: int
    start: int


@dataclass
class BodyWriter:
    """Write blocks; `numberings` and `entries` collect numbered lists and headings met.

    `targets` are the ids of the items that a reference in the text points to; headings get
    bookmarks where `has_contents`.
    """

    runs: RunWriter
    text_width: int
    anchors: Anchoring
    targets: frozenset[str] = frozenset()
    has_contents: bool = False
    numberings: list[Numbering] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def blocks(self, blocks: Sequence[Block]) -> list[str]:
        """Return `blocks` as paragraphs and tables, those of each item in its bookmark."""
        written: list[str] = []
        before: Block | None = None
        groups = grouped(blocks)
        firsts = [group[0] for _, group in groups[1:]]
        for (item_id, group), after in zip(groups, [*firsts, None], strict=False):
            if isinstance(before, Table) and isinstance(group[0], Table):
                written.append(_SPACER)  # or Word joins the two tables
            written.append(self.anchors.item(item_id, self._group(group, before, after)))
            before = group[-1]
        if isinstance(before, Table):
            written.append(_SPACER)
        return written

    def paragraph(self, style: str, content: Content, mark: str = "", space: str = "") -> str:
        """Return one paragraph in the Word style with id `style`.

        `mark` holds properties that the schema puts before `w:bidi` (keep with next, numbering,
        borders), `space` those after it (spacing, indents, alignment).
        """
        language = right_to_left_language(content)
        bidi = "<w:bidi/>" if language else ""
        inside = self.runs.inlines(content, language=language)
        properties = f'<w:pPr><w:pStyle w:val="{style}"/>{mark}{bidi}{space}</w:pPr>'
        return f"<w:p>{properties}{inside}</w:p>"

    def _group(self, blocks: Sequence[Block], before: Block | None, after: Block | None) -> str:
        """Return the blocks of one item, which stand between the blocks `before` and `after`."""
        written = []
        for i, (block, following) in enumerate(zip(blocks, [*blocks[1:], after], strict=True)):
            if isinstance(block, Table):
                written.append(_SPACER if isinstance(before, Table) and i else "")
                written.append(self._table(block))
            else:
                written.append(self._block(block, before, following))
            if not hangs_below(block, before):
                before = block
        return "".join(written)

    def _block(
        self, block: Paragraph | Heading | ListItems, before: Block | None, after: Block | None
    ) -> str:
        if isinstance(block, ListItems):
            return self._list(block, 0)
        if isinstance(block, Heading):
            return self._heading(block)
        spacing = f'<w:spacing w:before="{_AFTER_TABLE}"/>' if isinstance(before, Table) else ""
        style = style_of(block)
        mark = ""
        if hangs_below(block, before):
            style, mark = "NumberedJudgement", _UNDER_NUMBER
        mark = (_KEEP_WITH_NEXT if _leads_to(block, after) else "") + mark
        xml = self.paragraph(style, block.content, mark, spacing)
        if block.number and block.item_id in self.targets:
            self.targets -= {block.item_id}
            return self._in_bookmark(target_bookmark(block.item_id), xml)
        return xml

    def _heading(self, block: Heading) -> str:
        xml = self.paragraph(f"Heading{min(block.level, DEEPEST_HEADING)}", block.content)
        text = text_of(block.content)
        if not self.has_contents or block.level > DEEPEST or not text.strip():
            return xml
        entry = Entry(block.level, text, entry_bookmark(len(self.entries)))
        self.entries.append(entry)
        return self._in_bookmark(entry.bookmark, xml)

    def _in_bookmark(self, name: str, paragraph: str) -> str:
        """Return a paragraph with a bookmark around all that it says."""
        opening, properties, rest = paragraph.partition("</w:pPr>")
        inside = self.anchors.bookmark(name, rest.removesuffix("</w:p>"))
        return f"{opening}{properties}{inside}</w:p>"

    def _list(self, block: ListItems, level: int, *, is_end: bool = True) -> str:
        """Return a list at `level`; the last paragraph of all has more space below it."""
        level = min(level, DEEPEST_LIST)
        number_id = BULLETS
        if block.ordered:
            self.numberings.append(Numbering(level, block.start))
            number_id = NUMBERED_TEXT + len(self.numberings)
        style = "ListNumber" if block.ordered else "ListBullet"
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
        flat = [(i == 0, inner) for item in block.items for i, inner in enumerate(item)]
        return "".join(
            self._item_block(
                inner,
                level,
                (style, mark) if is_first else ("ListContinue", ""),
                is_end=is_end and number == len(flat),
            )
            for number, (is_first, inner) in enumerate(flat, 1)
        )

    def _item_block(self, block: Block, level: int, style: tuple[str, str], *, is_end: bool) -> str:
        """Return a block of a list item: the first paragraph has the mark, others hang below."""
        if isinstance(block, ListItems):
            return self._list(block, level + 1, is_end=is_end)
        if isinstance(block, Table):
            return self._table(block) + _SPACER
        space = f'<w:spacing w:after="{_AFTER_LIST}"/>' if is_end else ""
        if not style[1]:
            space += f'<w:ind w:left="{list_indent(level)}"/>'
        return self.paragraph(style[0], block.content, style[1], space)

    def _table(self, table: Table) -> str:
        shares = column_shares(table, self.text_width // TABLE_LETTER)
        widths = [self.text_width * share // sum(shares) for share in shares]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [self._row(table.header, table, widths, "<w:tblHeader/>", _KEEP_WITH_NEXT)]
        rows += [
            self._row(row, table, widths, mark=_KEEP_WITH_NEXT if stays_whole(table, i) else "")
            for i, row in enumerate(table.rows, 1)
        ]
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/>'
            f'<w:tblW w:w="{_FULL_WIDTH}" w:type="pct"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(
        self, cells: Sequence[Content], table: Table, widths: Sequence[int], header: str = "",
        mark: str = "",
    ) -> str:  # fmt: skip
        """Return a row; `mark` goes into its paragraphs, `header` into its properties."""
        padded = [*cells, *[()] * (len(widths) - len(cells))]
        return (
            f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>"
            + "".join(
                self._cell(cell, _side(table, i), widths[i], mark) for i, cell in enumerate(padded)
            )
            + "</w:tr>"
        )

    def _cell(self, content: Content, side: str, width: int, mark: str) -> str:
        jc = f'<w:jc w:val="{side}"/>' if side in {"center", "right"} else ""
        paragraph = self.paragraph("TableText", content, mark, jc)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'


def _leads_to(block: Paragraph, after: Block | None) -> bool:
    """Tell whether `block` may not stand alone at the foot of a page: what it announces follows.

    A judgement keeps its confidence, and a paragraph that ends with a colon what it introduces.
    """
    if not isinstance(after, Paragraph):
        return isinstance(after, ListItems | Table) and _announces(block.content)
    if after.style is ParagraphStyle.JUDGEMENT:
        return block.style is after.style and block.item_id == after.item_id
    return after.style is ParagraphStyle.QUOTE and _announces(block.content)


def _announces(content: Content) -> bool:
    """Tell whether the last words of `content` end with a colon."""
    for inline in reversed(content):
        words = inline.text if isinstance(inline, Run) else text_of((inline,))
        if words:
            return words.rstrip().endswith(":")
    return False


def _side(table: Table, column: int) -> str:
    return table.alignments[column] if column < len(table.alignments) else ""


def stays_whole(table: Table, row: int) -> bool:
    """Tell whether row `row` of a table, counted from 1, stays with the next: short tables do."""
    return len(table.rows) <= SHORT_TABLE and row < len(table.rows)


def style_of(block: Paragraph) -> str:
    """Return the id of the Word style of a paragraph of the text."""
    return (_NUMBERED if block.number else _STYLES)[block.style]


def list_indent(level: int) -> int:
    """Return how far in the text of a list item at `level` stands, in twips."""
    return 360 * (level + 1)


BULLETS = 1  # the id of the one bullet list
NUMBERED_TEXT = 2  # that of the numbered paragraphs; numbered lists follow
# The level of the numbered paragraphs that shows no number: the indents stay those of the first
# paragraph of a judgement, or Word would break the rule beside the two.
_UNDER_NUMBER = f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="{NUMBERED_TEXT}"/></w:numPr>'
_SPACER = '<w:p><w:pPr><w:pStyle w:val="TableSpacer"/></w:pPr></w:p>'


def referred_to(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the ids of the items that references in `blocks` point to."""
    return frozenset(
        inline.item_id
        for block in walk(tuple(blocks))
        for content in contents_of(block)
        for inline in content
        if isinstance(inline, CrossRef)
    )
