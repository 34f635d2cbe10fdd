from __future__ import annotations

from typing import Any

import pytest

from tests.citation.support import one, small_style

TEXT = '<layout><date variable="issued" form="text"/></layout>'


def printed(value: dict[str, Any], language: str = "en-US", layout: str = TEXT) -> str:
    return one(small_style(layout), {"issued": value}, language)


def parts(*moments: list[int]) -> dict[str, Any]:
    return {"date-parts": list(moments)}


@pytest.mark.parametrize(
    ("moments", "wanted"),
    [
        ([[2025]], "2025"),
        ([[2025, 3]], "March 2025"),
        ([[2025, 3, 9]], "March 9, 2025"),
        ([[2025, 3, 9], [2025, 3, 11]], "March 9–11, 2025"),
        ([[2025, 3, 9], [2025, 4, 2]], "March 9–April 2, 2025"),
        ([[2024, 12], [2025, 1]], "December 2024–January 2025"),
        ([[2019], [2021]], "2019–2021"),
        ([[2019], [0]], "2019–"),
        ([[2025, 21]], "Spring 2025"),
        ([[2025, 13], [2025, 14]], "Spring–Summer 2025"),
    ],
)
def test_dates_and_ranges_in_english(moments: list[list[int]], wanted: str) -> None:
    assert printed(parts(*moments)) == wanted


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en-GB", "9 March 2025"),
        ("de-DE", "9. März 2025"),
        ("fr-FR", "9 mars 2025"),
        ("de-AT", "9. März 2025"),
        ("xx-YY", "March 9, 2025"),
    ],
)
def test_dates_follow_the_language(language: str, wanted: str) -> None:
    assert printed(parts([2025, 3, 9]), language) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("2025-03-09", "March 9, 2025"),
        ("9 March 2025", "March 9, 2025"),
        ("Sunday, March 9, 2025", "March 9, 2025"),
        ("03/09/2025", "March 9, 2025"),
        ("Spring 2025", "Spring 2025"),
        ("2025-03/2025-04", "March–April 2025"),
        ("ca. 1900", "1900"),
        ("Spring/Summer 2000", "Spring–Summer 2000"),
        ("May-June 2000", "May–June 2000"),
        ("last winter", "last winter"),
    ],
)
def test_dates_as_people_write_them(raw: str, wanted: str) -> None:
    assert printed({"raw": raw}) == wanted


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"date-parts": []},
        {"date-parts": [[]]},
        {"date-parts": [[""]]},
        {"date-parts": "2025"},
        {"date-parts": [["soon"]]},
        {"raw": ""},
    ],
)
def test_a_date_that_says_nothing_prints_nothing(value: dict[str, Any]) -> None:
    assert printed(value) == ""


def test_an_uncertain_date_is_known_as_one() -> None:
    layout = (
        '<layout><choose><if is-uncertain-date="issued"><date variable="issued" form="text"'
        ' prefix="[" suffix="?]"/></if></choose></layout>'
    )
    assert printed({**parts([2024, 6]), "circa": True}, layout=layout) == "[June 2024?]"
    assert printed(parts([2024, 6]), layout=layout) == ""


def test_a_style_may_leave_out_the_day() -> None:
    layout = '<layout><date variable="issued" form="text" date-parts="year-month"/></layout>'
    assert printed(parts([2025, 3, 9]), layout=layout) == "March 2025"


def test_a_season_of_its_own_is_printed_as_it_is() -> None:
    assert printed({**parts([2025]), "season": "Michaelmas"}) == "Michaelmas 2025"


def test_ordinal_days_follow_the_language() -> None:
    layout = (
        '<layout><date variable="issued"><date-part name="day" form="ordinal" suffix=" "/>'
        '<date-part name="month"/></date></layout>'
    )
    assert printed(parts([2025, 3, 2]), layout=layout) == "2nd March"
    assert printed(parts([2025, 3, 2]), "fr-FR", layout) == "2 mars"
    assert printed(parts([2025, 3, 1]), "fr-FR", layout) == "1er mars"
