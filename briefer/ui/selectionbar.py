"""The small bar beside selected words: what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from briefer.ui.theme import current, icon

GAP = 6  # px between the bar and the words


def bar_position(size: QSize, words: Sequence[QRect], area: QRect) -> QPoint:
    """Return where a bar of `size` stands: above the words, below them, or above `area`.

    `words` are the visible lines of the selection in order, in the coordinates of `area`.
    The bar never covers any of them.
    """
    first, last = words[0], words[-1]
    x = min(max(area.left() + GAP, first.left() - GAP), area.right() - size.width() - GAP)
    above = min(rect.top() for rect in words) - size.height() - GAP
    below = max(rect.bottom() for rect in words) + 1 + GAP
    if above >= area.top():
        return QPoint(x, above)
    if below + size.height() <= area.bottom():
        x = min(max(area.left() + GAP, last.right() - size.width()), x)
        return QPoint(x, below)
    return QPoint(x, area.top() - size.height())


class SelectionBar(QFrame):
    """Quote, Paraphrase, Cite and Copy for the selected words; arrows move, Escape leaves."""

    quote_requested = Signal()
    paraphrase_requested = Signal()
    cite_requested = Signal()
    copy_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Selected words"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(5, 4, 5, 4)
        self._row.setSpacing(2)
        self._buttons = (
            self._add("quote", self.tr("Quote"), self.tr("Quote in the outline")),
            self._add("paraphrase", self.tr("Paraphrase"), self.tr("Write in own words, cited")),
            self._add("cite", self.tr("Cite"), self.tr("Cite in current paragraph")),
            self._add("copy", "", self.tr("Copy with citation")),
        )
        asked = (
            self.quote_requested, self.paraphrase_requested, self.cite_requested,
            self.copy_requested,
        )  # fmt: skip
        for button, signal in zip(self._buttons, asked, strict=True):
            button.clicked.connect(signal)
        self.hide()

    def show_beside(self, words: Sequence[QRect], area: QRect) -> None:
        """Show the bar beside `words`, hide it where none of them is in sight."""
        if not words:
            self.hide()
            return
        self._label(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self.sizeHint().width() > area.width() - 2 * GAP:
            self._label(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.resize(self.sizeHint())
        self.move(bar_position(self.size(), words, area))
        self.show()
        self.raise_()

    def enter(self) -> None:
        """Take the keyboard focus."""
        self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _label(self, style: Qt.ToolButtonStyle) -> None:
        """Show the buttons' words, or their icons alone where there is no room."""
        for button in self._buttons:
            if button.text():
                button.setToolButtonStyle(style)
        self._row.invalidate()

    def _add(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the selection focused
        button.setIconSize(QSize(current().px(16), current().px(16)))
        self._row.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the buttons, press one, or go back to the text."""
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            for button in self._buttons:
                if button.hasFocus():
                    button.click()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a card with a hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
