"""Type to find: a small list under a field, for choosing by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.theme import current

_WIDTH, _HEIGHT = 340, 300
_ID = Qt.ItemDataRole.UserRole
_NEXT = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a chooser."""

    choice_id: str
    label: str


Matching = Callable[[str], Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class ChooserWords:
    """What a chooser says: the hint in its field, the name of its list, that nothing matches."""

    hint: str
    name: str
    nothing: str


class Chooser(QFrame):
    """Pops up over a pane; Enter or a click chooses, Escape leaves. `matching` gives the lines."""

    chosen = Signal(str)
    left = Signal()  # closed without a choice

    def __init__(self, matching: Matching, words: ChooserWords, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._matching = matching
        self._has_chosen = False
        self._field = QLineEdit(placeholderText=words.hint)
        self._field.setAccessibleName(words.hint)
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName(words.name)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._choose)
        self._nothing = QLabel(words.nothing)
        current().dress(self._nothing, "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self._field, self._list, self._nothing):
            column.addWidget(widget)
        self.resize(_WIDTH, _HEIGHT)
        self._filter("")

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the ids of what is offered now."""
        rows = range(self._list.count())
        return tuple(str(self._list.item(row).data(_ID)) for row in rows)

    def pop_up(self, center: QPoint) -> None:
        """Show the chooser around `center`, a point of the screen, ready for typing."""
        self.move(center - QPoint(_WIDTH // 2, _HEIGHT // 2))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, typed: str) -> None:
        self._list.clear()
        for choice in self._matching(typed):
            row = QListWidgetItem(choice.label, self._list)
            row.setData(_ID, choice.choice_id)
            row.setSizeHint(QSize(10, current().px(28)))
        self._list.setCurrentRow(0)
        self._list.setVisible(self._list.count() > 0)
        self._nothing.setVisible(self._list.count() == 0)

    def _choose(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            choice_id = str(row.data(_ID))
            self._has_chosen = True
            self.close()
            self.chosen.emit(choice_id)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell if nothing was chosen."""
        super().closeEvent(event)
        if not self._has_chosen:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's arrow keys move in the list, Enter choose."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _NEXT:
                row = self._list.currentRow() + _NEXT[key]
                self._list.setCurrentRow(min(max(0, row), self._list.count() - 1))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)
