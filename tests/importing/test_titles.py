"""Which line of a pasted page is its title."""

from __future__ import annotations

import pytest

from briefer.importing.lines import Lines
from briefer.importing.read import pasted_text
from briefer.importing.titles import better_placed
from tests.importing.test_roles import PARAGRAPHS

MENU = "Home\nNews\nWater\nSport\nSign in"


def title(*lines: str) -> str:
    """Return the title of an article below a menu and `lines`."""
    return pasted_text("\n\n".join((MENU, *lines, *PARAGRAPHS))).item.text("title")


@pytest.mark.parametrize(
    "line",
    [
        "Von Nordstadt bis Obertal: Im Netz der Wasserdiebe",
        "Erstes Bild: So könnte der neue Damm aussehen",
        "By hook or by crook: how the valley got its water back",
    ],
)
def test_a_title_may_begin_like_a_byline_or_hold_a_word_of_credits(line: str) -> None:
    assert title(line, "By Ann Example", "7 November 2024") == line


@pytest.mark.parametrize("line", ["By Valley Review", "The dam in May. Photo: Bo Sample"])
def test_a_byline_of_an_office_and_a_credit_are_no_title(line: str) -> None:
    assert title("Ten lakes that will not fill again", line) != line


@pytest.mark.parametrize(
    "line",
    [
        "…as the people of the valley cry foul over their fields",
        "https://valley.example/ten-lakes-that-will-not-fill-again",
        "The dam and the lake below it in May © Bo Sample",
        "07.11.2024, 19:09 Uhr",
        "Photographs by Bo Sample",
        "Aus dem Englischen von Anna Beispiel",
    ],
)
def test_what_goes_on_from_another_line_an_address_and_a_credit_are_no_title(line: str) -> None:
    assert title("Ten lakes that will not fill again", "By Ann Example", line) == (
        "Ten lakes that will not fill again"
    )


@pytest.mark.parametrize(
    "menu",
    [
        "Home\tNews\tWater\tSport\tOpinion",
        "News · Water · Sport · Opinion · Letters",
        "News Water Sport Opinion Letters Weather",
        "Home / Valley / Public water",
        "Thursday, November 7, 2024",
    ],
)
def test_a_row_of_sections_and_the_day_are_no_title(menu: str) -> None:
    lines = (menu, "Ten lakes that will not fill again", "By Ann Example", *PARAGRAPHS)
    assert pasted_text("\n".join(lines)).item.text("title") == lines[1]


def test_a_title_may_list_what_it_is_about() -> None:
    line = "Letters: Dry wells | Broken locks | Lost water"
    assert title(line, "7 November 2024") == line


TRUE = "Ten lakes that will not fill again"
OTHER = "A dry winter at the dam"


@pytest.mark.parametrize(
    ("texts", "odds"),
    [
        ((TRUE, "Share", "Video", OTHER), {0: 1.5, 3: 3.0}),
        ((TRUE, "By Ann Example", OTHER), {0: 2.5, 2: 4.0}),
        (("Home | Water |", OTHER, "Lakes", TRUE), {1: 4.0, 3: 2.5}),
        ((TRUE, "Share", "Saturday, 7 November 2024"), {0: 0.5, 2: 1.5}),
    ],
)
def test_a_title_goes_before_a_caption_and_the_end_of_a_trail(
    texts: tuple[str, ...], odds: dict[int, float]
) -> None:
    lines = Lines(texts, [1] * len(texts))
    best = max(odds, key=lambda place: odds[place])
    assert texts[better_placed(lines, odds, best)] == TRUE


def test_the_best_title_stays_where_nothing_else_is_likely() -> None:
    lines = Lines(("Menu entry", "Video", TRUE, "Lakes"), [1] * 4)
    assert better_placed(lines, {0: 0.5, 2: 3.0, 3: 0.5}, 2) == 2
