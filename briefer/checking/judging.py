"""Judge a quotation: whether its printed words are faithful to the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.checking.cautions import cautions
from briefer.checking.difference import difference, is_related, nearest
from briefer.checking.normal import NormalText, normal
from briefer.checking.pieces import Wording, as_one_literal, taken_apart
from briefer.checking.placing import LONGEST_CUT, Placed, placed
from briefer.checking.verdicts import (
    CHANGES_MEANING,
    Caution,
    Judged,
    Note,
    Verdict,
)
from briefer.core.emphasis import Restressed
from briefer.core.excerpt import CONTEXT, Excerpt
from briefer.core.mapped import mapped
from briefer.core.source import SourceText
from briefer.core.text import collapsed


@dataclass(frozen=True, slots=True)
class _Found:
    """A wording, where it was found, and in which text."""

    wording: Wording
    place: Placed
    source: NormalText
    is_excerpt: bool


def judged(
    wording: str,
    excerpt: Excerpt,
    text: SourceText | None = None,
    *,
    translation: str = "",
) -> Judged:
    """Return the verdict on a quotation of `excerpt` whose words are `wording`.

    Looked for first in the passage that was taken (with the few characters stored around it),
    then in the whole source if `text` is at hand. `wording` is in the language of the source;
    `translation` is what prints instead of it, empty for none.
    """
    result = _judged(wording, excerpt, text)
    if excerpt.said_by:  # answered, so no longer asked
        notes = tuple(n for n in result.notes if n.caution is not Caution.INSIDE_QUOTATION)
        result = replace(result, notes=notes)
    if translation and result.verdict.is_faithful and not _turns(result.notes):
        return replace(result, verdict=Verdict.TRANSLATION)
    return result


def judged_words(wording: str, original: str, whole: str = "") -> Judged:
    """Return the verdict on `wording` against the words of its source, without an excerpt.

    `whole` is the text of the source where it is at hand.
    """
    passages = [_Passage(normal(original))]
    if whole:
        passages.append(_Passage(normal(whole), LONGEST_CUT))
    return _verdict(wording, original, passages)


def with_emphasis(result: Judged, change: Restressed, *, is_said: bool) -> Judged:
    """Return `result` of words whose emphasis is not the source's; `is_said`: they or a note tell.

    What was added without a word may turn the meaning; what is said is a change with its mark.
    """
    if not change or not result.verdict.is_faithful:
        return result
    added = Caution.EMPHASIS_ADDED if is_said else Caution.EMPHASIS_NOT_SAID
    omitted = Caution.EMPHASIS_OMITTED if is_said else Caution.EMPHASIS_LOST
    said = ((added, change.added), (omitted, change.omitted))
    notes = tuple(Note(caution, ", ".join(words)) for caution, words in said if words)
    verdict = result.verdict
    if _turns(notes):
        verdict = Verdict.EDITED_MEANING
    elif is_said and verdict in {Verdict.EXACT, Verdict.TYPOGRAPHY}:
        verdict = Verdict.EDITED
    return replace(result, verdict=verdict, notes=(*result.notes, *notes))


def _judged(wording: str, excerpt: Excerpt, text: SourceText | None) -> Judged:
    if not _is_anchored(excerpt, text):
        return _judged_by_text(wording, text)
    before, after = _context(excerpt)
    taken = normal(f"{before}{excerpt.words}{after}")
    edge = bisect_left(taken.starts, len(before) + len(excerpt.words))
    passages = [_Passage(taken, edge=edge)]
    if text is not None:
        passages.append(_Passage(normal(text.canonical), LONGEST_CUT))
    return _verdict(wording, excerpt.words, passages)


def _is_anchored(excerpt: Excerpt, text: SourceText | None) -> bool:
    """Tell whether the words of an excerpt are its source's; else somebody only typed them."""
    if not excerpt.is_anchored:
        return False
    return text is None or all(s.span.of(text.canonical) == s.exact for s in excerpt.selectors)


def _judged_by_text(wording: str, text: SourceText | None) -> Judged:
    """Return the verdict on words that no excerpt vouches for."""
    if text is None:
        return Judged(Verdict.NOT_IN_SOURCE)
    return _verdict(wording, "", [_Passage(normal(text.canonical), LONGEST_CUT)])


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text to look in, how much a cut may leave out there, and where the excerpt ends."""

    source: NormalText
    longest_cut: int | None = None
    edge: int | None = None


def _verdict(wording: str, original: str, passages: Sequence[_Passage]) -> Judged:
    whole = passages[-1].source
    found = next(_finds(wording, passages), None)
    if found is not None:
        return _faithful(wording, found)
    if is_related(wording, original):
        place = nearest(wording, normal(original))
        passage = original if place is None else place.of(original)
        return Judged(Verdict.ALTERED, passage=passage, difference=difference(wording, passage))
    span = nearest(wording, whole)
    if span is None:
        return Judged(Verdict.NOT_IN_SOURCE, difference=())
    passage = span.of(whole.raw)
    return Judged(Verdict.ALTERED, (), span, passage, difference(wording, passage))


def _finds(wording: str, passages: Sequence[_Passage]) -> Iterator[_Found]:
    """Yield the ways to find a wording, the strictest first."""
    text = normal(wording.strip()).text.strip(" ")
    for way in (as_one_literal, taken_apart):
        apart = way(text)
        for i, passage in enumerate(passages):
            place = placed(apart, passage.source.text, passage.longest_cut, passage.edge)
            if place is not None:
                yield _Found(apart, place, passage.source, is_excerpt=i == 0)


def _faithful(wording: str, found: _Found) -> Judged:
    span = found.source.original(found.place.start, found.place.end)
    passage = span.of(found.source.raw)
    notes = cautions(found.wording, found.place, found.source)
    if not found.is_excerpt:
        notes = (*notes, Note(Caution.ELSEWHERE))
    verdict = _level(wording, found, notes)
    shown = () if verdict is Verdict.EXACT else difference(wording, passage)
    return Judged(verdict, notes, None if found.is_excerpt else span, passage, shown)


def _level(wording: str, found: _Found, notes: Sequence[Note]) -> Verdict:
    if _turns(notes):
        return Verdict.EDITED_MEANING
    if found.wording.is_marked:
        return Verdict.EDITED
    return Verdict.EXACT if _is_exact(wording, found) else Verdict.TYPOGRAPHY


def _is_exact(wording: str, found: _Found) -> bool:
    """Tell whether the words stand so in the source, their own final punctuation included."""
    return collapsed(wording) in mapped(found.source.raw).text


def _turns(notes: Sequence[Note]) -> bool:
    return any(note.caution in CHANGES_MEANING for note in notes)


def _context(excerpt: Excerpt) -> tuple[str, str]:
    """Return the whole words stored before and after the words of an excerpt."""
    first, last = excerpt.selectors[0], excerpt.selectors[-1]
    before = first.prefix.partition(" ")[2] if len(first.prefix) >= CONTEXT else first.prefix
    after = last.suffix.rpartition(" ")[0] if len(last.suffix) >= CONTEXT else last.suffix
    return before, after
