"""Anchoring: find words in a source, and a stored place in a changed text.

Everything here fails closed: between two equal candidates nothing is chosen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import Match, SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from briefer.core.excerpt import Selector, trimmed_span
from briefer.core.mapped import MappedText, folded, mapped
from briefer.core.source import Block, SourceText
from briefer.core.text import Span, collapsed

_GRAM = 8  # characters that vote together for a place
_STRIDE = 4
_BUCKET = 64
_PLACES = 8  # that are looked at more closely
_SAME_PASSAGE = 0.75  # similarity from which a changed passage is still the same one
_KEPT = 0.4  # of what is found that must be stored words: any long sentence has most letters
_FEWEST = 50  # characters in runs, around it too: fewer are alike in texts that have no more to do
_HALF = 0.4  # that stands in runs, where single characters make up for the rest
_CLEARLY = 0.03  # by how much the best of several must be more like it
_BLANK = re.compile(r"[^\S\n]")
_TELLING = 4  # letters by which the surroundings of one of several places must be more alike


class AnchorKind(StrEnum):
    """How words were found: as they stand, up to white space, up to quote marks and dashes."""

    EXACT = "exact"
    SPACING = "spacing"
    TYPOGRAPHY = "typography"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where words stand: one span per block, none where they are ambiguous or missing."""

    kind: AnchorKind
    spans: tuple[Span, ...] = ()

    @property
    def is_found(self) -> bool:
        """Tell whether there is exactly one place."""
        return bool(self.spans)


class ResolutionKind(StrEnum):
    """What became of a stored place."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a selector points today; `span` is None where it is missing or ambiguous.

    `candidates` are the places that an ambiguous one may be at, in their order: a person chooses.
    """

    kind: ResolutionKind
    span: Span | None = None
    candidates: tuple[Span, ...] = ()


def anchor(text: SourceText, words: str, at: Span | None = None) -> Anchored:
    """Return where `words` stand in `text`; `at` decides between equal places.

    Looked for as they are, then up to white space and invisible characters, then up to
    quotation marks and dashes, then up to the case of the first letter; each time first in the
    text the reader shows, then with the folded blocks, so words may run over several blocks.
    Whole words win over parts of words.
    """
    wanted = collapsed(words)
    if not wanted:
        return Anchored(AnchorKind.MISSING)
    for blocks in _searched(text):
        pieces = [(block, mapped(block.text)) for block in blocks]
        for kind, found in _hits(text, pieces, words, wanted):
            chosen = _chosen(found, at)
            return Anchored(kind, chosen) if chosen else Anchored(AnchorKind.AMBIGUOUS)
    return Anchored(AnchorKind.MISSING)


def resolve(selector: Selector, canonical: str) -> Resolution:
    """Return where `selector` points in `canonical`, from strict to tolerant."""
    if selector.exact and selector.span.of(canonical) == selector.exact:
        return Resolution(ResolutionKind.EXACT, selector.span)
    found = _same_words(selector.exact, canonical)
    return _moved(selector, canonical, found) if found else _changed(selector, canonical)


def _same_words(words: str, canonical: str) -> list[Span]:
    """Return every place where `words` stand, up to white space and invisible characters.

    To remember where each character came from costs ten times what all the rest does: it is done
    only where some place is spaced in another way.
    """
    wanted = collapsed(words)
    as_written = [Span(i, i + len(words)) for i in _occurrences(canonical, words)]
    if len(as_written) == sum(1 for _ in _occurrences(_searchable(canonical), wanted)):
        return as_written
    whole = mapped(canonical)
    return [whole.original(i, i + len(wanted)) for i in _occurrences(whole.text, wanted)]


@lru_cache(maxsize=8)  # the excerpts of a source are looked for one after the other
def _searchable(canonical: str) -> str:
    return collapsed(canonical)


Hit = tuple[Span, ...]
_Pieces = Sequence[tuple[Block, MappedText]]


def _searched(text: SourceText) -> Iterator[list[Block]]:
    """Yield the blocks the reader shows, then all of them if some are folded."""
    shown = [block for block in text.blocks if not block.is_folded]
    yield shown
    if len(shown) < len(text.blocks):
        yield list(text.blocks)


