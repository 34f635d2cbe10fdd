"""How an excerpt is painted in the list: a card with its words, source and uses."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.core.text import first_words
from briefer.ui.excerptrows import ExcerptRow
from briefer.ui.excerptsmodel import ROW_ROLE, Index
from briefer.ui.theme import Theme

LINES = 3
_WORDS = 300  # code points: more than the lines can show
_BAR = 3.5
_SIDE = 10  # px around a card
_PADDING = 9


class ExcerptCards(QStyledItemDelegate):
    """Paints the cards of the excerpts."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a card at the view's width."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ExcerptRow):
            return QSize(10, 10)
        words = self._words(row, self._inner_width())
        height = words.boundingRect().height() + 2 * _PADDING + self._foot_height() + 3
        return QSize(10, round(height) + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ExcerptRow):
            return
        card = QRectF(option.rect).adjusted(_SIDE, 3, -_SIDE, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, card, row, is_selected=bool(_state(option)))
        inner = card.adjusted(_PADDING + 5, _PADDING, -_PADDING, -_PADDING)
        painter.setPen(self._theme.color("text"))
        self._words(row, inner.width()).draw(painter, inner.topLeft())
        self._paint_foot(painter, inner, row)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, card: QRectF, row: ExcerptRow, *, is_selected: bool
    ) -> None:
        path = QPainterPath()
        path.addRoundedRect(card, 8, 8)
        painter.fillPath(path, self._theme.color("card"))
        painter.save()
        painter.setClipPath(path)
        mark = QColor(self._theme.source_color(row.color).mark)
        painter.fillRect(QRectF(card.left(), card.top(), _BAR, card.height()), mark)
        painter.restore()
        edge = self._theme.color("accent" if is_selected else "line")
        painter.setPen(QPen(edge, 1.5 if is_selected else 1))
        painter.drawPath(path)

    def _paint_foot(self, painter: QPainter, inner: QRectF, row: ExcerptRow) -> None:
        foot = QRectF(inner)
        foot.setTop(inner.bottom() - self._foot_height())
        uses = _uses(row.uses)
        painter.setFont(self._theme.font(11, 500))
        width = painter.fontMetrics().horizontalAdvance(uses)
        color = self._theme.source_color(row.color).mark if row.uses else "faint"
        painter.setPen(QColor(color) if row.uses else self._theme.color(color))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, uses)
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.color("muted"))
        foot.setRight(foot.right() - width - 10)
        shown = _elided(row, painter.fontMetrics(), int(foot.width()))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _foot_height(self) -> float:
        return QFontMetricsF(self._theme.font(11)).height() + 2

    def _inner_width(self) -> float:
        return self._view.viewport().width() - 2 * _SIDE - 2 * _PADDING - 5

    def _words(self, row: ExcerptRow, width: float) -> QTextLayout:
        """Lay out the beginning of the excerpt's words in at most LINES lines."""
        font = self._theme.font(14, serif=True)
        leading = round(QFontMetricsF(font).height() * 1.05)
        shown = first_words(row.excerpt.words, _WORDS)
        layout = _laid_out(shown, font, width, leading)
        if layout.lineCount() == LINES:
            last = layout.lineAt(LINES - 1)
            if last.textStart() + last.textLength() < len(shown):
                cut = shown[: last.textStart() + last.textLength() - 1].rstrip(" ,;:.")
                layout = _laid_out(cut + "…", font, width, leading)
        return layout


def _laid_out(text: str, font: QFont, width: float, leading: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(40.0, width))
        line.setPosition(QPointF(0, number * leading))
    layout.endLayout()
    return layout


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state & QStyle.StateFlag.State_Selected


def _elided(row: ExcerptRow, metrics: QFontMetrics, width: int) -> str:
    """Return source and place; where the room is short, the source's name gives way."""
    place = f" · {row.place}" if row.place else ""
    room = max(width // 3, width - metrics.horizontalAdvance(place))
    name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
    return metrics.elidedText(name + place, Qt.TextElideMode.ElideRight, width)


def _uses(count: int) -> str:
    translate = QCoreApplication.translate
    if count == 0:
        return translate("Excerpts", "not used")
    if count == 1:
        return translate("Excerpts", "used once")
    return translate("Excerpts", "used {count} times").format(count=count)
