"""A field for the address of a link."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button


class LinkField(QWidget):
    """Asks for an address: Enter takes it, an empty one takes the link away, Escape leaves."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit(placeholderText="https://")
        self._field.setAccessibleName(self.tr("Address of the link"))
        self._field.returnPressed.connect(self._choose)
        done = tool_button(theme.icon("check"), self.tr("Set link"), self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field)
        row.addWidget(done)
        self.hide()

    def ask(self, address: str) -> None:
        """Show the field with the address that is there now."""
        self._field.setText(address)
        self._field.selectAll()
        self.show()
        self._field.setFocus()

    def _choose(self) -> None:
        address = self._field.text().strip()
        if address and "://" not in address and not address.startswith("mailto:"):
            address = f"https://{address}"
        self.hide()
        self.chosen.emit(address)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
