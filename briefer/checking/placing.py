"""Find the literals of a wording in a source: all of them, in order, each on whole words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.checking.boundaries import may_begin, may_end
from briefer.checking.normal import DASH
from briefer.checking.pieces import Gap, GapKind, Literal, Wording
from briefer.core.text import Span

LONGEST_CUT = 1200  # characters an ellipsis may leave out beyond the passage that was taken
_LONGEST_REPLACED = 90  # characters, and ten words, that a bracket may stand for
_MOST_WORDS = 10
_MOST_PLACES = 5000  # of one literal, before looking further is hopeless
_MOST_LETTERS = 6
_LETTERS = re.compile(r"[^\W\d_]{0,6}")
_LEFT_OUT = re.compile(r" ?(?:\([^()]*\)|\[[^\[\]]*\]|[\d¹²³⁰⁴-⁹]+)? ?")
_SENTENCE_END = re.compile(r'(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)[.!?]"? "?[A-Z]')


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a wording stands in a normal text, and what lies under each run of marks.

    `covered[i]` is what the marks between literals `i` and `i + 1` stand for.
    """

    start: int
    end: int
    covered: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Chain:
    """A way to place the first literals: where it begins and ends, and what lies between."""

    end: int
    start: int
    covered: tuple[Span, ...]


def placed(
    wording: Wording, text: str, longest_cut: int | None = None, edge: int | None = None
) -> Placed | None:
    """Return the shortest place of `wording` in the normal text `text`, None without one.

    `longest_cut` limits what an ellipsis may leave out, None for no limit. `edge` is where the
    passage that was taken ends: there a number may have lost its unit.
    """
    if not wording.literals:
        return None
    chains: list[_Chain] = []
    for i, literal in enumerate(wording.literals):
        places = list(_places(literal, text, wording.gaps[i], wording.gaps[i + 1], edge))
        if i == 0:
            chains = list(_first(places, text, wording.gaps[0]))
        else:
            chains = list(_next(chains, places, text, wording.gaps[i], longest_cut))
        if not chains:
            return None
    whole = [chain for chain in chains if _fits_end(wording.gaps[-1], text, chain.end)]
    if not whole:
        return None
    best = min(whole, key=lambda chain: chain.end - chain.start)
    return Placed(best.start, best.end, best.covered)


def _places(
    literal: Literal, text: str, before: Sequence[Gap], after: Sequence[Gap], edge: int | None
) -> Iterator[Span]:
    """Yield where `literal` stands on whole words; marks in a word free that end of it."""
    free_start = any(_is_within(gap, literal.text[:1], GapKind.CASE) for gap in before[-1:])
    free_end = any(_is_within(gap, literal.text[-1:], GapKind.ENDING) for gap in after[:1])
    for count, start in enumerate(_occurrences(literal, text)):
        end = start + len(literal.text)
        if (free_start or may_begin(text, start)) and (
            free_end or may_end(text, end, is_cut=bool(after) or end == edge)
        ):
            yield Span(start, end)
        if count > _MOST_PLACES:
            return


def _is_within(gap: Gap, beside: str, kind: GapKind) -> bool:
    """Tell whether a mark, of the character `beside` it, stands within a word ("re-[open]")."""
    if gap.kind is GapKind.WORDS:
        return beside == "-"
    return gap.kind in {kind, GapKind.LETTERS}


def _occurrences(literal: Literal, text: str) -> Iterator[int]:
    """Yield where `literal` stands in `text`: dashes alike, a free first letter in either case."""
    flat = _flat(text)
    both = dict.fromkeys((literal.text, _swapped(literal)))
    for wanted in (form.replace(DASH, "-") for form in both):
        position = flat.find(wanted)
        while position >= 0:
            yield position
            position = flat.find(wanted, position + 1)


@lru_cache(maxsize=64)
def _flat(text: str) -> str:
    return text.replace(DASH, "-")


