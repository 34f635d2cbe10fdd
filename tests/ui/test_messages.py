from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefer.ui.messages import MessageBar, Tone, Way


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 500)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def messages(host: QWidget) -> MessageBar:
    """Return the bar at the lower edge of a window."""
    made = MessageBar(host)
    column = QVBoxLayout(host)
    column.addStretch()
    column.addWidget(made)
    return made


def test_a_problem_stays_until_it_is_closed(messages: MessageBar) -> None:
    messages.tell(Tone.PROBLEM, "The file could not be read", "It holds no text.")
    assert messages.words == "The file could not be read It holds no text."
    assert not messages._timer.isActive()
    messages._close.click()
    assert messages.words == ""


def test_a_result_goes_by_itself(messages: MessageBar) -> None:
    messages.tell(Tone.DONE, "Exported")
    assert messages._timer.isActive()


def test_choosing_a_way_closes_the_message_before_it_acts(messages: MessageBar) -> None:
    seen: list[str] = []
    messages.tell(
        Tone.NOTICE, "Open", ways=(Way("Look at a copy", lambda: seen.append(messages.words)),)
    )
    messages.buttons[0].click()
    assert seen == [""]


def test_a_look_at_the_details_keeps_the_message(messages: MessageBar) -> None:
    seen: list[str] = []
    look = Way("Details", lambda: seen.append(messages.words), keeps=True)
    messages.tell(Tone.DOUBT, "Added", ways=(look, Way("Remove again", seen.clear)))
    messages.buttons[0].click()
    assert seen == [messages.words] == ["Added"]
    messages.buttons[1].click()
    assert (seen, messages.words) == ([], "")


def test_a_click_on_a_button_leaves_the_keyboard_where_it_is(
    host: QWidget, messages: MessageBar, qtbot: QtBot
) -> None:
    other, field = QLineEdit(host), QLineEdit(host)
    for each in (other, field):
        each.show()
    field.setFocus()
    messages.tell_progress("Adding sources", "a.txt", 1, 9, Way("Cancel", messages.dismiss))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    QTest.mouseClick(messages.buttons[0], Qt.MouseButton.LeftButton)
    assert messages.words == ""
    assert QApplication.focusWidget() is field


def test_enter_presses_the_button_with_the_focus(messages: MessageBar) -> None:
    seen: list[str] = []
    messages.tell(Tone.NOTICE, "A copy", ways=(Way("Check it", lambda: seen.append("checked")),))
    QTest.keyClick(messages.buttons[0], Qt.Key.Key_Return)
    assert seen == ["checked"]


def test_a_new_message_takes_the_place_and_the_buttons_of_the_old_one(messages: MessageBar) -> None:
    messages.tell(Tone.NOTICE, "One", ways=(Way("First", int), Way("Second", int)))
    messages.tell(Tone.NOTICE, "Two", ways=(Way("Third", int),))
    assert messages.words == "Two"
    assert [button.text() for button in messages.buttons] == ["Third"]


def test_progress_shows_what_is_done_and_can_be_stopped(messages: MessageBar) -> None:
    stopped: list[int] = []
    stop = Way("Cancel", lambda: stopped.append(1))
    messages.tell_progress("Adding sources", "first.txt", 1, 20, stop)
    messages.tell_progress("Adding sources", "second.txt", 2, 20, stop)
    assert messages.words == "Adding sources second.txt"
    assert messages._progress.value() == 2
    QTest.keyClick(messages, Qt.Key.Key_Escape)
    assert messages.words, "work that goes on cannot be closed away"
    messages.buttons[0].click()
    assert stopped == [1]


def test_a_message_never_leaves_the_window(
    qtbot: QtBot, host: QWidget, messages: MessageBar
) -> None:
    messages.tell(Tone.PROBLEM, "Words " * 60, "More words " * 40)
    host.resize(420, 500)
    qtbot.waitUntil(lambda: messages.width() < 420)
    assert host.rect().contains(messages.geometry())


def test_all_words_are_in_sight_beside_wide_buttons(qtbot: QtBot, messages: MessageBar) -> None:
    messages.setStyleSheet("QPushButton { padding: 6px 22px; font-weight: 600 }")
    messages.tell(Tone.DONE, "Exported", ways=(Way("Open", list),))
    long = "“Brief of Saturday, 28 November 2026.docx” is a copy of a brief"
    ways = (Way("Check this returned brief", list), Way("Add as source", list))
    messages.tell(Tone.NOTICE, long, "Compare it with the brief, or add it as a source?", ways)
    qtbot.wait(50)
    for label in (messages._title, messages._text):
        assert label.height() >= label.heightForWidth(label.width())
