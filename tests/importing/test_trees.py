"""Forests stored as JSON give the sum of their leaves, and stop where an answer is sure."""

from __future__ import annotations

import pytest

from briefer.importing.trees import forest

STUMP = [[0, 0.5, 1, 2], [-1, -1.0], [-1, 2.0]]
DEEP = [[1, 3.0, 1, 2], [-1, 0.25], [0, 0.5, 3, 4], [-1, -0.5], [-1, 4.0]]


@pytest.mark.parametrize(
    ("row", "odds"), [((0.5, 3.0), -0.75), ((0.6, 3.0), 2.25), ((0.6, 3.1), 6.0), ((0, 9), -1.5)]
)
def test_a_row_gets_the_sum_of_its_leaves(row: tuple[float, float], odds: float) -> None:
    assert forest({"trees": [STUMP, DEEP], "groups": []})(*row) == odds


def test_a_sure_answer_is_scaled_and_final() -> None:
    model = forest({"trees": [STUMP, DEEP], "groups": [[1, 1.5, 3.0]]})
    assert model(0.6, 3.1) == 6.0
    assert model(0.0, 3.0) == -0.75


def test_a_forest_without_trees_is_even() -> None:
    assert forest({"trees": [], "groups": []})() == 0
