"""How a reader's text looks: colours, and type by role, as formats of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from briefer.core.source import Role
from briefer.ui.positions import Paragraph
from briefer.ui.theme import SANS, SERIF, Theme

TEXT_SIZES = (12, 13, 14, 15, 16, 17, 18, 20, 22, 25, 28, 32)  # px of body text, the zoom's steps
NORMAL_SIZE = 17
CHARACTERS = 68  # of a full line: within the 60 to 75 that read best (Bringhurst, 2.1.2)
FOLD_SCHEME = "fold:"  # an anchor of a document that opens or closes a fold

_SAMPLE = "the committee agreed that older figures could no longer be trusted "


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of one reader; `mark` and `tint` are those of its source."""

    text: QColor
    strong: QColor
    muted: QColor
    faint: QColor
    line: QColor
    base: QColor
    accent: QColor
    hit: QColor
    mark: QColor
    tint: QColor
    on_mark: QColor


@dataclass(frozen=True, slots=True)
class ReaderLook:
    """Colours, and the size of body text in pixels at a `scale` of 1.0 (the window's own)."""

    colors: Colors
    size: int = NORMAL_SIZE
    scale: float = 1.0

    @property
    def em(self) -> float:
        """Return the size of body text in pixels."""
        return self.size * self.scale

    def sized(self, size: int) -> ReaderLook:
        """Return this look with body text of `size` pixels."""
        return replace(self, size=size)

    def font(self, ratio: float = 1.0, weight: int = 400, *, serif: bool = True) -> QFont:
        """Return a font `ratio` times as large as body text."""
        font = QFont()
        font.setFamilies(list(SERIF if serif else SANS))
        font.setPixelSize(max(9, round(self.em * ratio)))
        font.setWeight(QFont.Weight(weight))
        # The packaged fonts are variable: without the axis Qt draws every weight as regular.
        font.setVariableAxis(QFont.Tag("wght"), weight)
        font.setVariableAxis(QFont.Tag("opsz"), font.pixelSize())
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def measure(self) -> int:
        """Return the width in pixels of a full line of body text."""
        width = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE)
        return round(width / len(_SAMPLE) * CHARACTERS)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Type of one role; sizes and spaces are multiples of the size of body text."""

    size: float = 1.0
    leading: float = 1.6
    weight: int = 400
    color: str = "text"
    serif: bool = True
    italic: bool = False
    above: float = 0.0
    below: float = 0.75
    indent: float = 0.0


_SMALL = TypeStyle(size=0.85, leading=1.3, color="muted", below=0.7)
_LABEL = TypeStyle(size=0.76, leading=1.2, color="muted", serif=False, below=0.5)
BODY = TypeStyle()
FURNITURE = TypeStyle(size=0.76, leading=1.2, color="faint", serif=False, below=0.25)
FOLD = TypeStyle(size=0.76, leading=1.5, color="muted", serif=False, above=0.25, below=0.85)
HEADING = TypeStyle(size=1.18, leading=1.5, weight=600, color="strong", above=0.8, below=0.45)

STYLES: Mapping[Role, TypeStyle] = MappingProxyType({
    Role.TITLE: TypeStyle(size=1.58, leading=2.05, weight=600, color="strong", below=0.7),
    Role.STANDFIRST: TypeStyle(size=1.1, leading=1.65, color="muted", below=0.9),
    Role.BYLINE: _LABEL,
    Role.DATE: _LABEL,
    Role.SECTION_LABEL: _LABEL,
    Role.HEADING: HEADING,
    Role.QUOTE: TypeStyle(indent=1.3),
    Role.LIST_ITEM: TypeStyle(indent=1.3, below=0.4),
    Role.TABLE: TypeStyle(size=0.88, leading=1.45),
    Role.FOOTNOTE: _SMALL,
    Role.CAPTION: TypeStyle(size=0.85, leading=1.3, color="muted", italic=True, below=0.9),
    Role.BIO: _SMALL,
    Role.DISCLAIMER: _SMALL,
    Role.FURNITURE: FURNITURE,
})  # fmt: skip


def reader_look(theme: Theme, index: int, size: int = NORMAL_SIZE) -> ReaderLook:
    """Return the look of the source with colour `index` in `theme`."""
    source = theme.source_color(index)
    named = ("text", "strong", "muted", "faint", "line", "accent", "hit")
    colors = Colors(
        base=theme.color("pane"),
        mark=QColor(source.mark),
        tint=QColor(source.tint),
        on_mark=QColor(source.on_mark),
        **{name: theme.color(name) for name in named},
    )
    return ReaderLook(colors, size, theme.scale)


def style_of(paragraph: Paragraph) -> TypeStyle:
    """Return the type of `paragraph`."""
    return FOLD if paragraph.block is None else STYLES.get(paragraph.block.role, BODY)


@dataclass
class Formats:
    """The formats of one look, made once for each type style."""

    look: ReaderLook
    _blocks: dict[TypeStyle, QTextBlockFormat] = field(default_factory=dict)
    _texts: dict[TypeStyle, QTextCharFormat] = field(default_factory=dict)

    def block(self, paragraph: Paragraph) -> QTextBlockFormat:
        """Return the block format of `paragraph`."""
        style = style_of(paragraph)
        if style not in self._blocks:
            self._blocks[style] = _block_format(self.look, style)
        made = QTextBlockFormat(self._blocks[style])
        if paragraph.is_continued:
            made.setTopMargin(0)
        if paragraph.block is not None and paragraph.block.role in {Role.TITLE, Role.HEADING}:
            made.setHeadingLevel(max(1, paragraph.block.level))
        return made

    def text(self, paragraph: Paragraph) -> QTextCharFormat:
        """Return the character format of `paragraph`."""
        style = style_of(paragraph)
        if style not in self._texts:
            self._texts[style] = _char_format(self.look, style)
        if not paragraph.is_label:
            return self._texts[style]
        made = QTextCharFormat(self._texts[style])
        made.setAnchor(True)
        made.setAnchorHref(f"{FOLD_SCHEME}{paragraph.span.start}")
        return made

    def emphasised(self, text: QTextCharFormat) -> QTextCharFormat:
        """Return `text` for words that the author emphasises: italic, upright amid italics."""
        made = QTextCharFormat(text)
        made.setFontItalic(not text.fontItalic())
        return made

    def marked(self, *, is_used: bool) -> QTextCharFormat:
        """Return what an excerpt adds to the text: a tint, and dots below one not yet used."""
        made = QTextCharFormat()
        made.setBackground(QBrush(self.look.colors.tint))
        line = QTextCharFormat.UnderlineStyle
        made.setUnderlineStyle(line.NoUnderline if is_used else line.DotLine)
        made.setUnderlineColor(self.look.colors.mark)
        return made

    def unmarked(self) -> QTextCharFormat:
        """Return what takes an excerpt's paint off again."""
        made = QTextCharFormat()
        made.setBackground(QBrush(Qt.BrushStyle.NoBrush))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        return made


def _block_format(look: ReaderLook, style: TypeStyle) -> QTextBlockFormat:
    made = QTextBlockFormat()
    height = round(look.em * style.leading)
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setTopMargin(round(look.em * style.above))
    made.setBottomMargin(round(look.em * style.below))
    made.setLeftMargin(round(look.em * style.indent))
    return made


def _char_format(look: ReaderLook, style: TypeStyle) -> QTextCharFormat:
    font = look.font(style.size, style.weight, serif=style.serif)
    font.setItalic(style.italic)
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(getattr(look.colors, style.color))
    return made
