"""A field of several lines whose typing becomes one edit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefer.ui.pending import Pending, commit_when_left
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
        commit_when_left(self, self._pending)
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

    def sizeHint(self) -> QSize:
        """Return room for the lines."""
        return QSize(120, current().px(18 * self._lines + 16))
