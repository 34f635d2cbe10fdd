"""Tables have columns as wide as their words, and short ones stay whole."""

from __future__ import annotations

import pytest

from briefer.core.runs import Run
from briefer.exporting import docx
from briefer.exporting.columns import column_shares
from briefer.exporting.document import Content, Document, Table
from tests.exporting.lint import W, lint
from tests.exporting.test_docx import story

ROOM = 85  # characters


def cells(*texts: str) -> tuple[Content, ...]:
    return tuple((Run(text),) for text in texts)


def table(*rows: tuple[str, ...]) -> Table:
    first, *others = [cells(*row) for row in rows]
    return Table(first, tuple(others), ("",) * len(first))


def test_a_figure_gives_its_room_to_the_words_beside_it() -> None:
    made = table(("Option", "Cost"), ("Replace the whole of the southern quay wall", "264"))
    words, figure = column_shares(made, ROOM)
    assert words > 5 * figure


def test_short_cells_and_long_words_are_not_broken_where_room_is_short() -> None:
    made = table(
        ("Bauzeit", "Folgen", "Zuständigkeit"),
        ("14 Monate", "word " * 60, "Bundesverkehrsministerium"),
    )
    shares = column_shares(made, ROOM)
    assert sum(shares) <= ROOM + 1
    assert shares[0] >= len("14 Monate")
    assert shares[2] >= 24
    assert shares[1] > shares[2] > shares[0]


def test_a_table_that_says_its_widths_keeps_them() -> None:
    made = Table(cells("a", "b"), (), ("", ""), widths=(3, 1))
    assert column_shares(made, ROOM) == (3, 1)


def test_no_column_is_starved_by_a_word_without_end() -> None:
    shares = column_shares(table(("x" * 5_000, "b"), ("c", "d e f")), ROOM)
    assert min(shares) > 3


@pytest.mark.parametrize(("count", "stays"), [(3, True), (40, False)])
def test_a_short_table_stands_on_one_page(count: int, stays: bool) -> None:
    made = table(("A", "B"), *[(f"row {i}", "x") for i in range(count)])
    root = story(Document(blocks=(made,)))
    kept = [
        all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p"))
        for row in root.iter(f"{W}tr")
    ]
    assert kept == [True, *[stays] * (count - 1), False]
    assert lint(docx.write(Document(blocks=(made,)))) == []
