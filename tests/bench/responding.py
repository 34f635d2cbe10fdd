"""How long the window does not answer while the whole hostile set is brought in.

    python -m tests.bench.responding [FOLDER]

FOLDER defaults to what `make_hostile.py` writes. A timer in the event loop of a real window
notices when it is late. Aim: at most 100 ms throughout. Where the system says how long the window
waited for a processor that others used (Linux), the gaps without these waits are printed too.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "minimal:enable_fonts")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefer.jobs.tasks import TaskRunner
from briefer.project.project import Project
from briefer.ui.mainwindow import MainWindow
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.start import TURN
from tests.ui.heartbeat import Heartbeat
from tests.ui.test_responding import write_hostile

AIM = 0.1


def own_time() -> float:
    """Return seconds that pass only while this thread runs, sleeps or waits for another of ours."""
    try:
        waited = Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]
    except OSError:
        return time.perf_counter()
    return time.perf_counter() - int(waited) / 1e9


def measure(folder: Path, home: Path) -> tuple[float, list[float], list[float], str]:
    """Return the seconds of an import, the gaps, those without waits, and what the window said."""
    sys.setswitchinterval(TURN)
    session = Session(TaskRunner())
    window = MainWindow(session, WindowSettings(home / "window.ini"))
    window.furnish()
    window.resize(1366, 768)
    window.show()
    session.attach(Project.create(home / "brief.briefer", "Benchmark"))
    loop = QEventLoop()
    QTimer.singleShot(1_000, loop.quit)
    loop.exec()  # what a person sees before anything is dropped
    beat, own = Heartbeat(window), Heartbeat(window, own_time)
    began = time.perf_counter()
    window.imports.added.connect(loop.quit)
    window.imports.add([folder])
    loop.exec()
    spent = time.perf_counter() - began
    QTimer.singleShot(1_000, loop.quit)
    loop.exec()
    said = window.messages.words
    window.close()
    session.close()
    return spent, beat.gaps, own.gaps, said


def main() -> None:
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else home / "hostile"
        if len(sys.argv) == 1:
            write_hostile(folder)
        spent, gaps, own, said = measure(folder, home)
    print(f"{spent:.0f} s: {said}")
    for name, found in (("by the clock", gaps), ("without waits for a processor", own)):
        late = [gap for gap in found if gap > AIM]
        print(f"longest gaps {' '.join(f'{1000 * gap:.0f}' for gap in found[:8])} ms {name}")
        print(f"{len(late)} of {len(found)} over {1000 * AIM:.0f} ms (aim 0)")
    application.quit()


if __name__ == "__main__":
    main()
