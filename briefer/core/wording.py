"""Wording: how a quotation may be shortened, and whether a wording follows from the source.

Two changes are possible so far: trimming at either end, and cutting in the middle, which
leaves the mark `[...]`. Both fall on word boundaries, so no word is ever altered.
"""

from __future__ import annotations

import re

from briefer.core.text import Span

CUT = "[...]"
# What a bracket may say about the words beside it, standing for none of the source's.
REMARK = re.compile(
    r"sic!?|(?:some )?(?:emphasis|italics) (?:added|mine|ours|supplied|omitted|altered)"
    r"|(?:emphasis|italics) in (?:the )?original"
    r"|(?:internal )?(?:quotation marks?|quotes?|alterations?)(?: and citations?)? omitted"
    r"|(?:(?:my|our|author's|unofficial) )?translation(?: (?:mine|ours|by .*))?|hereinafter.*"
    r"|Hervorhebung .*|je souligne|nous soulignons|italiques .*",
    re.IGNORECASE,
)
_EMPHASIS_SAID = re.compile(
    r"(?:emphasis|italics) (?:added|mine|ours|supplied|omitted|altered)"
    r"|hervorhebung|je souligne|nous soulignons|italiques (?:ajoutées|omises|modifiées)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_MARK = re.compile(r"\s*\[\.\.\.\]\s*")


def says_emphasis(text: str) -> bool:
    """Tell whether `text` says that its emphasis is not the source's."""
    return _EMPHASIS_SAID.search(text) is not None


def words(text: str) -> tuple[Span, ...]:
    """Return the span of each word of `text`: a run without white space, punctuation with it."""
    return tuple(Span(m.start(), m.end()) for m in _WORD.finditer(text))


def snapped(text: str, span: Span) -> Span:
    """Return `span` widened to whole words; an empty span where it touches none."""
    touched = [word for word in words(text) if word.overlaps(span)]
    return Span(touched[0].start, touched[-1].end) if touched else Span(span.start, span.start)


def trimmed(wording: str, keep: Span) -> str:
    """Return `wording` reduced to the whole words that `keep` touches.

    Marks of earlier cuts that would then stand at either end go too, since nothing need
    show that a quotation starts or stops in mid-sentence (Chicago Manual of Style, 12.60).
    """
    kept = snapped(wording, keep).of(wording)
    while (bare := kept.strip().removeprefix(CUT).removesuffix(CUT).strip()) != kept:
        kept = bare
    return kept


def cut(wording: str, gone: Span) -> str:
    """Return `wording` with the whole words that `gone` touches replaced by `[...]`.

    A cut that reaches either end is a trim and leaves no mark; neighbouring cuts merge.
    """
    gap = snapped(wording, gone)
    before, after = wording[: gap.start].rstrip(), wording[gap.end :].lstrip()
    if not len(gap):
        return wording
    before, after = _without_mark_at_end(before), _without_mark_at_start(after)
    return f"{before} {CUT} {after}" if before and after else before or after


def is_permitted(original: str, wording: str) -> bool:
    """Tell whether `wording` can be made from `original` by trimming and cutting alone."""
    kept = [piece for piece in _MARK.split(wording.strip()) if piece]
    if not kept or wording.strip() != f" {CUT} ".join(kept):
        return wording.strip() == original.strip() and bool(wording.strip())
    starts = {word.start for word in words(original)}
    ends = {word.end for word in words(original)}
    return _placed_in_order(original, kept, starts, ends)


def _placed_in_order(text: str, pieces: list[str], starts: set[int], ends: set[int]) -> bool:
    """Tell whether `pieces` stand in `text` one after the other, each on word boundaries."""
    position = 0
    for piece in pieces:
        found = text.find(piece, position)
        while found >= 0 and not (found in starts and found + len(piece) in ends):
            found = text.find(piece, found + 1)
        if found < 0:
            return False
        position = found + len(piece)
    return True


def _without_mark_at_end(text: str) -> str:
    return text.removesuffix(CUT).rstrip()


def _without_mark_at_start(text: str) -> str:
    return text.removeprefix(CUT).lstrip()