def _hits(
    text: SourceText, pieces: _Pieces, words: str, wanted: str
) -> Iterator[tuple[AnchorKind, list[Hit]]]:
    """Yield the hits of each way of looking that has any, whole words where there are some."""
    joined, places = _joined(pieces)
    for fold, looked_for in (
        (_as_is, wanted),
        (folded, folded(wanted)),
        (folded, folded(_first_letter_swapped(wanted))),
    ):
        looked_in = fold(joined)
        found = list(_occurrences(looked_in, looked_for))
        whole = [i for i in found if _is_whole(looked_in, i, i + len(looked_for))]
        if found:
            hits = [_spans(text, places, i, i + len(wanted)) for i in whole or found]
            yield from _by_exactness(text, hits, words, fold)


def _first_letter_swapped(text: str) -> str:
    swapped = text[0].swapcase()
    return swapped + text[1:] if len(swapped) == 1 else text


def _by_exactness(
    text: SourceText, hits: list[Hit], words: str, fold: Callable[[str], str]
) -> Iterator[tuple[AnchorKind, list[Hit]]]:
    exact = [hit for hit in hits if _words_at(text, hit) == words]
    if exact:
        yield AnchorKind.EXACT, exact
    else:
        yield (AnchorKind.SPACING if fold is _as_is else AnchorKind.TYPOGRAPHY), hits


def _joined(pieces: _Pieces) -> tuple[str, list[tuple[int, Block, MappedText]]]:
    """Return the blocks' collapsed texts as one, and where in it each begins."""
    places: list[tuple[int, Block, MappedText]] = []
    length = 0
    for block, piece in pieces:
        if piece.text:
            places.append((length, block, piece))
            length += len(piece.text) + 1
    return " ".join(piece.text for _start, _block, piece in places), places


def _spans(
    text: SourceText, places: list[tuple[int, Block, MappedText]], start: int, end: int
) -> Hit:
    """Return the spans, one a block, of the characters from `start` to `end` of the joined text."""
    spans = []
    for begin, block, piece in places:
        first, last = max(start, begin) - begin, min(end, begin + len(piece.text)) - begin
        if first < last:
            inside = piece.original(first, last)
            spans.append(
                trimmed_span(
                    text.canonical, Span(block.start + inside.start, block.start + inside.end)
                )
            )
    return tuple(span for span in spans if len(span))


def _words_at(text: SourceText, hit: Hit) -> str:
    return "\n\n".join(span.of(text.canonical) for span in hit)


def _chosen(hits: list[Hit], at: Span | None) -> Hit | None:
    """Return the one hit, or the one that `at` points to; None where several remain."""
    if len(hits) == 1:
        return hits[0]
    if at is None:
        return None
    hulls = [(Span(hit[0].start, hit[-1].end), hit) for hit in hits if hit]
    same = [hit for hull, hit in hulls if hull == at]
    near = same or [hit for hull, hit in hulls if hull.overlaps(at)]
    return near[0] if len(near) == 1 else None


