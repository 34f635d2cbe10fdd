"""Which of many paragraphs may be like another one, without a look at every one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Key = str | tuple[str, str]
_FEW = 24  # paragraphs that are all candidates
_COMMON = 12  # paragraphs that a word or pair of words stands in to tell nothing any more
_MOST = 8  # candidates


class Candidates:
    """Paragraphs by their rare words and pairs of words."""

    def __init__(self, paragraphs: Mapping[int, Sequence[str]]) -> None:
        self._numbers = list(paragraphs)
        self._places: dict[Key, list[int]] = defaultdict(list)
        for number, words in paragraphs.items():
            for key in set(_keys(words)):
                self._places[key].append(number)

    def of(self, words: Sequence[str], within: range | None = None) -> list[int]:
        """Return the numbers of the paragraphs that share most with `words`, the best first.

        Of those with numbers `within`, of all without; where there are few, all of them.
        """
        if len(self._numbers) <= _FEW:
            return [i for i in self._numbers if within is None or i in within]
        votes: Counter[int] = Counter()
        for key in set(_keys(words)):
            places = self._places.get(key, ())
            if len(places) <= _COMMON:
                votes.update(places)
        best = ((i, n) for i, n in votes.items() if within is None or i in within)
        return [i for i, _n in sorted(best, key=lambda each: (-each[1], each[0]))[:_MOST]]


def _keys(words: Sequence[str]) -> Iterator[Key]:
    yield from words
    yield from pairwise(words)
