"""Passages of another brief, dragged over with a real pointer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.jobs.starter import starter_project
from briefer.project import edits
from briefer.project.project import Project
from tests.e2e.desk import Desk, middle, quotations
from tests.e2e.display import display

pytestmark = pytest.mark.xvfb
_STEPS_TO_BRING = 8  # up from the top of the File menu


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with display() as screen:
        yield Desk(screen, tmp_path)


def test_a_passage_of_another_brief_is_dragged_into_this_one(desk: Desk, tmp_path: Path) -> None:
    older = starter_project(tmp_path)
    mine = tmp_path / "mine.briefer"
    with Project.create(mine) as project:
        project.submit(edits.add_section, "Background").result()
    with desk.program([mine]):
        state = desk.wait(lambda s: len(s.get("rows", ())) == 1, "the section")
        x, y, _width, height = state["export"]  # of the bar: the menu is at its left
        desk.screen.click((x + 25, y + height // 2))
        desk.wait(lambda s: len(s["windows"]) == 2, "the menu")
        desk.screen.press("Down", "Right")
        desk.wait(lambda s: len(s["windows"]) == 3, "the File menu")
        desk.screen.press(*["Up"] * _STEPS_TO_BRING, "Return")
        desk.wait(lambda s: any("another brief" in w for w in s["windows"]), "the file dialog")
        desk.screen.type(str(older))
        desk.screen.press("Return")
        beside = desk.wait(lambda s: s["beside"], "the other brief")["beside"]
        desk.screen.drag(middle(beside[1]["rect"]), middle(state["rows"][0]["rect"]))
        state = desk.wait(lambda s: len(quotations(s)) == 1, "the quotation")
        assert quotations(state)[0][:12] == beside[1]["words"][:12]
        assert len(state["sources"]) == 1
        desk.screen.press("ctrl+z")
        desk.wait(lambda s: not quotations(s), "the outline as it was")
