"""How a finding is painted: what was found, why, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.ui.findingrows import FindingRow
from briefer.ui.findingsmodel import ROW_ROLE, Index
from briefer.ui.outlinecards import wrapped
from briefer.ui.theme import Theme
from briefer.ui.verdictline import PICTURES

_LINES = 4
_SIDE = 12  # px left and right of a card
_REMEMBERED = 8000  # texts of which the lines are known
_GAP = 6  # px between cards


class Deed(Enum):
    """What a click on a card asks for."""

    GO = "go"
    REMEDY = "remedy"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class _Part:
    """Some lines of one look."""

    lines: tuple[str, ...]
    font: QFont
    color: str
    leading: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


class FindingCards(QStyledItemDelegate):
    """Paints headings and findings, and knows which part of a card is where."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._wrapped: dict[tuple[str, float, int], tuple[str, ...]] = {}
        theme.changed.connect(self._wrapped.clear)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row at the view's width."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, FindingRow) or row.is_heading:
            return QSize(10, self._theme.px(34))
        words = sum(part.height for part in self._parts(row))
        deeds = self._theme.px(24) if self._deeds(row) else 0
        return QSize(10, round(words + deeds) + self._theme.px(20) + _GAP)

    def deed_at(self, index: Index, rect: QRect, point: QPoint) -> Deed:
        """Return what a click at `point` on the row at `index`, painted in `rect`, asks for."""
        row = index.data(ROW_ROLE)
        for deed, _words, box in self._placed(row, self._card(rect)):
            if box.contains(QPointF(point)):
                return deed
        return Deed.GO

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a card."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, FindingRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_card(painter, option.rect, row, option.state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        painter.setFont(self._theme.font(12.5, 600))
        painter.setPen(self._theme.color(row.tone))
        area = rect.adjusted(_SIDE + 2, self._theme.px(6), -_SIDE, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.title)

    def _paint_card(
        self, painter: QPainter, rect: QRect, row: FindingRow, state: QStyle.StateFlag
    ) -> None:
        card, px = self._card(rect), self._theme.px
        self._paint_frame(painter, card, state)
        side = px(15)
        box = QRectF(card.left() + px(10), card.top() + px(11), side, side).toRect()
        self._theme.icon(PICTURES[row.tone], row.tone).paint(painter, box)
        top = card.top() + px(9)
        for part in self._parts(row):
            painter.setFont(part.font)
            painter.setPen(self._theme.color(part.color))
            for line in part.lines:
                where = QRectF(card.left() + px(34), top, card.width(), part.leading)
                painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, line)
                top += part.leading
        painter.setFont(self._deed_font())
        painter.setPen(self._theme.color("accent"))
        for _deed, words, area in self._placed(row, card):
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_frame(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        path = QPainterPath()
        path.addRoundedRect(card, 8, 8)
        is_over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillPath(path, self._theme.color("card"))
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        name = "accent" if is_selected else "edge" if is_over else "line"
        width = 2.0 if is_selected and self._view.hasFocus() else 1.0
        painter.setPen(QPen(self._theme.color(name), width))
        painter.drawPath(path)

    def _card(self, rect: QRect) -> QRectF:
        return QRectF(rect).adjusted(_SIDE, _GAP / 2, -_SIDE, -_GAP / 2)

    def _parts(self, row: FindingRow) -> tuple[_Part, ...]:
        theme = self._theme
        width = self._view.viewport().width() - 2 * _SIDE - theme.px(46)
        title, text = theme.font(13, 500), theme.font(12)
        parts = [
            _Part(self._lines(row.title, title, width), title, "strong", theme.px(18)),
            _Part(self._lines(row.text, text, width), text, "muted", theme.px(17)),
        ]
        return tuple(part for part in parts if part.lines != ("",))

    def _lines(self, words: str, font: QFont, width: int) -> tuple[str, ...]:
        key = (words, font.pixelSize(), width)
        if key not in self._wrapped:
            if len(self._wrapped) > _REMEMBERED:
                self._wrapped.clear()
            self._wrapped[key] = wrapped(words, font, width, _LINES)
        return self._wrapped[key]

    def _deeds(self, row: FindingRow) -> tuple[tuple[Deed, str], ...]:
        deeds = ((Deed.REMEDY, row.remedy), (Deed.ASIDE, row.setting_aside))
        return tuple((deed, words) for deed, words in deeds if words)

    def _placed(self, row: FindingRow, card: QRectF) -> list[tuple[Deed, str, QRectF]]:
        """Return what can be done, in words, and where that stands on a card."""
        metrics, px = QFontMetricsF(self._deed_font()), self._theme.px
        left, placed = card.left() + px(34), []
        for deed, words in self._deeds(row):
            width = metrics.horizontalAdvance(words)
            placed.append((deed, words, QRectF(left, card.bottom() - px(31), width, px(24))))
            left += width + px(18)
        return placed

    def _deed_font(self) -> QFont:
        return self._theme.font(12, 600)
