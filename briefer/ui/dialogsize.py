"""The size of a dialog: as large as its words ask for, never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from briefer.ui.theme import current

_AROUND = QSize(40, 80)  # what the window manager and the system's bars take


def size_dialog(dialog: QDialog, width: int, height: int) -> None:
    """Give `dialog` a size in pixels at normal text size, as far as the screen has room."""
    look = current()
    wanted = QSize(look.px(width), look.px(height))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - _AROUND))
