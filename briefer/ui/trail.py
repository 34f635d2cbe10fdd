"""Alt+Left: where the person was before a jump."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefer.ui.readers import ReadersArea

_LIMIT = 50


class Trail:
    """Remembers what had the focus before each jump; the readers remember their places."""

    def __init__(self, readers: ReadersArea) -> None:
        self._readers = readers
        self._focused: list[QWidget | None] = []

    def mark(self) -> None:
        """Remember where the person is."""
        self._focused.append(QApplication.focusWidget())
        del self._focused[:-_LIMIT]

    def back(self) -> None:
        """Go back to where the person was before the last jump."""
        if not self._focused:
            return
        self._readers.go_back()
        widget = self._focused.pop()
        if widget is not None and shiboken6.isValid(widget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Forget all: the project is another one."""
        self._focused.clear()
