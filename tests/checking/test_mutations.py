"""A quick run of the mutation test; the full one is `python -m tests.bench.mutations`."""

from __future__ import annotations

import random

import pytest

from tests.checking.mutating import Score, run_one
from tests.checking.mutations import EXCHANGED, GREEN, JOINED, MANNERS, RED


@pytest.mark.parametrize("has_anchors", [True, False])
def test_every_wrong_change_is_caught_and_no_right_one_is_alarmed(has_anchors: bool) -> None:
    score = Score()
    for seed in range(16):
        rng = random.Random(seed)  # noqa: S311
        run_one(rng, score, with_project=seed % 2 == 0, has_anchors=has_anchors)
    assert score.examples == []
    assert sum(score.red.values()) > 150
    assert set(score.red) == {*RED, *MANNERS, EXCHANGED, JOINED}
    assert set(score.green) == set(GREEN)
