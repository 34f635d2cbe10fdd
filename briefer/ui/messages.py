"""The quiet message: what went wrong or was done, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.theme import current, icon

RESULT_MS = 12_000  # a result goes by itself; a problem stays until it is closed


class Tone(StrEnum):
    """How a message is meant; the value is the colour's token."""

    DONE = "good"
    NOTICE = "accent"
    DOUBT = "doubtful"
    PROBLEM = "bad"


_PICTURES = {
    Tone.DONE: "check-circle",
    Tone.NOTICE: "info",
    Tone.DOUBT: "warning",
    Tone.PROBLEM: "error",
}


@dataclass(frozen=True, slots=True)
class Way:
    """Something a person can do about a message: words for a button, and what it does.

    The message goes then, but where a look at something `keeps` it.
    """

    label: str
    do: Callable[[], object]
    keeps: bool = False


class MessageBar(QFrame):
    """One message below the content of the window: it covers nothing that somebody reads."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(self.tr("Message"))
        self._picture = QLabel()
        self._title = _label("strong")
        self._text = _label("body")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._ways = QHBoxLayout()
        self._shown: list[QPushButton] = []
        self._close = QToolButton()
        self._row = QHBoxLayout(self)
        self._timer = QTimer(self, singleShot=True, interval=RESULT_MS)
        self._timer.timeout.connect(self.dismiss)
        self._lay_out()
        self.hide()

    def tell(self, tone: Tone, title: str, text: str = "", ways: tuple[Way, ...] = ()) -> None:
        """Show a message instead of the one before; results go by themselves."""
        self._fill(tone, title, text, ways)
        self._progress.hide()
        self._close.show()
        if tone is Tone.DONE:
            self._timer.start()
        self._appear()

    def tell_progress(self, title: str, text: str, done: int, total: int, stop: Way) -> None:
        """Show how far a piece of work is; a `total` of 0 means that nobody knows."""
        if self._progress.isHidden() or self.isHidden() or self._title.text() != title:
            self._fill(Tone.NOTICE, title, text, (stop,))
            self._close.hide()
            self._progress.show()
            self._appear()
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    @property
    def words(self) -> str:
        """Return what the message says, empty while there is none."""
        shown = (self._title.text(), self._text.text())
        return "" if self.isHidden() else " ".join(word for word in shown if word)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons of the message, in order."""
        return tuple(self._shown)

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _fill(self, tone: Tone, title: str, text: str, ways: tuple[Way, ...]) -> None:
        self._timer.stop()
        self._picture.setPixmap(icon(_PICTURES[tone], tone.value).pixmap(
            QSize(20, 20), self.devicePixelRatioF()))  # fmt: skip
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button in self._shown:
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown = [self._button(way) for way in ways]
        for button in self._shown:
            self._ways.addWidget(button)
            button.show()  # what is hidden gets no room

    def _button(self, way: Way) -> QPushButton:
        button = QPushButton(way.label, self)
        current().dress(button, "button")
        button.setAutoDefault(True)  # Enter presses it, as everywhere else
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        button.clicked.connect(partial(self._take, way))
        return button

    def _take(self, way: Way, _checked: bool = False) -> None:
        if way.keeps:
            self._timer.stop()
        else:
            self.dismiss()  # first: what is done may show the next message
        way.do()

    def _appear(self) -> None:
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._progress)
        self._ways.setSpacing(6)
        row = self._row
        row.setContentsMargins(16, 8, 9, 8)
        row.setSpacing(11)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addLayout(self._ways)
        self._close.setIcon(icon("close"))
        self._close.setToolTip(self.tr("Close this message (Esc)"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.dismiss)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the message, unless it shows work that goes on."""
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    current().dress(label, role)
    return label
