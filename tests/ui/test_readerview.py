from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefer.core.source import Role, SourceText
from briefer.core.text import Span
from briefer.ui import theme
from briefer.ui.mime import PASSAGE_TYPE, Passage, passage_of
from briefer.ui.readerdocument import Mark
from briefer.ui.readerlook import reader_look
from briefer.ui.readerview import ReaderView
from tests.ui.sampletext import sample_text
from tests.ui.viewdesk import background_at, describe, make_view, picture, span_of

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier

# What the platform plugin for tests without a screen says of each window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def text() -> SourceText:
    return sample_text()


@pytest.fixture
def view(qtbot: QtBot, text: SourceText) -> ReaderView:
    return make_view(qtbot, text)


def lines(view: ReaderView) -> list[str]:
    block, found = view.document().firstBlock(), []
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found


def click(view: ReaderView, point: QPoint) -> None:
    """Click at `point` of the viewport as a pointer does: on the window."""
    QTest.mouseClick(view.windowHandle(), LEFT, PLAIN, view.viewport().mapTo(view, point))


def point_on(view: ReaderView, span: Span, at: int = 0) -> QPoint:
    return view.rects_of((span,))[at].center()


def test_web_page_text_is_one_quiet_line_that_a_click_opens_and_closes(
    view: ReaderView, text: SourceText, qtbot: QtBot
) -> None:
    assert lines(view)[2] == "Web-page text, 3 lines hidden"
    assert "Web-page text, 1 line hidden" in lines(view)
    label = view.document().findBlockByNumber(2).layout()
    beside = QPoint(30, round(label.position().y() + label.boundingRect().height() / 2))
    on = beside + QPoint(80, 0)
    for is_open, point in ((True, on), (False, beside)):
        click(view, point)
        assert ("Accept all cookies?" in lines(view)) is is_open
    assert view.opened == frozenset()


