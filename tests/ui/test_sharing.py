from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from briefer.core.outline import Quotation, Section, TextItem, walk
from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.project import Project
from briefer.ui.bringdialog import BringDialog
from briefer.ui.sharedialog import ShareDialog
from tests.ui.desk import SOURCES, Desk

CONCRETE = "The concrete was sound and the arithmetic was not."


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


@pytest.fixture
def older(desk: Desk) -> Path:
    """A brief that quotes from two sources."""
    path = desk.folder / "older.briefer"
    with Project.create(path) as older:
        older.submit(edits.add_sources, SOURCES).result()
        quoted(older, 0)
        quoted(older, 1)
    return path


def beside(desk: Desk, path: Path) -> BringDialog:
    """Return the list of what the brief at `path` offers."""
    desk.settle()
    desk.window.sharing.bring_from(str(path))
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(BringDialog)))
    return desk.window.findChildren(BringDialog)[0]


def drop(desk: Desk, dialog: BringDialog, on_id: str) -> None:
    """Drop the second passage of the list on an item of the outline."""
    mime = dialog.model.mimeData([dialog.model.index(1)])
    model = desk.window.workspace.outline.model
    model.dropMimeData(mime, Qt.DropAction.CopyAction, -1, 0, model.index_of(on_id))
    desk.wait_for_words("One passage taken over")
    desk.settle()


def test_passages_of_another_brief_are_filtered_and_taken(desk: Desk, older: Path) -> None:
    project = desk.open()
    section = project.submit(edits.add_section, "Background").result()
    dialog = beside(desk, older)
    assert {line.split()[0] for line in dialog.shown} == {"The"}
    both = dialog.shown
    dialog.filter.setText("concrete")
    assert dialog.shown == tuple(line for line in both if "concrete" in line)
    dialog.view.selectAll()
    assert dialog.section.currentData() == section
    dialog.take.click()
    desk.wait_for_words("One passage taken over")
    brief = project.read(queries.brief).result()
    assert [excerpt.words for excerpt in brief.excerpts.values()] == [CONCRETE]
    dialog.close()
    desk.qtbot.waitUntil(lambda: desk.window.sharing.beside is None)


def test_a_passage_dragged_from_another_brief_is_one_step(desk: Desk, older: Path) -> None:
    project = desk.open()
    section = project.submit(edits.add_section, "Background").result()
    drop(desk, beside(desk, older), section)
    kinds = [type(item) for item, _depth in walk(project.read(queries.outline).result())]
    assert kinds == [Section, Quotation]
    desk.window.undo()
    desk.settle()
    brief = project.read(queries.brief).result()
    assert ([item for item, _depth in walk(brief.outline)], brief.excerpts) == (
        list(brief.outline),
        {},
    )


def test_a_text_cites_a_passage_dropped_on_it_from_another_brief(desk: Desk, older: Path) -> None:
    project = desk.open()
    text = project.submit(edits.add_text, "The dam stands.").result()
    drop(desk, beside(desk, older), text)
    item = project.read(queries.brief).result().outline[0]
    assert isinstance(item, TextItem)
    assert item.markdown == "The dam stands. [@valleyreview, para. 1]"


def test_a_passage_of_another_brief_is_quoted_at_the_caret(desk: Desk, older: Path) -> None:
    project = desk.open()
    text = project.submit(edits.add_text, "They wrote: ").result()
    dialog = beside(desk, older)
    desk.window.workspace.outline.show_item(text)
    edit = desk.window.workspace.outline.editor.text.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertFromMimeData(dialog.model.mimeData([dialog.model.index(1)]))
    desk.wait_for_words("One passage taken over")
    item = project.read(queries.brief).result().outline[0]
    assert isinstance(item, TextItem)
    assert len(item.quotations) == 1
    assert CONCRETE in item.markdown


def test_the_list_of_another_brief_leaves_the_outline_free(desk: Desk, older: Path) -> None:
    desk.window.resize(1200, 740)
    desk.open()
    dialog = beside(desk, older)
    outline = desk.window.workspace.outline
    assert dialog.frameGeometry().right() < outline.mapToGlobal(QPoint(0, 0)).x()
