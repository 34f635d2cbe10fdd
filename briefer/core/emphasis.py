"""Emphasis: which stretches of a text stand in italics or in bold.

Kept as spans of code points. Between texts that differ in white space alone, or in the form of
their quotation marks, it is carried over by counting the characters that can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefer.core.text import Span, collapsed

_LOOK = 0.9  # emphasis on so much of a paragraph is its look, not a stress

Flags = Sequence[bool]  # one for each character that can be seen


def flags_of_parts(parts: Iterable[tuple[str, bool]]) -> list[bool]:
    """Return of a text in parts, each emphasised or not, which characters are."""
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


def kept(words: str, emphasis: Iterable[Span], wording: str) -> tuple[Span, ...]:
    """Return where the emphasised stretches of `words` stand in an edited `wording`, in order.

    One that was cut or changed has no place there.
    """
    found: list[Span] = []
    position = 0
    for span in emphasis:
        stress = r"\s+".join(map(re.escape, collapsed(span.of(words)).split()))
        match = re.compile(rf"(?<!\w){stress}(?!\w)").search(wording, position)
        if match is not None:
            found.append(Span(match.start(), match.end()))
            position = match.end()
    return tuple(found)


def _runs(places: Sequence[int], flags: Flags) -> Iterator[Span]:
    for is_stressed, group in groupby(range(len(flags)), key=flags.__getitem__):
        if is_stressed:
            numbers = list(group)
            yield Span(places[numbers[0]], places[numbers[-1]] + 1)
