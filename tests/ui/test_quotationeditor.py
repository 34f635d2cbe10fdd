from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from briefer.core.outline import Quotation, TextItem, walk
from briefer.project import edits
from briefer.ui.quotationeditor import QuotationEditor
from tests.ui.checkdesk import CheckDesk
from tests.ui.outlines import PARAGRAPHS


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[CheckDesk]:
    made = CheckDesk(qtbot, tmp_path / "Brief.briefer")
    made.area.view.select((made.quote(1),))
    yield made
    made.close()


@pytest.fixture
def editor(desk: CheckDesk) -> QuotationEditor:
    return desk.area.editor.quotation


def stored(desk: CheckDesk) -> Quotation:
    desk.settle()
    [found] = [i for i, _depth in walk(desk.session.brief.outline) if isinstance(i, Quotation)]
    return found


def put_caret(editor: QuotationEditor, before: str) -> None:
    cursor = editor.words.document().find(before)
    cursor.setPosition(cursor.selectionStart())
    editor.words.setTextCursor(cursor)


def test_typed_words_get_brackets(desk: CheckDesk, editor: QuotationEditor) -> None:
    put_caret(editor, "gauge")
    QTest.keyClicks(editor.words, "old ")
    editor.flush()
    assert editor.words.words == "The [old] gauge was read twice a day by the same man."
    assert stored(desk).wording == editor.words.words
    assert editor.verdict.words.startswith("Edited, marked")
    desk.session.undo()
    assert stored(desk).wording is None
    assert editor.words.words == PARAGRAPHS[0]


