from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefer.core.brief import PinpointKind
from briefer.core.outline import (
    OutlineItem,
    Paraphrase,
    Printing,
    Quotation,
    Section,
    TextItem,
    walk,
)
from briefer.project import edits
from briefer.ui.mime import Passage, passage_mime
from briefer.ui.outlinesteps import Way
from briefer.ui.richedit import RichEdit
from briefer.ui.supports import SupportCard
from tests.ui.outlinedesk import OutlineDesk
from tests.ui.outlines import PARAGRAPHS, span_of


class Desk(OutlineDesk):
    """An outline area, and what stands in it."""

    @property
    def items(self) -> list[OutlineItem]:
        self.settle()
        return [item for item, _depth in walk(self.session.brief.outline)]

    @property
    def text(self) -> TextItem:
        found = [item for item in self.items if isinstance(item, TextItem)]
        assert len(found) == 1
        return found[0]

    def section(self, title: str, parent: str | None = None) -> str:
        made = self.project.submit(edits.add_section, title, parent).result()
        self.settle()
        return made

    def write(self, markdown: str, section: str | None = None) -> str:
        made = self.project.submit(edits.add_text, markdown, section).result()
        self.settle()
        self.area.view.select((made,))
        return made

    def passage(self, number: int) -> Passage:
        spans = (span_of(number),)
        return Passage(self.source_id, spans, PARAGRAPHS[number - 1])


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "Brief.briefer")
    made.settle()
    yield made
    made.settle()
    made.session.close()


def test_the_first_quotation_comes_in_a_new_section(desk: Desk) -> None:
    desk.area.quote(desk.source_id, (span_of(1),))
    section, quotation = desk.items
    assert isinstance(section, Section)
    assert isinstance(quotation, Quotation)
    assert desk.session.brief.words_of(quotation) == PARAGRAPHS[0]
    assert desk.area.view.current_id == quotation.item_id
    desk.session.undo()
    assert desk.items == []


def test_quotations_go_where_the_person_is(desk: Desk) -> None:
    first, second = desk.section("First"), desk.section("Second")
    desk.area.view.select((first,))
    desk.area.quote(desk.source_id, (span_of(1),))
    desk.settle()
    desk.area.quote(desk.source_id, (span_of(2),))
    desk.settle()
    desk.area.place(desk.source_id, (span_of(3),), second)
    a, one, two, b, three = desk.items
    assert [a.item_id, b.item_id] == [first, second]
    words = [desk.session.brief.words_of(q) for q in (one, two, three) if isinstance(q, Quotation)]
    assert words == list(PARAGRAPHS)


def test_ctrl_enter_goes_to_the_section_used_last(desk: Desk) -> None:
    desk.section("First")
    second = desk.section("Second")
    desk.area.place(desk.source_id, (span_of(1),), second)
    desk.settle()
    assert desk.area.last_used_section_id() == second
    desk.area.place(desk.source_id, (span_of(2),))
    assert [type(item) for item in desk.items] == [Section, Section, Quotation, Quotation]


def test_what_was_placed_last_is_in_sight_above_its_editor(desk: Desk, qtbot: QtBot) -> None:
    section = desk.section("First")
    for number in (2, 1, 2, 1, 2, 1):  # so many that all are seen until the editor opens
        desk.area.place(desk.source_id, (span_of(number),), section)
    desk.settle()
    view = desk.area.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)  # the room is the cards'
    assert desk.area.editor.isHidden()
    desk.area.place(desk.source_id, (span_of(2),), section)
    desk.settle()
    assert desk.area.editor.isVisible()

    def is_in_sight() -> bool:
        card = view.visualRect(view.currentIndex())
        return 0 <= card.top() < card.bottom() <= view.viewport().height()

    qtbot.waitUntil(is_in_sight)


def test_a_paraphrase_is_begun_and_shows_what_it_rests_on(desk: Desk) -> None:
    desk.section("First")
    desk.area.paraphrase(desk.source_id, (span_of(1),))
    _section, paraphrase = desk.items
    assert isinstance(paraphrase, Paraphrase)
    assert paraphrase.markdown == ""
    assert len(paraphrase.supports) == 1
    assert desk.area.editor.item_id == paraphrase.item_id


