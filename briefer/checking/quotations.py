"""Findings about the quotations of a brief."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefer.checking.finding import Finding, Kind, Remedy, RemedyKind, Severity, with_data
from briefer.checking.identity import Same
from briefer.checking.judging import judged, with_emphasis
from briefer.checking.verdicts import (
    CHANGES_MEANING,
    Caution,
    Judged,
    Verdict,
)
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Quotation
from briefer.core.rewording import marked
from briefer.core.source import SourceText
from briefer.core.text import first_words

_WORD_START, _WORD_END = re.compile(r"\w+"), re.compile(r"\w+\Z")
_WORTH_SAYING = frozenset(
    {
        Caution.INSIDE_QUOTATION,
        Caution.ELSEWHERE,
        Caution.LONG_OMISSION,
        Caution.MANY_OMISSIONS,
        Caution.LITTLE_KEPT,
        Caution.EMPHASIS_LOST,
    }
)


def verdict_on(brief: Brief, quotation: Quotation, text: SourceText | None = None) -> Judged:
    """Return the verdict on a quotation of `brief`; `text` is that of its source, if at hand.

    A quotation whose excerpt is not in the brief is in no source.
    """
    excerpt = brief.excerpts.get(quotation.excerpt_id)
    if excerpt is None or not excerpt.selectors:
        return Judged(Verdict.NOT_IN_SOURCE)
    same = None if text is None else Same(text)
    result = _verdict(quotation.wording, quotation.translation, excerpt, same)
    return with_emphasis(result, brief.restressed(quotation), is_said=True)


@lru_cache(maxsize=4096)
def _verdict(
    wording: str | None, translation: str, excerpt: Excerpt, text: Same[SourceText] | None
) -> Judged:
    return judged(
        excerpt.words if wording is None else wording,
        excerpt,
        None if text is None else text.value,
        translation=translation,
    )


def quotation_findings(
    brief: Brief, quotation: Quotation, text: SourceText | None, holder: str = ""
) -> Iterator[Finding]:
    """Yield what there is to say about one quotation; `holder` is the text it stands in."""
    excerpt = brief.excerpts.get(quotation.excerpt_id)
    if excerpt is None:
        yield Finding(Kind.UNKNOWN_EXCERPT, Severity.RED, quotation.item_id, holder=holder)
        return
    source = brief.sources.get(excerpt.source_id)
    if source is not None and source.removed_at:
        yield Finding(
            Kind.SOURCE_REMOVED,
            Severity.AMBER,
            quotation.item_id,
            data=with_data(source=source.item.text("title") or source.name),
            holder=holder,
        )
    result = verdict_on(brief, quotation, text)
    if result.verdict.is_faithful and not result.notes:
        return
    words = first_words(brief.words_of(quotation))
    if not result.verdict.is_faithful:
        yield _wrong(quotation, excerpt, result, holder, words)
        return
    yield from _cautions(quotation, result, holder, words)


def _wrong(
    quotation: Quotation, excerpt: Excerpt, result: Judged, holder: str, words: str
) -> Finding:
    kind = Kind.ALTERED if result.verdict is Verdict.ALTERED else Kind.NOT_IN_SOURCE
    passage = first_words(result.passage, 240) if result.passage else ""
    if passage == words:  # a word is cut at an end: said whole, so that one sees which
        passage = first_words(_in_whole_words(excerpt), 240)
    return Finding(
        kind,
        Severity.RED,
        quotation.item_id,
        words,
        with_data(passage=passage),
        _remedy(quotation, excerpt, result),
        holder=holder,
    )


def _in_whole_words(excerpt: Excerpt) -> str:
    """Return the words of an excerpt with the rest of those that are cut at its ends."""
    first, last = excerpt.selectors[0], excerpt.selectors[-1]
    words = excerpt.words
    if words[:1].isalnum() and (begun := _WORD_END.search(first.prefix)):
        words = begun[0] + words
    if words[-1:].isalnum() and (rest := _WORD_START.match(last.suffix)):
        words += rest[0]
    return words


def _remedy(quotation: Quotation, excerpt: Excerpt, result: Judged) -> Remedy | None:
    """Return the marking of the changes, or the source's own words where they cannot be marked."""
    if quotation.wording is None:
        return None
    is_related = result.verdict is Verdict.ALTERED
    wording = marked(excerpt.words, quotation.wording) if is_related else ""
    if wording and judged(wording, excerpt).verdict.is_faithful:
        return Remedy(RemedyKind.MARK_CHANGES, wording)
    return Remedy(RemedyKind.RESTORE_WORDING)


def _cautions(quotation: Quotation, result: Judged, holder: str, words: str) -> Iterator[Finding]:
    for note in result.notes:
        turns = note.caution in CHANGES_MEANING
        if not turns and note.caution not in _WORTH_SAYING:
            continue
        yield Finding(
            Kind.EDITED_MEANING if turns else Kind.CAUTION,
            Severity.AMBER if turns else Severity.NOTE,
            quotation.item_id,
            words,
            with_data(caution=str(note.caution), detail=note.detail),
            holder=holder,
        )
