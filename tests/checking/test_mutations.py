"""A quick run of the mutation test; the full one is `python -m tests.bench.mutations`."""

from __future__ import annotations

import random

from tests.checking.mutating import GREEN, RED, Score, run_one


def test_every_wrong_change_is_caught_and_no_right_one_is_alarmed() -> None:
    score = Score()
    for seed in range(16):
        run_one(random.Random(seed), score, with_project=seed % 2 == 0)  # noqa: S311
    assert score.examples == []
    assert sum(score.red.values()) > 150
    assert set(score.red) == set(RED)
    assert set(score.green) == set(GREEN)
