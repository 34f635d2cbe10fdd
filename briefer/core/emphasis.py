"""Emphasis: which stretches of a text stand in italics or in bold.

Kept as spans of code points. Between texts that differ in white space alone, or in the form of
their quotation marks, it is carried over by counting the characters that can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from briefer.core.text import Span, collapsed, joined

_LOOK = 0.9  # emphasis on so much of a paragraph is its look, not a stress
_BRACKETS = "[]"
# Scripts without blanks: each character is a word.
_EAST = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_EAST}]|[^\W{_EAST}]+")
_GAP = re.compile(r"(?:(?!\.\.\.|…)[^\w\[])*")  # between words of one stretch, no cut in it

_Token = tuple[str, tuple[int, ...]]  # a word and where its letters stand
Flags = Sequence[bool]  # one for each character that can be seen


def flags_of_parts(parts: Iterable[tuple[str, bool]]) -> list[bool]:
    """Return of a text in parts, each emphasised or not, which characters are; [] if none is."""
    parts = list(parts)
    if not any(is_stressed for _text, is_stressed in parts):
        return []
    return [is_stressed for text, is_stressed in parts for c in text if not c.isspace()]


def flags_of(text: str, spans: Iterable[Span]) -> list[bool]:
    """Return which of the characters of `text` that can be seen stand in `spans`."""
    inside = {i for span in spans for i in range(span.start, span.end)}
    return [i in inside for i, c in enumerate(text) if not c.isspace()]


def spans_of(text: str, flags: Flags) -> tuple[Span, ...]:
    """Return where `text` is emphasised; nowhere if it has other characters than `flags`."""
    if not any(flags):
        return ()
    places = [i for i, c in enumerate(text) if not c.isspace()]
    return tuple(_runs(places, flags)) if len(places) == len(flags) else ()


def stresses(text: str, flags: Flags) -> tuple[Span, ...]:
    """Return `spans_of` a paragraph; nothing where its emphasis is but its look.

    What stands before the characters of `flags`, as the number of a list does, has none.
    """
    if not any(flags) or sum(flags) > _LOOK * len(flags):
        return ()
    if flags[0] and flags[1:2] == [False] and text[1:2].isalpha():
        flags = [False, *flags[1:]]  # a first letter that is set large
    before = sum(not c.isspace() for c in text) - len(flags)
    return spans_of(text, [*[False] * before, *flags]) if before >= 0 else ()


def within(emphasis: Iterable[Span], places: Iterable[Span], gap: int) -> tuple[Span, ...]:
    """Return the emphasis of the words at `places` of a text, put together with a `gap` between."""
    found: list[Span] = []
    listed, offset = tuple(emphasis), 0
    for place in places:
        for span in listed:
            if span.overlaps(place):
                start, end = max(span.start, place.start), min(span.end, place.end)
                found.append(Span(offset + start - place.start, offset + end - place.start))
        offset += len(place) + gap
    return tuple(found)


def tidied(words: str, emphasis: Iterable[Span]) -> tuple[Span, ...]:
    """Return emphasis of `words` in order, neighbours as one, without white space at the ends."""
    inside = {i for span in emphasis for i in range(span.start, min(span.end, len(words)))}
    gaps = {i for i, c in enumerate(words) if c.isspace()}
    found: list[Span] = []
    for i in sorted(inside - gaps):
        if found and all(k in inside for k in range(found[-1].end, i)):
            found[-1] = Span(found[-1].start, i + 1)
        else:
            found.append(Span(i, i + 1))
    return tuple(found)


def toggled(words: str, emphasis: Sequence[Span], chosen: Span) -> tuple[Span, ...]:
    """Return `emphasis` of `words` with the whole words that `chosen` touches in or out of it.

    They go out where all of them are in it. Stops at the ends of the words chosen are left as
    they are; where no word is touched nothing changes.
    """
    touched = [s for m in _WORD.finditer(words) if (s := Span(*m.span())).overlaps(chosen)]
    if not touched:
        return tuple(emphasis)
    whole = Span(touched[0].start, touched[-1].end)
    letters = _letters(words, [whole])
    if not letters <= _letters(words, emphasis):
        return tidied(words, [*emphasis, whole])
    rest = (_letters(words, [span]) - letters for span in emphasis)
    return tuple(s for kept in rest for s in _bridged(words, (Span(i, i + 1) for i in kept)))


def carried(words: str, emphasis: Sequence[Span], wording: str) -> tuple[Span, ...]:
    """Return where the emphasised stretches of `words` stand in an edited `wording`, in order.

    The two are aligned word by word, so a word that stands twice is not taken for its twin.
    What was cut or changed has no place there; of a stretch that was cut in two, both parts do.
    """
    if words == wording or not emphasis:
        return tuple(emphasis)
    places = _alignment(words, wording)
    return tidied(
        wording,
        (
            stretch
            for span in emphasis
            for stretch in _bridged(
                wording, (places[i] for i in range(span.start, span.end) if i in places)
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class Restressed:
    """What of a wording is emphasised here and not in the source, and the other way round."""

    added: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    keeps: bool = False  # some of the source's emphasis stays

    def __bool__(self) -> bool:
        """Tell whether the emphasis is not the source's."""
        return bool(self.added or self.omitted)