def test_cite_adds_to_the_current_text(desk: Desk, qtbot: QtBot) -> None:
    text_id = desk.write("He counted.", desk.section("First"))
    desk.area.cite(desk.source_id, (span_of(2),))
    key = desk.session.sources[0].source.key
    assert desk.text.markdown == f"He counted. [@{key}, para. 2]"
    assert desk.area.current_text_id() == text_id


def test_cite_without_a_text_says_what_is_missing(desk: Desk, qtbot: QtBot) -> None:
    desk.section("First")
    with qtbot.waitSignal(desk.area.hint_requested):
        desk.area.cite(desk.source_id, (span_of(2),))
    assert len(desk.items) == 1


def test_typing_is_one_edit_after_a_pause(desk: Desk) -> None:
    desk.write("", desk.section("First"))
    edit = desk.area.editor.text.edit
    QTest.keyClicks(edit, "Some words.")
    assert desk.session.brief.outline[0].children[0].markdown == ""  # type: ignore[union-attr]
    desk.qtbot.waitUntil(lambda: desk.text.markdown == "Some words.", timeout=4000)
    steps = desk.session.undo_step
    assert steps is not None
    desk.session.undo()
    assert desk.text.markdown == ""
    assert edit.markdown() == ""


def test_typed_words_survive_a_change_of_selection(desk: Desk) -> None:
    section = desk.section("First")
    desk.write("", section)
    QTest.keyClicks(desk.area.editor.text.edit, "kept")
    desk.area.view.select((section,))
    assert desk.text.markdown == "kept"


def test_typing_while_the_last_words_are_saved_loses_nothing(desk: Desk) -> None:
    desk.write("", desk.section("First"))
    edit = desk.area.editor.text.edit
    for letter in "abcdefgh":
        QTest.keyClicks(edit, letter)
        desk.area.flush()
    QTest.keyClicks(edit, "!")
    desk.settle()
    assert edit.markdown() == "abcdefgh!"
    desk.area.flush()
    assert desk.text.markdown == "abcdefgh!"


def test_a_citation_and_typing_at_once_are_both_kept(desk: Desk) -> None:
    desk.write("One", desk.section("First"))
    edit = desk.area.editor.text.edit
    desk.area.cite(desk.source_id, (span_of(1),))
    QTest.keyClicks(edit, "Zero ")
    desk.settle()
    desk.area.flush()
    key = desk.session.sources[0].source.key
    assert desk.text.markdown == f"Zero One [@{key}, para. 1]"


def claims_undo(widget: QWidget) -> bool:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_undo_is_the_editors_only_for_what_is_not_saved(desk: Desk) -> None:
    desk.write("One", desk.section("First"))
    edit = desk.area.editor.text.edit
    assert not claims_undo(edit)
    QTest.keyClicks(edit, "x")
    assert claims_undo(edit)
    desk.area.flush()
    assert not claims_undo(edit)


def test_undo_goes_back_to_what_it_changed(desk: Desk) -> None:
    first, second = desk.section("First"), desk.section("Second")
    text = desk.write("One", first)
    desk.project.submit(edits.revise_text, text, "Two").result()
    desk.settle()
    desk.area.view.select((second,))
    desk.session.undo()
    desk.settle()
    assert desk.area.view.current_id == text
    assert desk.area.editor.text.edit.markdown() == "One"


def quoted_in_line(desk: Desk) -> RichEdit:
    """Drop a passage between two words of a text; return the editor of it."""
    desk.write("Before after", desk.section("First"))
    edit = desk.area.editor.text.edit
    cursor = edit.textCursor()
    cursor.setPosition(len("Before "))
    edit.setTextCursor(cursor)
    edit.insertFromMimeData(passage_mime(desk.passage(1)))
    desk.settle()
    return edit


