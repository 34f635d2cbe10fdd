"""Runs in order: what did not move among things that did, and which pairs do not cross."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

Pair = tuple[int, int]
Weighted = tuple[int, int, float]
_MOST = 4_000  # equal pairs that are weighed; of more the first is paired with the first


def in_order(starts: Sequence[int]) -> frozenset[int]:
    """Return the indexes of the longest ascending run of `starts`: what did not move."""
    ends: list[int] = []  # the lowest end of a run of each length, and whose it is
    tails: list[int] = []
    before: list[int | None] = []
    for i, start in enumerate(starts):
        at = bisect_left(ends, start)
        before.append(tails[at - 1] if at else None)
        ends[at : at + 1], tails[at : at + 1] = [start], [i]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def heaviest(pairs: Sequence[Weighted]) -> list[Pair]:
    """Return the pairs, ascending on both sides, that weigh most together.

    Weights are positive; an index is used once on either side. The same as what Needleman and
    Wunsch find where gaps cost nothing, in the time of as many pairs as there are.
    """
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    best: list[tuple[float, int]] = [(0.0, -1)] * (max((p[1] for p in pairs), default=0) + 2)
    before: list[int] = []
    for number, (_i, j, weight) in enumerate(ordered):
        total, previous = _best_until(best, j)
        before.append(previous)
        at = j + 1
        while at < len(best):
            if best[at][0] < total + weight:
                best[at] = (total + weight, number)
            at += at & -at
    chain: list[Pair] = []
    last = _best_until(best, len(best) - 1)[1]
    while last >= 0:
        chain.append(ordered[last][:2])
        last = before[last]
    return chain[::-1]


def _best_until(best: Sequence[tuple[float, int]], count: int) -> tuple[float, int]:
    """Return the heaviest chain so far that ends within the first `count` places (Fenwick)."""
    found = (0.0, -1)
    while count > 0:
        if best[count][0] > found[0]:
            found = best[count]
        count -= count & -count
    return found


def gaps(chain: Sequence[Pair], theirs: int, ours: int) -> Iterator[tuple[range, range]]:
    """Yield what lies between the pairs of a chain, before the first and after the last too."""
    i = j = 0
    for a, b in (*chain, (theirs, ours)):
        if a > i or b > j:
            yield range(i, a), range(j, b)
        i, j = a + 1, b + 1


def alike_in_order(theirs: Sequence[Hashable], ours: Sequence[Hashable]) -> Mapping[int, int]:
    """Return which of `theirs` stand among `ours`, in order.

    Those that occur once on either side are paired first (as in a patience diff), then, between
    two of these, the rest: so one of many equals is paired with the one that has its neighbours.
    """
    found: dict[int, int] = {}
    open_ = [(range(len(theirs)), range(len(ours)))]
    while open_:
        some, others = open_.pop()
        some, others = _without_same_ends(some, others, theirs, ours, found)
        if not some or not others:
            continue
        chain = _once(some, others, theirs, ours)
        if chain:
            found |= chain
            inner = gaps([(i - some[0], j - others[0]) for i, j in chain], len(some), len(others))
            open_ += [(some[a.start : a.stop], others[b.start : b.stop]) for a, b in inner]
        else:
            found |= _repeated(some, others, theirs, ours)
    return found


def _without_same_ends(
    some: range,
    others: range,
    theirs: Sequence[Hashable],
    ours: Sequence[Hashable],
    found: dict[int, int],
) -> tuple[range, range]:
    """Pair what is the same at either end, and return the rest."""
    while some and others and theirs[some[0]] == ours[others[0]]:
        found[some[0]] = others[0]
        some, others = some[1:], others[1:]
    while some and others and theirs[some[-1]] == ours[others[-1]]:
        found[some[-1]] = others[-1]
        some, others = some[:-1], others[:-1]
    return some, others


def _once(
    some: range, others: range, theirs: Sequence[Hashable], ours: Sequence[Hashable]
) -> list[Pair]:
    """Return the pairs of what occurs once on either side, as far as they do not cross."""
    counts = Counter(theirs[i] for i in some)
    there = Counter(ours[j] for j in others)
    places = {ours[j]: j for j in others if there[ours[j]] == 1}
    pairs = [(i, places[theirs[i]]) for i in some if counts[theirs[i]] == 1 and theirs[i] in places]
    kept = in_order([j for _i, j in pairs])
    return [pair for number, pair in enumerate(pairs) if number in kept]


def _repeated(
    some: range, others: range, theirs: Sequence[Hashable], ours: Sequence[Hashable]
) -> list[Pair]:
    """Return the most pairs of equals that do not cross; in order of place where these are many."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for j in others:
        places[ours[j]].append(j)
    here = [(i, places[theirs[i]]) for i in some if theirs[i] in places]
    if sum(len(found) for _i, found in here) <= _MOST:
        return heaviest([(i, j, 1.0) for i, found in here for j in found])
    pairs: list[Pair] = []
    last = others.start - 1
    for i, found in here:
        at = bisect_left(found, last + 1)
        if at < len(found):
            last = found[at]
            pairs.append((i, last))
    return pairs
