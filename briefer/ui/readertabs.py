"""The tabs over the readers, for as long as not all of them have room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from briefer.ui.theme import current

_WIDEST = 210  # px at normal text size
_PADDING = 12


class ReaderTabs(QTabBar):
    """Names the open readers; those in sight are in strong words, the current one underlined."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: frozenset[str] = frozenset()
        self.setAccessibleName(self.tr("Open readers"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.tabBarClicked.connect(self._choose)

    def show_readers(self, titles: Sequence[tuple[str, str]], seen: Sequence[str], at: str) -> None:
        """Show a tab for each reader (its id and title), with `at` as the current one."""
        self._seen = frozenset(seen)
        if [source_id for source_id, _ in titles] != self._ids():
            while self.count():
                self.removeTab(0)
            for source_id, _ in titles:
                self.setTabData(self.addTab(""), source_id)
        for index, (source_id, title) in enumerate(titles):
            self.setTabText(index, title.replace("&", "&&"))
            self.setTabToolTip(index, title)
            if source_id == at:
                self.setCurrentIndex(index)
        self.setVisible(len(self._seen) < len(titles))
        self.update()

    def _ids(self) -> list[str]:
        return [str(self.tabData(index)) for index in range(self.count())]

    def _title(self, index: int) -> str:
        return self.tabToolTip(index)

    def _choose(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(self.tabData(index))

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room for a title, which is cut where it is very long."""
        theme = current()
        metrics = QFontMetrics(theme.font(12, 500))
        width = metrics.horizontalAdvance(self._title(index)) + 2 * _PADDING
        return QSize(min(width, theme.px(_WIDEST)), metrics.height() + 16)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: what has no room is scrolled to."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the titles on the window's ground, with a hairline below."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("line"))
        painter.setFont(theme.font(12, 500))
        for index in range(self.count()):
            self._paint_tab(painter, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme, rect = current(), self.tabRect(index)
        is_seen = str(self.tabData(index)) in self._seen
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        elide = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(self._title(index), elide, inner.width())
        painter.setPen(theme.color("strong" if is_seen else "muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if index == self.currentIndex():
            line = QRectF(inner.left(), rect.bottom() - 2, inner.width(), 2.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(line, 1, 1)
            if self.hasFocus():
                painter.setPen(theme.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -4.5), 5, 5)
