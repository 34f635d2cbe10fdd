"""Fields for searching, alike everywhere: a glass before the words, a cross behind them."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from briefer.ui.theme import current, icon


def make_search_field(field: QLineEdit, name: str) -> None:
    """Dress `field` for searching."""
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.addAction(icon("search", "faint"), QLineEdit.ActionPosition.LeadingPosition)
    clear = QAction(icon("close", "faint"), field.tr("Clear (Esc)"), field)
    clear.triggered.connect(field.clear)
    field.textChanged.connect(lambda words: clear.setVisible(bool(words)))
    field.addAction(clear, QLineEdit.ActionPosition.TrailingPosition)
    clear.setVisible(False)  # after it is added: a field shows what it is given
    current().dress(field, "body")
