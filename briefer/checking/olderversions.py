"""Findings about what rests on an older version of a source than the project has."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.checking.finding import Finding, Kind, Remedy, RemedyKind, Severity, with_data
from briefer.checking.uses import excerpts_of, quotations_of
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt
from briefer.core.outline import OutlineItem, printed_items
from briefer.core.text import first_words


def older_version_findings(brief: Brief) -> Iterator[Finding]:
    """Yield what prints and rests on an older version: each quotation, each text once a source.

    The words may have changed since, and nothing else would say so: they are exact in their own
    version.
    """
    if not brief.newer_versions:
        return
    for item, _depth in printed_items(brief.outline):
        yield from _of_quotations(brief, item)
        yield from _of_supports(brief, item)


def _of_quotations(brief: Brief, item: OutlineItem) -> Iterator[Finding]:
    for quotation in quotations_of(item):
        excerpt = brief.excerpts.get(quotation.excerpt_id)
        if excerpt is not None and excerpt.source_id in brief.newer_versions:
            words = brief.words_of(quotation)
            yield _finding(brief, excerpt, quotation.item_id, words, item.item_id)


def _of_supports(brief: Brief, item: OutlineItem) -> Iterator[Finding]:
    quoted = {quotation.excerpt_id for quotation in quotations_of(item)}
    found: dict[str, Excerpt] = {}
    for excerpt_id in excerpts_of(item):
        excerpt = brief.excerpts.get(excerpt_id)
        if excerpt is not None and excerpt_id not in quoted:
            found.setdefault(excerpt.source_id, excerpt)
    for source_id, excerpt in found.items():
        if source_id in brief.newer_versions:
            yield _finding(brief, excerpt, item.item_id, excerpt.words)


def _finding(brief: Brief, excerpt: Excerpt, target: str, words: str, holder: str = "") -> Finding:
    source = brief.sources.get(excerpt.source_id)
    title = "" if source is None else source.item.text("title") or source.name
    return Finding(
        Kind.OLDER_VERSION,
        Severity.AMBER,
        target,
        first_words(words),
        with_data(source=title),
        Remedy(RemedyKind.COMPARE_VERSIONS, brief.newer_versions[excerpt.source_id]),
        holder=holder,
    )
