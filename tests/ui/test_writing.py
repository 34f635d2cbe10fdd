"""Writing in the outline: typing, quoting and citing in a text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefer.project import edits
from briefer.ui.mime import passage_mime
from briefer.ui.richedit import RichEdit
from briefer.ui.supports import SupportCard
from tests.ui.outlinedesk import OutlineDesk
from tests.ui.outlines import PARAGRAPHS, span_of


def test_cite_adds_to_the_current_text(outline: OutlineDesk, qtbot: QtBot) -> None:
    text_id = outline.write("He counted.", outline.section("First"))
    outline.area.cite(outline.source_id, (span_of(2),))
    key = outline.session.sources[0].source.key
    assert outline.text.markdown == f"He counted. [@{key}, para. 2]"
    assert outline.area.current_text_id() == text_id


def test_cite_without_a_text_says_what_is_missing(outline: OutlineDesk, qtbot: QtBot) -> None:
    outline.section("First")
    with qtbot.waitSignal(outline.area.hint_requested):
        outline.area.cite(outline.source_id, (span_of(2),))
    assert len(outline.items) == 1


def test_typing_is_one_edit_after_a_pause(outline: OutlineDesk) -> None:
    outline.write("", outline.section("First"))
    edit = outline.area.editor.text.edit
    QTest.keyClicks(edit, "Some words.")
    assert outline.session.brief.outline[0].children[0].markdown == ""  # type: ignore[union-attr]
    outline.qtbot.waitUntil(lambda: outline.text.markdown == "Some words.", timeout=4000)
    steps = outline.session.undo_step
    assert steps is not None
    outline.session.undo()
    assert outline.text.markdown == ""
    assert edit.markdown() == ""


def test_typed_words_survive_a_change_of_selection(outline: OutlineDesk) -> None:
    section = outline.section("First")
    outline.write("", section)
    QTest.keyClicks(outline.area.editor.text.edit, "kept")
    outline.area.view.select((section,))
    assert outline.text.markdown == "kept"


def test_typing_while_the_last_words_are_saved_loses_nothing(outline: OutlineDesk) -> None:
    outline.write("", outline.section("First"))
    edit = outline.area.editor.text.edit
    for letter in "abcdefgh":
        QTest.keyClicks(edit, letter)
        outline.area.flush()
    QTest.keyClicks(edit, "!")
    outline.settle()
    assert edit.markdown() == "abcdefgh!"
    outline.area.flush()
    assert outline.text.markdown == "abcdefgh!"


def test_a_citation_and_typing_at_once_are_both_kept(outline: OutlineDesk) -> None:
    outline.write("One", outline.section("First"))
    edit = outline.area.editor.text.edit
    outline.area.cite(outline.source_id, (span_of(1),))
    QTest.keyClicks(edit, "Zero ")
    outline.settle()
    outline.area.flush()
    key = outline.session.sources[0].source.key
    assert outline.text.markdown == f"Zero One [@{key}, para. 1]"


def claims_undo(widget: QWidget) -> bool:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_undo_is_the_editors_only_for_what_is_not_saved(outline: OutlineDesk) -> None:
    outline.write("One", outline.section("First"))
    edit = outline.area.editor.text.edit
    assert not claims_undo(edit)
    QTest.keyClicks(edit, "x")
    assert claims_undo(edit)
    outline.area.flush()
    assert not claims_undo(edit)


def test_undo_goes_back_to_what_it_changed(outline: OutlineDesk) -> None:
    first, second = outline.section("First"), outline.section("Second")
    text = outline.write("One", first)
    outline.project.submit(edits.revise_text, text, "Two").result()
    outline.settle()
    outline.area.view.select((second,))
    outline.session.undo()
    outline.settle()
    assert outline.area.view.current_id == text
    assert outline.area.editor.text.edit.markdown() == "One"


def quoted_in_line(outline: OutlineDesk) -> RichEdit:
    """Drop a passage between two words of a text; return the editor of it."""
    outline.write("Before after", outline.section("First"))
    edit = outline.area.editor.text.edit
    cursor = edit.textCursor()
    cursor.setPosition(len("Before "))
    edit.setTextCursor(cursor)
    edit.insertFromMimeData(passage_mime(outline.passage(1)))
    outline.settle()
    return edit


def test_a_passage_dropped_in_the_editor_is_quoted_at_the_caret(outline: OutlineDesk) -> None:
    edit = quoted_in_line(outline)
    text = outline.text
    assert len(text.quotations) == 1
    assert text.markdown.startswith("Before [The gauge was read")
    assert text.markdown.endswith("after")
    assert PARAGRAPHS[0] in edit.toPlainText()


def test_quote_while_writing_is_inline_and_at_the_caret(outline: OutlineDesk) -> None:
    text = outline.write("Before.", outline.section("First"))
    outline.area.view.edit_requested.emit(text)
    outline.area.editor.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(outline.area.editor.text.edit, " As he said ")
    outline.area.quote(outline.source_id, (span_of(1),))
    outline.qtbot.waitUntil(lambda: len(outline.text.quotations) == 1)
    before, _bracket, after = outline.text.markdown.partition("[")
    assert before.rstrip() == "Before. As he said"
    assert after.startswith(PARAGRAPHS[0])
    assert len(outline.items) == 2


def test_what_a_paraphrase_rests_on_leads_to_its_source(outline: OutlineDesk, qtbot: QtBot) -> None:
    outline.section("First")
    outline.area.paraphrase(outline.source_id, (span_of(2),))
    outline.settle()
    card = outline.area.editor.text.findChild(SupportCard)
    assert card is not None
    assert PARAGRAPHS[1] in card.accessibleName()
    with qtbot.waitSignal(outline.area.source_requested) as asked:
        card.click()
    assert asked.args == [outline.source_id, (span_of(2),)]


def test_a_citation_in_a_text_leads_to_its_source(outline: OutlineDesk, qtbot: QtBot) -> None:
    outline.write("He counted.", outline.section("First"))
    outline.area.cite(outline.source_id, (span_of(3),))
    outline.settle()
    edit = outline.area.editor.text.edit
    chip = edit.document().find("¶3")
    assert not chip.isNull()
    with qtbot.waitSignal(outline.area.source_requested) as asked:
        QTest.mouseClick(
            edit.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            edit.cursorRect(chip).center() - QPoint(8, 0),
        )
    assert asked.args == [outline.source_id, (span_of(3),)]


def test_words_of_a_quotation_are_emphasised_in_the_text_they_stand_in(
    outline: OutlineDesk,
) -> None:
    edit = quoted_in_line(outline)
    edit.setTextCursor(edit.document().find("twice"))
    QTest.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    outline.settle()
    (quotation,) = outline.text.quotations
    assert [span.of(PARAGRAPHS[0]) for span in quotation.emphasis or ()] == ["twice"]
    assert edit.textCursor().selectedText() == "twice"
    assert edit.textCursor().charFormat().fontItalic()
    QTest.keyClick(edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    outline.settle()
    assert outline.text.quotations[0].emphasis is None
    assert not edit.textCursor().charFormat().fontItalic()


def test_closing_straight_after_typing_keeps_the_words(outline: OutlineDesk) -> None:
    outline.write("", outline.section("First"))
    edit = outline.area.editor.text.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "last words")
    outline.session.project_closing.emit()
    assert outline.text.markdown == "last words"
