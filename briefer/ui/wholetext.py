"""The whole text of a source as it was read, nothing folded, in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from briefer.ui.dialogsize import size_dialog
from briefer.ui.theme import current


class WholeText(QDialog):
    """Shows a canonical text; it stays open beside the work."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(title)
        look = current()
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        look.dress(heading, "heading")
        about = QLabel(self.tr("The text as it was read from the file, nothing left out or folded"))
        about.setWordWrap(True)
        look.dress(about, "meta")
        self.view = QPlainTextEdit(text)
        self.view.setReadOnly(True)
        self.view.setFont(look.font(13))
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.view.setAccessibleName(self.tr("Text of {title}").format(title=title))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        for widget in (heading, about, self.view):
            column.addWidget(widget)
        size_dialog(self, 620, 600)