def test_removed_words_leave_dots(desk: CheckDesk, editor: QuotationEditor) -> None:
    cursor = editor.words.document().find(" twice a day")
    editor.words.setTextCursor(cursor)
    QTest.keyClick(editor.words, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    editor.flush()
    assert stored(desk).wording == "The gauge was read [...] by the same man."


def test_the_verdict_follows_each_key(desk: CheckDesk, editor: QuotationEditor) -> None:
    assert editor.verdict.words.startswith("Exact:")
    put_caret(editor, "read")
    QTest.keyClicks(editor.words, "not ")
    desk.qtbot.waitUntil(lambda: editor.verdict.words.startswith("Check the meaning"))
    assert "not" in editor.verdict.words
    assert stored(desk).wording is None  # nothing is an edit yet


def test_the_original_stands_beside_with_the_difference(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    assert editor.original.isHidden()
    desk.do(edits.revise_wording, stored(desk).item_id, "The gauge was read thrice a day.")
    assert not editor.original.isHidden()
    shown = editor.original.toPlainText()
    assert "twice" in shown
    cursor = editor.original.document().find("twice")
    assert cursor.charFormat().fontStrikeOut()
    assert editor.original.document().find("thrice").charFormat().fontUnderline()
    editor.show_original.click()
    assert editor.original.isHidden()


def test_restore_brings_back_the_words_of_the_source(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    desk.do(edits.revise_wording, stored(desk).item_id, "The gauge was read thrice a day.")
    assert editor.verdict.words.startswith("Altered")
    editor.restore.click()
    assert stored(desk).wording is None
    assert editor.words.words == PARAGRAPHS[0]
    assert not editor.restore.isEnabled()


def test_a_translation_takes_no_room_until_it_is_wanted(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    first = desk.area.view.current_id
    assert editor.translation.isHidden()
    editor.translate_button.click()
    assert QApplication.focusWidget() is editor.translation
    assert editor.translate_button.isHidden()
    QTest.keyClicks(editor.translation, "Der Pegel")
    editor.flush()
    other = desk.quote(2)
    desk.settle()
    desk.area.view.select((other,))
    assert editor.translation.isHidden()
    desk.area.view.select((first,))
    assert editor.translation.isVisible()


def test_a_translation_is_printed_and_said(desk: CheckDesk, editor: QuotationEditor) -> None:
    editor.translate_button.click()
    QTest.keyClicks(editor.translation, "Der Pegel wurde zweimal abgelesen.")
    editor.flush()
    assert stored(desk).translation == "Der Pegel wurde zweimal abgelesen."
    assert editor.verdict.words.startswith("Translation")
    desk.session.undo()
    assert stored(desk).translation == ""
    assert editor.translation.toPlainText() == ""


def test_what_was_typed_goes_to_the_quotation_it_was_typed_in(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    first = stored(desk).item_id
    second = desk.quote(2)
    desk.area.view.select((first,))
    editor.words.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor.words, " Indeed")
    desk.area.view.select((second,))
    desk.settle()
    wordings = {
        i.item_id: i.wording
        for i, _depth in walk(desk.session.brief.outline)
        if isinstance(i, Quotation)
    }
    assert wordings == {first: f"{PARAGRAPHS[0]} [Indeed]", second: None}


def test_a_quotation_in_a_text_has_the_same_editor(desk: CheckDesk) -> None:
    text = desk.do(edits.add_text, "They say")
    made = desk.do(edits.quote_passage_inline, desk.source_id, (desk.span(1),), text)
    desk.area.show_item(made)
    editor = desk.area.editor
    assert editor.item_id == text
    assert editor.quotation.isVisible()
    put_caret(editor.quotation, "gauge")
    QTest.keyClicks(editor.quotation.words, "old ")
    editor.flush()
    desk.settle()
    found = desk.session.brief.outline[-1]
    assert isinstance(found, TextItem)
    assert "[old]" in str(found.quotations[0].wording)
    assert "old" in found.markdown
    assert editor.quotation.isVisible()  # an edit does not lead away
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text.isVisible()
    assert "[old]" in editor.text.edit.toPlainText()


def test_removing_a_quotation_in_a_text_leaves_the_text(desk: CheckDesk) -> None:
    text = desk.do(edits.add_text, "They say")
    made = desk.do(edits.quote_passage_inline, desk.source_id, (desk.span(1),), text)
    desk.area.show_item(made)
    desk.area.editor.remove_requested.emit(made)
    desk.settle()
    found = desk.session.brief.outline[-1]
    assert isinstance(found, TextItem)
    assert found.markdown == "They say"
    assert desk.area.editor.text.isVisible()


def choose(editor: QuotationEditor, words: str) -> None:
    editor.words.setTextCursor(editor.words.document().find(words))


def italic(view: QTextEdit) -> str:
    """Return the characters that stand in italics."""
    cursor = view.textCursor()
    shown = view.toPlainText()
    found = ""
    for position, character in enumerate(shown):
        cursor.setPosition(position + 1)
        found += character if cursor.charFormat().fontItalic() else ""
    return found


def test_emphasis_is_a_key_and_the_verdict_says_that_the_note_tells(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    choose(editor, "wice a da")
    QTest.keyClick(editor.words, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    item = stored(desk)
    assert [span.of(PARAGRAPHS[0]) for span in item.emphasis or ()] == ["twice a day"]
    assert italic(editor.words) == "twice a day"
    assert "“twice a day”" in editor.verdict.words
    assert editor.words.textCursor().selectedText() == "wice a da"
    assert not editor.original.isHidden()  # the source has no italics
    desk.session.undo()
    assert stored(desk).emphasis is None
    assert italic(editor.words) == ""
    assert editor.verdict.words.startswith("Exact:")


def test_the_button_emphasises_the_word_at_the_caret_also_of_typed_words(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    put_caret(editor, "gauge")
    QTest.keyClicks(editor.words, "old ")
    put_caret(editor, "same")
    editor.emphasise.click()
    item = stored(desk)
    assert item.wording == "The [old] gauge was read twice a day by the same man."
    assert italic(editor.words) == "same"
    editor.restore.click()
    assert stored(desk).wording is None
    assert stored(desk).emphasis is None
    assert italic(editor.words) == ""


def test_emphasis_stays_while_words_are_typed_and_cut(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    choose(editor, "same")
    editor.emphasise.click()
    choose(editor, "twice a day")
    QTest.keyClick(editor.words, Qt.Key.Key_Delete)
    assert stored(desk).wording == "The gauge was read [...] by the same man."
    assert italic(editor.words) == "same"
    desk.qtbot.waitUntil(lambda: "“same”" in editor.verdict.words)
    assert italic(editor.original) == ""


def test_the_caret_stands_behind_the_mark_of_what_was_left_out(
    desk: CheckDesk, editor: QuotationEditor
) -> None:
    choose(editor, "twice a day")
    QTest.keyClick(editor.words, Qt.Key.Key_Delete)
    desk.settle()
    cursor = editor.words.textCursor()
    assert editor.words.words[: cursor.position()].endswith("[...]")
