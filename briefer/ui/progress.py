"""Progress of work in another thread, shown and cancelled from the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from briefer.core.errors import Cancelled


class Progress(QObject):
    """A `progress` callable for a job: reports arrive on the GUI thread, cancelling raises."""

    stepped = Signal(int, int, str)  # done, total, what is being worked on

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_cancelled = False

    def __call__(self, done: int, total: int, name: str = "") -> None:
        """Report from any thread; raises Cancelled once the person has cancelled."""
        if self._is_cancelled:
            raise Cancelled
        self.stepped.emit(done, total, name)

    def cancel(self) -> None:
        """Let the next report raise."""
        self._is_cancelled = True
