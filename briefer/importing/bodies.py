"""Which lines of a pasted page are the article: the chance of each, by two rounds of trees.

The first round judges each line by its looks, its words and its neighbours; the second sees
what the first made of the whole page. Weights: `resources/reading/`, made by
`tests/bench/train_lines.py`.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, compress, pairwise, starmap
from math import fsum, log1p
from operator import mul, sub
from typing import Any, NamedTuple

from briefer.core.locations import resources
from briefer.importing.lines import Column, Lines, capped, columns, shifted, since, smoothed
from briefer.importing.titles import (
    bare_title,
    better_placed,
    candidates,
    is_headed,
    is_plausible,
    title_rows,
    without_prefix,
)
from briefer.importing.trees import Forest, chance, forest

_DIGIT = re.compile(r"\d")
_READ = 60  # words of a line that count
_LIMIT = 8.0
_NEVER = 0.08
_TITLE = -0.5  # log odds from which a line is taken for the title
_PLAIN = -2.0  # likewise, for a line that has the form of one
_HEADED = -5.0  # likewise, where a name or a date stands below it as well
_MOST = 80.0  # words of a line that count as text
_SENTENCE = 8  # words from which a line tells what the article is about


def tokens(words: Sequence[str]) -> list[str]:
    """Return what the vocabulary knows of a line: its words, pairs of them, first and last."""
    seen = _read(words)
    if not seen:
        return []
    pairs = [f"{one} {other}" for one, other in pairwise(seen)]
    return [*seen, *pairs, f"^{seen[0]}", f"{seen[-1]}$"]


def _read(words: Sequence[str]) -> Sequence[str]:
    seen = words[:_READ]
    if "".join(seen).isalpha():  # as a rule
        return seen
    return [word if word.isalpha() else _without_value(word) for word in seen]


def _without_value(word: str) -> str:
    return "0" * len(word) if word.isdecimal() else _DIGIT.sub("0", word)


class Words:
    """The learned weights of words, of pairs of them, and of first and last words."""

    def __init__(self, stored: Mapping[str, float]) -> None:
        """Take the weights by token, as `tokens` writes them; that of "" is every line's."""
        pairs = ((token.split(" "), weight) for token, weight in stored.items() if " " in token)
        self._pairs = {(one, other): weight for (one, other), weight in pairs}
        self._words = stored
        self._every = stored[""]

    def weight(self, words: Sequence[str]) -> float:
        """Return how far the words of a line speak for the article: above 0 for, below against."""
        if not words:
            return self._every
        seen = _read(words)
        found, pairs = self._words, self._pairs
        told = [*map(found.__getitem__, found.keys() & seen)]
        if not pairs.keys().isdisjoint(pairwise(seen)):  # of most lines no pair is known
            told += map(pairs.__getitem__, pairs.keys() & pairwise(seen))
        told += found.get(f"^{seen[0]}", 0.0), found.get(f"{seen[-1]}$", 0.0)
        value: float = self._every + fsum(told) / (2 * len(seen) + 1) ** 0.5
        return max(-_LIMIT, min(_LIMIT, value))


def body_chances(lines: Lines) -> Column:
    """Return for each line the probability that it belongs to the article."""
    if not len(lines):
        return []
    model = weights()
    seen = columns(lines, list(map(model.words.weight, lines.lowered)))
    first = list(map(chance, map(model.first, *seen)))
    seen += second_look(lines, first)
    is_open = _open(first)
    second = starmap(model.second, compress(zip(*seen, strict=True), is_open))
    return [
        chance(next(second)) if looked_at else before
        for looked_at, before in zip(is_open, first, strict=True)
    ]


def _open(chances: Column) -> list[bool]:
    """Tell of each line whether the second round could change its mind.

    It could not where neither the line nor a neighbour looks the least like an article.
    """
    likely = [c > _NEVER for c in chances]
    near = [False, False, *likely, False, False]
    return [True in near[i : i + 5] for i in range(len(chances))]


class TitleGuess(NamedTuple):
    """Which line is the title, and what speaks for it as log odds: 0 is even."""

    place: int
    odds: float


