from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from briefer.ui.selectionbar import bar_position

AREA = QRect(0, 58, 400, 500)
BAR = QSize(300, 36)


def lines(top: int, count: int, height: int = 27) -> list[QRect]:
    return [QRect(40, top + n * height, 320, height) for n in range(count)]


def test_bar_stands_above_the_words_where_there_is_room() -> None:
    assert bar_position(BAR, lines(200, 2), AREA).y() == 200 - 36 - 6


def test_bar_stands_below_words_at_the_top() -> None:
    assert bar_position(BAR, lines(60, 2), AREA).y() == 60 + 2 * 27 + 6


def test_bar_leaves_the_text_when_all_of_it_is_selected() -> None:
    assert bar_position(BAR, lines(58, 18), AREA).y() + BAR.height() <= AREA.top()


@given(st.integers(40, 540), st.integers(1, 20), st.integers(10, 60))
def test_bar_never_covers_the_selection_nor_leaves_the_reader(
    top: int, count: int, height: int
) -> None:
    shown = (rect.intersected(AREA) for rect in lines(top, count, height))
    words = [rect for rect in shown if not rect.isEmpty()]
    if not words:
        return
    bar = QRect(bar_position(BAR, words, AREA), BAR)
    assert not any(bar.intersects(rect) for rect in words)
    assert bar.left() >= AREA.left()
    assert bar.right() <= AREA.right()
    assert bar.top() >= 0
    assert AREA.contains(bar.bottomLeft()) or bar.bottom() < AREA.top() + 1


def test_bar_is_as_wide_as_it_must_be_even_in_the_narrowest_reader() -> None:
    position = bar_position(QSize(308, 36), lines(200, 1), QRect(0, 58, 316, 400))
    assert position.x() >= 0
    assert isinstance(position, QPoint)