def test_enter_on_the_line_opens_it(view: ReaderView, text: SourceText, qtbot: QtBot) -> None:
    cursor = view.textCursor()
    cursor.setPosition(view.document().findBlockByNumber(2).position())
    view.setTextCursor(cursor)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert lines(view)[2:5] == ["Web-page text, 3 lines", "Accept all cookies?", "Share\u2028Print"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_click_anywhere_on_the_words_of_a_fold_opens_it(
    view: ReaderView, text: SourceText, qtbot: QtBot, share: float
) -> None:
    block = view.document().findBlockByNumber(2)
    assert block.text().startswith("Web-page text")
    line, top = block.layout().lineAt(0), block.layout().position().y()
    words = line.naturalTextRect().translated(0, top)
    click(view, QPoint(round(words.center().x()), round(words.top() + words.height() * share)))
    assert view.opened == frozenset({text.blocks[2].start})


def test_selected_words_leave_out_what_is_folded(view: ReaderView, text: SourceText) -> None:
    first, second = (b for b in text.blocks if b.role is Role.BODY and b.number in {"1", "2"})
    view.select(Span(first.start + 4, second.start + 7))
    assert view.selected_spans() == (
        Span(first.start + 4, first.end),
        Span(second.start, second.start + 7),
    )
    folded = text.blocks[5]
    view.toggle_fold(folded.start)
    view.select(Span(first.start, second.end))
    assert view.selected_spans() == (first.span, folded.span, second.span)


def test_a_word_is_taken_whole_where_the_pointer_stops_within(
    view: ReaderView, text: SourceText
) -> None:
    wanted = span_of(text, "gauge at the mill")
    view.select(Span(wanted.start + 2, wanted.end - 3))
    assert view.selected_spans() == (wanted,)
    passage = view.passage()
    assert passage is not None
    assert passage.text == "gauge at the mill"


def test_words_beyond_an_emoji_are_the_words_selected(view: ReaderView, text: SourceText) -> None:
    wanted = span_of(text, "from the start”, said the engineer. 汉字")
    view.select(wanted)
    assert view.selected_spans() == (wanted,)
    passage = view.passage()
    assert passage is not None
    assert passage.text == "from the start”, said the engineer. 汉字"


def test_words_are_selected_by_mouse_and_by_key(
    view: ReaderView, text: SourceText, qtbot: QtBot
) -> None:
    words = span_of(text, "gauge at the mill")
    rect = view.rects_of((words,))[0]
    y = rect.center().y()
    window, inside = view.windowHandle(), view.viewport().mapTo(view, QPoint())
    QTest.mousePress(window, LEFT, PLAIN, inside + QPoint(rect.left() + 1, y))
    QTest.mouseMove(window, inside + QPoint(rect.right(), y))
    with qtbot.waitSignal(view.selection_settled):
        QTest.mouseRelease(window, LEFT, PLAIN, inside + QPoint(rect.right(), y))
    assert view.selected_spans() == (words,)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(view.selection_settled):
        QTest.keyClick(view, Qt.Key.Key_Right, both)  # to the start of the next word
        QTest.keyClick(view, Qt.Key.Key_Right, both)
    assert view.selected_spans()[0].of(text.canonical) == "gauge at the mill was"


def test_copied_words_carry_their_citation(view: ReaderView, text: SourceText) -> None:
    view.select(span_of(text, "each survey quoted the table"))
    view.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "each survey quoted the table\n— Ann Example, 1 stretches"
    passage = passage_of(mime)
    assert passage is not None
    assert passage.spans == (span_of(text, "each survey quoted the table"),)


def test_a_click_in_the_selection_clears_it(
    view: ReaderView, text: SourceText, qtbot: QtBot
) -> None:
    words = span_of(text, "gauge at the mill")
    view.select(words)
    with qtbot.waitSignal(view.selection_cleared):
        click(view, point_on(view, words))
    assert view.selected_spans() == ()


def test_a_third_click_on_a_word_takes_its_paragraph(view: ReaderView, text: SourceText) -> None:
    point = point_on(view, span_of(text, "gauge"))
    QTest.mouseDClick(view.windowHandle(), LEFT, PLAIN, view.viewport().mapTo(view, point))
    assert view.selected_spans() == (span_of(text, "gauge"),)
    click(view, point)
    taken = view.selected_spans()[0].of(text.canonical)
    assert taken in {block.text for block in text.blocks}
    assert "gauge at the mill" in taken


class Target(QWidget):
    """Takes passages, as the outline does."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setMinimumWidth(200)
        self.got: list[Passage | None] = []

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasFormat(PASSAGE_TYPE):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.got.append(passage_of(event.mimeData()))
        event.acceptProposedAction()


def drag(window: QWidget, start: QPoint, end: QPoint, *, escape: bool = False) -> None:
    """Drag with a real pointer of Qt's: the moves come while QDrag runs its own loop."""
    handle = window.windowHandle()
    steps = [start + (end - start) * n / 10 for n in range(1, 11)]
    timer = QTimer(window, interval=10)

    def move() -> None:
        if steps:
            QTest.mouseMove(handle, steps.pop(0))
        elif escape:
            timer.stop()
            QTest.keyClick(handle, Qt.Key.Key_Escape)
        else:
            timer.stop()
            QTest.mouseRelease(handle, LEFT, PLAIN, end)

    timer.timeout.connect(move)
    QTest.mousePress(handle, LEFT, PLAIN, start)
    timer.start()
    QTest.mouseMove(handle, start + QPoint(30, 4))


@pytest.mark.skipif(
    QGuiApplication.platformName() == "offscreen", reason="offscreen has no drag loop"
)
@pytest.mark.parametrize("escape", [False, True])
def test_selected_words_are_dragged_out_with_their_spans(
    qtbot: QtBot, text: SourceText, *, escape: bool
) -> None:
    window, target = QWidget(), Target()
    qtbot.addWidget(window)
    view = ReaderView(reader_look(theme.current(), 0), describe, picture)
    row = QHBoxLayout(window)
    row.addWidget(view)
    row.addWidget(target)
    window.resize(900, 500)
    window.show()
    qtbot.waitExposed(window)
    view.show_text(text)
    words = span_of(text, "gauge at the mill")
    view.select(words)
    start = view.viewport().mapTo(window, point_on(view, words))
    with qtbot.waitSignal(view.drag_started):
        drag(window, start, target.geometry().center(), escape=escape)
    if escape:
        assert target.got == []
    else:
        qtbot.waitUntil(lambda: bool(target.got))
        assert target.got == [
            Passage("valley", (words,), "gauge at the mill", "Ann Example, 1 stretches")
        ]
    assert view.selected_spans() == (words,)


class Giver(QWidget):
    """Gives a file, as a file browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(100)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile("/nowhere/article.txt")])
        mime.setText("/nowhere/article.txt")
        dragged = QDrag(self)
        dragged.setMimeData(mime)
        dragged.exec(Qt.DropAction.CopyAction)


class Receiver(QWidget):
    """Takes files, as the window does."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.got: list[str] = []

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.got = [url.fileName() for url in event.mimeData().urls()]
        event.acceptProposedAction()


@pytest.mark.skipif(
    QGuiApplication.platformName() == "offscreen", reason="offscreen has no drag loop"
)
def test_a_file_dropped_on_the_text_reaches_the_window(qtbot: QtBot, text: SourceText) -> None:
    window, giver = Receiver(), Giver()
    qtbot.addWidget(window)
    view = ReaderView(reader_look(theme.current(), 0), describe, picture)
    row = QHBoxLayout(window)
    row.addWidget(giver)
    row.addWidget(view)
    window.resize(900, 500)
    window.show()
    qtbot.waitExposed(window)
    view.show_text(text)
    drag(window, giver.geometry().center(), view.geometry().center())
    qtbot.waitUntil(lambda: bool(window.got))
    assert window.got == ["article.txt"]
    assert lines(view)[0] == "Water for the Lower Valley"


def test_excerpts_are_painted_and_taken_off_again(view: ReaderView, text: SourceText) -> None:
    words, other = span_of(text, "doubts 😀 from"), span_of(text, "from the start")
    tint = view.look.colors.tint.name()
    view.set_marks([Mark("a", (words,), 2), Mark("b", (other,), 0)])
    assert [background_at(view, at) for at in (words.start, other.end - 1)] == [tint, tint]
    assert background_at(view, words.start - 2) == ""
    view.set_marks([Mark("b", (other,), 0)])
    assert background_at(view, words.start) == ""
    assert background_at(view, other.start) == tint


def test_text_below_is_laid_out_when_excerpts_are_painted_early(qtbot: QtBot) -> None:
    text = sample_text(tuple((Role.BODY, "slow water in the valley " * 20) for _ in range(30)))
    view = make_view(qtbot, text)
    view.set_marks([Mark(str(n), (Span(n * 90, n * 90 + 50),), 1) for n in range(100)])
    last = text.blocks[-1].span
    view.reveal((last,))
    view.grab()
    assert view.is_in_sight(last)


def test_excerpts_stay_painted_when_folds_open_and_text_grows(
    view: ReaderView, text: SourceText
) -> None:
    words = span_of(text, "never")
    view.set_marks([Mark("a", (words,), 1)])
    view.toggle_fold(text.blocks[2].start)
    view.set_look(view.look.sized(25))
    assert background_at(view, words.start) == view.look.colors.tint.name()


def test_lines_of_a_wide_reader_have_a_readable_length(qtbot: QtBot) -> None:
    view = make_view(
        qtbot, sample_text(((Role.BODY, "the river ran slow that year and " * 40),)), 1400
    )
    layout = view.document().firstBlock().layout()
    lengths = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 75


def test_foreign_text_is_only_ever_text(view: ReaderView) -> None:
    assert any("<img src='http://localhost/x.png'>" in line for line in lines(view))
    assert view.loadResource(2, "http://localhost/x.png") is None


def test_place_in_folded_text_is_opened_and_shown(view: ReaderView, text: SourceText) -> None:
    folded = text.blocks[5].span
    view.reveal((folded,))
    assert view.is_in_sight(folded)
    assert view.opened == frozenset({folded.start})


def test_rest_of_a_changed_text_keeps_selection(view: ReaderView, text: SourceText) -> None:
    words = span_of(text, "each survey quoted the table")
    view.select(words)
    view.show_text(SourceText(text.source_id, text.canonical, text.blocks))
    assert view.selected_spans() == (words,)


def test_what_the_author_emphasises_stands_in_italics(qtbot: QtBot) -> None:
    text = sample_text(((Role.BODY, "😀 The tide is never late."), (Role.BODY, "They say so.")))
    stressed = span_of(text, "never"), span_of(text, "They say")
    view = make_view(qtbot, replace(text, emphasis=stressed))

    def is_italic(words: str) -> list[bool]:
        cursor = view.document().find(words)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        found = []
        for position in range(start, end):
            cursor.setPosition(position + 1)
            found.append(cursor.charFormat().fontItalic())
        return found

    assert is_italic("is never late") == [False] * 3 + [True] * 5 + [False] * 5
    assert is_italic("They say so") == [True] * 8 + [False] * 3
    view.set_marks([Mark("a", (stressed[0],), 1)])
    assert all(is_italic("never"))
