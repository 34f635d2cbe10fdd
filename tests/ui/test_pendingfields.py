from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.ui.pendingfields import PendingField, PendingNumber


@pytest.fixture
def field(qtbot: QtBot) -> PendingField:
    made = PendingField("Title")
    qtbot.addWidget(made)
    made.show_value("Stored")
    return made


def test_typing_becomes_one_edit_after_a_pause(field: PendingField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.committed, timeout=3000) as committed:
        QTest.keyClicks(field, "a b ")
    assert committed.args == ["a b Stored"]


def test_enter_and_flush_do_not_wait(field: PendingField, qtbot: QtBot) -> None:
    field.setCursorPosition(6)
    QTest.keyClicks(field, "!")
    with qtbot.waitSignal(field.committed, timeout=100):
        QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(field.committed):
        field.flush()


def test_what_is_typed_is_not_overwritten(field: PendingField) -> None:
    QTest.keyClicks(field, "x")
    field.show_value("Another")
    assert field.text() == "xStored"


def claims_undo(field: PendingField) -> bool:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_undo_is_the_fields_while_typing_and_the_projects_after(field: PendingField) -> None:
    assert not claims_undo(field)
    QTest.keyClicks(field, "x")
    assert claims_undo(field)
    field.flush()
    assert not claims_undo(field)
    assert not field.isUndoAvailable()


def test_a_number_is_a_number_or_none(qtbot: QtBot) -> None:
    number = PendingNumber("Budget", "None")
    qtbot.addWidget(number)
    number.show_number(300)
    assert number.text() == "300"
    number.setCursorPosition(3)
    QTest.keyClicks(number, "x5")
    with qtbot.waitSignal(number.number_committed) as committed:
        number.flush()
    assert committed.args == [3005]
    number.selectAll()
    QTest.keyClick(number, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(number.number_committed) as committed:
        number.flush()
    assert committed.args == [None]
