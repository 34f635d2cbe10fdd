"""Which day a pasted page names as that of its article, and the days that are of something else."""

from __future__ import annotations

import pytest

from briefer.importing.read import pasted_text
from tests.importing.test_pagefacts import GERMAN, date
from tests.importing.test_roles import HEAD, PARAGRAPHS, TITLE, page


@pytest.mark.parametrize(
    "line",
    [
        "Heard on the radio on 7 November 2024",
        "Sendung: Antenne Tal, 7. November 2024, 15:10 Uhr",
        "Member since 7 November 2024",
        "Registriert: 7. November 2024, 05:56",
        "Deadline: 7 November 2024",
        "Join us on 7 November 2024",
        "Termin: 7. November 2024, 19 Uhr",
        "4-7 November 2024 | Mon-Fri 9-16",
        "7 November 2024 | 2:43 min",
    ],
)
def test_a_date_that_says_of_what_it_is_is_not_the_articles(line: str) -> None:
    assert date(page(line)) == ""


def test_a_date_before_a_time_that_ends_with_a_dot_is_one() -> None:
    source = page("Published: Nov. 7, 2024, 5:00 a.m.", "Updated: Nov. 8, 2024")
    assert date(source) == "2024-11-07"


def test_a_time_before_a_date_does_not_make_it_a_period() -> None:
    assert date(page("12:30 - 7 November 2024")) == "2024-11-07"


@pytest.mark.parametrize(
    "lines",
    [
        ("Bo says:", "8 November 2024 at 9:14"),
        ("Reply", "Bo", "8 November 2024 11:38"),
        ("#1 8 November 2024 - 22:40",),
    ],
)
def test_the_date_of_a_comment_is_not_the_articles(lines: tuple[str, ...]) -> None:
    assert date(page(below=lines)) == ""


def test_a_change_with_the_time_before_its_date_is_one() -> None:
    source = page("Updated20:49, 9 November 2024")
    assert source.item.fields["issued"].confidence == 0.9
    assert date(page("Updated20:49, 9 November 2024", "7 November 2024")) == "2024-11-07"


@pytest.mark.parametrize("line", ["vor 3 Stunden", "gestern, 14:03 Uhr", "7. November", "heute"])
def test_a_day_that_only_the_day_of_reading_tells_is_none(line: str) -> None:
    text = "\n\n".join(("Ein trockener Winter am Damm", line, *GERMAN))
    assert date(pasted_text(text)) == ""


def above(*lines: str, title: str = TITLE) -> str:
    """Return the date of an article below `lines`, and nothing but its by-line below the title."""
    return date(pasted_text("\n".join((*lines, title, "By Ann Example", *PARAGRAPHS))))


@pytest.mark.parametrize("title", ["LIVE: Dam breaks", "Dam breaks – live updates"])
def test_the_last_change_of_a_page_that_goes_on_changing_is_no_date(title: str) -> None:
    lines = (*HEAD, title, "7 November 2024 at 14:02", *PARAGRAPHS)
    assert date(pasted_text("\n\n".join(lines))) == ""
    first = (*lines[:-5], "Published 5 November 2024", *PARAGRAPHS)
    assert date(pasted_text("\n\n".join(first))) == "2024-11-05"


def test_a_day_among_the_buttons_of_a_page_is_that_of_the_visit() -> None:
    day = "Thursday, November 7, 2024"
    assert above("Home", day, "Politics", "Sport", "Subscribe") == ""
    assert above("Home", day, *["Water"] * 9) == ""


def test_a_day_and_time_above_the_title_are_the_articles_however_far() -> None:
    for lines in (3, 9):
        assert above("Home", "7 November 2024, 14:02", *["Water"] * lines) == "2024-11-07"


def test_a_day_of_the_week_above_the_title_is_asked_about() -> None:
    text = "\n".join(("Thursday, November 7, 2024", TITLE, "By Ann Example", *PARAGRAPHS))
    assert pasted_text(text).item.fields["issued"].confidence == 0.75


def test_the_day_of_a_printed_edition_is_asked_about() -> None:
    source = pasted_text("\n".join((TITLE, "Print edition of 7 November 2024", *PARAGRAPHS)))
    assert source.item.fields["issued"].confidence == 0.75