def _as_is(text: str) -> str:
    return text


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    position = text.find(wanted) if wanted else -1
    while position >= 0:
        yield position
        position = text.find(wanted, position + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no word is cut at either end."""
    return not (_within_word(text, start) or _within_word(text, end))


def _within_word(text: str, position: int) -> bool:
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()


def _moved(selector: Selector, canonical: str, found: list[Span]) -> Resolution:
    """Choose among `found` by the stored surroundings; an undecided contest stays open."""
    scores = [_surroundings(selector, canonical, span) for span in found]
    best = max(scores)
    near = [span for span, score in zip(found, scores, strict=True) if score > best - _TELLING]
    if len(near) > 1:
        return Resolution(ResolutionKind.AMBIGUOUS, candidates=tuple(near))
    return Resolution(ResolutionKind.MOVED, found[scores.index(best)])


def _surroundings(selector: Selector, canonical: str, span: Span) -> int:
    """Count how many letters and digits before and after `span` are as stored.

    A full stop, a blank or a new paragraph before two places says nothing about either.
    """
    before, after = canonical[: span.start], canonical[span.end :]
    return _shared(selector.prefix[::-1], before[::-1]) + _shared(selector.suffix, after)


def _shared(stored: str, actual: str) -> int:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(stored, actual, strict=False))
    return sum(one.isalnum() for one, _other in alike)


def _changed(selector: Selector, canonical: str) -> Resolution:
    """Find the passage that is most like the stored one; between two as like, none is chosen.

    Groups of eight characters vote for where the passage begins; the best places are aligned with
    the passage and its surroundings (notes of the design, re-anchoring).
    """
    text, plain = _plain(canonical), _plain_selector(selector)
    votes = _votes(plain.exact, text).most_common(_PLACES)
    tried = [bucket for bucket, count in votes if 2 * count >= votes[0][1]]
    found = [c for bucket in tried if (c := _candidate(plain, text, bucket)) is not None]
    if not found:
        return Resolution(ResolutionKind.MISSING)
    best = max(found, key=lambda candidate: candidate.score)
    others = [c.span for c in found if best.score - c.score < _CLEARLY]
    near = [span for span in others if not span.overlaps(best.span)]
    if near:
        places = sorted(dict.fromkeys((best.span, *near)), key=lambda span: span.start)
        return Resolution(ResolutionKind.AMBIGUOUS, candidates=tuple(places))
    return Resolution(ResolutionKind.CHANGED, best.span)


@lru_cache(maxsize=8)  # as above
def _plain(text: str) -> str:
    """Return `text` with blanks, quotation marks and dashes made plain, one for one."""
    return folded(_BLANK.sub(" ", text))


def _plain_selector(selector: Selector) -> Selector:
    exact, prefix, suffix = map(_plain, (selector.exact, selector.prefix, selector.suffix))
    return replace(selector, exact=exact, prefix=prefix, suffix=suffix)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that may be the changed one; the score, 0 to 1, counts its surroundings too."""

    span: Span
    score: float


def _candidate(selector: Selector, canonical: str, bucket: int) -> _Candidate | None:
    """Return the passage near `bucket` if it is still the same one, whole words of it."""
    first, last = len(selector.prefix), len(selector.prefix) + len(selector.exact)
    stored = f"{selector.prefix}{selector.exact}{selector.suffix}"
    begin = max(0, bucket * _BUCKET - _BUCKET - first)
    window = canonical[begin : begin + 2 * len(stored) + 2 * _BUCKET]
    matcher = SequenceMatcher(None, stored, window, autojunk=False)
    every = matcher.get_matching_blocks()
    runs = [run for run in every if run.size >= _STRIDE]
    share = sum(_inside(run, first, last) for run in runs) / len(selector.exact)
    scattered = sum(_inside(run, first, last) for run in every) / len(selector.exact)
    if share < _SAME_PASSAGE and not (share >= _HALF and scattered >= _SAME_PASSAGE):
        return None
    most = max(_inside(run, first, last) for run in runs)
    sure = [run for run in runs if _inside(run, first, last) >= min(_STRIDE, most)]
    start, end = begin + _start_in(runs, sure[0], first), begin + _end_in(runs, sure[-1], last)
    while _within_word(canonical, start):
        start -= 1
    while _within_word(canonical, end):
        end += 1
    if scattered * len(selector.exact) < _KEPT * (end - start):
        return None
    around = sum(run.size - _inside(run, first, last) for run in runs)
    if around + share * len(selector.exact) < min(_FEWEST, _SAME_PASSAGE * len(stored)):
        return None
    context = around / max(1, len(stored) - len(selector.exact))
    score = (5 * share + 4 * context) / 9
    return _Candidate(trimmed_span(canonical, Span(start, max(start, end))), score)


def _inside(run: Match, first: int, last: int) -> int:
    """Return how many characters of a run lie in the passage itself."""
    return max(0, min(run.a + run.size, last) - max(run.a, first))


def _start_in(runs: Sequence[Match], inside: Match, first: int) -> int:
    """Return where in the window the passage begins; `inside` is its first run of any length."""
    gap = inside.a - first
    if gap <= 0:
        return inside.b - gap
    before = [run for run in runs if run.a < first]
    end = before[-1].b + min(before[-1].size, first - before[-1].a) if before else inside.b - gap
    return end if _is_likely(gap, inside.b - end) else max(0, inside.b - gap)


def _end_in(runs: Sequence[Match], inside: Match, last: int) -> int:
    """Return where in the window the passage ends; `inside` is its last run of any length."""
    done = inside.b + inside.size
    gap = last - inside.a - inside.size
    if gap <= 0:
        return done + gap
    after = [run for run in runs if run.a + run.size > last]
    start = after[0].b + max(0, last - after[0].a) if after else done + gap
    return start if _is_likely(gap, start - done) else done + gap


def _is_likely(was: int, is_now: int) -> bool:
    """Tell whether so many characters can be what became of others; more were put in between."""
    return 0 <= is_now <= 3 * was + _GRAM


def _votes(exact: str, canonical: str) -> Counter[int]:
    votes: Counter[int] = Counter()
    for offset in range(0, max(1, len(exact) - _GRAM + 1), _STRIDE):
        gram = exact[offset : offset + _GRAM]
        for position in _occurrences(canonical, gram):
            votes[max(0, position - offset) // _BUCKET] += 1
    return votes
