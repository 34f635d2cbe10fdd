from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.ui.startpage import StartPage


def test_a_recent_brief_is_one_click_away(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_recent((Path("/b/Valley & water.briefer"), Path("/b/Two.briefer")))
    with qtbot.waitSignal(page.recent_requested) as wish:
        page.recent_buttons[0].click()
    assert wish.args == [Path("/b/Valley & water.briefer")]
    assert page.recent_buttons[0].accessibleName() == "Open Valley & water"


def test_without_recent_briefs_there_is_no_heading_for_them(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_recent((Path("/b/One.briefer"),))
    page.show_recent(())
    assert page.recent_buttons == ()
    assert page._recent_title.isHidden()


def test_everything_fits_a_small_window_with_large_text(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_recent(tuple(Path(f"/b/{n}.briefer") for n in range(10)))
    size = page.minimumSizeHint()
    assert size.width() <= 1366
    assert size.height() <= 768 - 54
