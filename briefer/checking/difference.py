"""Differences between a quotation and its source, word by word, for display only."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from briefer.checking.boundaries import NO_BLANKS, WORD
from briefer.checking.normal import NormalText, normal
from briefer.checking.verdicts import Change, Piece
from briefer.core.text import Span

_WORD = re.compile(rf"\s*(?:{NO_BLANKS.pattern}|(?:(?!{NO_BLANKS.pattern})\S)+)")
_STOPS = ' .,;:"'
_RELATED = 0.5  # share of a wording's words that its source must have for "altered"
_NEAR = 12  # words looked at around the best place


def difference(wording: str, passage: str) -> tuple[Piece, ...]:
    """Return `wording` against `passage` in words; nothing where they are the same.

    What only the passage has at either end is left out: a quotation may begin and stop anywhere.
    """
    if wording == passage:
        return ()
    ours, theirs = _WORD.findall(wording), _WORD.findall(passage)
    matcher = SequenceMatcher(None, _keys(theirs), _keys(ours), autojunk=False)
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.KEPT, "".join(ours[c:d])))
            continue
        pieces += [
            Piece(change, "".join(words))
            for change, words in ((Change.DROPPED, theirs[a:b]), (Change.ADDED, ours[c:d]))
            if words
        ]
    return tuple(_without_ends(pieces))


def _without_ends(pieces: list[Piece]) -> list[Piece]:
    """Drop what only the passage has at an end, but for one word where nothing else differs.

    Words that others replace stay, as many as stand for them.
    """
    inner = list(pieces)
    if inner and inner[0].change is Change.DROPPED:
        count = _added_words(inner[1:2])
        inner[:1] = _shortened(inner[0], count, from_end=True)
    count = _added_words(inner[-1:])
    if count and len(inner) > 1 and inner[-2].change is Change.DROPPED:
        inner[-2:-1] = _shortened(inner[-2], count, from_end=False)
    elif inner and inner[-1].change is Change.DROPPED:
        del inner[-1]
    if any(piece.change is not Change.KEPT for piece in inner):
        return inner
    before = [Piece(p.change, _WORD.findall(p.text)[-1]) for p in pieces[:1] if p not in inner]
    after = [Piece(p.change, _WORD.findall(p.text)[0]) for p in pieces[-1:] if p not in inner]
    return [*before, *inner, *after]


def _added_words(pieces: list[Piece]) -> int:
    return sum(len(_WORD.findall(p.text)) for p in pieces if p.change is Change.ADDED)


def _shortened(piece: Piece, count: int, *, from_end: bool) -> list[Piece]:
    """Return a dropped piece with its last or first `count` words, nothing for none."""
    words = _WORD.findall(piece.text)
    kept = words[-count:] if from_end else words[:count]
    return [Piece(piece.change, "".join(kept))] if count else []


def dropped_at_ends(wording: str, before: str) -> tuple[str, ...]:
    """Return the words that stood at either end of `before` and are gone from `wording`."""
    ours, theirs = _WORD.findall(wording), _WORD.findall(before)
    matcher = SequenceMatcher(None, _keys(theirs), _keys(ours), autojunk=False)
    steps = matcher.get_opcodes()
    ends = dict.fromkeys((*steps[:1], *steps[-1:]))
    return tuple(" ".join(theirs[a:b]).strip() for tag, a, b, _c, _d in ends if tag == "delete")


def likeness(wording: str, passage: str) -> float:
    """Return the share of the words of `wording` that stand in `passage` in the same order."""
    ours = _WORD.findall(wording)
    if not ours or wording == passage:
        return float(bool(ours))
    ours, theirs = _keys(ours), _keys(_WORD.findall(passage))
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(ours)


def is_related(wording: str, passage: str) -> bool:
    """Tell whether `wording` may be an altered form of words in `passage`."""
    return likeness(wording, passage) >= _RELATED


def nearest(wording: str, source: NormalText) -> Span | None:
    """Return the place in the raw source whose words are most like `wording`, if any are."""
    keys, starts, ends = _words(source)
    ours = [word.casefold() for word in WORD.findall(normal(wording).text)]
    if not keys or not ours:
        return None
    at = _best_start(ours, source)
    first, last = max(0, at - _NEAR), min(len(keys), at + len(ours) + _NEAR)
    matcher = SequenceMatcher(None, keys[first:last], ours, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _RELATED * len(ours):
        return None
    missing = len(ours) - blocks[-1].b - blocks[-1].size  # words that were replaced at the end
    begin = max(0, first + blocks[0].a - blocks[0].b)
    end = min(len(keys), first + blocks[-1].a + blocks[-1].size + missing)
    return source.original(starts[begin], ends[end - 1])


@lru_cache(maxsize=64)
def _words(source: NormalText) -> tuple[list[str], list[int], list[int]]:
    """Return the words of a source in lower case, and where each begins and ends."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in WORD.finditer(source.text):
        keys.append(match[0].casefold())
        starts.append(match.start())
        ends.append(match.end())
    return keys, starts, ends


@lru_cache(maxsize=64)
def _places(source: NormalText) -> Mapping[str, list[int]]:
    """Return with which numbers each word occurs among the words of a source."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(_words(source)[0]):
        places[key].append(i)
    return places


def _best_start(ours: list[str], source: NormalText) -> int:
    """Return where most words of `ours` would stand if each voted for its distance."""
    places = _places(source)
    votes: Counter[int] = Counter()
    for offset, word in enumerate(ours):
        found = places.get(word, ())
        for i in found:
            votes[max(0, i - offset) // 4] += max(1, 8 - len(found))
    return votes.most_common(1)[0][0] * 4 if votes else 0


def _keys(words: list[str]) -> list[str]:
    return [normal(word).text.strip(_STOPS) for word in words]
