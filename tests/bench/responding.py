"""How long the window does not answer while the whole hostile set is brought in.

    python -m tests.bench.responding [FOLDER]

FOLDER defaults to what `make_hostile.py` writes. A timer in the event loop of a real window
notices when it is late. Aim: at most 100 ms throughout, with a whole core for the window: both
reading processes are busy, so on a machine of two cores that somebody else uses it is more.
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
from tests.ui.heartbeat import Heartbeat
from tests.ui.test_responding import write_hostile

AIM = 0.1


def measure(folder: Path, home: Path) -> tuple[float, list[float], str]:
    """Return the seconds of an import, the gaps, longest first, and what the window said."""
    session = Session(TaskRunner())
    window = MainWindow(session, WindowSettings(home / "window.ini"))
    window.furnish()
    window.resize(1366, 768)
    window.show()
    session.attach(Project.create(home / "brief.briefer", "Benchmark"))
    loop = QEventLoop()
    QTimer.singleShot(1_000, loop.quit)
    loop.exec()  # what a person sees before anything is dropped
    beat = Heartbeat(window)
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
    return spent, beat.gaps, said


def main() -> None:
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else home / "hostile"
        if len(sys.argv) == 1:
            write_hostile(folder)
        spent, gaps, said = measure(folder, home)
    late = [gap for gap in gaps if gap > AIM]
    print(f"{spent:.0f} s: {said}")
    print(f"longest gaps {' '.join(f'{1000 * gap:.0f}' for gap in gaps[:8])} ms")
    print(f"{len(late)} of {len(gaps)} over {1000 * AIM:.0f} ms (aim 0)")
    application.quit()


if __name__ == "__main__":
    main()
