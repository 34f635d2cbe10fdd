"""The order of the characters of a PDF's line: where they stand tells it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefer.importing.pdforder import in_order, is_from_the_right

SIZE = 10.0
_WIDTH = 6.0  # points of every character, a blank too


@dataclass(frozen=True)
class Drawn:
    """Characters at places counted from the left in widths; `raised` are those of notes' marks."""

    places: tuple[float, ...]
    raised: frozenset[int] = frozenset()
    lows: tuple[float, ...] = ()

    def index(self, unit: int) -> int:
        return unit

    def box(self, index: int) -> tuple[float, float, float, float]:
        left = _WIDTH * self.places[index]
        low = self.lows[index] if self.lows else 0.0
        return left, low, left + _WIDTH, low + SIZE

    def base(self, index: int) -> float:  # noqa: ARG002 - all stand on one line
        return 0.0

    def foot(self, index: int) -> float:
        return 4.0 if index in self.raised else 0.0


def shown(text: str, seen: str, *, from_right: bool = False, raised: str = "") -> str | None:
    """Return the line `text`, whose characters stand on the page as `seen`, in reading order."""
    free = list(range(len(seen)))
    places: list[float] = []
    for char in text:
        place = next((i for i in free if seen[i] == char), -1)
        if place >= 0:
            free.remove(place)
        places.append(float(place))
    raised_places = frozenset(i for i, char in enumerate(text) if raised and char in raised)
    found = in_order(Drawn(tuple(places), raised_places), text, 0, SIZE, is_from_right=from_right)
    return None if found is None else found.text


def test_digits_and_signs_of_another_typeface_come_back_to_their_places() -> None:
    seen = "С 2011 по 2022, рост."
    assert shown("С  по  рост2011 2022,.", seen) == seen


def test_a_line_that_is_drawn_in_order_is_left_alone() -> None:
    for text in ("С 2011 по 2022, рост.", "From 2011 to 2022.", "料金は28パーセント"):
        assert shown(text, text) is None


def test_what_stands_on_two_lines_or_over_one_another_is_left_alone() -> None:
    text = "Сети городов"
    twice = (*range(5), *range(7))
    below = Drawn(twice, lows=(*[12.0] * 5, *[0.0] * 7))
    assert in_order(below, text, 0, SIZE, is_from_right=False) is None
    assert in_order(Drawn(twice), text, 0, SIZE, is_from_right=False) is None


@pytest.mark.parametrize("drawn", ["שלום עולם", "םולש םלוע", "םולש עולם"])
def test_letters_that_come_from_the_left_are_turned_round(drawn: str) -> None:
    assert shown(drawn, "םלוע םולש", from_right=True) == "שלום עולם"


def test_latin_words_and_numbers_stay_as_they_are_in_a_line_from_the_right() -> None:
    seen = ".(Annual Report 2021 ואר) 3.5 םולש"
    assert shown(seen, seen, from_right=True) == "שלום 3.5 (ראו Annual Report 2021)."


def test_a_raised_number_is_the_mark_of_a_note() -> None:
    assert shown("7םולש", "7םולש", from_right=True, raised="7") == "שלום[7]"


def test_the_letters_of_a_ligature_are_not_turned_round() -> None:
    # PDFium gives the letters of the glyph in reverse, and one box for both
    drawn = Drawn((2.0, 1.0, 1.0, 0.0))
    found = in_order(drawn, "ماله", 0, SIZE, is_from_right=True)
    assert found is not None
    assert found.text == "ملاه"


def test_most_letters_tell_from_where_a_page_is_written() -> None:
    assert is_from_the_right("מועצת הנמל 2024")
    assert not is_from_the_right("The board of the harbour מועצת")
