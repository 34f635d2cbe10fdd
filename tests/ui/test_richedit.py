from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.core.text import Span
from briefer.ui import theme
from briefer.ui.mime import Passage, passage_mime
from briefer.ui.richedit import RichEdit
from briefer.ui.richformats import Names

NAMES = Names(lambda cite: f"{cite.key}, ¶{cite.locator}", lambda _key: "s1", lambda _id: "s1")
QUOTED = "He said [the old words]{.quote #q} [@key, para. 4] twice."
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(qtbot: QtBot) -> RichEdit:
    made = RichEdit(theme.current(), NAMES, lambda _source: 0)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def put_caret(edit: RichEdit, after: str, back_to: str = "") -> None:
    """Put the caret after some shown words, selecting back to before others."""
    text = edit.document().toRawText()
    cursor = edit.textCursor()
    end = text.index(after) + len(after)
    cursor.setPosition(end)
    if back_to:
        cursor.setPosition(text.index(back_to))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def test_showing_a_text_is_no_typing(edit: RichEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(edit.typed):
        edit.show_markdown(QUOTED)
    assert edit.markdown() == QUOTED
    assert not edit.document().isUndoAvailable()


def test_typing_in_a_quotation_goes_behind_it(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, "the old")
    QTest.keyClicks(edit, "X")
    assert edit.markdown() == QUOTED.replace("#q}", "#q}X")


def test_typing_beside_locked_words_is_no_part_of_them(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, "words”")
    QTest.keyClicks(edit, "!")
    put_caret(edit, "He said ")
    QTest.keyClicks(edit, "so ")
    assert edit.markdown() == "He said so [the old words]{.quote #q}! [@key, para. 4] twice."


@pytest.mark.parametrize(
    ("place", "key"), [("words”", KEY.Key_Backspace), ("said ", KEY.Key_Delete)]
)
def test_a_quotation_is_deleted_as_a_whole(edit: RichEdit, place: str, key: Qt.Key) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, place)
    QTest.keyClick(edit, key)
    assert edit.markdown() == "He said  [@key, para. 4] twice."


def test_a_citation_is_deleted_as_a_whole(edit: RichEdit) -> None:
    edit.show_markdown("Words [@key, para. 4].")
    put_caret(edit, "¶4\u202f")
    QTest.keyClick(edit, KEY.Key_Backspace)
    assert edit.markdown() == "Words ."


def test_a_selection_into_a_quotation_takes_all_of_it(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, "the old", back_to="said")
    QTest.keyClicks(edit, "A")
    assert edit.markdown() == "He A [@key, para. 4] twice."


def test_word_deletion_stops_at_no_half_of_a_quotation(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, "the old words")
    QTest.keyClick(edit, KEY.Key_Backspace, CTRL)
    assert "old" not in edit.markdown()


def test_an_input_method_writes_outside_quotations(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, "the old")
    event = QInputMethodEvent()
    event.setCommitString("文")
    QApplication.sendEvent(edit, event)
    assert edit.markdown() == QUOTED.replace("#q}", "#q}文")


