from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler
from pytestqt.qtbot import QtBot

from briefer.ui.crashes import CrashLog


class Surprise(Exception):
    pass


def surprise() -> None:
    raise Surprise("nobody expected this")


@pytest.fixture
def crashes(tmp_path: Path, qtbot: QtBot) -> Iterator[CrashLog]:
    kept = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))
    made = CrashLog(tmp_path / "logs" / "briefer.log")
    made.install()
    yield made
    faulthandler.disable()
    qInstallMessageHandler(None)
    sys.excepthook, threading.excepthook = kept[0], kept[1]
    logging.getLogger().handlers[:] = kept[2]
    assert made._stream is not None
    made._stream.close()


@pytest.mark.logs("not caught")
@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_slot_is_logged_and_told(
    qtbot: QtBot, crashes: CrashLog, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtbot.waitSignal(crashes.caught) as told:
        QTimer.singleShot(0, surprise)
    assert isinstance(told.args[0], Surprise)
    assert "nobody expected this" in crashes.file.read_text()
    assert "Surprise" in capsys.readouterr().err


@pytest.mark.logs("not caught")
@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_thread_is_told_on_the_window_s_thread(
    qtbot: QtBot, crashes: CrashLog, capsys: pytest.CaptureFixture[str]
) -> None:
    heard_on: list[int] = []
    crashes.caught.connect(lambda _error: heard_on.append(threading.get_ident()))
    with qtbot.waitSignal(crashes.caught):
        thread = threading.Thread(target=surprise)
        thread.start()
        thread.join()
    assert heard_on == [threading.get_ident()]
    capsys.readouterr()


def test_a_log_does_not_grow_for_ever(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "briefer.log"
    file.write_text("x" * 1_500_000)
    made = CrashLog(file)
    kept = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))
    made.install()
    faulthandler.disable()
    qInstallMessageHandler(None)
    sys.excepthook, threading.excepthook = kept[0], kept[1]
    logging.getLogger().handlers[:] = kept[2]
    assert made._stream is not None
    made._stream.close()
    assert file.stat().st_size == 0
