from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.csl_values import (
    display_date,
    format_date,
    format_names,
    parse_date,
    parse_names,
)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("7 Nov 2024", [[2024, 11, 7]]),
        ("7th of November 2024", [[2024, 11, 7]]),
        ("Thursday, November 7, 2024", [[2024, 11, 7]]),
        ("Sept. 2024", [[2024, 9]]),
        ("june 2024", [[2024, 6]]),
        ("2024", [[2024]]),
        ("2024-11-07", [[2024, 11, 7]]),
        ("2024-11-07T10:20:00Z", [[2024, 11, 7]]),
        ("31/12/2024", [[2024, 12, 31]]),
        ("12/31/2024", [[2024, 12, 31]]),
        ("7. 11. 2024", [[2024, 11, 7]]),
        ("2024-03-01 / 2024-03-05", [[2024, 3, 1], [2024, 3, 5]]),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, parts: list[list[int]]) -> None:
    assert parse_date(typed) == {"date-parts": parts}


@pytest.mark.parametrize(
    "typed",
    ["some day soon", "3/4/2024", "31 Feb 2024", "", "2024-13", "7 Foo 2024", "2025 to 2024"],
)
def test_what_is_no_date_or_could_be_two_is_not_taken(typed: str) -> None:
    assert parse_date(typed) is None


@pytest.mark.parametrize("typed", ["[June 2024?]", "[June 2024]", "June 2024?", "ca. June 2024"])
def test_an_approximate_date_is_kept_as_one(typed: str) -> None:
    found = parse_date(typed)
    assert found == {"date-parts": [[2024, 6]], "circa": True}
    assert format_date(found) == "[2024-06?]"
    assert display_date(found) == "[June 2024?]"


def test_dates_are_shown_for_reading_and_for_typing() -> None:
    day = {"date-parts": [[2024, 11, 7]]}
    assert (display_date(day), format_date(day)) == ("7 Nov 2024", "2024-11-07")
    assert display_date({"literal": "Michaelmas 1900"}) == "Michaelmas 1900"
    assert display_date({"date-parts": [["2024"]], "season": "2"}) == "summer 2024"


days = st.dates().map(lambda day: [day.year, day.month, day.day])
moments = st.tuples(days, st.integers(1, 3)).map(lambda pair: pair[0][: pair[1]])


@given(moments, st.booleans())
def test_a_shown_date_is_read_as_the_same_date(moment: list[int], circa: bool) -> None:
    value: dict[str, object] = {"date-parts": [moment]}
    if circa:
        value["circa"] = True
    assert parse_date(format_date(value)) == value
    assert parse_date(display_date(value)) == value or moment[0] < 1000


def test_persons_and_bodies_are_told_apart() -> None:
    assert parse_names("Ann Example; Valley Water Board") == [
        {"family": "Example", "given": "Ann"},
        {"literal": "Valley Water Board"},
    ]
    assert parse_names("Ludwig van Beispiel") == [{"family": "van Beispiel", "given": "Ludwig"}]
    assert parse_names("Example, Ann B., Jr.") == [
        {"family": "Example", "given": "Ann B.", "suffix": "Jr."}
    ]
    assert parse_names("Reuters") == [{"literal": "Reuters"}]
    assert len(parse_names("Ann Example and Bob Sample")) == 2
    assert len(parse_names("Ministry of Rain and Wind")) == 1


@pytest.mark.parametrize(
    "name",
    [
        {"family": "Example", "given": "Ann"},
        {"literal": "Ann Example"},
        {"literal": "Valley Water Board"},
        {"family": "Sample Example", "given": "Ann"},
        {"family": "Example", "given": "Ann", "suffix": "Jr."},
        {"family": "Board", "given": "Ann"},
        {"family": "Plato"},
    ],
)
def test_a_shown_name_is_read_as_the_same_name(name: dict[str, str]) -> None:
    assert parse_names(format_names([name])) == [name]


def test_particles_are_shown_where_they_belong() -> None:
    name = {"family": "Beispiel", "given": "Ludwig", "non-dropping-particle": "van"}
    assert format_names([name]) == "Ludwig van Beispiel"
