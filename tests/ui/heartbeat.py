"""How long the window does not answer: a timer that notices when it is late."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY = 5  # ms
_LATE = 0.05  # seconds; a gap so long is compared with what the machine does meanwhile
_STEPS = 150_000  # some 10 ms of CPU


def work() -> float:
    """Do a fixed piece of work; return the seconds of CPU that it takes on this machine now."""
    began = time.thread_time()
    sum(number * number for number in range(_STEPS))
    return time.thread_time() - began


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
        self._note(now - self._last)
        self._last = self._clock()

    def _note(self, gap: float) -> None:
        self._gaps.append(gap)


class Pulse(Heartbeat):
    """Counts how often `work` could have been done in a gap, at the pace of that moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, time.process_time)
        self.worst = 0.0

    def _note(self, gap: float) -> None:
        super()._note(gap)
        if gap > _LATE:
            self.worst = max(self.worst, gap / work())
