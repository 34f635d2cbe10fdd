"""How long a brief is against its limit, and where it could be cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefer.checking.finding import Finding, Kind, Severity, TargetKind, with_data
from briefer.checking.tally import item_words, printed_words
from briefer.core.brief import Brief
from briefer.core.outline import Quotation, Section, printed_items
from briefer.core.text import first_words, word_count

_LONG_QUOTATION = 60  # words


class CutReason(StrEnum):
    """Why something is a candidate for cutting."""

    LONG_QUOTATION = "long-quotation"
    REPEATED_EXCERPT = "repeated-excerpt"  # stands elsewhere too
    OVER_BUDGET = "over-budget"  # in the section that is furthest over
    LONGEST = "longest"


@dataclass(frozen=True, slots=True)
class Cut:
    """An item that could go or be shortened, with the words that would save."""

    item_id: str
    words: int
    reason: CutReason
    text: str


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


def cut_list(brief: Brief, most: int = 10) -> tuple[Cut, ...]:
    """Return where a brief could be cut, what would save most first."""
    seen: set[str] = set()
    cuts = []
    for item, _depth in printed_items(brief.outline):
        if isinstance(item, Section):
            continue
        words = item_words(brief, item)
        text = brief.words_of(item) if isinstance(item, Quotation) else item.markdown
        reason = CutReason.LONGEST
        if isinstance(item, Quotation):
            if words > _LONG_QUOTATION:
                reason = CutReason.LONG_QUOTATION
            if item.excerpt_id in seen:
                reason = CutReason.REPEATED_EXCERPT
            seen.add(item.excerpt_id)
        cuts.append(Cut(item.item_id, words, reason, first_words(text)))
    order = [CutReason.REPEATED_EXCERPT, CutReason.LONG_QUOTATION]
    cuts.sort(key=lambda cut: (cut.reason not in order, -cut.words))
    return tuple(cuts[:most])
