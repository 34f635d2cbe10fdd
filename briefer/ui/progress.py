"""Progress of work in another thread, shown and cancelled from the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.core.errors import Cancelled

_EVERY = 50  # ms: a folder of short texts reports more often than the window can be painted


class Progress(QObject):
    """A `progress` callable for a job: the latest report is shown on the GUI thread."""

    stepped = Signal(int, int, str)  # done, total, what is being worked on

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_cancelled = False
        self._latest = self._told = (0, 0, "")
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(self._tell)
        timer.start()

    def __call__(self, done: int, total: int, name: str = "") -> None:
        """Report from any thread; raises Cancelled once the person has cancelled."""
        if self._is_cancelled:
            raise Cancelled
        self._latest = (done, total, name)

    def cancel(self) -> None:
        """Let the next report raise."""
        self._is_cancelled = True

    def _tell(self) -> None:
        if self._latest != self._told:
            self._told = self._latest
            self.stepped.emit(*self._told)
