"""How long the window does not answer: a timer that notices when it is late."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

_EVERY = 5  # ms


class Heartbeat(QObject):
    """Beats in the event loop; `gaps` are the seconds between beats, the longest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._last = time.perf_counter()
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(self._beat)
        timer.start()

    @property
    def gaps(self) -> list[float]:
        """Return the seconds between beats, the longest first."""
        return sorted(self._gaps, reverse=True)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now
