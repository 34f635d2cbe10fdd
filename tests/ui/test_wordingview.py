from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.ui import theme
from briefer.ui.wordingview import WordingView

WORDS = "One two 😀 three, four five."
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot) -> WordingView:
    made = WordingView(theme.current())
    qtbot.addWidget(made)
    made.show_wording(WORDS)
    made.show()
    return made


def choose(view: WordingView, words: str) -> None:
    cursor = view.document().find(words)
    assert not cursor.isNull()
    view.setTextCursor(cursor)


def put_caret(view: WordingView, before: str) -> None:
    cursor = view.document().find(before)
    cursor.setPosition(cursor.selectionStart())
    view.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("chosen", "key", "modifiers", "wording"),
    [
        ("hree, fo", KEY.Key_K, CTRL, "three, four"),
        ("three", KEY.Key_Delete, Qt.KeyboardModifier.NoModifier, "One two 😀 [...] four five."),
        ("e two", KEY.Key_Backspace, Qt.KeyboardModifier.NoModifier, "😀 three, four five."),
        ("😀", KEY.Key_Delete, Qt.KeyboardModifier.NoModifier, "One two [...] three, four five."),
    ],
)
def test_selected_words_are_kept_or_cut_by_keys(
    view: WordingView, qtbot: QtBot, chosen: str, key: Qt.Key,
    modifiers: Qt.KeyboardModifier, wording: str,
) -> None:  # fmt: skip
    choose(view, chosen)
    with qtbot.waitSignal(view.reworded) as reworded:
        QTest.keyClick(view, key, modifiers)
    assert reworded.args == [wording]
    assert view.wording == WORDS  # it changes when the edit is announced


def test_ctrl_delete_takes_the_next_word_and_ctrl_backspace_the_one_before(
    view: WordingView, qtbot: QtBot
) -> None:
    put_caret(view, "four")
    with qtbot.waitSignal(view.reworded) as reworded:
        QTest.keyClick(view, KEY.Key_Delete, CTRL)
    assert reworded.args == ["One two 😀 three, [...] five."]
    with qtbot.waitSignal(view.reworded) as reworded:
        QTest.keyClick(view, KEY.Key_Backspace, CTRL)
    assert reworded.args == ["One two 😀 [...] four five."]


def test_the_last_word_stays(view: WordingView, qtbot: QtBot) -> None:
    view.show_wording("One")
    with qtbot.assertNotEmitted(view.reworded):
        QTest.keyClick(view, KEY.Key_Delete, CTRL)
        view.selectAll()
        QTest.keyClick(view, KEY.Key_Delete)
        view.flush()


def test_typing_becomes_one_edit(view: WordingView, qtbot: QtBot) -> None:
    put_caret(view, "three")
    with qtbot.assertNotEmitted(view.reworded):
        QTest.keyClicks(view, "and ")
    with qtbot.waitSignal(view.reworded) as reworded:
        view.flush()
    assert reworded.args == ["One two 😀 and three, four five."]


def test_words_that_are_being_typed_are_not_written_over(view: WordingView) -> None:
    QTest.keyClicks(view, "x")
    view.show_wording("One [...] five.")
    assert view.words == f"x{WORDS}"


def test_a_quotation_without_a_word_is_none(view: WordingView, qtbot: QtBot) -> None:
    view.selectAll()
    QTest.keyClick(view, KEY.Key_X, CTRL)
    assert view.words == ""
    with qtbot.assertNotEmitted(view.reworded):
        view.flush()
    assert view.words == WORDS


def test_the_caret_stays_in_the_word_that_gets_marks(view: WordingView) -> None:
    put_caret(view, "three")
    QTest.keyClicks(view, "and")
    view.flush()
    view.show_wording("One two 😀 [and] three, four five.")
    QTest.keyClicks(view, " so")
    assert view.words == "One two 😀 [and so] three, four five."


def test_hard_blanks_of_the_source_stay(view: WordingView) -> None:
    view.show_wording("10\u00a0000 men")
    assert view.words == "10\u00a0000 men"


def test_caret_stays_while_words_go(view: WordingView) -> None:
    view.moveCursor(QTextCursor.MoveOperation.End)
    view.show_wording("One [...] five.")
    assert view.textCursor().position() == len("One [...] five.")
