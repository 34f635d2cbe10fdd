"""A field of several lines whose typing becomes one edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefer.ui.pending import Pending
from briefer.ui.pendingfields import asks_for_undo
from briefer.ui.theme import current


class PendingText(QPlainTextEdit):
    """Some lines of text; `committed` comes with what was typed, trimmed."""

    committed = Signal(str)

    def __init__(
        self, name: str, hint: str = "", lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._stored = ""
        self._pending = Pending(self)
        self.setObjectName("field")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._pending.due.connect(self._commit)
        self.textChanged.connect(self._touch)
        current().changed.connect(self._fit)
        self._fit()

    def show_value(self, value: str) -> None:
        """Show what is stored, unless something else is being typed."""
        self._stored = value
        if not self._pending.is_waiting and value != self.toPlainText().strip():
            self.setPlainText(value)
            self._pending.forget()

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self._pending.flush()

    def _touch(self) -> None:
        if self.toPlainText().strip() == self._stored:
            self._pending.forget()
        else:
            self._pending.touch()

    def _commit(self) -> None:
        self.document().clearUndoRedoStacks()
        typed = self.toPlainText().strip()
        if typed != self._stored:
            self._stored = typed
            self.committed.emit(typed)

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project where nothing is being typed."""
        if asks_for_undo(event) and not self._pending.is_waiting:
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Make what was typed an edit, unless the person only opens a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def sizeHint(self) -> QSize:
        """Return room for the lines."""
        return QSize(120, current().px(18 * self._lines + 16))
