"""How long a brief and its sections are against their limits."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.checking.finding import Finding, Kind, Severity, TargetKind, with_data
from briefer.checking.tally import item_words, printed_words
from briefer.core.brief import Brief
from briefer.core.outline import Section, printed_items
from briefer.core.text import word_count


def length_findings(brief: Brief) -> Iterator[Finding]:
    """Yield that the brief or one of its sections is longer than it may be."""
    limit = brief.settings.length
    count = 0 if limit is None else printed_words(brief)
    if limit is not None and count > limit:
        yield Finding(
            Kind.TOO_LONG, Severity.AMBER, data=with_data(count=str(count), limit=str(limit)),
            target_kind=TargetKind.BRIEF,
        )  # fmt: skip
    for item, _depth in printed_items(brief.outline):
        if isinstance(item, Section) and item.word_budget is not None:
            words = section_words(brief, item)
            if words > item.word_budget:
                yield Finding(
                    Kind.SECTION_TOO_LONG, Severity.AMBER, item.item_id, item.title,
                    with_data(count=str(words), limit=str(item.word_budget)),
                )  # fmt: skip


def section_words(brief: Brief, section: Section) -> int:
    """Return the words that print under a heading, the heading included."""
    inside = (child for child, _depth in printed_items(section.children))
    return word_count(section.title) + sum(item_words(brief, child) for child in inside)