def test_bold_goes_around_locked_words(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    edit.selectAll()
    QTest.keyClick(edit, KEY.Key_B, CTRL)
    assert edit.markdown() == "**He said** [the old words]{.quote #q} [@key, para. 4] **twice.**"
    edit.undo()
    assert edit.markdown() == QUOTED


def test_keys_and_buttons_make_markdown(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "One ")
    QTest.keyClick(edit, KEY.Key_I, CTRL)
    QTest.keyClicks(edit, "two")
    QTest.keyClick(edit, KEY.Key_I, CTRL)
    QTest.keyClicks(edit, " * three")
    QTest.keyClick(edit, KEY.Key_Return)
    edit.styles.toggle_list(ordered=False)
    QTest.keyClicks(edit, "item")
    QTest.keyClick(edit, KEY.Key_Return)
    QTest.keyClick(edit, KEY.Key_Tab)
    QTest.keyClicks(edit, "inner")
    QTest.keyClick(edit, KEY.Key_Return)
    QTest.keyClick(edit, KEY.Key_Return)
    QTest.keyClick(edit, KEY.Key_Return)
    QTest.keyClicks(edit, "end")
    assert edit.markdown() == "One *two* \\* three\n\n- item\n    - inner\n\nend"


def test_after_a_heading_comes_plain_text(edit: RichEdit) -> None:
    edit.styles.toggle_heading()
    QTest.keyClicks(edit, "Head")
    QTest.keyClick(edit, KEY.Key_Return)
    QTest.keyClicks(edit, "text")
    assert edit.markdown() == "### Head\n\ntext"


def test_a_link_is_set_and_taken_away(edit: RichEdit) -> None:
    edit.show_markdown("See the report now.")
    put_caret(edit, "report", back_to="report")
    edit.styles.set_link("https://e.org/a")
    assert edit.markdown() == "See the [report](https://e.org/a) now."
    put_caret(edit, "report", back_to="report")
    edit.styles.set_link("")
    assert edit.markdown() == "See the report now."


def test_the_caret_knows_its_place_in_the_markdown(edit: RichEdit) -> None:
    edit.show_markdown("A **bold** word\n\n" + QUOTED)
    put_caret(edit, "word")
    assert edit.caret_offset() == len("A **bold** word")
    put_caret(edit, "twice")
    assert edit.caret_offset() == len("A **bold** word\n\n" + QUOTED) - 1
    put_caret(edit, "the ol")  # not into locked words: behind them
    assert edit.caret_offset() == len("A **bold** word\n\nHe said [the old words]{.quote #q}")


def test_a_passage_dropped_at_the_caret_asks_for_a_quotation(edit: RichEdit, qtbot: QtBot) -> None:
    passage = Passage("s1", (Span(0, 5),), "words")
    with qtbot.waitSignal(edit.passage_dropped) as asked:
        edit.insertFromMimeData(passage_mime(passage))
    assert asked.args == [passage]
    assert edit.markdown() == ""


def test_words_copied_in_the_editor_keep_citations(edit: RichEdit) -> None:
    edit.show_markdown("Words [@key, para. 4]. More.")
    edit.selectAll()
    edit.copy()
    edit.show_markdown("")
    edit.paste()
    assert edit.markdown() == "Words [@key, para. 4]. More."


def test_pasted_paragraphs_come_as_paragraphs(edit: RichEdit) -> None:
    edit.show_markdown("Before")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    mime = QMimeData()
    mime.setText("one\n\ntwo")
    edit.insertFromMimeData(mime)
    assert edit.markdown() == "Before\n\none\n\ntwo"


def test_theme_changes_keep_the_words(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    theme.current().set_mode(theme.ThemeMode.DARK)
    assert edit.markdown() == QUOTED
    assert not edit.grab().isNull()


def test_a_quotation_moves_with_cut_and_paste_but_is_never_doubled(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    edit.selectAll()
    edit.cut()
    edit.paste()
    assert edit.markdown() == QUOTED
    edit.selectAll()
    edit.copy()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.paste()
    assert edit.markdown() == QUOTED + "He said “the old words” [@key, para. 4] twice."


def test_a_quotation_of_another_text_comes_as_plain_words(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    edit.selectAll()
    edit.copy()
    edit.show_markdown("")
    edit.paste()
    assert edit.markdown() == "He said “the old words” [@key, para. 4] twice."


def test_words_of_a_quotation_are_emphasised_by_its_own_edit(edit: RichEdit, qtbot: QtBot) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, "old", "old")
    with qtbot.waitSignal(edit.emphasis_requested) as asked:
        QTest.keyClick(edit, KEY.Key_I, CTRL)
    assert asked.args == ["q", Span(4, 7)]
    assert edit.markdown() == QUOTED
    put_caret(edit, "twice", "old")  # more than the quotation: the author's words alone
    with qtbot.assertNotEmitted(edit.emphasis_requested):
        QTest.keyClick(edit, KEY.Key_I, CTRL)
    assert edit.markdown() == QUOTED.replace("twice", "*twice*")


def test_emphasis_of_a_quotation_is_shown_and_its_words_stay_locked(qtbot: QtBot) -> None:
    names = Names(NAMES.cite, lambda _key: "", lambda _id: "", lambda _id, _words: (Span(4, 7),))
    edit = RichEdit(theme.current(), names, lambda _source: 0)
    qtbot.addWidget(edit)
    edit.show_markdown(QUOTED)
    put_caret(edit, "old")
    assert edit.textCursor().charFormat().fontItalic()
    QTest.keyClicks(edit, "X")
    assert edit.markdown() == QUOTED.replace("#q}", "#q}X")
    put_caret(edit, "words”X")
    assert not edit.textCursor().charFormat().fontItalic()


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("It is *never so*, they say", "It is *never so*, they say"),
        ("It is **never** so", "It is **never** so"),
        ("*So* it is", "*So* it is"),
        ("2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("a*b* c", "a\\*b\\* c"),
    ],
)
def test_stars_around_words_are_emphasis(edit: RichEdit, typed: str, markdown: str) -> None:
    QTest.keyClicks(edit, typed)
    assert edit.markdown() == markdown


def test_one_undo_brings_the_stars_back(edit: RichEdit) -> None:
    edit.insertPlainText("😀 ")
    QTest.keyClicks(edit, "*never*")
    assert edit.markdown() == "😀 *never*"
    edit.document().undo()
    assert edit.toPlainText() == "😀 *never*"
    assert edit.markdown() == "😀 \\*never\\*"


def test_stars_around_a_quotation_stress_the_authors_words_alone(edit: RichEdit) -> None:
    edit.show_markdown(QUOTED)
    put_caret(edit, "He ")
    QTest.keyClicks(edit, "*")
    put_caret(edit, "twice")
    QTest.keyClicks(edit, "*")
    assert edit.markdown() == ("He *said* [the old words]{.quote #q} [@key, para. 4] *twice*.")
