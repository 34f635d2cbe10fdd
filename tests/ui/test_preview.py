from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.core.outline import Quotation, Section
from briefer.ui.preview import PreviewPage, make_page
from tests.ui.outlines import WORDS, brief


@pytest.fixture
def page(qtbot: QtBot) -> PreviewPage:
    made = PreviewPage()
    qtbot.addWidget(made)
    made.resize(360, 300)
    made.show()
    return made


def test_the_preview_shows_words_notes_and_sources(page: PreviewPage) -> None:
    page.show_page(make_page(brief(Section("a", "First", (Quotation("q", "e1"),))), 14), 20)
    shown = page.toPlainText()
    assert "First" in shown
    assert WORDS.rstrip(".") in shown
    assert "Ann Example" in shown


def test_a_click_on_a_quotation_asks_for_its_item(page: PreviewPage, qtbot: QtBot) -> None:
    page.show_page('<p><a href="item:0b5f-q">Quoted words</a></p>', 20)
    rect = page.cursorRect(page.document().find("words"))
    with qtbot.waitSignal(page.item_requested) as asked:
        QTest.mouseClick(
            page.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            rect.center() - QPoint(12, 0),
        )
    assert asked.args == ["0b5f-q"]


def test_what_is_in_sight_stays_there(page: PreviewPage) -> None:
    long = "".join(f"<p>Paragraph {number}</p>" for number in range(300))
    page.show_page(long, 20)
    page.verticalScrollBar().setValue(2500)
    page.show_page(long + "<p>One more</p>", 20)
    assert page.verticalScrollBar().value() == 2500


def test_nothing_is_loaded_from_anywhere(page: PreviewPage) -> None:
    page.show_page('<img src="file:///etc/hostname"><p>x</p>', 20)
    assert page.loadResource(2, QUrl("file:///etc/hostname")) is None
