from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.core.outline import TextItem, walk
from briefer.project import edits
from briefer.ui.checks import checks_of
from tests.ui.checkdesk import CheckDesk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[CheckDesk]:
    made = CheckDesk(qtbot, tmp_path / "Brief.briefer")
    yield made
    made.close()


def texts(desk: CheckDesk) -> list[TextItem]:
    return [i for i, _depth in walk(desk.session.brief.outline) if isinstance(i, TextItem)]


def draft(desk: CheckDesk) -> TextItem:
    desk.area.add_source_summary()
    desk.qtbot.waitUntil(lambda: len(texts(desk)) == 1)
    desk.settle()
    [made] = texts(desk)
    return made


def test_the_summary_is_own_analysis_that_one_undo_takes_back(desk: CheckDesk) -> None:
    desk.quote(1)
    made = draft(desk)
    assert made.markdown.startswith("This brief draws on 1 source")
    assert made.is_own_analysis
    desk.session.undo()
    desk.settle()
    assert texts(desk) == []


def test_a_summary_that_nobody_edited_is_drafted_anew_in_its_place(desk: CheckDesk) -> None:
    desk.quote(1)
    made = draft(desk)
    desk.do(edits.support_item, desk.do(edits.add_judgement, "It is likely."), excerpt(desk))
    desk.area.add_source_summary()
    desk.qtbot.waitUntil(lambda: "Judgement 1" in texts(desk)[0].markdown)
    desk.settle()
    latest = checks_of(desk.session).latest
    assert latest is not None
    drafted = texts(desk)[0].item_id
    assert not [f for f in latest.findings if f.target == drafted], "a draft asks for no source"
    assert [text.item_id for text in texts(desk)] == [made.item_id]


def test_a_summary_that_was_edited_is_never_written_over(desk: CheckDesk) -> None:
    desk.quote(1)
    made = draft(desk)
    desk.do(edits.revise_text, made.item_id, "My own words.")
    with desk.qtbot.waitSignal(desk.area.hint_requested) as told:
        desk.area.add_source_summary()
    desk.settle()
    assert told.args == ["Your edited summary stays as it is; the new draft stands below it."]
    assert [text.markdown for text in texts(desk)] == ["My own words.", made.markdown]
    desk.area.add_source_summary()
    desk.settle()
    assert len(texts(desk)) == 2, "the last draft is the one that is drafted anew"


def excerpt(desk: CheckDesk) -> str:
    """Return the id of the only excerpt."""
    [found] = desk.session.brief.excerpts
    return found


def test_a_brief_that_cites_nothing_is_told_so(desk: CheckDesk) -> None:
    with desk.qtbot.waitSignal(desk.area.hint_requested) as told:
        desk.area.add_source_summary()
    assert told.args == ["The brief cites no source yet."]
    assert texts(desk) == []
