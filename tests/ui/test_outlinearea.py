from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefer.core.brief import PinpointKind
from briefer.core.outline import (
    Paraphrase,
    Quotation,
    Section,
)
from briefer.project import edits
from briefer.ui.mime import passage_mime
from tests.ui.outlinedesk import OutlineDesk
from tests.ui.outlines import PARAGRAPHS, span_of


def test_the_first_quotation_comes_in_a_new_section(outline: OutlineDesk) -> None:
    outline.area.quote(outline.source_id, (span_of(1),))
    section, quotation = outline.items
    assert isinstance(section, Section)
    assert isinstance(quotation, Quotation)
    assert outline.session.brief.words_of(quotation) == PARAGRAPHS[0]
    assert outline.area.view.current_id == quotation.item_id
    outline.session.undo()
    assert outline.items == []


def test_quotations_go_where_the_person_is(outline: OutlineDesk) -> None:
    first, second = outline.section("First"), outline.section("Second")
    outline.area.view.select((first,))
    outline.area.quote(outline.source_id, (span_of(1),))
    outline.settle()
    outline.area.quote(outline.source_id, (span_of(2),))
    outline.settle()
    outline.area.place(outline.source_id, (span_of(3),), second)
    a, one, two, b, three = outline.items
    assert [a.item_id, b.item_id] == [first, second]
    words = [
        outline.session.brief.words_of(q) for q in (one, two, three) if isinstance(q, Quotation)
    ]
    assert words == list(PARAGRAPHS)


def test_ctrl_enter_goes_to_the_section_used_last(outline: OutlineDesk) -> None:
    outline.section("First")
    second = outline.section("Second")
    outline.area.place(outline.source_id, (span_of(1),), second)
    outline.settle()
    assert outline.area.last_used_section_id() == second
    outline.area.place(outline.source_id, (span_of(2),))
    assert [type(item) for item in outline.items] == [Section, Section, Quotation, Quotation]


def test_what_was_placed_last_is_in_sight_above_its_editor(
    outline: OutlineDesk, qtbot: QtBot
) -> None:
    section = outline.section("First")
    for count in range(22, 31):  # of some the words need another line when a scroll bar comes
        outline.project.submit(edits.add_text, "o " * count, section).result()
    outline.settle()
    view = outline.area.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)  # the room is the cards'
    assert outline.area.editor.isHidden()
    outline.area.place(outline.source_id, (span_of(2),), section)
    outline.settle()
    assert outline.area.editor.isVisible()

    def is_in_sight() -> bool:
        card = view.visualRect(view.currentIndex())
        return 0 <= card.top() < card.bottom() <= view.viewport().height()

    qtbot.waitUntil(is_in_sight)


def test_a_paraphrase_is_begun_and_shows_what_it_rests_on(outline: OutlineDesk) -> None:
    outline.section("First")
    outline.area.paraphrase(outline.source_id, (span_of(1),))
    _section, paraphrase = outline.items
    assert isinstance(paraphrase, Paraphrase)
    assert paraphrase.markdown == ""
    assert len(paraphrase.supports) == 1
    assert outline.area.editor.item_id == paraphrase.item_id


def test_a_quotation_is_shortened_and_restored(outline: OutlineDesk) -> None:
    outline.section("First")
    outline.area.quote(outline.source_id, (span_of(1),))
    outline.settle()
    words = outline.area.editor.quotation.words
    words.setTextCursor(words.document().find("twice a day"))
    QTest.keyClick(words, Qt.Key.Key_Delete)
    outline.settle()
    shortened = "The gauge was read [...] by the same man."
    assert words.wording == shortened
    quotation = outline.items[1]
    assert isinstance(quotation, Quotation)
    assert quotation.wording == shortened
    outline.area.editor.quotation.restore.click()
    outline.settle()
    assert words.wording == PARAGRAPHS[0]


def test_clicking_a_card_shows_its_source(outline: OutlineDesk, qtbot: QtBot) -> None:
    outline.section("First")
    outline.area.quote(outline.source_id, (span_of(1),))
    quotation = outline.items[1]
    index = outline.area.model.index_of(quotation.item_id)
    with qtbot.waitSignal(outline.area.source_requested) as asked:
        QTest.mouseClick(
            outline.area.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            outline.area.view.visualRect(index).center(),
        )
    assert asked.args == [outline.source_id, (span_of(1),)]


def test_a_new_section_waits_for_its_title(outline: OutlineDesk, qtbot: QtBot) -> None:
    outline.area.add_section()
    qtbot.waitUntil(lambda: outline.area.view.is_renaming)
    field = outline.area.view.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Background")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline.session.brief.outline[0].title == "Background")  # type: ignore[union-attr]


