"""How a row of the outline is painted: headings of sections, cards of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from briefer.ui.outlinemodel import ROW_ROLE
from briefer.ui.outlinerows import Mark, Row, RowKind, Tone
from briefer.ui.theme import Theme

translate = QCoreApplication.translate

LINES = 3  # of words that a card shows
GAP = 5  # px between cards
RIGHT = 12  # px right of cards
BAR = 3.5  # px, the source's colour
ICONS = MappingProxyType({
    RowKind.TEXT: "text", RowKind.PARAPHRASE: "paraphrase", RowKind.JUDGEMENT: "judgement",
})  # fmt: skip
PICTURES = MappingProxyType({
    Tone.GOOD: "check-circle", Tone.DOUBTFUL: "warning", Tone.BAD: "error",
})  # fmt: skip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Card:
    """Where the parts of one card stand, in pixels from its own corner."""

    words: QRectF
    foot: QRectF
    icon: QRectF
    height: float


class OutlineCards(QStyledItemDelegate):
    """Paints the outline; `colors` gives each source's number by its id."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._colors: Mapping[str, int] = {}
        self._wrapped: dict[tuple[str, RowKind, int], tuple[str, ...]] = {}
        theme.changed.connect(self._wrapped.clear)

    def set_colors(self, colors: Mapping[str, int]) -> None:
        """Paint the bar of a source in the colour of its number."""
        self._colors = colors

    def mark(self, row: Row) -> QColor:
        """Return the colour of the bar of `row`."""
        number = self._colors.get(row.source_id)
        if number is None:
            return self._theme.color("edge")
        return QColor(self._theme.source_color(number).mark)

    def title_rect(self, rect: QRect, row: Row) -> QRect:
        """Return where a section's title stands in its row's `rect`."""
        number = QFontMetricsF(self._number_font()).horizontalAdvance(row.number)
        left = rect.left() + (number + self._theme.px(8) if row.number else self._theme.px(2))
        return QRect(int(left), rect.top(), int(self._right() - left), rect.height())

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height a row needs at the view's width."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return QSize(10, self._theme.px(38))
        if row.kind is RowKind.SECTION:
            return QSize(10, self._theme.px(38))
        return QSize(10, round(self._card(row, self._width(index)).height) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a section's heading or a card."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        rect, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.SECTION:
            self._paint_section(painter, rect, row, state)
        else:
            area = QRectF(rect).adjusted(0, GAP / 2, 0, -GAP / 2)
            area.setWidth(self._width(index))
            self._paint_card(painter, area, row, state)
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """Return the field in which a section is renamed."""
        field = QLineEdit(parent)
        field.setAccessibleName(translate("Outline", "Section title"))
        field.setFont(self._title_font())
        field.setMaxLength(500)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the title, selected."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(ROW_ROLE).text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was typed."""
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field over the title."""
        rect = self.title_rect(option.rect, index.data(ROW_ROLE))
        editor.setGeometry(rect.adjusted(-8, 3, 0, -3))

    def _right(self) -> float:
        return self._view.viewport().width() - RIGHT

    def _width(self, index: Index) -> float:
        """Return the width of the card at `index`."""
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return max(80.0, self._right() - depth * self._view.indentation())

    def _paint_section(
        self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag
    ) -> None:
        area = QRectF(rect.left() - 6, rect.top() + 3, 0, rect.height() - 6)
        area.setRight(self._right())
        self._paint_row_state(painter, area, state)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._number_font())
        painter.setPen(self._theme.color("faint"))
        painter.drawText(QRectF(rect), middle, row.number)
        title = QRectF(self.title_rect(rect, row))
        title.setRight(self._paint_count(painter, title, row) - self._theme.px(8))
        self._paint_line(
            painter, title, row.text or translate("Outline", "Untitled section"),
            self._title_font(), self._theme.color("muted" if row.is_dimmed else "strong"),
        )  # fmt: skip

    def _paint_count(self, painter: QPainter, title: QRectF, row: Row) -> float:
        """Paint the words and marks at a heading's right end; return where they begin."""
        font = self._theme.font(11, 600 if row.is_over else 400)
        area = title.adjusted(0, 0, -self._theme.px(8), 0)
        painter.setFont(font)
        painter.setPen(self._theme.color("doubtful" if row.is_over else "faint"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        shown = f"⚠ {row.count}" if row.is_over else row.count
        painter.drawText(area, right, shown)
        left = area.right() - QFontMetricsF(font).horizontalAdvance(shown)
        name = "parked" if row.is_parked else "" if row.is_printed else "eye-off"
        if row.is_long_only and not name:
            name = "eye"
        if name:
            left = self._paint_icon(painter, name, left - self._theme.px(20), title.center().y())
        return left

    def _paint_icon(self, painter: QPainter, name: str, x: float, middle: float) -> float:
        side = self._theme.px(14)
        rect = QRectF(x, middle - side / 2, side, side).toRect()
        self._theme.icon(name).paint(painter, rect)
        return x

    def _paint_row_state(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        if not state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            return
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setBrush(self._theme.color("pressed" if is_selected else "hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        if is_selected and self._view.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.drawRoundedRect(area, 7, 7)

    def _paint_card(
        self, painter: QPainter, area: QRectF, row: Row, state: QStyle.StateFlag
    ) -> None:
        card = self._card(row, area.width())
        self._paint_frame(painter, area, row, state)
        corner = area.topLeft()
        if row.kind in ICONS:
            box = card.icon.translated(corner).toRect()
            self._theme.icon(ICONS[row.kind], "faint").paint(painter, box)
        color = self._theme.color("muted" if row.is_dimmed else "text")
        self._paint_words(painter, card.words.translated(corner), row, color)
        self._paint_foot(painter, card.foot.translated(corner), row)

    def _paint_frame(
        self, painter: QPainter, area: QRectF, row: Row, state: QStyle.StateFlag
    ) -> None:
        path = QPainterPath()
        path.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        is_over = bool(state & QStyle.StateFlag.State_MouseOver)
        dimmed = row.is_dimmed
        painter.fillPath(path, self._theme.color("window" if dimmed else "card"))
        painter.save()
        painter.setClipPath(path)
        bar = QRectF(area.left(), area.top(), BAR, area.height())
        painter.fillRect(bar, self.mark(row))
        painter.restore()
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        name = "accent" if is_selected else "edge" if is_over else "line"
        width = 2.0 if is_selected and self._view.hasFocus() else 1.0
        style = Qt.PenStyle.DashLine if dimmed and not is_selected else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._theme.color(name), width, style))
        painter.drawPath(path)

    def _paint_words(self, painter: QPainter, area: QRectF, row: Row, color: QColor) -> None:
        font = self._words_font(row)
        painter.setFont(font)
        painter.setPen(color)
        leading = self._leading(row)
        base = area.top() + (leading + QFontMetricsF(font).capHeight()) / 2
        for line in self._lines(row, area.width()):
            painter.drawText(QPointF(area.left(), base), line)
            base += leading

    def _paint_foot(self, painter: QPainter, area: QRectF, row: Row) -> None:
        if row.mark is not None:
            area = area.adjusted(0, 0, -self._paint_mark(painter, area, row.mark), 0)
        font = self._theme.font(11)
        metrics = QFontMetricsF(font)
        tail = f", {row.pinpoint}" if row.pinpoint else ""
        if row.is_dimmed:
            tail += " · " + translate("Outline", "not printed")
        elif row.is_long_only:
            tail += " · " + translate("Outline", "full length only")
        room = area.width() - metrics.horizontalAdvance(tail)
        name = metrics.elidedText(row.source, Qt.TextElideMode.ElideRight, room)
        self._paint_line(painter, area, name + tail, font, self._theme.color("muted"))

    def _paint_mark(self, painter: QPainter, area: QRectF, mark: Mark) -> float:
        """Paint what the checks say at the right end of `area`; return the room it took."""
        font, px = self._theme.font(11, 500), self._theme.px
        painter.setFont(font)
        painter.setPen(self._theme.color(mark.tone))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, mark.words
        )
        width = QFontMetricsF(font).horizontalAdvance(mark.words)
        if mark.tone in PICTURES:
            side, left = px(13), area.right() - width - px(17)
            box = QRectF(left, area.center().y() - side / 2, side, side).toRect()
            self._theme.icon(PICTURES[mark.tone], mark.tone).paint(painter, box)
        return width + px(26)

    def _paint_line(
        self, painter: QPainter, area: QRectF, text: str, font: QFont, color: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(text, elide, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _card(self, row: Row, width: float) -> _Card:
        px = self._theme.px
        left = px(14) if row.kind not in ICONS else px(34)
        room = width - left - px(12)
        words = len(self._lines(row, room)) * self._leading(row)
        foot = px(9) + words + px(2)
        return _Card(
            QRectF(left, px(8), room, words),
            QRectF(left, foot, room, px(16)),
            QRectF(px(12), px(11), px(14), px(14)),
            foot + px(16) + px(8),
        )

    def _lines(self, row: Row, width: float) -> tuple[str, ...]:
        shown = row.text or translate("Outline", "Empty text")
        key = (shown, row.kind, round(width))
        if key not in self._wrapped:
            if len(self._wrapped) > 5000:
                self._wrapped.clear()
            self._wrapped[key] = wrapped(shown, self._words_font(row), round(width), LINES)
        return self._wrapped[key]

    def _leading(self, row: Row) -> float:
        return float(self._theme.px(20 if row.kind is RowKind.QUOTATION else 19))

    def _words_font(self, row: Row) -> QFont:
        is_quotation = row.kind is RowKind.QUOTATION
        return self._theme.font(14 if is_quotation else 13, serif=is_quotation)

    def _title_font(self) -> QFont:
        return self._theme.font(13.5, 600)

    def _number_font(self) -> QFont:
        return self._theme.font(13, 500)


def wrapped(text: str, font: QFont, width: int, limit: int) -> tuple[str, ...]:
    """Return the lines of `text` at `width` pixels, the last of `limit` cut with an ellipsis."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units = text.encode("utf-16-le")
    lines: list[str] = []
    while len(lines) < limit and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        is_last = len(lines) == limit - 1
        piece = units[2 * start : None if is_last else 2 * (start + length)]
        lines.append(piece.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    if lines:
        elide = Qt.TextElideMode.ElideRight
        lines[-1] = QFontMetricsF(font).elidedText(lines[-1], elide, width)
    return tuple(lines)
