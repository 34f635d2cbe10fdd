"""The find bar of a reader."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefer.ui.theme import current, icon


class FindBar(QFrame):
    """A field, what it finds, and a step to either side."""

    query_changed = Signal(str)
    step_requested = Signal(bool)  # True: backwards
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._field = QLineEdit(placeholderText=self.tr("Find in this source"))
        self._field.setAccessibleName(self.tr("Find in this source"))
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self.query_changed)
        self._count = QLabel()
        current().dress(self._count, "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        self._add_button(row, "chevron-up", self.tr("Previous (Shift+F3)")).clicked.connect(
            self._ask_previous
        )
        self._add_button(row, "chevron-down", self.tr("Next (F3)")).clicked.connect(self._ask_next)
        self._add_button(row, "close", self.tr("Close (Esc)")).clicked.connect(self.closed)

    @property
    def query(self) -> str:
        """Return what is looked for."""
        return self._field.text()

    @property
    def counted(self) -> str:
        """Return what the bar says about the hits."""
        return self._count.text()

    def start(self, query: str = "") -> None:
        """Show the bar, ready for typing; `query` replaces what was looked for last."""
        if query:
            self._field.setText(query)
        self.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, current: int, total: int) -> None:
        """Say which of how many hits is shown; `current` counts from 1, 0 for none yet."""
        if not self.query.strip():
            self._count.clear()
        elif total == 0:
            self._count.setText(self.tr("Not found"))
        elif current == 0:
            self._count.setText(self.tr("{total} found").format(total=total))
        else:
            text = self.tr("{current} of {total}")
            self._count.setText(text.format(current=current, total=total))

    def _add_button(self, row: QHBoxLayout, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(current().px(16), current().px(16)))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        row.addWidget(button)
        return button

    def _ask_next(self) -> None:
        self.step_requested.emit(False)

    def _ask_previous(self) -> None:
        self.step_requested.emit(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Enter, close with Escape."""
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            self.step_requested.emit(is_shift)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
