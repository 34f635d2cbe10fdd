"""How the rows of the sources list are painted, and which keys work in the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefer.ui.sourcerows import ROW_ROLE, Row, RowKind
from briefer.ui.theme import Theme, current

_HEIGHTS = {RowKind.SOURCE: 68, RowKind.HEADING: 34, RowKind.HIT: 78}
_SHORT = 52  # of a source that needs two lines
_BESIDE = 60  # what stands beside a title: margins, badge, gap
_BADGE = 26


class SourceRowDelegate(QStyledItemDelegate):
    """Paints a source with its badge and use, a heading, or a hit in its context."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Theme = current()
        self._widths: dict[str, float] = {}  # px of titles: a list of thousands asks for each
        self._metrics: QFontMetricsF | None = None
        self._look.changed.connect(self._forget)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the row's kind, less where a source needs fewer lines."""
        row: Row = index.data(ROW_ROLE)
        height = _HEIGHTS[row.kind]
        if row.kind is RowKind.SOURCE and isinstance(view := option.widget, QListView):
            room = view.viewport().width() - self._look.px(_BESIDE)
            lines = (2 if self._width(row.title) > room else 1) + bool(row.meta)
            height = height if lines > 2 else _SHORT
        return QSize(80, self._look.px(height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        row: Row = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.HEADING:
            self._words(painter, rect.adjusted(14, 10, -8, 0), row.title, ("faint", 11.5, 600))
        else:
            self._ground(painter, option, rect)
            if row.kind is RowKind.SOURCE:
                self._paint_source(painter, rect.adjusted(12, 0, -12, 0), row)
            else:
                self._paint_hit(painter, rect.adjusted(14, 0, -12, 0), row)
        painter.restore()

    def _width(self, title: str) -> float:
        """Return the pixels that `title` takes on one line."""
        width = self._widths.get(title)
        if width is None:
            metrics = self._metrics = self._metrics or QFontMetricsF(self._look.font(13, 600))
            width = self._widths[title] = metrics.horizontalAdvance(title)
        return width

    def _forget(self) -> None:
        self._widths.clear()
        self._metrics = None

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        body = rect.adjusted(5, 1.5, -5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_selected or is_hovered:
            painter.setBrush(self._look.color("pressed" if is_selected else "hover"))
            painter.drawRoundedRect(body, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._look.color("accent"))
            painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _paint_source(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        look, px = self._look, self._look.px
        color = look.source_color(row.color)
        badge = QRectF(rect.left(), rect.top() + px(11), px(_BADGE), px(_BADGE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color.mark))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(QColor(color.on_mark))
        painter.setFont(look.font(12.5, 700))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, initial(row.title))
        left = badge.right() + px(10)
        words = QRectF(left, rect.top() + px(8), rect.right() - left, rect.height() - px(14))
        height = self._lines(painter, words, row.title, look.font(13, 600), "strong", 2)
        below = words.adjusted(0, height + px(1), 0, 0)
        used = self._used(painter, below, row)
        self._words(painter, below.adjusted(0, 0, -used, 0), row.meta, ("muted", 11.5, 400))

    def _used(self, painter: QPainter, rect: QRectF, row: Row) -> float:
        """Paint how often a source is used at the right; return the width it took."""
        look = self._look
        if not row.uses:
            return 0.0
        text = str(row.uses)
        font = look.font(10.5, 600)
        metrics = QFontMetricsF(font)
        height = metrics.height() + 3
        width = max(height, metrics.horizontalAdvance(text) + look.px(10))
        chip = QRectF(rect.right() - width, rect.top(), width, height)
        color = look.source_color(row.color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color.tint))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(QColor(color.mark))
        painter.setFont(font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        return width + look.px(6)

    def _paint_hit(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        look, px = self._look, self._look.px
        if row.hit is None:
            return
        bar = QRectF(rect.left(), rect.top() + px(8), 3, rect.height() - px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.source_color(row.color).mark))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        words = rect.adjusted(px(12), px(6), 0, 0)
        name = row.title if not row.meta else f"{row.title} · ¶ {row.meta}"
        self._words(painter, words, name, ("muted", 11.5, 500))
        text = f"{row.hit.before}{row.hit.match}{row.hit.after}"
        start = len(row.hit.before.encode("utf-16-le")) // 2
        length = len(row.hit.match.encode("utf-16-le")) // 2
        self._lines(
            painter, words.adjusted(0, px(19), 0, 0), text, look.font(13, serif=True), "text", 2,
            (start, length),
        )  # fmt: skip

    def _words(
        self, painter: QPainter, rect: QRectF, text: str, look: tuple[str, float, int]
    ) -> None:
        """Paint one line of text, cut with an ellipsis; `look` is colour, size and weight."""
        color, size, weight = look
        painter.setFont(self._look.font(size, weight))
        painter.setPen(self._look.color(color))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(QPointF(rect.left(), rect.top() + metrics.ascent()), shown)

    def _lines(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        font: QFont,
        color: str,
        limit: int,
        found: tuple[int, int] | None = None,
    ) -> float:
        """Paint up to `limit` lines, the last cut with an ellipsis; return their height.

        `found` is where the words that were searched for begin (UTF-16 units), and how many.
        """
        if found is not None and found[0] > 70:  # keep what was found within the two lines
            cut = text.rfind(" ", 0, found[0] - 40) + 1
            text, found = f"… {text[cut:]}", (found[0] - cut + 2, found[1])
        layout = QTextLayout(text, font)
        layout.setTextOption(_word_wrap())
        if found is not None:
            layout.setFormats([_hit_format(self._look, *found)])
        height = _lay_out(layout, rect.width(), limit)
        fitting = cut_to_lines(layout, rect.width())
        if fitting != text:
            layout.setText(fitting)
            height = _lay_out(layout, rect.width(), limit)
        painter.setPen(self._look.color(color))
        painter.setClipRect(rect.adjusted(-2, -2, 2, 2))
        layout.draw(painter, rect.topLeft())
        painter.setClipping(False)
        return height


class SourceListView(QListView):
    """The list: Return opens, Delete removes, one row is current."""

    open_requested = Signal(QModelIndex)
    remove_requested = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(SourceRowDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self.open_requested)

    def expect_rows(self, count: int) -> None:
        """Show the scroll bar at once where `count` rows will need it.

        One that comes after the layout narrows the rows, and all of them are laid out again.
        """
        is_long = count * current().px(_SHORT) > self.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAsNeeded
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let titles wrap anew at another width; at another height no row looks different."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, remove with Delete."""
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_requested.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(index)
        else:
            super().keyPressEvent(event)


def initial(title: str) -> str:
    """Return the first letter or digit of `title` as a capital, a dot where there is none."""
    return next((c.upper()[:1] for c in title if c.isalnum()), "•")


def _word_wrap() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _hit_format(look: Theme, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    form = made.format
    form.setBackground(look.color("hit"))
    form.setForeground(look.color("strong"))
    made.format = form
    return made


def cut_to_lines(layout: QTextLayout, width: float) -> str:
    """Return the text of a broken `layout`, an ellipsis in its last line for what has no room."""
    last = layout.lineAt(layout.lineCount() - 1)
    units = layout.text().encode("utf-16-le")  # Qt counts in these
    if not last.isValid() or last.textStart() + last.textLength() >= len(units) // 2:
        return layout.text()
    before, rest = units[: 2 * last.textStart()], units[2 * last.textStart() :]
    metrics = QFontMetricsF(layout.font())
    line = metrics.elidedText(rest.decode("utf-16-le"), Qt.TextElideMode.ElideRight, width - 1)
    return f"{before.decode('utf-16-le')}{line}"


def _lay_out(layout: QTextLayout, width: float, limit: int) -> float:
    """Break `layout` into at most `limit` lines; return their height."""
    layout.beginLayout()
    height = 0.0
    for _number in range(limit):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height
