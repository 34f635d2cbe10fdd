"""How long a brief and its sections are against their limits, and what could go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.checking.cuts import Cut, cut_list
from briefer.checking.finding import (
    Finding,
    Kind,
    Remedy,
    RemedyKind,
    Severity,
    TargetKind,
    with_data,
)
from briefer.checking.ownwords import own_words
from briefer.checking.tally import item_words, printed_words
from briefer.core.brief import Brief
from briefer.core.outline import OutlineItem, Quotation, Section, printed_items
from briefer.core.text import collapsed, first_words, word_count


@dataclass(frozen=True, slots=True)
class PageFit:
    """How many pages a brief has, and of how many it may have, None for any number.

    `over` are the words that stand on the pages beyond.
    """

    pages: int
    limit: int | None = None
    over: int = 0


def length_findings(brief: Brief, fit: PageFit | None = None) -> Iterator[Finding]:
    """Yield that the brief or one of its sections is longer than it may be, with its cut list.

    A section has one of its own where the brief as a whole fits; pages count where the words fit.
    """
    limit = brief.settings.length
    count = 0 if limit is None else printed_words(brief)
    is_long = limit is not None and count > limit
    if limit is not None and is_long:
        cuts = cut_list(brief, brief.outline, count - limit)
        yield Finding(
            Kind.TOO_LONG, Severity.AMBER, data=_against(count, limit), remedy=_remedy(cuts),
            target_kind=TargetKind.BRIEF,
        )  # fmt: skip
        yield from _cuts(brief, cuts, count, limit)
    elif fit is not None and fit.over:
        is_long = True
        yield from _too_many_pages(brief, fit)
    for item, _depth in printed_items(brief.outline):
        if isinstance(item, Section) and item.word_budget is not None:
            yield from _section(brief, item, item.word_budget, with_cuts=not is_long)


def _too_many_pages(brief: Brief, fit: PageFit) -> Iterator[Finding]:
    cuts, count = cut_list(brief, brief.outline, fit.over), printed_words(brief)
    data = with_data(count=str(fit.pages), limit=str(fit.limit))
    yield Finding(
        Kind.TOO_MANY_PAGES, Severity.AMBER, data=data, remedy=_remedy(cuts),
        target_kind=TargetKind.BRIEF,
    )  # fmt: skip
    yield from _cuts(brief, cuts, count, count - fit.over)


def section_words(brief: Brief, section: Section) -> int:
    """Return the words that print under a heading, the heading included."""
    inside = (child for child, _depth in printed_items(section.children))
    return word_count(section.title) + sum(item_words(brief, child) for child in inside)


def _section(brief: Brief, section: Section, limit: int, *, with_cuts: bool) -> Iterator[Finding]:
    count = section_words(brief, section)
    if count <= limit:
        return
    cuts = cut_list(brief, section.children, count - limit) if with_cuts else ()
    yield Finding(
        Kind.SECTION_TOO_LONG, Severity.AMBER, section.item_id, section.title,
        _against(count, limit), _remedy(cuts),
    )  # fmt: skip
    yield from _cuts(brief, cuts, count, limit)


def _against(count: int, limit: int) -> tuple[tuple[str, str], ...]:
    return with_data(count=str(count), limit=str(limit))


def _remedy(cuts: tuple[Cut, ...]) -> Remedy | None:
    ids = " ".join(cut.item.item_id for cut in cuts)
    return Remedy(RemedyKind.CUT, ids) if cuts else None


def _cuts(brief: Brief, cuts: tuple[Cut, ...], count: int, limit: int) -> Iterator[Finding]:
    """Yield what could go, and how long the rest would be."""
    for cut in cuts:
        count -= cut.words
        yield Finding(
            Kind.CUT, Severity.NOTE, cut.item.item_id, _label(brief, cut.item),
            with_data(count=str(cut.words), left=str(count), limit=str(limit)),
            Remedy(RemedyKind.SILENCE),
        )  # fmt: skip


def _label(brief: Brief, item: OutlineItem) -> str:
    if isinstance(item, Quotation):
        return first_words(brief.words_of(item)) if item.excerpt_id in brief.excerpts else ""
    return "" if isinstance(item, Section) else first_words(collapsed(own_words(item.markdown)))
