from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from briefer.core.source import SourceText
from briefer.core.text import Span
from briefer.ui import theme
from briefer.ui.mime import passage_of
from briefer.ui.reader import ReaderPane, ReaderState
from briefer.ui.readerlook import NORMAL_SIZE, reader_look
from tests.ui.sampletext import sample_source, sample_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def text() -> SourceText:
    return sample_text()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def pane(qtbot: QtBot, window: QMainWindow, text: SourceText) -> ReaderPane:
    source = sample_source()
    look = reader_look(theme.current(), 0)
    pane = ReaderPane(source, look)
    window.setCentralWidget(pane)
    window.resize(480, 600)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    pane.show_source(source, 2, look)
    pane.show_text(text)
    pane.view.setFocus()
    return pane


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def span_of(text: SourceText, words: str) -> Span:
    start = text.canonical.index(words)
    return Span(start, start + len(words))


def test_words_looked_for_are_counted_and_walked_through(pane: ReaderPane, qtbot: QtBot) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_F, CTRL)
    assert pane.find_bar.isVisible()
    qtbot.waitUntil(lambda: pane.find_bar.focusWidget() is not None)
    field = pane.find_bar.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "survey")
    assert pane.find_bar.counted == "1 of 2"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pane.find_bar.counted == "2 of 2"
    QTest.keyClick(pane.view, Qt.Key.Key_F3)
    assert pane.find_bar.counted == "1 of 2"
    QTest.keyClick(pane.view, Qt.Key.Key_F3, SHIFT)
    assert pane.find_bar.counted == "2 of 2"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert pane.find_bar.isHidden()


def test_words_that_are_not_there_are_said_not_to_be(pane: ReaderPane) -> None:
    pane.find_bar.start("whales")
    assert pane.find_bar.counted == "Not found"


def test_folded_text_is_found_once_it_is_open(pane: ReaderPane, text: SourceText) -> None:
    pane.find_bar.start("cookies")
    assert pane.find_bar.counted == "Not found"
    pane.view.toggle_fold(text.blocks[2].start)
    assert pane.find_bar.counted == "1 found"


@pytest.mark.parametrize(
    ("key", "modifiers", "signal"),
    [
        (Qt.Key.Key_Return, CTRL, "place_requested"),
        (Qt.Key.Key_Return, CTRL | SHIFT, "choice_requested"),
        (Qt.Key.Key_E, CTRL, "excerpt_requested"),
    ],
)
def test_keys_say_what_is_wanted_of_the_selected_words(
    pane: ReaderPane, text: SourceText, qtbot: QtBot, key: Qt.Key,
    modifiers: Qt.KeyboardModifier, signal: str,
) -> None:  # fmt: skip
    words = span_of(text, "each survey quoted the table")
    pane.view.select(words)
    qtbot.waitUntil(pane.selection_bar.isVisible)
    with qtbot.waitSignal(getattr(pane, signal)) as asked:
        QTest.keyClick(pane.view, key, modifiers)
    assert asked.args == ["valley", (words,)]
    assert pane.selection_bar.isHidden(), "it would stand over the paragraph"


def test_a_digit_asks_for_a_section_only_while_words_are_selected(
    pane: ReaderPane, text: SourceText, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(pane.number_requested):
        QTest.keyClick(pane.view, Qt.Key.Key_3)
    pane.view.select(span_of(text, "never"))
    with qtbot.waitSignal(pane.number_requested) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_3)
    assert asked.args == ["valley", (span_of(text, "never"),), 3]


def test_bar_comes_with_the_selection_and_is_reached_by_tab(
    pane: ReaderPane, text: SourceText, qtbot: QtBot
) -> None:
    words = span_of(text, "each survey quoted the table")
    pane.view.select(words)
    qtbot.waitUntil(pane.selection_bar.isVisible)
    bar = pane.selection_bar.geometry()
    for rect in pane.view.rects_of((words,)):
        place = pane.view.viewport().mapTo(pane, rect.topLeft())
        assert not bar.intersects(QRect(place, rect.size()))
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.selection_bar.isAncestorOf(focused())
    with qtbot.waitSignal(pane.quote_requested) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.args == ["valley", (words,)]
    assert pane.selection_bar.isHidden(), "words that were used are in sight again"
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.spans() == ()
    assert pane.selection_bar.isHidden()


def test_copied_words_name_author_title_outlet_and_paragraph(
    pane: ReaderPane, text: SourceText
) -> None:
    pane.view.select(span_of(text, "each survey quoted the table"))
    pane.view.copy()
    passage = passage_of(QApplication.clipboard().mimeData())
    assert passage is not None
    assert passage.source_line == (
        "Ann Example, “Water for the Lower Valley”, River Letters, para. 3"
    )


def test_text_grows_and_shrinks_and_returns_to_normal(pane: ReaderPane) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_Plus, CTRL)
    QTest.keyClick(pane.view, Qt.Key.Key_Equal, CTRL)
    assert pane.view.look.size == NORMAL_SIZE + 3
    QTest.keyClick(pane.view, Qt.Key.Key_Minus, CTRL)
    assert pane.view.look.size == NORMAL_SIZE + 1
    QTest.keyClick(pane.view, Qt.Key.Key_0, CTRL)
    assert pane.view.look.size == NORMAL_SIZE
    for _ in range(30):
        QTest.keyClick(pane.view, Qt.Key.Key_Minus, CTRL)
    assert pane.view.look.size == 12


def test_place_size_and_folds_come_back_before_and_after_the_text(
    pane: ReaderPane, text: SourceText, qtbot: QtBot
) -> None:
    state = ReaderState(text.blocks[8].start, 0.0, 25, (text.blocks[2].start,))
    pane.restore(state)
    assert pane.state().size == 25
    assert pane.state().opened == state.opened
    later = ReaderPane(sample_source(), reader_look(theme.current(), 0))
    qtbot.addWidget(later)
    later.restore(state)
    assert later.state() == state
    later.show_text(text)
    assert later.state().opened == state.opened
    assert later.state().code_point == state.code_point


def test_web_page_text_can_be_made_a_paragraph_by_the_menu(
    pane: ReaderPane, text: SourceText, qtbot: QtBot
) -> None:
    pane.view.reveal((text.blocks[4].span,), flash=False)
    pane.view.menu_requested.emit(
        pane.view.rects_of((text.blocks[4].span,))[0].center(), QPoint(10, 10)
    )
    menu = QApplication.activePopupWidget()
    assert menu is not None
    action = next(a for a in menu.actions() if a.text() == "This is web-page text")
    with qtbot.waitSignal(pane.role_requested) as asked:
        action.trigger()
    menu.close()
    assert asked.args[:2] == ["valley", text.blocks[4].start]


def test_a_source_without_any_text_opens(qtbot: QtBot) -> None:
    pane = ReaderPane(sample_source(), reader_look(theme.current(), 0))
    qtbot.addWidget(pane)
    pane.show()
    pane.show_text(SourceText("valley", "", ()))
    pane.find_bar.start("x")
    pane.view.selectAll()
    assert pane.spans() == ()
    assert pane.state().code_point == 0
