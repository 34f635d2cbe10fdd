"""Fields whose typing becomes one edit: after a pause, on Enter, or when they are left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from briefer.ui.pending import Pending, commit_when_left


class PendingField(QLineEdit):
    """A line of text; `committed` comes with what was typed, trimmed."""

    committed = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(2000)
        self._stored = ""
        self._pending = Pending(self)
        self._pending.due.connect(self._commit)
        commit_when_left(self, self._pending)
        self.textEdited.connect(self._touch)
        self.editingFinished.connect(self.flush)

    def show_value(self, value: str) -> None:
        """Show what is stored, unless something else is being typed."""
        self._stored = value
        if not self._pending.is_waiting and value != self.text().strip():
            self.setText(value)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self._pending.flush()

    def _touch(self, _text: str) -> None:
        self._pending.touch()

    def _commit(self) -> None:
        caret, text = self.cursorPosition(), self.text()
        self.setText(text)  # forgets the field's own undo: from here on it is the project's
        self.setCursorPosition(caret)
        if text.strip() != self._stored:
            self._stored = text.strip()
            self.committed.emit(self._stored)


class PendingNumber(PendingField):
    """A number from 1; nothing typed is none. `number_committed` comes with it."""

    number_committed = Signal(object)  # int | None

    def __init__(self, name: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(name, none, parent)
        self.setValidator(QIntValidator(1, 1_000_000, self))
        self.committed.connect(self._tell)

    def show_number(self, number: int | None) -> None:
        """Show what is stored, unless another number is being typed."""
        self.show_value("" if number is None else str(number))

    def _tell(self, digits: str) -> None:
        self.number_committed.emit(int(digits) if digits.isdecimal() and int(digits) else None)
