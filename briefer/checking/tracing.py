"""Follow exported paragraphs into an edited text: what stands now where something stood.

It needs no anchors. Whole paragraphs are matched first, in order, then those that moved; what is
left between two of them is matched word by word. So a quotation is found by what stands around
it, however much of it was replaced.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from briefer.checking.boundaries import WORD
from briefer.checking.candidates import Candidates
from briefer.checking.chains import alike_in_order
from briefer.checking.pairing import Words, are_alike, grouped, share_in, words_of
from briefer.checking.sameness import plainest
from briefer.core.text import Span

_TOKEN = re.compile(rf"{WORD.pattern}|\S")
_MOST = 3_000  # tokens that are matched with every repetition of each
_LEAST_CONTEXT = 2  # words
_ALIKE = 0.5  # share of their words that two paragraphs have in common, of which one was the other
_KNOWN_AGAIN = 0.4  # share of its words by which a changed paragraph is known in another place


@dataclass(frozen=True, slots=True)
class Traced:
    """Where a stretch stands now, and the share of its paragraph's other words that are left.

    `context` is None where its paragraph holds hardly anything else.
    """

    span: Span
    context: float | None


class _Token(NamedTuple):
    """A word or a mark, or the end of a paragraph, and where it stands."""

    key: str
    start: int
    end: int


class _Stretch:
    """Some exported paragraphs, and the edited ones that stand where they stood."""

    def __init__(self, exported: Mapping[int, str], now: Mapping[int, Sequence[_Token]]) -> None:
        self.lines = list(now)
        self._tokens: list[_Token] = []
        self._lines: dict[int, range] = {}
        for number, line in exported.items():
            start = len(self._tokens)
            self._tokens += _tokens(line, 0)
            self._lines[number] = range(start, len(self._tokens))
            self._tokens.append(_Token("\n", len(line), len(line)))
        self._now = [token for line in now.values() for token in line]
        self._matched = _matched(self._tokens, self._now)

    def traced(self, number: int, span: Span) -> Traced | None:
        """Return what stands between what stood around `span` of paragraph `number`."""
        own = self._lines[number]
        inside = [i for i in own if span.start <= self._tokens[i].start < span.end]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        tokens = self._now[self._begin(first, last) : self._end(first, last)]
        words = [token for token in tokens if token.key != "\n"]
        if not words:
            return None
        return Traced(Span(words[0].start, words[-1].end), self._context(own, first, last))

    def _begin(self, first: int, last: int) -> int:
        """Return with which token that begins what stands for the tokens `first` to `last`."""
        matched = self._matched
        before = next((i for i in range(first - 1, -1, -1) if i in matched), -1)
        begin = matched[before] + 1 if before >= 0 else 0
        own = next((i for i in range(first, last + 1) if i in matched), None)
        if own is None or before == first - 1:
            return begin
        return max(begin, matched[own] - (own - first))

    def _end(self, first: int, last: int) -> int:
        """Return before which token that ends."""
        matched, count = self._matched, len(self._tokens)
        after = next((i for i in range(last + 1, count) if i in matched), count)
        end = matched[after] if after < count else len(self._now)
        own = next((i for i in range(last, first - 1, -1) if i in matched), None)
        if own is None or after == last + 1:
            return end
        return min(end, matched[own] + 1 + (last - own))

    def _context(self, own: range, first: int, last: int) -> float | None:
        around = [i for i in own if not first <= i <= last and self._tokens[i].key[0].isalnum()]
        if len(around) < _LEAST_CONTEXT:
            return None
        return sum(i in self._matched for i in around) / len(around)


class Trace:
    """Exported paragraphs matched with `lines`, the paragraphs of the edited `text`."""

    def __init__(self, exported: Sequence[str], text: str, lines: Sequence[Span]) -> None:
        self._exported = exported
        self._text = text
        self._lines = lines
        self._stretches: dict[int, _Stretch] = {}

    def traced(self, number: int, span: Span) -> Traced | None:
        """Return where the characters `span` of exported paragraph `number` stand now.

        That is where it stood, or where it was moved as a whole.
        """
        line = self._pairs.get(number)
        if line is not None:
            if self._lines[line].of(self._text) == self._exported[number]:
                return self._unchanged(number, line, span)
            return self._between([number], [line]).traced(number, span)
        return self._gap(number).traced(number, span)

    def lines_of(self, number: int) -> Sequence[int]:
        """Return the paragraphs of the edited text that stand for exported paragraph `number`.

        They may have no word of it: then they only stand where it stood.
        """
        line = self._pairs.get(number)
        return [line] if line is not None else self._gap(number).lines

    def moved(self, number: int, span: Span) -> Iterator[Traced]:
        """Yield where they may stand if the paragraph was both moved and changed, likely first."""
        for line in self._most_alike(number):
            traced = self._between([number], [line]).traced(number, span)
            if traced is not None:
                yield traced

    @cached_property
    def _pairs(self) -> Mapping[int, int]:
        """Return which exported paragraphs stand there unchanged, moved ones too.

        One that is changed where it stood has not moved, whatever says the same elsewhere.
        """
        theirs, ours = self._keys
        pairs = dict(self._in_order)
        taken = set(pairs.values())
        free: dict[str, list[int]] = defaultdict(list)
        for line, key in enumerate(ours):
            if key and line not in taken:
                free[key].append(line)
        for number, key in enumerate(theirs):
            if number not in pairs and free[key] and not self._is_changed_here(number):
                pairs[number] = free[key].pop(0)
        return pairs

    def _is_changed_here(self, number: int) -> bool:
        """Tell whether a paragraph much like `number` stands between its neighbours."""
        wanted = words_of(self._exported[number])
        here = self._between_lines(*self._neighbours(number))
        near = self._candidates.of(wanted.listed, here)
        return any(are_alike(wanted, self._unknown[line], _ALIKE) for line in near)

    def _neighbours(self, number: int) -> tuple[int, int]:
        """Return the first and last of the paragraphs around `number` that moved or changed."""
        at = bisect_left(self._stayed, number)
        low = self._stayed[at - 1] + 1 if at else 0
        high = self._stayed[at] if at < len(self._stayed) else len(self._exported)
        return low, high

    def _between_lines(self, low: int, high: int) -> range:
        """Return the paragraphs of the edited text where exported `low` to `high` stood."""
        first = self._in_order[low - 1] + 1 if low else 0
        return range(first, self._in_order.get(high, len(self._lines)))

    @cached_property
    def _in_order(self) -> Mapping[int, int]:
        theirs, ours = ([i for i, key in enumerate(keys) if key] for keys in self._keys)
        found = alike_in_order([self._keys[0][i] for i in theirs], [self._keys[1][i] for i in ours])
        return {theirs[i]: ours[j] for i, j in found.items()}

    @cached_property
    def _stayed(self) -> Sequence[int]:
        return sorted(self._in_order)

    @cached_property
    def _unknown(self) -> Mapping[int, Words]:
        """Return the words of the paragraphs of the edited text that no exported one says."""
        theirs, ours = self._keys
        known = {"", *theirs}
        lines = (line for line, key in enumerate(ours) if key not in known)
        return {line: words_of(self._lines[line].of(self._text)) for line in lines}

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates({line: words.listed for line, words in self._unknown.items()})

    @cached_property
    def _keys(self) -> tuple[list[str], list[str]]:
        ours = [plainest(span.of(self._text)) for span in self._lines]
        return [plainest(line) for line in self._exported], ours

    def _gap(self, number: int) -> _Stretch:
        """Return `number` with what stands for it between two paragraphs that did not move."""
        if number not in self._stretches:
            low, high = self._neighbours(number)
            numbers = [i for i in range(low, high) if i not in self._pairs]
            lines = [i for i in self._between_lines(low, high) if self._is_free(i)]
            theirs = [words_of(self._exported[i]) for i in numbers]
            ours = [words_of(self._lines[i].of(self._text)) for i in lines]
            for some, others in grouped(theirs, ours):
                own = [numbers[i] for i in some]
                made = self._between(own, [lines[i] for i in others])
                self._stretches.update(dict.fromkeys(own, made))
        return self._stretches[number]

    def _is_free(self, line: int) -> bool:
        """Tell whether a paragraph of the edited text has words and is no exported one."""
        return bool(self._keys[1][line]) and line not in self._taken

    @cached_property
    def _taken(self) -> frozenset[int]:
        return frozenset(self._pairs.values())

    def _unchanged(self, number: int, line: int, span: Span) -> Traced | None:
        """Return where `span` of a paragraph stands that is letter for letter what it was."""
        text, start = self._exported[number], self._lines[line].start + span.start
        words = span.of(text)
        if not words.strip():
            return None
        start += len(words) - len(words.lstrip())
        around = WORD.findall(f"{text[: span.start]} {text[span.end :]}")
        context = None if len(around) < _LEAST_CONTEXT else 1.0
        return Traced(Span(start, start + len(words.strip())), context)

    def _between(self, numbers: Sequence[int], lines: Sequence[int]) -> _Stretch:
        now = {line: self._line_tokens(line) for line in lines}
        return _Stretch({i: self._exported[i] for i in numbers}, now)

    def _line_tokens(self, line: int) -> Sequence[_Token]:
        span = self._lines[line]
        end = _Token("\n", span.end, span.end)
        return [*_tokens(span.of(self._text), span.start), end]

    def _most_alike(self, number: int) -> list[int]:
        """Return the changed paragraphs, wherever they are, that have many words of `number`."""
        wanted = words_of(self._exported[number])
        near = self._candidates.of(wanted.listed)
        shares = ((share_in(wanted, self._unknown[line]), line) for line in near)
        best = sorted(shares, key=lambda each: (-each[0], each[1]))
        return [line for share, line in best if share >= _KNOWN_AGAIN]


def _tokens(text: str, offset: int) -> list[_Token]:
    """Return the words and marks of `text`; every quotation mark, every dash is like another."""
    return [
        _Token(plainest(m[0]).casefold() or m[0], offset + m.start(), offset + m.end())
        for m in _TOKEN.finditer(text)
    ]


def _matched(theirs: Sequence[_Token], ours: Sequence[_Token]) -> Mapping[int, int]:
    """Return which of `ours` each of `theirs` is; the same ends of both belong together."""
    a, b = [token.key for token in theirs], [token.key for token in ours]
    least = min(len(a), len(b))
    head = next((i for i in range(least) if a[i] != b[i]), least)
    tail = next((i for i in range(least - head) if a[-1 - i] != b[-1 - i]), least - head)
    found = {i: i for i in range(head)}
    found |= {len(a) - i: len(b) - i for i in range(1, tail + 1)}
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    matcher = SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > _MOST)
    for block in matcher.get_matching_blocks():
        found |= {head + block.a + i: head + block.b + i for i in range(block.size)}
    return found
