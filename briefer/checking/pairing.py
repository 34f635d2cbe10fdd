"""Which changed paragraphs were one before: by their words, and by their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefer.checking.boundaries import WORD

Words = Counter[str]
_ALONE = 0.1  # what two paragraphs in the same place are worth that have no word in common
_BAND = 6  # places that a paragraph may stand before or after where it is expected
_PART = 0.5  # share of its words by which a paragraph is part of another one

_Pair = tuple[list[int], list[int]]


def words_of(text: str) -> Words:
    """Return the words of `text` in lower case, and how often each stands there."""
    return Counter(word.casefold() for word in WORD.findall(text))


def share_in(words: Words, others: Words) -> float:
    """Return the share of `words` that is among `others`, 0 for none."""
    total = words.total()
    return (words & others).total() / total if total else 0.0


def grouped(theirs: Sequence[Words], ours: Sequence[Words]) -> Iterator[_Pair]:
    """Yield which of `theirs` stand for which of `ours`, in order; each of `theirs` once.

    Two of `theirs` that became one are together, and one that became two has both of `ours`.
    """
    pairs = _paired(theirs, ours)
    groups: list[_Pair] = [([i], [j]) for i, j in pairs.items()]
    alone = [i for i in range(len(theirs)) if i not in pairs]
    for i in alone:
        near = [g for g in groups if min(abs(i - k) for k in g[0]) == 1]
        home = next((g for g in near if share_in(theirs[i], ours[g[1][0]]) >= _PART), None)
        if home is None:
            yield [i], []
        else:
            home[0].append(i)
    taken = set(pairs.values())
    for j in (j for j in range(len(ours)) if j not in taken):
        near = [g for g in groups if min(abs(j - k) for k in g[1]) == 1]
        home = next((g for g in near if share_in(ours[j], theirs[g[0][0]]) >= _PART), None)
        if home is not None:
            home[1].append(j)
    yield from ((sorted(some), sorted(others)) for some, others in groups)


def _paired(theirs: Sequence[Words], ours: Sequence[Words]) -> dict[int, int]:
    """Return the pairs, in order, that have most words in common (as Needleman and Wunsch do)."""
    band = abs(len(theirs) - len(ours)) + _BAND
    best = [[0.0] * (len(ours) + 1) for _ in range(len(theirs) + 1)]
    together: dict[tuple[int, int], float] = {}
    for i in range(len(theirs) - 1, -1, -1):
        for j in range(len(ours) - 1, -1, -1):
            worth = _worth(theirs[i], ours[j]) if abs(i - j) <= band else 0.0
            together[i, j] = worth + best[i + 1][j + 1]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together[i, j])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(theirs) and j < len(ours):
        if best[i][j] == together[i, j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _worth(one: Words, other: Words) -> float:
    return _ALONE + (share_in(one, other) + share_in(other, one)) / 2
