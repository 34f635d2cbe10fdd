"""A row of words of which one is chosen: the tabs of the rail and of the outline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from briefer.ui.theme import current


class Segments(QFrame):
    """Shows `labels` side by side; `chosen` gives the number of the one that was picked."""

    chosen = Signal(int)

    def __init__(self, name: str, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._count = len(labels)
        for number, label in enumerate(labels):
            row.addWidget(self._button(number, label))
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        """Return the number of the label that is chosen, from 0."""
        return self._group.checkedId()

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the words that are shown, in order."""
        return tuple(self._group.button(number).text() for number in range(self._count))

    def choose(self, number: int) -> None:
        """Choose a label as if it had been clicked."""
        button = self._group.button(number)
        if not button.isChecked():
            button.setChecked(True)
            self.chosen.emit(number)

    def set_shown(self, number: int, *, is_shown: bool) -> None:
        """Show a segment, or hide it."""
        self._group.button(number).setVisible(is_shown)

    def is_shown(self, number: int) -> bool:
        """Tell whether a segment is shown."""
        return not self._group.button(number).isHidden()

    def set_label(self, number: int, label: str) -> None:
        """Show other words on a segment."""
        self._group.button(number).setText(label)

    def _button(self, number: int, label: str) -> QPushButton:
        button = QPushButton(label, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setIconSize(QSize(16, 16))
        current().dress(button, "segment")
        self._group.addButton(button, number)
        return button
