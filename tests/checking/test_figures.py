from __future__ import annotations

from decimal import Decimal

import pytest

from briefer.checking.figurereading import figures
from briefer.checking.figures import carried_by
from briefer.checking.figurewords import Hedge


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("€4.5 billion", "amount", "4.5e9"),
        ("4,500 million euros", "amount", "4.5e9"),
        ("US$3bn", "amount", "3e9"),
        ("12,5 %", "percent", "12.5"),
        ("45 per cent", "percent", "45"),
        ("two per cent", "percent", "2"),
        ("1.234.567,89", "number", "1234567.89"),
        ("1 234 ships", "number", "1234"),
        ("three million", "number", "3e6"),
        ("12m", "number", "1.2e7"),
        ("1.5", "number", "1.5"),
    ],
)
def test_figures_are_read_with_scale_and_unit(text: str, kind: str, value: str) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.value) == (kind, Decimal(value))


def test_a_decimal_at_the_end_of_a_sentence_is_no_date() -> None:
    support = figures("The index fell from 5.1 to 4.2 points.")
    (figure,) = figures("The index stood at 4.2.")
    assert (figure.kind, figure.value) == ("number", Decimal("4.2"))
    assert carried_by(figure, support) is not None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3 May 2024", (2024, 5, 3)),
        ("May 3, 2024", (2024, 5, 3)),
        ("2024-05-03", (2024, 5, 3)),
        ("the 3rd of May", (0, 5, 3)),
        ("March 2023", (2023, 3, 0)),
        ("3. Mai 2024", (2024, 5, 3)),
        ("3.5.2024", (2024, 5, 3)),
        ("am 3.5. in Wien", (0, 5, 3)),
    ],
)
def test_dates_are_read_in_their_forms(text: str, date: tuple[int, int, int]) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.date) == ("date", date)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("nearly 40", Hedge.NEARLY),
        ("about 40", Hedge.ABOUT),
        ("more than 40", Hedge.ABOVE),
        ("at least 40", Hedge.AT_LEAST),
        ("fewer than 40", Hedge.BELOW),
        ("up to 40", Hedge.AT_MOST),
        ("all 40", None),
    ],
)
def test_hedges_are_read_before_a_figure(text: str, hedge: Hedge | None) -> None:
    (figure,) = figures(text)
    assert figure.hedge is hedge


@pytest.mark.parametrize(
    ("ours", "theirs", "is_carried"),
    [
        ("3 May", "3 May 2024", True),
        ("4 May", "3 May 2024", False),
        ("3 May 2024", "May 2024", False),
        ("2024", "3 May 2024", True),
        ("40 per cent", "40", False),
        ("€40", "$40", False),
        ("about 40", "41", True),
        ("about 40", "50", False),
        ("40", "41", False),
    ],
)
def test_a_figure_is_carried_by_the_same_figure_only(
    ours: str, theirs: str, is_carried: bool
) -> None:
    (figure,) = figures(ours)
    assert (carried_by(figure, figures(theirs)) is not None) is is_carried


def test_words_of_months_and_numbers_are_not_always_figures() -> None:
    assert figures("It may be that they march on") == ()
