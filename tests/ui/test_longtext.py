"""A long text: the reader begins with what is near and fills in the rest when nobody waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.core.source import Role, SourceText
from briefer.core.text import Span
from briefer.ui.finding import find_spans
from briefer.ui.readerdocument import FIRST_FILL, Mark
from briefer.ui.readerview import ReaderView
from tests.ui.sampletext import sample_text
from tests.ui.viewdesk import background_at, make_view

CTRL = Qt.KeyboardModifier.ControlModifier
SCREENS = FIRST_FILL + 20_000  # units; with what is filled in to keep a place


def long_text(paragraphs: int = 400) -> SourceText:
    return sample_text(
        tuple((Role.BODY, f"{n} 😀 " + "slow water " * 60) for n in range(paragraphs))
    )


@pytest.fixture
def text() -> SourceText:
    return long_text()


@pytest.fixture
def view(qtbot: QtBot, text: SourceText) -> ReaderView:
    """Return a reader all of whose text is filled in."""
    made = make_view(qtbot, text)
    wait_for_all(qtbot, made)
    return made


def wait_for_all(qtbot: QtBot, view: ReaderView) -> None:
    whole = len(view.text.canonical.encode("utf-16-le")) // 2
    between = len(view.text.blocks) - 1  # two line ends of the text are one of the document's
    qtbot.waitUntil(lambda: view.document().characterCount() == whole - between + 1)


def top_of(view: ReaderView, span: Span) -> int:
    return view.rects_of((span,))[0].top()


def re_role(text: SourceText, number: int, role: Role) -> SourceText:
    blocks = list(text.blocks)
    blocks[number] = blocks[number]._replace(role=role)
    return replace(text, blocks=tuple(blocks))


@pytest.mark.parametrize("change", ["size", "width", "role"])
def test_a_change_begins_with_what_is_near_and_the_place_stays(
    qtbot: QtBot, view: ReaderView, text: SourceText, change: str
) -> None:
    near, tint = text.blocks[300].span, view.look.colors.tint.name()
    above = text.blocks[100].span
    view.set_marks([Mark("a", (above,), 1)])
    view.scroll_to(near.start, 10.0)
    words = Span(near.start, near.start + 3)
    view.select(words)
    if change == "size":
        view.set_look(view.look.sized(25))
    elif change == "width":
        view.resize(420, 500)
    else:
        view.show_text(re_role(text, 301, Role.QUOTE))
    assert view.document().characterCount() < SCREENS
    for _time in ("at once", "when all is there"):
        assert abs(top_of(view, near) - 10) <= 1
        assert view.selected_spans() == (words,)
        wait_for_all(qtbot, view)
    assert background_at(view, above.start) == tint
    first, second = (view.document().findBlockByNumber(n).blockFormat() for n in (300, 301))
    assert (first.leftMargin() < second.leftMargin()) is (change == "role")


def test_what_stands_above_comes_as_a_person_scrolls_up(
    qtbot: QtBot, view: ReaderView, text: SourceText
) -> None:
    view.scroll_to(text.blocks[300].start)
    view.set_look(view.look.sized(25))
    bar = view.verticalScrollBar()
    for _page in range(60):
        before, _distance = view.place()
        bar.setValue(bar.value() - bar.pageStep() // 2)
        assert 0 < before - view.place()[0] < 2_000
        assert bar.value() > 0


def test_the_top_of_the_bar_is_the_top_of_the_text(view: ReaderView, text: SourceText) -> None:
    view.scroll_to(text.blocks[300].start)
    view.set_look(view.look.sized(25))
    view.verticalScrollBar().setValue(0)
    assert view.place() == (0, 0.0)
    assert view.is_in_sight(text.blocks[0].span)


def test_a_place_far_away_is_shown_without_what_lies_between(qtbot: QtBot) -> None:
    text = long_text(1800)
    assert len(text.canonical) > 1_000_000
    view = make_view(qtbot, text)
    far = text.blocks[1700].span
    view.reveal((far,))
    assert view.is_in_sight(Span(far.start, far.start + 5))
    assert view.document().characterCount() < SCREENS
    view.select(Span(far.start, far.start + 4))
    assert view.selected_spans() == (Span(far.start, far.start + 4),)


def test_a_find_that_is_not_filled_in_yet_is_not_in_sight(qtbot: QtBot, text: SourceText) -> None:
    view = make_view(qtbot, text)
    (hit,) = find_spans(view.visible_blocks(), "399 😀")
    assert not view.is_in_sight(hit)
    view.reveal((hit,))
    assert view.is_in_sight(hit)


def test_keys_reach_both_ends_of_what_is_not_filled_in_yet(qtbot: QtBot, text: SourceText) -> None:
    view = make_view(qtbot, text)
    QTest.keyClick(view, Qt.Key.Key_End, CTRL)
    assert view.selected_span().start == len(text.canonical)
    assert view.is_in_sight(Span(len(text.canonical) - 4, len(text.canonical)))
    QTest.keyClick(view, Qt.Key.Key_Home, CTRL)
    assert view.selected_span().start == 0
    assert view.is_in_sight(Span(0, 4))


def test_all_of_a_text_is_selected_although_not_all_is_filled_in(
    qtbot: QtBot, text: SourceText
) -> None:
    view = make_view(qtbot, text)
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert view.selected_spans() == tuple(block.span for block in text.blocks)


@pytest.mark.parametrize("change", ["size", "width", "fold"])
def test_place_in_the_text_is_kept(qtbot: QtBot, change: str) -> None:
    text = sample_text(tuple((Role.BODY, f"{n}. " + "words go on " * 40) for n in range(80)))
    text = SourceText(
        text.source_id, "Menu\n\n" + text.canonical,
        (sample_text(((Role.FURNITURE, "Menu"),)).blocks[0],
         *(type(b)(b.start + 6, b.end + 6, b.role, b.text, b.number) for b in text.blocks)),
    )  # fmt: skip
    view = make_view(qtbot, text)
    block = text.blocks[41]
    view.scroll_to(block.start, 10.0)
    assert abs(view.rects_of((block.span,))[0].top() - 10) <= 1
    if change == "size":
        view.set_look(view.look.sized(25))
    elif change == "width":
        view.resize(420, 500)
    else:
        view.toggle_fold(text.blocks[0].start)
    assert abs(view.rects_of((block.span,))[0].top() - 10) <= 1
