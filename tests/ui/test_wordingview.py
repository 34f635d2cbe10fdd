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


def test_delete_without_a_selection_takes_the_next_word(view: WordingView, qtbot: QtBot) -> None:
    put_caret(view, "four")
    with qtbot.waitSignal(view.reworded) as reworded:
        QTest.keyClick(view, KEY.Key_Delete)
    assert reworded.args == ["One two 😀 three, [...] five."]
    with qtbot.waitSignal(view.reworded) as reworded:
        QTest.keyClick(view, KEY.Key_Backspace)
    assert reworded.args == ["One two 😀 [...] four five."]


def test_the_last_word_stays(view: WordingView, qtbot: QtBot) -> None:
    view.show_wording("One")
    with qtbot.assertNotEmitted(view.reworded):
        QTest.keyClick(view, KEY.Key_Delete)
        view.selectAll()
        QTest.keyClick(view, KEY.Key_Delete)


def test_typing_changes_no_word(view: WordingView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.reworded):
        QTest.keyClicks(view, "xyz")
    assert view.toPlainText() == WORDS


def test_caret_stays_while_words_go(view: WordingView) -> None:
    view.moveCursor(QTextCursor.MoveOperation.End)
    view.show_wording("One [...] five.")
    assert view.textCursor().position() == len("One [...] five.")
