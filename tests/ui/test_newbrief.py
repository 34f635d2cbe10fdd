from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.core.brief import BriefSettings
from briefer.core.outline import Section
from briefer.jobs import platform
from briefer.ui.newbrief import NewBriefChoice
from tests.ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(platform, "briefs_folder", lambda: tmp_path / "briefs")
    desk = Desk(qtbot, tmp_path)
    desk.window.show_start()
    yield desk
    desk.session.close()


def offered(desk: Desk) -> NewBriefChoice:
    choice = desk.window.start_page.new_brief
    desk.qtbot.waitUntil(choice.isVisible)
    return choice


def begin(desk: Desk) -> None:
    desk.window.projects.begin(title="Valley water")
    desk.qtbot.waitUntil(lambda: desk.session.project is not None)
    desk.settle()


def test_a_new_brief_is_the_product_that_was_picked(desk: Desk) -> None:
    choice = offered(desk)
    choice.product.setCurrentIndex(choice.product.findText("Ministerial submission"))
    choice.product.activated.emit(choice.product.currentIndex())
    choice.outline.click()
    begin(desk)
    brief = desk.session.brief
    assert (brief.settings.product, brief.settings.length) == ("submission", 900)
    titles = [item.title for item in brief.outline if isinstance(item, Section)]
    assert titles[:2] == ["Issue", "Recommendation"]
    assert desk.settings.new_brief == ("submission", True)


def test_where_nothing_was_picked_nothing_is_set(desk: Desk) -> None:
    assert offered(desk).product.currentText() == "Think-tank brief"
    begin(desk)
    assert desk.session.brief.settings == BriefSettings()
    assert desk.session.brief.outline == ()
