"""The size of a dialog: as large as its words ask for, never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QDialog

from briefer.ui.theme import current

_EDGE = 24  # px between a dialog and the edge of the window it stands in
_AROUND = QSize(40, 80)  # what the window manager and the system's bars take


def size_dialog(dialog: QDialog, width: int, height: int) -> None:
    """Give `dialog` a size in pixels at normal text size, as far as the screen has room."""
    look = current()
    wanted = QSize(look.px(width), look.px(height))
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - _AROUND))


def place_aside(dialog: QDialog) -> None:
    """Put `dialog` at the right edge of its window: what it speaks of is read beside it."""
    parent = dialog.parentWidget()
    if parent is not None:
        corner = parent.mapToGlobal(parent.rect().topRight())
        dialog.move(corner + QPoint(-dialog.width() - _EDGE, 3 * _EDGE))
