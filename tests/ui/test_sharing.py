from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.project import Project
from briefer.ui.bringdialog import BringDialog
from briefer.ui.sharedialog import ShareDialog
from tests.ui.desk import SOURCES, Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path)


def quoted(project: Project, source: int = 0) -> str:
    """Quote the first paragraph of a source; return its source id."""
    line = project.read(queries.sources).result()[source]
    text = project.read(queries.source_text, line.source.source_id).result()
    block = text.blocks[1]
    spans = [Span(block.start, block.end)]
    project.submit(edits.take_passage, line.source.source_id, spans).result()
    return line.source.source_id


def test_a_colleague_s_copy_shows_what_it_holds_and_is_written(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    quoted(project)
    desk.window.share()
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(ShareDialog)))
    dialog = desk.window.findChildren(ShareDialog)[0]
    included = [dialog.included.item(n).text() for n in range(dialog.included.count())]
    left_out = [dialog.left_out.item(n).text() for n in range(dialog.left_out.count())]
    assert "Source: What the gauge said" in included
    assert "Unused source: Who pays for water" in left_out
    dialog.reject()
    desk.window.sharing.share_to(str(desk.folder / "for you"))
    desk.wait_for_words("for you.briefer")
    with Project.open(desk.folder / "for you.briefer") as copy:
        assert len(copy.read(queries.sources).result()) == 1


def test_a_new_issue_can_be_opened_at_once(desk: Desk) -> None:
    quoted(desk.open(*SOURCES))
    desk.window.sharing.begin_issue_at(str(desk.folder / "next"))
    desk.wait_for_words("The new issue is “next.briefer”")
    assert (desk.folder / "next.briefer").is_file()


def test_passages_of_another_brief_are_filtered_and_taken(desk: Desk) -> None:
    with Project.create(desk.folder / "older.briefer") as older:
        older.submit(edits.add_sources, SOURCES).result()
        quoted(older, 0)
        quoted(older, 1)
    project = desk.open()
    section = project.submit(edits.add_section, "Background").result()
    desk.settle()
    desk.window.sharing.bring_from(str(desk.folder / "older.briefer"))
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(BringDialog)))
    dialog = desk.window.findChildren(BringDialog)[0]
    assert {line.split()[0] for line in dialog.shown} == {"“The"}
    both = dialog.shown
    dialog.filter.setText("concrete")
    assert dialog.shown == tuple(line for line in both if "concrete" in line)
    dialog.list.selectAll()
    assert dialog.section.currentData() == section
    dialog.take.click()
    desk.wait_for_words("One passage taken over")
    brief = project.read(queries.brief).result()
    words = [excerpt.words for excerpt in brief.excerpts.values()]
    assert words == ["The concrete was sound and the arithmetic was not."]
    dialog.close()
    desk.qtbot.waitUntil(lambda: desk.window.sharing.beside is None)
