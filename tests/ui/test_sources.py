from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QStyleOptionViewItem

from briefer.project import edits
from briefer.project.project import Project
from briefer.ui.settings import documents_folder
from briefer.ui.sourcefields import FIELDS
from briefer.ui.sourcelist import SourceRowDelegate
from briefer.ui.sourcerows import RowKind
from briefer.ui.sources import SourcesPane
from tests.ui.desk import SOURCES, Desk, imported

COLUMNS = [field.name for field in FIELDS]


def pane(desk: Desk) -> SourcesPane:
    return desk.window.workspace.rail.sources


def titles(desk: Desk, kind: RowKind = RowKind.SOURCE) -> list[str]:
    return [row.title for row in pane(desk).model.rows if row.kind is kind]


def test_the_filter_shows_sources_by_title_and_outlet(desk: Desk) -> None:
    desk.open(*SOURCES)
    pane(desk).search_for("water")
    assert titles(desk) == ["Who pays for water"]
    pane(desk).search_for("valley review")
    assert len(titles(desk)) == 3


def test_the_filter_finds_words_in_every_text_and_jumps_there(desk: Desk) -> None:
    desk.open(*SOURCES)
    pane(desk).search_for("arithmetic")
    desk.qtbot.waitUntil(lambda: titles(desk, RowKind.HIT) == ["Letters from the site"])
    with desk.qtbot.waitSignal(pane(desk).open_requested) as wish:
        QTest.keyClick(pane(desk).filter, Qt.Key.Key_Return)
    source_id, span = wish.args
    assert source_id == desk.session.sources[1].source.source_id
    assert span.of(SOURCES[1].canonical) == "arithmetic"


def test_down_leads_from_the_box_into_the_list_and_return_opens(desk: Desk) -> None:
    desk.open(*SOURCES)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    pane(desk).filter.setFocus()
    QTest.keyClick(pane(desk).filter, Qt.Key.Key_Down)
    assert desk.has_focus(pane(desk).view)
    with desk.qtbot.waitSignal(pane(desk).open_requested) as wish:
        QTest.keyClick(pane(desk).view, Qt.Key.Key_Return)
    assert wish.args == [desk.session.sources[0].source.source_id, None]


def test_sources_that_come_in_leave_the_list_where_it_is(desk: Desk) -> None:
    many = [imported(f"Letter {number}", f"It is the {number}th letter.") for number in range(40)]
    project = desk.open(*many[:30])
    view = pane(desk).view
    bar = view.verticalScrollBar()
    bar.setValue(300)
    assert bar.value() == 300
    view.setCurrentIndex(view.indexAt(view.viewport().rect().center()))
    chosen = view.currentIndex().row()
    project.submit(edits.add_sources, many[30:]).result()
    desk.settle()
    assert (len(titles(desk)), bar.value()) == (40, 300)
    assert view.currentIndex().row() == chosen


def test_titles_take_the_lines_that_they_need_at_each_width(desk: Desk) -> None:
    desk.window.resize(1366, 768)
    desk.open(
        imported("A title of some length that needs two lines in a narrow list", "It rained.")
    )
    view, splitter = pane(desk).view, desk.window.workspace.splitter

    def height_at(width: int) -> int:
        splitter.setSizes([width, 1366 - width - 300, 300])
        desk.settle()
        return view.visualRect(pane(desk).model.index(0)).height()

    wide, narrow = height_at(600), height_at(220)
    assert narrow > wide
    assert height_at(600) == wide


def test_sources_are_asked_for_where_a_person_keeps_files(desk: Desk) -> None:
    desk.open()
    desk.window.choose_files()
    dialog = desk.window.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == documents_folder()
    dialog.reject()


def test_an_empty_brief_says_how_to_add_sources(desk: Desk) -> None:
    desk.open()
    assert "Drop" in pane(desk)._nothing.text()
    with desk.qtbot.waitSignal(pane(desk).add_requested):
        pane(desk)._add.click()


def test_a_brief_is_not_called_empty_before_its_sources_are_read(desk: Desk) -> None:
    desk.session.attach(Project.create(desk.folder / "b.briefer", "Valley water"))
    assert pane(desk)._nothing.isHidden()
    assert pane(desk)._add.isHidden()
    desk.settle()
    assert not pane(desk)._nothing.isHidden()
    assert not pane(desk)._add.isHidden()


def test_a_source_is_spoken_with_its_use(desk: Desk) -> None:
    desk.open(*SOURCES)
    index = pane(desk).model.index(0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("What the gauge said, Valley Review")
    assert spoken.endswith("not used")


def test_the_search_field_lists_places_and_opens_one(desk: Desk) -> None:
    desk.open(*SOURCES)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    field = desk.window.top.search
    desk.window.search()
    QTest.keyClicks(field, "theory")
    desk.qtbot.waitUntil(field.panel.isVisible)
    with desk.qtbot.waitSignal(field.open_requested) as wish:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert wish.args[0] == desk.session.sources[2].source.source_id
    assert not field.panel.isVisible()


def test_two_versions_of_a_source_say_which_is_which(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    ids = [line.source.source_id for line in desk.session.sources]
    project.submit(edits.supersede_source, ids[0], ids[1]).result()
    desk.settle()
    about = [row.meta.split(" · ")[0] for row in pane(desk).model.rows]
    assert about == ["older version", "newer version", "Valley Review"]


def test_a_long_list_is_laid_out_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    measure = SourceRowDelegate.sizeHint

    def counted(
        delegate: SourceRowDelegate, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QSize:
        asked.append(index.row())
        return measure(delegate, option, index)

    monkeypatch.setattr(SourceRowDelegate, "sizeHint", counted)
    desk.open(*(imported(f"Report {n} of the gauge", f"Text {n}.") for n in range(200)))
    desk.qtbot.waitUntil(lambda: len(asked) >= 200)
    desk.settle()
    assert len(asked) < 300
