from __future__ import annotations

import itertools
import random

from briefer.checking.chains import alike_in_order, gaps, heaviest, in_order


def test_what_moved_is_what_is_not_in_the_longest_ascending_run() -> None:
    assert in_order([]) == frozenset()
    assert in_order([10, 20, 5, 30]) == {0, 1, 3}
    assert len(in_order([3, 2, 1])) == 1


def test_the_heaviest_chain_is_the_best_of_all_that_do_not_cross() -> None:
    rng = random.Random(4)  # noqa: S311
    for _ in range(60):
        pairs = [(rng.randrange(4), rng.randrange(4), rng.randint(1, 9) / 4) for _ in range(7)]
        weight = {pair[:2]: 0.0 for pair in pairs}
        for i, j, worth in pairs:
            weight[i, j] = max(weight[i, j], worth)
        chains = (
            chain
            for count in range(5)
            for chain in itertools.combinations(sorted(weight), count)
            if all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(chain))
        )
        best = max(sum(weight[pair] for pair in chain) for chain in chains)
        found = heaviest(pairs)
        assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))
        assert sum(weight[pair] for pair in found) == best


def test_the_gaps_are_what_no_pair_has() -> None:
    assert list(gaps([(1, 0), (2, 3)], 4, 4)) == [
        (range(1), range(0)),
        (range(2, 2), range(1, 3)),
        (range(3, 4), range(4, 4)),
    ]
    assert list(gaps([], 1, 0)) == [(range(1), range(0))]


def test_one_of_many_equals_is_paired_with_the_one_that_has_its_neighbours() -> None:
    before = ["See above.", "quay", "See above.", "cranes", "See above.", "sand"]
    now = ["quay", "See above.", "new", "cranes", "See above.", "sand"]
    assert alike_in_order(before, now) == {1: 0, 2: 1, 3: 3, 4: 4, 5: 5}


def test_thousands_of_equals_are_paired_in_order() -> None:
    found = alike_in_order(["same", "x"] * 3000, ["same"] * 2990)
    assert len(found) == 2990
    assert list(found.values()) == sorted(found.values())