def test_a_passage_dropped_in_the_editor_is_quoted_at_the_caret(desk: Desk) -> None:
    edit = quoted_in_line(desk)
    text = desk.text
    assert len(text.quotations) == 1
    assert text.markdown.startswith("Before [The gauge was read")
    assert text.markdown.endswith("after")
    assert PARAGRAPHS[0] in edit.toPlainText()


def test_quote_while_writing_is_inline_and_at_the_caret(desk: Desk) -> None:
    text = desk.write("Before.", desk.section("First"))
    desk.area.view.edit_requested.emit(text)
    desk.area.editor.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(desk.area.editor.text.edit, " As he said ")
    desk.area.quote(desk.source_id, (span_of(1),))
    desk.qtbot.waitUntil(lambda: len(desk.text.quotations) == 1)
    before, _bracket, after = desk.text.markdown.partition("[")
    assert before.rstrip() == "Before. As he said"
    assert after.startswith(PARAGRAPHS[0])
    assert len(desk.items) == 2


def test_a_quotation_is_shortened_and_restored(desk: Desk) -> None:
    desk.section("First")
    desk.area.quote(desk.source_id, (span_of(1),))
    desk.settle()
    words = desk.area.editor.quotation.words
    words.setTextCursor(words.document().find("twice a day"))
    QTest.keyClick(words, Qt.Key.Key_Delete)
    desk.settle()
    shortened = "The gauge was read [...] by the same man."
    assert words.wording == shortened
    quotation = desk.items[1]
    assert isinstance(quotation, Quotation)
    assert quotation.wording == shortened
    desk.area.editor.quotation.restore.click()
    desk.settle()
    assert words.wording == PARAGRAPHS[0]


def test_clicking_a_card_shows_its_source(desk: Desk, qtbot: QtBot) -> None:
    desk.section("First")
    desk.area.quote(desk.source_id, (span_of(1),))
    quotation = desk.items[1]
    index = desk.area.model.index_of(quotation.item_id)
    with qtbot.waitSignal(desk.area.source_requested) as asked:
        QTest.mouseClick(
            desk.area.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            desk.area.view.visualRect(index).center(),
        )
    assert asked.args == [desk.source_id, (span_of(1),)]


def test_items_are_copied_cut_and_pasted(desk: Desk) -> None:
    first, second = desk.section("First"), desk.section("Second")
    desk.area.place(desk.source_id, (span_of(1),), first)
    quotation = desk.items[1].item_id
    commands = desk.area.commands
    commands.cut((quotation,))
    assert len(desk.items) == 3
    commands.paste(second)
    assert [i.item_id for i in desk.items] == [first, second, quotation]
    commands.copy((quotation,))
    assert QGuiApplication.clipboard().text().startswith(PARAGRAPHS[0])
    commands.paste(first)
    assert [type(i) for i in desk.items] == [Section, Quotation, Section, Quotation]


def test_keys_move_remove_and_silence_items(desk: Desk) -> None:
    first, second = desk.section("First"), desk.section("Second")
    text = desk.write("One", first)
    desk.area.commands.move((text,), Way.DOWN)
    assert [i.item_id for i in desk.items] == [first, second, text]
    printed = []
    for _press in range(2):
        desk.area.commands.switch_printing((text,))
        printed.append(desk.text.printed)
    assert printed == [False, True]
    desk.area.commands.remove((text,))
    assert len(desk.items) == 2


def test_a_new_section_waits_for_its_title(desk: Desk, qtbot: QtBot) -> None:
    desk.area.add_section()
    qtbot.waitUntil(lambda: desk.area.view.is_renaming)
    field = desk.area.view.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Background")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.brief.outline[0].title == "Background")  # type: ignore[union-attr]


def test_a_section_made_by_a_drop_waits_for_its_title(desk: Desk, qtbot: QtBot) -> None:
    mime = passage_mime(desk.passage(1))
    desk.area.model.dropMimeData(mime, Qt.DropAction.CopyAction, -1, 0, QModelIndex())
    qtbot.waitUntil(lambda: desk.area.view.is_renaming)
    _section, quotation = desk.items
    assert desk.area.view.current_id == quotation.item_id
    field = desk.area.view.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Gauges")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.brief.outline[0].title == "Gauges")  # type: ignore[union-attr]
    desk.session.undo()  # the title
    desk.session.undo()  # section and quotation, one step
    assert desk.items == []


