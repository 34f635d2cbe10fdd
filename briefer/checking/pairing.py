"""Which changed paragraphs were one before: by their words, and by their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.checking.boundaries import WORD
from briefer.checking.candidates import Candidates
from briefer.checking.chains import Weighted, gaps, heaviest

_ALONE = 0.1  # what two paragraphs in the same place are worth that have no word in common
_ALIKE = 0.5  # share of their words by which two are paired before what lies between
_SMALL = 400  # pairs of paragraphs that are all compared
_BAND = 6  # of more, only those so many places from where one is expected
_PART = 0.5  # share of its words by which a paragraph is part of another one

_Pair = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph in lower case, in order, and how often each stands there."""

    listed: tuple[str, ...]
    counts: Counter[str] = field(compare=False)


def words_of(text: str) -> Words:
    """Return the words of `text`."""
    listed = tuple(word.casefold() for word in WORD.findall(text))
    return Words(listed, Counter(listed))


def share_in(words: Words, others: Words) -> float:
    """Return the share of `words` that is among `others`, 0 for none."""
    total = len(words.listed)
    return _common(words, others) / total if total else 0.0


def are_alike(one: Words, other: Words, share: float) -> bool:
    """Tell whether each of two paragraphs has so much of its words in the other one."""
    longer = max(len(one.listed), len(other.listed))
    return longer > 0 and _common(one, other) >= share * longer


def grouped(theirs: Sequence[Words], ours: Sequence[Words]) -> Iterator[_Pair]:
    """Yield which of `theirs` stand for which of `ours`, in order; each of `theirs` once.

    Two of `theirs` that became one are together, and one that became two has both of `ours`.
    """
    pairs = _paired(theirs, ours)
    groups: list[_Pair] = [([i], [j]) for i, j in pairs.items()]
    homes = {group[0][0]: group for group in groups}
    for i in (i for i in range(len(theirs)) if i not in pairs):
        near = [homes[k] for k in (i - 1, i + 1) if k in homes]
        home = next((g for g in near if share_in(theirs[i], ours[g[1][0]]) >= _PART), None)
        if home is None:
            yield [i], []
        else:
            home[0].append(i)
            homes[i] = home
    homes = {group[1][0]: group for group in groups}
    for j in (j for j in range(len(ours)) if j not in homes):
        near = [homes[k] for k in (j - 1, j + 1) if k in homes]
        home = next((g for g in near if share_in(ours[j], theirs[g[0][0]]) >= _PART), None)
        if home is not None:
            home[1].append(j)
            homes[j] = home
    yield from ((sorted(some), sorted(others)) for some, others in groups)


def _paired(theirs: Sequence[Words], ours: Sequence[Words]) -> Mapping[int, int]:
    """Return the pairs, in order, that have most words in common.

    Where there are many paragraphs, those much alike are paired first, then what lies between.
    """
    if len(theirs) * len(ours) <= _SMALL:
        return dict(heaviest(list(_in_place(theirs, ours))))
    sure = heaviest(list(_sure(theirs, ours)))
    pairs = dict(sure)
    for some, others in gaps(sure, len(theirs), len(ours)):
        inner = _in_place(theirs[some.start : some.stop], ours[others.start : others.stop])
        pairs |= {some[i]: others[j] for i, j in heaviest(list(inner))}
    return dict(sorted(pairs.items()))


def _sure(theirs: Sequence[Words], ours: Sequence[Words]) -> Iterator[Weighted]:
    """Yield the pairs that are much alike, wherever they stand."""
    candidates = Candidates({j: words.listed for j, words in enumerate(ours)})
    for i, words in enumerate(theirs):
        for j in candidates.of(words.listed):
            if are_alike(words, ours[j], _ALIKE):
                yield i, j, _worth(words, ours[j])


def _in_place(theirs: Sequence[Words], ours: Sequence[Words]) -> Iterator[Weighted]:
    """Yield the pairs that may stand for each other by their place."""
    is_small = len(theirs) * len(ours) <= _SMALL
    for i, words in enumerate(theirs):
        expected = i * len(ours) // len(theirs)
        first = 0 if is_small else max(0, expected - _BAND)
        last = len(ours) if is_small else min(len(ours), expected + _BAND + 1)
        for j in range(first, last):
            yield i, j, _worth(words, ours[j])


def _worth(one: Words, other: Words) -> float:
    common = _common(one, other)
    shares = (common / len(words.listed) for words in (one, other) if words.listed)
    return _ALONE + sum(shares) / 2


def _common(one: Words, other: Words) -> int:
    """Return how many words two paragraphs have in common."""
    few, many = sorted((one.counts, other.counts), key=len)
    return sum(min(count, many[word]) for word, count in few.items() if word in many)
