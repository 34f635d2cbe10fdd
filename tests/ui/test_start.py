from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefer.ui.start import FirstPaint


class Sheet(QWidget):
    """A window that counts how often it was painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - overrides Qt
        super().paintEvent(event)
        self.painted += 1


def test_work_begins_when_the_window_has_been_painted(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    seen: list[int] = []
    FirstPaint(sheet).done.connect(lambda: seen.append(sheet.painted))
    sheet.show()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] >= 1
    sheet.update()
    qtbot.waitUntil(lambda: sheet.painted >= 2)
    assert len(seen) == 1


def test_a_window_that_nobody_sees_is_furnished_too(qtbot: QtBot) -> None:
    sheet = Sheet()
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.addWidget(sheet)
    with qtbot.waitSignal(FirstPaint(sheet).done, timeout=5000):
        pass
    assert sheet.painted == 0
