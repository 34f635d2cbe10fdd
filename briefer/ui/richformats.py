"""How a text looks in its editor, and what its formats mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextListFormat,
    QTextTableFormat,
)

from briefer.core.text import Span
from briefer.markup.nodes import CiteRef
from briefer.ui.theme import Theme

_USER = int(QTextFormat.Property.UserProperty)


class Property(IntEnum):
    """What our own properties of formats say."""

    BOLD = _USER + 1  # headings look bold without being it
    CODE = _USER + 2
    LOCK = _USER + 3  # a number that all characters of one citation or quotation share
    CITATION = _USER + 4  # its Markdown
    QUOTATION = _USER + 5  # the placement's id
    WORDS = _USER + 6  # the quotation's words, without the marks shown around them
    SOURCE = _USER + 7  # the source that gives the colour
    MARKDOWN = _USER + 8  # a number that the lines of one stretch of shown Markdown share


@dataclass(frozen=True, slots=True)
class Names:
    """What the editor calls things: how a cite reads on its chip, and which source is meant.

    `emphasis` is what of the words of a quotation, by its id, stands in italics.
    """

    cite: Callable[[CiteRef], str]
    source_of_key: Callable[[str], str]
    source_of_quotation: Callable[[str], str]
    emphasis: Callable[[str, str], tuple[Span, ...]] = lambda _item_id, _words: ()


class RichFormats:
    """Makes the formats of one theme."""

    def __init__(self, theme: Theme, size: int = 15) -> None:
        self._theme = theme
        self._size = size

    def font(self) -> QFont:
        """Return the font of running text."""
        return self._theme.font(self._size, serif=True)

    def paragraph(self) -> QTextBlockFormat:
        """Return the format of a paragraph."""
        made = QTextBlockFormat()
        made.setLineHeight(self._leading(1.5), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setBottomMargin(self._theme.px(8))
        return made

    def heading(self, level: int) -> QTextBlockFormat:
        """Return the format of a heading in a text."""
        made = self.paragraph()
        made.setHeadingLevel(level)
        made.setTopMargin(self._theme.px(6))
        return made

    def quote(self) -> QTextBlockFormat:
        """Return the format of a block quote that the author typed."""
        made = self.paragraph()
        made.setProperty(QTextFormat.Property.BlockQuoteLevel, 1)
        made.setLeftMargin(self._theme.px(20))
        return made

    def markdown(self, number: int) -> QTextBlockFormat:
        """Return the format of a line that is shown as Markdown."""
        made = QTextBlockFormat()
        made.setProperty(Property.MARKDOWN, number)
        made.setBackground(self._theme.color("hover"))
        return made

    def list_item(self) -> QTextBlockFormat:
        """Return the format of a list's item."""
        made = self.paragraph()
        made.setBottomMargin(self._theme.px(4))
        return made

    def list(self, depth: int, *, ordered: bool, start: int = 1) -> QTextListFormat:
        """Return the format of a list; `depth` counts from 1."""
        style = QTextListFormat.Style
        bullets = (style.ListDisc, style.ListCircle, style.ListSquare)
        made = QTextListFormat()
        made.setStyle(style.ListDecimal if ordered else bullets[(depth - 1) % 3])
        made.setIndent(depth)
        made.setStart(start)
        return made

    def table(self) -> QTextTableFormat:
        """Return the format of a table."""
        made = QTextTableFormat()
        made.setCellPadding(self._theme.px(4))
        made.setCellSpacing(0)
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setBorderBrush(self._theme.color("edge"))
        made.setHeaderRowCount(1)
        return made

    def text(self) -> QTextCharFormat:
        """Return the format of running words."""
        made = QTextCharFormat()
        made.setFont(self.font())
        made.setForeground(self._theme.color("text"))
        return made

    def header_text(self) -> QTextCharFormat:
        """Return the format of words in a table's header."""
        made = self.text()
        made.setFont(self._theme.font(self._size, 600, serif=True))
        return made

    def heading_text(self, level: int) -> QTextCharFormat:
        """Return the format of a heading's words."""
        made = QTextCharFormat()
        made.setFont(self._theme.font(self._size + max(0, 4 - level), 600, serif=True))
        made.setForeground(self._theme.color("strong"))
        return made

    def styled(
        self, base: QTextCharFormat, *, bold: bool, italic: bool, code: bool, link: str
    ) -> QTextCharFormat:
        """Return `base` with emphasis, as code, or as a link."""
        made = QTextCharFormat(base)
        if bold:
            made.merge(self.bold(is_on=True))
        if italic:
            made.setFontItalic(True)
        if code:
            made.setProperty(Property.CODE, True)
            made.setFontFamilies(["DejaVu Sans Mono", "monospace"])
        if link:
            made.setAnchor(True)
            made.setAnchorHref(link)
            made.setForeground(self._theme.color("accent"))
            made.setFontUnderline(True)
        return made

    def bold(self, *, is_on: bool) -> QTextCharFormat:
        """Return what makes words bold, or no longer."""
        made = QTextCharFormat()
        made.setFont(self._theme.font(self._size, 700 if is_on else 400, serif=True))
        made.clearProperty(QTextFormat.Property.FontItalic)
        made.setProperty(Property.BOLD, is_on)
        return made

    def citation(
        self, base: QTextCharFormat, lock: int, markdown: str, source: str
    ) -> QTextCharFormat:
        """Return the format of a citation's chip."""
        made = QTextCharFormat(base)
        made.setFont(self._theme.font(self._size - 3, 500))
        made.setForeground(self._theme.color("muted"))
        made.setProperty(Property.LOCK, lock)
        made.setProperty(Property.CITATION, markdown)
        made.setProperty(Property.SOURCE, source)
        return made

    def quotation(
        self, base: QTextCharFormat, lock: int, item_id: str, words: str, source: str
    ) -> QTextCharFormat:
        """Return the format of an inline quotation's locked words."""
        made = QTextCharFormat(base)
        made.setProperty(Property.LOCK, lock)
        made.setProperty(Property.QUOTATION, item_id)
        made.setProperty(Property.WORDS, words)
        made.setProperty(Property.SOURCE, source)
        return made

    def _leading(self, ratio: float) -> int:
        return self._theme.px(self._size * ratio)


def is_locked(format_: QTextFormat) -> bool:
    """Tell whether characters of this format belong to a citation or a quotation."""
    return format_.hasProperty(Property.LOCK)


def tint_of(theme: Theme, number: int | None) -> QColor:
    """Return the colour behind locked words of the source with colour `number`."""
    if number is None:
        return theme.color("hover")
    return QColor(theme.source_color(number).tint)
