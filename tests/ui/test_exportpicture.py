from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from briefer.exporting.options import ExportOptions
from briefer.exporting.pagepicture import PagePicture
from briefer.project import edits
from briefer.ui.exportpicture import FirstPage, PictureRequest
from tests.ui.desk import SOURCES, Desk

PLAIN, SHORT = ExportOptions(), ExportOptions(is_short=True)


def picture(shade: int, pages: int = 1) -> PagePicture:
    return PagePicture(200, 282, 600, bytes([shade]) * 600 * 282, pages)


@pytest.fixture
def page(qtbot: QtBot) -> FirstPage:
    made = FirstPage()
    qtbot.addWidget(made)
    made.set_width(100)
    return made


def asked(qtbot: QtBot, page: FirstPage, options: ExportOptions, kind: str) -> PictureRequest:
    with qtbot.waitSignal(page.requested) as wish:
        page.ask(options, kind)
    assert wish.args is not None
    request = wish.args[0]
    assert isinstance(request, PictureRequest)
    return request


def shade(page: FirstPage) -> int:
    return QColor(page.sheet.grab().toImage().pixelColor(50, 50)).red()


def test_a_picture_is_asked_for_and_shown(qtbot: QtBot, page: FirstPage) -> None:
    request = asked(qtbot, page, PLAIN, ".docx")
    page.take(request, picture(90, 3))
    assert page.is_current
    assert shade(page) == 90
    assert page.words == "Roughly the first of 3 pages; Word may break lines elsewhere"


def test_a_brief_of_one_page_is_said_to_be_about_that_long(qtbot: QtBot, page: FirstPage) -> None:
    page.take(asked(qtbot, page, PLAIN, ".docx"), picture(90))
    assert page.words == "About one page; Word may break lines elsewhere"


def test_more_pages_than_the_product_allows_are_said(qtbot: QtBot, page: FirstPage) -> None:
    page.take(asked(qtbot, page, PLAIN, ".docx"), replace(picture(90, 2), limit=1))
    assert page.words == "About 2 pages; its product allows 1"
    assert not page.cuts.isHidden()
    page.take(asked(qtbot, page, SHORT, ".docx"), replace(picture(90), limit=1))
    assert page.cuts.isHidden()


def test_a_picture_of_an_earlier_choice_is_not_shown(qtbot: QtBot, page: FirstPage) -> None:
    first = asked(qtbot, page, PLAIN, ".docx")
    page.ask(SHORT, ".docx")
    with qtbot.waitSignal(page.requested) as wish:
        page.take(first, picture(90))
    assert not page.is_current
    assert wish.args is not None
    page.take(wish.args[0], picture(50))
    assert shade(page) == 50


def test_an_old_picture_is_faint_while_the_new_one_is_made(qtbot: QtBot, page: FirstPage) -> None:
    page.take(asked(qtbot, page, PLAIN, ".docx"), picture(0))
    page.ask(SHORT, ".docx")
    assert shade(page) > 100


def test_a_format_without_pages_says_so(qtbot: QtBot, page: FirstPage) -> None:
    late = asked(qtbot, page, PLAIN, ".docx")
    page.ask(PLAIN, ".md")
    page.take(late, picture(0))
    assert shade(page) == 255
    assert "no pages" in page.words


def test_why_there_is_no_picture_is_said(qtbot: QtBot, page: FirstPage) -> None:
    page.fail(asked(qtbot, page, PLAIN, ".pdf"), "There is no style of that name.")
    assert page.words == "There is no style of that name."
    assert not page.is_current


def test_the_dialog_shows_the_brief_as_it_is_and_as_it_becomes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.open(*SOURCES)
    desk.window.export()
    dialog = desk.window.exports.dialog
    assert dialog is not None
    page = dialog.picture
    page.show()  # a screen as small as that of the tests has no room for it
    dialog.ask_for_picture()
    qtbot.waitUntil(lambda: page.is_current, timeout=20_000)
    before = page.sheet.grab().toImage()
    dialog.target.copy_kind.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.is_current)
    assert page.sheet.grab().toImage() == before  # a copy for release looks the same
    desk.session.submit(edits.revise_front, title="Another title altogether")
    qtbot.waitUntil(lambda: not page.is_current)
    qtbot.waitUntil(lambda: page.is_current)
    assert page.sheet.grab().toImage() != before
    dialog.reject()
    desk.session.close()