def title_guess(lines: Lines, chances: Column) -> TitleGuess | None:
    """Return which line is the title, None where none looks like one."""
    places = candidates(lines, chances)
    if not places:
        return None
    words = {place: weights().words.weight(lines.lowered[place]) for place in places}
    rows = title_rows(lines, chances, words, places)
    odds = {place: weights().title(*row) for place, row in zip(places, rows, strict=True)}
    best = max(places, key=lambda place: odds[place])
    if odds[best] > _TITLE:
        best = better_placed(lines, odds, best)
        place = first_of_equals(lines, places, without_prefix(lines, places, best))
        return TitleGuess(place, odds[best])
    plausible = [place for place in places if is_plausible(lines, chances, place)]
    best = max(plausible, key=lambda place: odds[place], default=-1)
    if plausible and odds[best] > (_HEADED if is_headed(lines, best) else _PLAIN):
        return TitleGuess(best, odds[best])
    bare = None if len(plausible) > 1 else bare_title(lines, chances, places)
    return None if bare is None else TitleGuess(bare, odds[bare])


def first_of_equals(lines: Lines, places: Sequence[int], best: int) -> int:
    """Return the first of the candidates that read like the best one and stand near it."""
    text = lines.texts[best].casefold()
    return next(i for i in places if lines.texts[i].casefold() == text and best - i <= 4)


def second_look(lines: Lines, chances: Column) -> list[Column]:
    """Return the features that show what the first round made of a page."""
    masses = list(map(mul, chances, capped(lines.counts, _MOST)))
    likely = [c > 0.5 and n >= _SENTENCE for c, n in zip(chances, lines.counts, strict=True)]
    return [
        chances,
        *(shifted(chances, offset) for offset in (-3, -2, -1, 1, 2, 3)),
        *(smoothed(chances, radius) for radius in (2, 5, 15)),
        *(smoothed(masses, radius) for radius in (2, 5, 15)),
        *_mass_around(masses),
        since(likely),
        since(likely[::-1])[::-1],
        *_topic(lines, likely),
        _faded(masses),
        _faded(masses[::-1])[::-1],
    ]


def _mass_around(masses: Column) -> list[Column]:
    """Return how much likely text stands before and after, in all, and how far its centre is."""
    sums = list(accumulate(masses))
    total = sums[-1]
    size, mass = len(masses), max(total, 1e-6)
    centre = sum(map(mul, range(size), masses)) / mass
    return [
        list(map(log1p, map(sub, sums, masses))),
        [log1p(total - sum_) if sum_ < total else 0.0 for sum_ in sums],
        [(sum_ - own / 2) / mass for sum_, own in zip(sums, masses, strict=True)],
        [log1p(total)] * size,
        [i - centre for i in range(size)],
    ]


def _topic(lines: Lines, likely: Sequence[bool]) -> list[Column]:
    """Return which share of each line's words other likely lines have: one of them, three."""
    words = list(map(set, lines.telling))
    spread = Counter(chain.from_iterable(compress(words, likely)))
    found = {times: {w for w, n in spread.items() if n >= times} for times in (1, 2, 3, 4)}
    shared = [line & found[1 + own] for line, own in zip(words, likely, strict=True)]
    often = [line & found[3 + own] for line, own in zip(shared, likely, strict=True)]
    return [_shares(shared, words), _shares(often, words)]


def _shares(parts: Sequence[set[str]], wholes: Sequence[set[str]]) -> Column:
    return [
        len(part) / len(whole) if whole else 0.0 for part, whole in zip(parts, wholes, strict=True)
    ]


def _faded(masses: Column) -> Column:
    """Return how much likely text stands shortly before each line, less with distance."""
    result: Column = []
    carried = 0.0
    for mass in masses:
        result.append(log1p(carried))
        carried = carried * 0.85 + mass
    return result


class Weights:
    """The learned weights: of words, of both rounds of trees, and of titles."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        """Take the weights as they are stored."""
        self.words = Words(stored["words"])
        self.first: Forest = forest(stored["first"])
        self.second: Forest = forest(stored["second"])
        self.title: Forest = forest(stored["title"])


@cache
def weights() -> Weights:
    """Return the weights that Briefer ships, read once."""
    path = resources() / "reading" / "lines.json.gz"
    return Weights(json.loads(gzip.decompress(path.read_bytes())))