def _swapped(literal: Literal) -> str:
    """Return the words of `literal` with the first letter in the other case, if that is free."""
    first = next((i for i, c in enumerate(literal.text) if c.isalnum()), None)
    if not literal.may_swap or first is None:
        return literal.text
    other = literal.text[first].swapcase()
    return (
        literal.text[:first] + other + literal.text[first + 1 :]
        if len(other) == 1
        else literal.text
    )


def _first(places: Sequence[Span], text: str, gaps: Sequence[Gap]) -> Iterator[_Chain]:
    """Yield the chains of the first literal; a bracketed letter before it belongs to it."""
    for place in places:
        start = place.start
        if gaps and gaps[-1].kind is GapKind.CASE:
            start -= 1
            if not _is_letter(gaps[-1], text, start):
                continue
        elif gaps and gaps[-1].kind is GapKind.LETTERS:
            start = _word_start(text, start)
            if place.start - start > _MOST_LETTERS:
                continue
        yield _Chain(place.end, start, ())


def _next(
    chains: Sequence[_Chain],
    places: Sequence[Span],
    text: str,
    gaps: Sequence[Gap],
    longest_cut: int | None,
) -> Iterator[_Chain]:
    """Yield the chains that go on with one of `places`, from the nearest that fits."""
    ordered = sorted(chains, key=lambda chain: (chain.end, chain.start))
    ends = [chain.end for chain in ordered]
    reach = _reach(gaps, longest_cut)
    for place in places:
        low = 0 if reach is None else bisect_left(ends, place.start - reach)
        best: _Chain | None = None
        for chain in ordered[low : bisect_right(ends, place.start)]:
            between = Span(chain.end, place.start)
            if (best is None or chain.start >= best.start) and _fits(gaps, text, between):
                best = chain
        if best is not None:
            yield _Chain(place.end, best.start, (*best.covered, Span(best.end, place.start)))


def _reach(gaps: Sequence[Gap], longest_cut: int | None) -> int | None:
    """Return how many characters `gaps` may stand for, None for any number."""
    if any(gap.kind is GapKind.CUT for gap in gaps):
        return longest_cut
    return 200 if any(gap.kind is GapKind.LEFT_OUT for gap in gaps) else _LONGEST_REPLACED


def _fits(gaps: Sequence[Gap], text: str, between: Span) -> bool:
    """Tell whether the marks `gaps` may stand for `between`."""
    start, end = between.start, between.end
    rest = list(gaps)
    if rest and rest[-1].kind is GapKind.CASE:
        end -= 1
        if end < start or not _is_letter(rest.pop(), text, end):
            return False
    if rest and rest[0].kind in {GapKind.ENDING, GapKind.LETTERS}:
        if rest[0].kind is GapKind.ENDING:
            rest.pop(0)
        found = _LETTERS.match(text, start, end)
        start = found.end() if found else start
        if not may_end(text, start):
            return False
    return _covers({gap.kind for gap in rest}, text[start:end])


def _fits_end(gaps: Sequence[Gap], text: str, end: int) -> bool:
    """Tell whether the word in which the last literal ends may have a marked ending there."""
    if not gaps or gaps[0].kind not in {GapKind.ENDING, GapKind.LETTERS}:
        return True
    found = _LETTERS.match(text, end)
    return found is not None and may_end(text, found.end())


def _covers(kinds: set[GapKind], covered: str) -> bool:
    """Tell whether marks of these kinds may stand for the words `covered`."""
    if GapKind.CUT in kinds:
        return True
    if GapKind.WORDS in kinds:
        return (
            len(covered) <= _LONGEST_REPLACED
            and len(re.findall(r"\w+", covered)) <= _MOST_WORDS
            and not _SENTENCE_END.search(covered)
        )
    if GapKind.LEFT_OUT in kinds:
        return _LEFT_OUT.fullmatch(covered) is not None
    if GapKind.LETTERS in kinds:
        return re.fullmatch(r" ?[^\W\d_]{0,6}-? ?", covered) is not None
    return not covered.strip(" ")


def _is_letter(gap: Gap, text: str, at: int) -> bool:
    """Tell whether the letter of a `[T]` stands at `at`, at the start of a word."""
    return at >= 0 and text[at].casefold() == gap.text.casefold() and may_begin(text, at)


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    return at
