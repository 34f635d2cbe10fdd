from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from briefer.core.source import Block, Role, SourceText
from briefer.core.text import Span, canonical
from briefer.ui.positions import PositionMap, displayed, units
from briefer.ui.readertext import LONGEST, folds_of, open_spans, paragraphs_of

AWKWARD = (
    "Plain words first.",
    "An emoji 😀 and a flag 🇨🇭 in mid-line.",
    "中文与汉字，𠀀𠀁 beyond the plane",
    "no\u00a0break and\u202fnarrow",
    "line\u2028separator and para\u2029graph",
    "\ufeffmark first, mark\ufeff inside",
    "soft\u00adhyphen, e\u0301 combining",
    "\ufdd0frames\ufdd1 and \ufffcobjects",
)


def label(lines: int, is_open: bool) -> str:
    return f"▸ {lines} lines {'shown' if is_open else 'hidden'}"


def source_text(*parts: str, folded: tuple[int, ...] = ()) -> SourceText:
    blocks, at = [], 0
    for index, part in enumerate(parts):
        role = Role.FURNITURE if index in folded else Role.BODY
        blocks.append(Block(at, at + len(part), role, part))
        at += len(part) + 2
    return SourceText("s", "\n\n".join(parts), tuple(blocks))


def document_of(places: PositionMap) -> QTextDocument:
    document = QTextDocument()
    cursor = QTextCursor(document)
    for index, paragraph in enumerate(places.paragraphs):
        if index:
            cursor.insertBlock()
        cursor.insertText(paragraph.shown)
    return document


def mapped(text: SourceText, opened: tuple[int, ...] = ()) -> PositionMap:
    return PositionMap(paragraphs_of(text, opened, label))


@pytest.mark.parametrize("part", AWKWARD)
def test_every_code_point_stands_where_the_map_says(part: str) -> None:
    text = source_text("Before.", part, "After 😀.")
    places = mapped(text)
    document = document_of(places)
    for block in text.blocks:
        for point in range(block.start, block.end):
            wanted = displayed(text.canonical[point])
            position = places.position(point)
            found = "".join(document.characterAt(position + unit) for unit in range(units(wanted)))
            assert found.encode("utf-16", "surrogatepass").decode("utf-16") == wanted
            assert places.code_point(position) == point


def test_document_has_one_paragraph_for_each_block_whatever_it_holds() -> None:
    places = mapped(source_text(*AWKWARD))
    document = document_of(places)
    assert document.blockCount() == len(AWKWARD)
    last = document.lastBlock()
    assert last.position() == places.start_of(len(AWKWARD) - 1)
    assert last.position() + last.length() == document.characterCount()


def test_selection_that_splits_an_emoji_takes_all_of_it() -> None:
    places = mapped(source_text("a😀b"))
    assert places.span(0, 2) == Span(0, 2)
    assert places.span(2, 4) == Span(1, 3)


def test_folded_text_is_one_line_that_stands_for_all_of_it() -> None:
    text = source_text("First.", "Cookies?\nYes", "Share", "Last 😀.", folded=(1, 2))
    places = mapped(text)
    assert [p.shown for p in places.paragraphs] == ["First.", "▸ 3 lines hidden", "Last 😀."]
    fold = text.blocks[1].start
    assert places.position(text.blocks[2].start) == places.position(fold)
    assert places.span(0, places.start_of(2)) == Span(0, text.blocks[3].start)
    assert not list(places.stretches(Span(fold, fold + 5)))


def test_opened_fold_keeps_its_line_and_shows_its_text() -> None:
    text = source_text("First.", "Cookies?", "Share", "Last.", folded=(1, 2))
    fold = text.blocks[1].start
    places = mapped(text, (fold,))
    assert [p.shown for p in places.paragraphs] == [
        "First.", "▸ 2 lines shown", "Cookies?", "Share", "Last.",
    ]  # fmt: skip
    assert places.position(fold) == places.start_of(2)
    assert open_spans(text, (fold,)) == (Span(fold, text.blocks[2].end),)
    assert open_spans(text, ()) == ()
    assert folds_of(text)[0].lines == 2


def test_stretches_of_a_span_lie_in_one_paragraph_each() -> None:
    text = source_text("One 😀 two.", "ads", "Three.", folded=(1,))
    places = mapped(text)
    document = document_of(places)
    shown = []
    for stretch in places.stretches(Span(4, len(text.canonical))):
        cursor = QTextCursor(document)
        cursor.setPosition(stretch.start)
        cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
        shown.append(cursor.selectedText())
    assert shown == ["😀 two.", "Three."]


def test_wrapped_lines_flow_and_real_line_breaks_stay() -> None:
    wrapped = "These lines were wrapped by a mail program at some width,\nnot by their author."
    verse = "Short line\nshort line"
    shown = [p.shown for p in mapped(source_text(wrapped, verse)).paragraphs]
    assert shown == [wrapped.replace("\n", " "), verse.replace("\n", "\u2028")]


def test_a_block_of_a_megabyte_becomes_short_paragraphs_that_join_without_loss() -> None:
    text = source_text("word " * 3 * LONGEST + "end")
    paragraphs = mapped(text).paragraphs
    assert all(len(p.shown) <= LONGEST for p in paragraphs)
    assert "".join(p.shown for p in paragraphs) == text.blocks[0].text
    assert all(a.span.end == b.span.start for a, b in pairwise(paragraphs))
    assert [p.is_continued for p in paragraphs] == [False] + [True] * (len(paragraphs) - 1)


def test_empty_text_has_a_first_position() -> None:
    places = mapped(SourceText("s", "", ()))
    assert places.position(0) == places.code_point(0) == 0
    assert not list(places.stretches(Span(0, 0)))


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.sets(st.integers(0, 4)))
def test_there_and_back_for_any_text(parts: list[str], folded: set[int]) -> None:
    cleaned = [canonical(part)[0].strip() or "x" for part in parts]
    text = source_text(*cleaned, folded=tuple(folded))
    places = mapped(text)
    assert document_of(places).blockCount() == len(places.paragraphs)
    for block in text.blocks:
        if not block.is_folded:
            for point in (block.start, (block.start + block.end) // 2, block.end - 1):
                assert places.code_point(places.position(point)) == point