def test_a_section_made_by_a_drop_waits_for_its_title(outline: OutlineDesk, qtbot: QtBot) -> None:
    mime = passage_mime(outline.passage(1))
    outline.area.model.dropMimeData(mime, Qt.DropAction.CopyAction, -1, 0, QModelIndex())
    qtbot.waitUntil(lambda: outline.area.view.is_renaming)
    _section, quotation = outline.items
    assert outline.area.view.current_id == quotation.item_id
    field = outline.area.view.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Gauges")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline.session.brief.outline[0].title == "Gauges")  # type: ignore[union-attr]
    outline.session.undo()  # the title
    outline.session.undo()  # section and quotation, one step
    assert outline.items == []


def test_an_empty_outline_is_begun_by_a_click(outline: OutlineDesk, qtbot: QtBot) -> None:
    begin = outline.area.view.begin_button
    assert begin.isVisible()
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: outline.area.view.is_renaming)
    assert begin.isHidden()
    outline.session.undo()
    outline.settle()
    assert begin.isVisible()


def test_a_new_text_waits_for_its_words(outline: OutlineDesk, qtbot: QtBot) -> None:
    outline.section("First")
    outline.area.add_text()
    edit = outline.area.editor.text.edit
    qtbot.waitUntil(lambda: bool(outline.area.current_text_id()) and edit.hasFocus())
    QTest.keyClicks(edit, "Words")
    outline.area.flush()
    assert outline.text.markdown == "Words"


def test_escape_leads_from_the_title_page_back_to_the_outline(outline: OutlineDesk) -> None:
    outline.area.show_front()
    assert outline.area.front.isVisible()
    QTest.keyClick(outline.area.front.field("subtitle"), Qt.Key.Key_Escape)
    assert not outline.area.front.isVisible()
    assert outline.area.view.isVisible()


def test_front_matter_and_settings_are_edits(outline: OutlineDesk) -> None:
    outline.area.show_front()
    outline.area.front.field("subtitle").setFocus()
    QTest.keyClicks(outline.area.front.field("subtitle"), "A test")
    outline.area.flush()
    outline.settle()
    assert outline.session.brief.front.subtitle == "A test"


def test_the_preview_follows_the_brief(outline: OutlineDesk, qtbot: QtBot) -> None:
    outline.section("First heading")
    outline.area.show_preview()
    page = outline.area.preview.page
    qtbot.waitUntil(lambda: "First heading" in page.toPlainText(), timeout=5000)
    outline.section("Second heading")
    qtbot.waitUntil(lambda: "Second heading" in page.toPlainText(), timeout=5000)


def test_a_section_is_edited_below_the_outline(outline: OutlineDesk) -> None:
    section_id = outline.section("First")
    outline.area.view.select((section_id,))
    editor = outline.area.editor.section
    editor.title.selectAll()
    QTest.keyClicks(editor.title, "Background")
    QTest.keyClicks(editor.budget, "300")
    outline.area.flush()
    editor.parked.click()
    section = outline.items[0]
    assert isinstance(section, Section)
    assert (section.title, section.word_budget, section.is_parked) == ("Background", 300, True)


def test_settings_are_chosen_from_lists(outline: OutlineDesk) -> None:
    outline.area.show_front()
    pinpoints = outline.area.front.settings.pinpoints
    pinpoints.setFocus()
    QTest.keyClick(pinpoints, Qt.Key.Key_End)
    outline.area.front.settings.bibliography.click()
    outline.settle()
    settings = outline.session.brief.settings
    assert settings.pinpoints is PinpointKind.COUNTED
    assert not settings.has_bibliography


def test_escape_goes_back_to_the_cards(outline: OutlineDesk) -> None:
    text = outline.write("One", outline.section("First"))
    outline.area.view.edit_requested.emit(text)
    assert outline.area.editor.text.edit.hasFocus()
    QTest.keyClick(outline.area.editor.text.edit, Qt.Key.Key_Escape)
    assert outline.area.view.hasFocus()


def test_the_editor_takes_room_only_while_something_is_selected(outline: OutlineDesk) -> None:
    text_id = outline.write("One")
    outline.settle()
    area = outline.area
    assert area.editor.isVisible() == bool(area.view.current_id)
    area.view.setCurrentIndex(QModelIndex())
    assert not area.editor.isVisible()
    outline.qtbot.waitUntil(lambda: area.view.height() > 600)
    area.view.select((text_id,))
    assert area.editor.isVisible()
    outline.qtbot.waitUntil(lambda: area.editor.height() > area.view.height())
    index = area.view.currentIndex()
    assert area.view.viewport().rect().contains(area.view.visualRect(index))
    area.focus_outline()
    QTest.keyClick(area.view, Qt.Key.Key_Escape)
    assert not area.editor.isVisible()
    outline.project.submit(edits.revise_text, text_id, "Two").result()
    outline.settle()
    assert not area.editor.isVisible()  # closed by the person
    QTest.keyClick(area.view, Qt.Key.Key_Return)
    assert area.editor.isVisible()
