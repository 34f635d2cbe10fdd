"""The figures of a brief: its length, the sources it uses, the quotations that still match."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.core.brief import WORDS_PER_PAGE, Brief
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Quotation,
    Section,
    TextItem,
    printed_items,
)
from briefer.core.text import word_count
from briefer.core.wording import is_permitted

_CITATION = re.compile(r"\[[^\]\[]*@[\w:.#$%&\-+?<>~/]+[^\]\[]*\]")
_ATTRIBUTES = re.compile(r"\]\{[^}\n]*\}")
_LINK_TARGET = re.compile(r"\]\([^)\s]*\)")


@dataclass(frozen=True, slots=True)
class Tally:
    """Words and about-pages that print, sources that are cited, quotations and how many match."""

    words: int = 0
    pages: float = 0.0
    sources: int = 0
    quotations: int = 0
    matching: int = 0


def tally(brief: Brief) -> Tally:
    """Return the figures of what prints of `brief`."""
    items = [item for item, _depth in printed_items(brief.outline)]
    words = sum(word_count(_words(brief, item)) for item in items)
    quotations = [quotation for item in items for quotation in _quotations(item)]
    return Tally(
        words,
        words / WORDS_PER_PAGE,
        len({source for item in items for source in _sources(brief, item)}),
        len(quotations),
        sum(_matches(brief, quotation) for quotation in quotations),
    )


def _words(brief: Brief, item: OutlineItem) -> str:
    if isinstance(item, Section):
        return item.title
    if isinstance(item, Quotation):
        return item.translation or (brief.words_of(item) if _excerpt_is_here(brief, item) else "")
    return _without_marks(item.markdown)


def _without_marks(markdown: str) -> str:
    """Return Markdown without what does not print as words of the text."""
    bare = _CITATION.sub("", markdown)
    return _LINK_TARGET.sub("]", _ATTRIBUTES.sub("]", bare))


def _quotations(item: OutlineItem) -> tuple[Quotation, ...]:
    if isinstance(item, Quotation):
        return (item,)
    return item.quotations if isinstance(item, TextItem) else ()


def _sources(brief: Brief, item: OutlineItem) -> set[str]:
    ids = {quotation.excerpt_id for quotation in _quotations(item)}
    if isinstance(item, TextItem | Paraphrase | Judgement):
        ids.update(item.supports)
    if isinstance(item, Judgement):
        ids.update(item.contradicts)
    return {brief.excerpts[i].source_id for i in ids if i in brief.excerpts}


def _matches(brief: Brief, quotation: Quotation) -> bool:
    """Tell whether the printed words follow from the source's by permitted cuts alone."""
    if not _excerpt_is_here(brief, quotation):
        return False
    original = brief.excerpts[quotation.excerpt_id].words
    return quotation.wording is None or is_permitted(original, quotation.wording)


def _excerpt_is_here(brief: Brief, quotation: Quotation) -> bool:
    return quotation.excerpt_id in brief.excerpts