def test_an_empty_outline_is_begun_by_a_click(desk: Desk, qtbot: QtBot) -> None:
    begin = desk.area.view.begin_button
    assert begin.isVisible()
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.area.view.is_renaming)
    assert begin.isHidden()
    desk.session.undo()
    desk.settle()
    assert begin.isVisible()


def test_a_new_text_waits_for_its_words(desk: Desk, qtbot: QtBot) -> None:
    desk.section("First")
    desk.area.add_text()
    edit = desk.area.editor.text.edit
    qtbot.waitUntil(lambda: bool(desk.area.current_text_id()) and edit.hasFocus())
    QTest.keyClicks(edit, "Words")
    desk.area.flush()
    assert desk.text.markdown == "Words"


def test_escape_leads_from_the_title_page_back_to_the_outline(desk: Desk) -> None:
    desk.area.show_front()
    assert desk.area.front.isVisible()
    QTest.keyClick(desk.area.front.field("subtitle"), Qt.Key.Key_Escape)
    assert not desk.area.front.isVisible()
    assert desk.area.view.isVisible()


def test_front_matter_and_settings_are_edits(desk: Desk) -> None:
    desk.area.show_front()
    desk.area.front.field("subtitle").setFocus()
    QTest.keyClicks(desk.area.front.field("subtitle"), "A test")
    desk.area.flush()
    desk.settle()
    assert desk.session.brief.front.subtitle == "A test"


def test_the_preview_follows_the_brief(desk: Desk, qtbot: QtBot) -> None:
    desk.section("First heading")
    desk.area.show_preview()
    page = desk.area.preview.page
    qtbot.waitUntil(lambda: "First heading" in page.toPlainText(), timeout=5000)
    desk.section("Second heading")
    qtbot.waitUntil(lambda: "Second heading" in page.toPlainText(), timeout=5000)


def test_closing_straight_after_typing_keeps_the_words(desk: Desk) -> None:
    desk.write("", desk.section("First"))
    edit = desk.area.editor.text.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "last words")
    desk.session.project_closing.emit()
    assert desk.text.markdown == "last words"


def test_a_section_is_edited_below_the_outline(desk: Desk) -> None:
    section_id = desk.section("First")
    desk.area.view.select((section_id,))
    editor = desk.area.editor.section
    editor.title.selectAll()
    QTest.keyClicks(editor.title, "Background")
    QTest.keyClicks(editor.budget, "300")
    desk.area.flush()
    editor.parked.click()
    section = desk.items[0]
    assert isinstance(section, Section)
    assert (section.title, section.word_budget, section.is_parked) == ("Background", 300, True)


def test_what_a_paraphrase_rests_on_leads_to_its_source(desk: Desk, qtbot: QtBot) -> None:
    desk.section("First")
    desk.area.paraphrase(desk.source_id, (span_of(2),))
    desk.settle()
    card = desk.area.editor.text.findChild(SupportCard)
    assert card is not None
    assert PARAGRAPHS[1] in card.accessibleName()
    with qtbot.waitSignal(desk.area.source_requested) as asked:
        card.click()
    assert asked.args == [desk.source_id, (span_of(2),)]


def test_a_citation_in_a_text_leads_to_its_source(desk: Desk, qtbot: QtBot) -> None:
    desk.write("He counted.", desk.section("First"))
    desk.area.cite(desk.source_id, (span_of(3),))
    desk.settle()
    edit = desk.area.editor.text.edit
    chip = edit.document().find("¶3")
    assert not chip.isNull()
    with qtbot.waitSignal(desk.area.source_requested) as asked:
        QTest.mouseClick(
            edit.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            edit.cursorRect(chip).center() - QPoint(8, 0),
        )
    assert asked.args == [desk.source_id, (span_of(3),)]