def restressed(wording: str, of_source: Sequence[Span], ours: Sequence[Span]) -> Restressed:
    """Compare two emphases of one `wording`; white space and punctuation do not count."""
    if tuple(of_source) == tuple(ours):
        return Restressed(keeps=bool(ours))
    theirs, here = _letters(wording, of_source), _letters(wording, ours)
    return Restressed(
        _stretches(wording, here - theirs), _stretches(wording, theirs - here), bool(theirs & here)
    )


def _alignment(words: str, wording: str) -> dict[int, Span]:
    """Return for the characters of the words that both have where each stands in `wording`."""
    theirs, ours = _tokens(words), _tokens(wording)
    matcher = SequenceMatcher(None, _keys(theirs), _keys(ours), autojunk=False)
    found: dict[int, Span] = {}
    for a, b, size in matcher.get_matching_blocks():
        for i in range(size):
            here, there = theirs[a + i][1], ours[b + i][1]
            if len(here) == len(there):
                found.update((i, Span(k, k + 1)) for i, k in zip(here, there, strict=True))
    return found


def _keys(tokens: Sequence[_Token]) -> list[str]:
    return [key for key, _places in tokens]


def _tokens(text: str) -> list[_Token]:
    """Return each word, case aside, with the places of its letters: brackets do not part it."""
    places = [i for i, c in enumerate(text) if c not in _BRACKETS]
    bare = "".join(text[i] for i in places)
    return [
        (match[0].casefold(), tuple(places[match.start() : match.end()]))
        for match in _WORD.finditer(bare)
    ]


def _bridged(wording: str, letters: Iterable[Span]) -> Iterator[Span]:
    """Yield stretches of letters, those with but stops and white space between as one."""
    return joined(letters, lambda one, other: bool(_GAP.fullmatch(wording, one.end, other.start)))


def _letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    inside = (i for span in spans for i in range(span.start, min(span.end, len(text))))
    return frozenset(i for i in inside if text[i].isalnum())


def _stretches(text: str, letters: frozenset[int]) -> tuple[str, ...]:
    """Return the words that `letters` make, those with no other letter between as one."""
    found = _bridged(text, (Span(i, i + 1) for i in letters))
    return tuple(collapsed(span.of(text)) for span in found)


def _runs(places: Sequence[int], flags: Flags) -> Iterator[Span]:
    for is_stressed, group in groupby(range(len(flags)), key=flags.__getitem__):
        if is_stressed:
            numbers = list(group)
            yield Span(places[numbers[0]], places[numbers[-1]] + 1)
