"""Fields that are alike everywhere: those for searching, and lists to choose from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from briefer.ui.theme import current, icon


class ChoiceBox(QComboBox):
    """A list to choose from that a wheel does not turn: the wheel scrolls what it stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to others: nobody notices what it has changed in passing."""
        event.ignore()


def make_search_field(field: QLineEdit, name: str) -> None:
    """Dress `field` for searching: a glass before the words, a cross behind them."""
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.addAction(icon("search", "faint"), QLineEdit.ActionPosition.LeadingPosition)
    clear = QAction(icon("close", "faint"), field.tr("Clear (Esc)"), field)
    clear.triggered.connect(field.clear)
    field.textChanged.connect(lambda words: clear.setVisible(bool(words)))
    field.addAction(clear, QLineEdit.ActionPosition.TrailingPosition)
    clear.setVisible(False)  # after it is added: a field shows what it is given
    current().dress(field, "body")
