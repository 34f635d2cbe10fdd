"""How long the window does not answer: a timer that notices when it is late."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY = 5  # ms


class Heartbeat(QObject):
    """Beats in the event loop; `gaps` are the seconds between beats, the longest first.

    With `time.process_time` as `clock` they are what this program computed meanwhile, in any of
    its threads: what others do on the machine does not count.
    """

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(parent)
        self._clock = clock
        self._gaps: list[float] = []
        self._last = clock()
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(self._beat)
        timer.start()

    @property
    def gaps(self) -> list[float]:
        """Return the seconds between beats, the longest first."""
        return sorted(self._gaps, reverse=True)

    def _beat(self) -> None:
        now = self._clock()
        self._gaps.append(now - self._last)
        self._last = now
