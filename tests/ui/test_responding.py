"""The window answers while it brings in what was made to stop it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from tests.ui.desk import Desk
from tests.ui.heartbeat import Pulse, work

HOSTILE = Path(__file__).parents[3] / "shared" / "tools" / "reliability" / "make_hostile.py"
MOST = 75  # times the work of a beat, some 10 ms; how long it takes: tests/bench/responding.py


def write_hostile(folder: Path) -> None:
    """Write the hostile files of `make_hostile.py` into `folder`."""
    subprocess.run([sys.executable, str(HOSTILE), str(folder)], check=True, capture_output=True)


def bring_in(desk: Desk, folder: Path, seconds: float) -> Pulse:
    """Add a folder to a new brief and wait for the report; return how the window answered."""
    desk.open()
    beat = Pulse(desk.window)
    with desk.qtbot.waitSignal(desk.window.imports.added, timeout=int(seconds * 1000)):
        desk.window.imports.add([folder])
    desk.settle()
    return beat


def test_a_window_that_computes_for_long_is_noticed(desk: Desk) -> None:
    desk.open()
    beat = Pulse(desk.window)
    QTimer.singleShot(0, desk.window, lambda: [work() for _time in range(2 * MOST)])
    desk.qtbot.waitUntil(lambda: beat.worst > MOST)


def test_the_window_answers_while_all_hostile_files_are_read(desk: Desk, tmp_path: Path) -> None:
    if not HOSTILE.exists():
        pytest.skip(f"{HOSTILE} is not there")
    folder = tmp_path / "hostile"
    write_hostile(folder)
    beat = bring_in(desk, folder, 300)
    assert "sources added" in desk.window.messages.words
    assert "could not be read" in desk.window.messages.words
    assert beat.worst < MOST


def test_the_window_answers_while_a_text_without_blanks_is_indexed_and_listed(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "plain.txt").write_text("A short text comes first. It is read at once.", "utf-8")
    (folder / "ideographs.txt").write_text("漢字" * 500_000, "utf-8")
    (folder / "marks.txt").write_text("e\u0301\u0323 " * 300_000, "utf-8")
    (folder / "letters.txt").write_text("x" * 4_000_000, "utf-8")
    beat = bring_in(desk, folder, 60)
    assert len(desk.session.sources) == 4
    assert beat.worst < MOST
