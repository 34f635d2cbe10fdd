from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefer.core.source import CslItem, FieldState, ImportedSource, MetaField, ReadWarning
from briefer.core.text import Span
from briefer.jobs.tasks import TaskRunner
from briefer.project import edits
from briefer.ui.mainwindow import MainWindow
from briefer.ui.session import Session
from briefer.ui.sourcefields import FIELDS
from briefer.ui.sourcetable import SourceTablePane
from briefer.ui.sourcetableview import sureness
from tests.ui.desk import SOURCES, Desk, imported

COLUMNS = [field.name for field in FIELDS]
AUTHORS = [{"family": "Example-Longname", "given": "Josephine"}, {"family": "Other"}]


def table(desk: Desk) -> SourceTablePane:
    desk.window.workspace.show_table()
    return desk.window.workspace.table


def paste_down(desk: Desk, shown: SourceTablePane, row: int, column: str, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    shown.view.setCurrentIndex(shown.model.index(row, COLUMNS.index(column)))
    shown.view.paste_down()
    desk.settle()


def state(desk: Desk, number: int, name: str) -> FieldState:
    return desk.session.sources[number].source.item.fields[name].state


def test_guesses_are_marked_until_return_confirms_the_row(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    index = shown.model.index(0, COLUMNS.index("title"))
    assert "Guessed" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert state(desk, 0, "title") is FieldState.GUESSED
    shown.view.setCurrentIndex(index)
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    desk.settle()
    assert state(desk, 0, "title") is FieldState.CONFIRMED
    assert state(desk, 1, "title") is FieldState.GUESSED
    assert shown.view.currentIndex().row() == 1


def test_return_in_a_cell_ends_the_typing_and_confirms_nothing_else(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    index = shown.model.index(0, COLUMNS.index("container-title"))
    shown.view.setCurrentIndex(index)
    shown.view.edit(index)
    field = shown.view.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText("The Valley Times")
    with desk.qtbot.waitSignal(shown.model.revised):  # Qt takes what was typed a little later
        QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.session.sources[0].source.item.text("container-title") == "The Valley Times"
    assert state(desk, 0, "title") is FieldState.GUESSED


def test_typing_in_a_cell_changes_the_source(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    index = shown.model.index(1, COLUMNS.index("author"))
    shown.model.setData(index, "Ann Example; Valley Water Board")
    desk.settle()
    authors = desk.session.sources[1].source.item.value("author")
    assert authors is not None
    assert len(authors) == 2
    shown.model.setData(shown.model.index(1, COLUMNS.index("issued")), "7 Nov 2024")
    shown.model.setData(shown.model.index(1, COLUMNS.index("reliability")), "B2")
    desk.settle()
    issued = desk.session.sources[1].source.item.value("issued")
    assert issued is not None
    assert issued["date-parts"] == [[2024, 11, 7]]
    assert desk.session.sources[1].source.reliability == "B2"


def test_a_date_that_is_none_is_said_and_not_taken(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    with desk.qtbot.waitSignal(shown.unclear):
        shown.model.setData(shown.model.index(0, COLUMNS.index("issued")), "some day soon")
    assert "some day soon" in desk.window.messages.words


def test_lines_of_the_clipboard_go_down_the_column(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    paste_down(desk, shown, 1, "URL", "https://a.example/1\nhttps://a.example/2\n")
    addresses = [line.source.item.text("URL") for line in desk.session.sources]
    assert addresses == ["", "https://a.example/1", "https://a.example/2"]
    desk.session.undo()
    desk.settle()
    assert [line.source.item.text("URL") for line in desk.session.sources] == ["", "", ""]


def test_lines_for_which_there_is_no_source_are_told_of(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    paste_down(desk, shown, 1, "URL", "\n".join(f"https://a.example/{n}" for n in range(4)))
    assert "“https://a.example/2” and 1 other" in desk.window.messages.words
    assert shown.model.index(2, COLUMNS.index("URL")).data() == "https://a.example/1"


def test_lines_that_are_no_dates_are_all_told_of(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    paste_down(desk, shown, 0, "issued", "The Valley Post\n5 Nov 2024\nLake Review\n")
    assert "“The Valley Post” is no date, nor is 1 other" in desk.window.messages.words
    assert shown.model.index(1, COLUMNS.index("issued")).data() == "2024-11-05"


def test_columns_widen_for_what_is_put_in_and_never_narrow(desk: Desk) -> None:
    desk.window.resize(1366, 768)
    desk.open(*SOURCES)
    shown = table(desk)
    outlet, column = "Institute of Valley and Lake Affairs", COLUMNS.index("container-title")
    before = shown.view.columnWidth(column)
    shown.model.fill({(0, column): outlet})
    desk.settle()
    wide = shown.view.columnWidth(column)
    assert wide > before
    shown.model.fill({(0, column): "Post"})
    desk.settle()
    assert shown.view.columnWidth(column) == wide


def test_the_top_cell_fills_those_below(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    column = COLUMNS.index("descriptor")
    shown.model.setData(shown.model.index(0, column), "trade journal")
    desk.settle()
    shown.view.clearSelection()
    for row in range(3):
        index = shown.model.index(row, column)
        flag = shown.view.selectionModel().SelectionFlag.Select
        shown.view.selectionModel().select(index, flag)
    shown.view.fill_down()
    desk.settle()
    assert {line.source.descriptor for line in desk.session.sources} == {"trade journal"}


def test_a_field_can_be_said_to_be_not_stated(desk: Desk) -> None:
    desk.open(*SOURCES)
    shown = table(desk)
    shown.view.setCurrentIndex(shown.model.index(0, COLUMNS.index("container-title")))
    shown._not_stated()
    desk.settle()
    assert state(desk, 0, "container-title") is FieldState.NOT_STATED
    index = shown.model.index(0, COLUMNS.index("container-title"))
    assert index.data() == ""
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Not stated in the source"


def test_fix_next_goes_from_gap_to_gap_of_cited_sources(desk: Desk) -> None:
    project = desk.open(*SOURCES)
    source_id = desk.session.sources[1].source.source_id
    project.submit(edits.take_passage, source_id, [Span(23, 35)]).result()
    desk.settle()
    shown = table(desk)
    names = [COLUMNS[column] for _row, column in shown.model.gaps()]
    assert names == ["author", "issued"]
    seen = []
    for _press in range(3):
        QTest.keyClick(shown.view, Qt.Key.Key_F8)
        at = shown.view.currentIndex()
        seen.append((at.row(), COLUMNS[at.column()]))
    assert seen == [(1, "author"), (1, "issued"), (1, "author")]


def test_a_guess_is_marked_and_a_weak_one_says_so_in_a_word() -> None:
    assert [sureness(c) for c in (0.95, 0.75, 0.4)] == ["?", "?", "unsure?"]


def test_columns_are_as_wide_as_their_words_ask_and_all_of_them_are_seen(desk: Desk) -> None:
    desk.window.resize(1366, 768)
    desk.open(stating({"author": MetaField(AUTHORS), "title": MetaField("The levy")}))
    view = table(desk).view
    widths = {name: view.columnWidth(COLUMNS.index(name)) for name in COLUMNS}
    assert sum(widths.values()) <= view.viewport().width()
    assert widths["author"] > 2 * widths["URL"]
    assert widths["title"] == max(widths.values())


def test_widths_that_a_person_chose_are_there_the_next_time(desk: Desk, qtbot: QtBot) -> None:
    desk.open(*SOURCES)
    view = table(desk).view
    view.horizontalHeader().resizeSection(COLUMNS.index("URL"), 333)
    desk.window.resize(1400, 800)
    assert view.columnWidth(COLUMNS.index("URL")) == 333
    desk.window.close()
    again = MainWindow(Session(TaskRunner()), desk.settings)
    qtbot.addWidget(again)
    again.furnish()
    assert again.workspace.table.view.columnWidth(COLUMNS.index("URL")) == 333
    again.session.close()


def stating(fields: dict[str, MetaField], *warnings: ReadWarning) -> ImportedSource:
    return replace(
        imported("The levy", "By Ada Marsh", "It rose twice.", outlet=""),
        item=CslItem(fields), warnings=warnings,
    )  # fmt: skip


def test_a_value_shows_the_characters_it_was_read_from(desk: Desk) -> None:
    marsh = MetaField([{"family": "Marsh", "given": "Ada"}], confidence=0.9, evidence=Span(13, 22))
    desk.open(stating({"author": marsh, "title": MetaField("The levy", origin="meta")}))
    shown = table(desk)
    shown.view.setCurrentIndex(shown.model.index(0, COLUMNS.index("author")))
    desk.settle()
    assert "Guessed, 90 % sure" in shown.evidence.words
    assert ">Ada Marsh</span>" in shown.evidence.words
    with desk.qtbot.waitSignal(shown.source_requested) as wish:
        shown.evidence.show_button.click()
    assert wish.args[1] == (Span(13, 22),)
    assert not desk.window.workspace.is_table_shown
    shown.evidence.confirm_button.click()
    desk.settle()
    assert state(desk, 0, "author") is FieldState.CONFIRMED
    assert state(desk, 0, "title") is FieldState.GUESSED
    assert desk.session.sources[0].source.item.fields["author"].evidence == Span(13, 22)


def test_a_likely_outlet_is_offered_and_never_a_fact(desk: Desk) -> None:
    remark = ReadWarning("outlet-suggested", "Substack")
    desk.open(stating({"title": MetaField("The levy")}, remark))
    shown = table(desk)
    shown.view.setCurrentIndex(shown.model.index(0, COLUMNS.index("container-title")))
    desk.settle()
    assert "looks like Substack" in shown.evidence.words
    assert desk.session.sources[0].source.item.text("container-title") == ""
    QTest.mouseClick(shown.evidence.take_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert shown.view.hasFocus()
    assert desk.session.sources[0].source.item.text("container-title") == "Substack"
    assert "Confirmed, typed by a person" in shown.evidence.words
    desk.window.undo()
    desk.settle()
    shown.evidence.silence_button.click()
    desk.settle()
    assert state(desk, 0, "container-title") is FieldState.NOT_STATED
