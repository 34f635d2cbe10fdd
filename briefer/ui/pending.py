"""Typing that is not an edit yet: it becomes one after a pause, or when asked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 1000


class Pending(QObject):
    """Waits for a pause in typing. `due` comes once for all that was typed before it."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """Tell whether something was typed that is not an edit yet."""
        return self._is_waiting

    def touch(self) -> None:
        """Note that something was typed."""
        self._is_waiting = True
        self._timer.start()

    def flush(self) -> None:
        """Make it an edit now, if there is anything."""
        if self._is_waiting:
            self.forget()
            self.due.emit()

    def forget(self) -> None:
        """Wait no longer: it is an edit already, or is not to become one."""
        self._is_waiting = False
        self._timer.stop()