def test_settings_are_chosen_from_lists(desk: Desk) -> None:
    desk.area.show_front()
    pinpoints = desk.area.front.settings.pinpoints
    pinpoints.setFocus()
    QTest.keyClick(pinpoints, Qt.Key.Key_End)
    desk.area.front.settings.bibliography.click()
    desk.settle()
    settings = desk.session.brief.settings
    assert settings.pinpoints is PinpointKind.COUNTED
    assert not settings.has_bibliography


def test_escape_goes_back_to_the_cards(desk: Desk) -> None:
    text = desk.write("One", desk.section("First"))
    desk.area.view.edit_requested.emit(text)
    assert desk.area.editor.text.edit.hasFocus()
    QTest.keyClick(desk.area.editor.text.edit, Qt.Key.Key_Escape)
    assert desk.area.view.hasFocus()


def test_the_menu_offers_what_the_keys_do(desk: Desk) -> None:
    text = desk.write("One", desk.section("First"))
    desk.section("Second")
    desk.area.view.select((text,))
    menu = desk.area.commands.menu()
    offered = {action.text(): action for action in menu.actions() if action.text()}
    assert {"Edit", "Move down", "Cut", "Remove", "Add a text"} <= offered.keys()
    assert "Move up" not in offered
    offered["Move down"].trigger()
    assert desk.items[-1].item_id == text


def test_the_menu_has_the_three_states_of_the_print_switch(desk: Desk) -> None:
    text = desk.write("One", desk.section("First"))
    desk.area.view.select((text,))
    menu = desk.area.commands.menu()
    (inner,) = [m for m in menu.findChildren(QMenu) if m.title() == "Print"]
    states = {action.text(): action for action in inner.actions() if action.text()}
    assert states["Always"].isChecked()
    states["At full length only"].trigger()
    desk.settle()
    assert desk.text.printed is Printing.AT_FULL_LENGTH
    row = desk.area.model.row_of(desk.area.model.index_of(text))
    assert row is not None
    assert row.is_long_only
    desk.area.commands.set_printing((text,), Printing.NEVER)
    desk.settle()
    assert not desk.text.printed


def test_files_of_the_clipboard_are_not_pasted(desk: Desk) -> None:
    section = desk.section("First")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/a.txt")])
    QGuiApplication.clipboard().setMimeData(mime)
    desk.area.commands.paste(section)
    assert len(desk.items) == 1


def test_the_editor_takes_room_only_while_something_is_selected(desk: Desk) -> None:
    text_id = desk.write("One")
    desk.settle()
    area = desk.area
    assert area.editor.isVisible() == bool(area.view.current_id)
    area.view.setCurrentIndex(QModelIndex())
    assert not area.editor.isVisible()
    desk.qtbot.waitUntil(lambda: area.view.height() > 600)
    area.view.select((text_id,))
    assert area.editor.isVisible()
    desk.qtbot.waitUntil(lambda: area.editor.height() > area.view.height())
    index = area.view.currentIndex()
    assert area.view.viewport().rect().contains(area.view.visualRect(index))
    area.focus_outline()
    QTest.keyClick(area.view, Qt.Key.Key_Escape)
    assert not area.editor.isVisible()
    desk.project.submit(edits.revise_text, text_id, "Two").result()
    desk.settle()
    assert not area.editor.isVisible()  # closed by the person
    QTest.keyClick(area.view, Qt.Key.Key_Return)
    assert area.editor.isVisible()


def test_words_of_a_quotation_are_emphasised_in_the_text_they_stand_in(desk: Desk) -> None:
    edit = quoted_in_line(desk)
    edit.setTextCursor(edit.document().find("twice"))
    QTest.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    (quotation,) = desk.text.quotations
    assert [span.of(PARAGRAPHS[0]) for span in quotation.emphasis or ()] == ["twice"]
    assert edit.textCursor().selectedText() == "twice"
    assert edit.textCursor().charFormat().fontItalic()
    QTest.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.text.quotations[0].emphasis is None
    assert not edit.textCursor().charFormat().fontItalic()
