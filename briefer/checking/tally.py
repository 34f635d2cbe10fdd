"""The figures of a brief: its length, the sources it uses, the quotations that still match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefer.checking.quotations import verdict_on
from briefer.checking.uses import cited_sources, printed_quotations
from briefer.checking.verdicts import Verdict
from briefer.core.brief import Brief
from briefer.core.outline import OutlineItem, Quotation, Section, printed_items
from briefer.core.source import SourceText
from briefer.core.text import word_count

_CITATION = re.compile(r"\[[^\]\[]*@[\w:.#$%&\-+?<>~/]+[^\]\[]*\]")
_ATTRIBUTES = re.compile(r"\]\{[^}\n]*\}")
_LINK_TARGET = re.compile(r"\]\([^)\s]*\)")


@dataclass(frozen=True, slots=True)
class Tally:
    """Words that print, sources that are cited, quotations and how many of them match."""

    words: int = 0
    sources: int = 0
    quotations: int = 0
    matching: int = 0


def tally(brief: Brief, texts: Mapping[str, SourceText] | None = None) -> Tally:
    """Return the figures of what prints of `brief`; `texts` are source texts at hand, by id."""
    verdicts = [
        _verdict(brief, quotation, texts) for quotation, _holder in printed_quotations(brief)
    ]
    return Tally(
        printed_words(brief),
        len(cited_sources(brief)),
        len(verdicts),
        sum(verdict.is_faithful for verdict in verdicts),
    )


def _verdict(brief: Brief, quotation: Quotation, texts: Mapping[str, SourceText] | None) -> Verdict:
    excerpt = brief.excerpts.get(quotation.excerpt_id)
    text = texts.get(excerpt.source_id) if excerpt is not None and texts else None
    return verdict_on(brief, quotation, text).verdict


def printed_words(brief: Brief) -> int:
    """Return how many words of `brief` print, its notes and front matter apart."""
    return sum(item_words(brief, item) for item, _depth in printed_items(brief.outline))


def item_words(brief: Brief, item: OutlineItem) -> int:
    """Return how many words an item prints, of a section those of its title alone."""
    return _count(_words(brief, item))


@lru_cache(maxsize=4096)
def _count(words: str) -> int:
    return word_count(words)


def _words(brief: Brief, item: OutlineItem) -> str:
    if isinstance(item, Section):
        return item.title
    if isinstance(item, Quotation):
        return item.translation or (brief.words_of(item) if _excerpt_is_here(brief, item) else "")
    return _without_marks(item.markdown)


@lru_cache(maxsize=4096)
def _without_marks(markdown: str) -> str:
    """Return Markdown without what does not print as words of the text."""
    bare = _CITATION.sub("", markdown)
    return _LINK_TARGET.sub("]", _ATTRIBUTES.sub("]", bare))


def _excerpt_is_here(brief: Brief, quotation: Quotation) -> bool:
    return quotation.excerpt_id in brief.excerpts
