"""Process start to first painted window: Briefer on its starter library, and a bare window.

Run as a program; prints the medians and their ratio. The aim is at most 1.6.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
RUNS = int(os.environ.get("BENCH_RUNS", "9"))
AIM = 1.6

# Both children report how long ago they were started when their first paint is done.
_REPORT = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            if watched.inherits("QMainWindow"):
                self.seen = True
                QTimer.singleShot(0, self.report)
        return False
    def report(self):
        print(time.time() - float(sys.argv[1]), flush=True)
        QTimer.singleShot(int(sys.argv[2]), QApplication.closeAllWindows)
app = QApplication(["briefer"])
watch = Watch()
app.installEventFilter(watch)
"""
_BARE = """
from PySide6.QtWidgets import QSplitter, QTextBrowser, QTreeView
window = QMainWindow()
middle = QSplitter()
text = QTextBrowser()
text.setPlainText("A paragraph of some words.\\n" * 100)
middle.addWidget(text)
middle.addWidget(QTreeView())
window.setCentralWidget(middle)
window.resize(1366, 768)
window.show()
app.exec()
"""
_BRIEFER = """
from briefer.ui.start import run
run(())
"""


def seconds(code: str, home: Path, stay_ms: int = 0) -> float:
    """Return the seconds from the start of a process to its first painted window."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),  # as an installed program has it
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "minimal:enable_fonts")
    begun = time.time()
    run = subprocess.run(
        [sys.executable, "-c", _REPORT + code, str(begun), str(stay_ms)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return float(run.stdout.split()[0])


def measure() -> tuple[float, float]:
    """Return the medians in milliseconds, measured in turn so that a busy moment hits both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        seconds(_BRIEFER, home, stay_ms=6000)  # makes the example, fills the caches
        seconds(_BARE, home)
        pairs = [(seconds(_BARE, home), seconds(_BRIEFER, home, 300)) for _ in range(RUNS)]
    bare, ours = (median(column) * 1000 for column in zip(*pairs, strict=True))
    return bare, ours


def main() -> None:
    """Print both, and their ratio."""
    bare, ours = measure()
    print(f"{'first painted window':<28}{'ms':>8}")
    print(f"{'bare PySide6 window':<28}{bare:>8.0f}")
    print(f"{'Briefer, starter library':<28}{ours:>8.0f}")
    print(f"{'ratio':<28}{ours / bare:>8.2f}   (aim: at most {AIM})")


if __name__ == "__main__":
    main()
