"""All findings of a brief in one list: quotations, texts, judgements, sources, length, marking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefer.checking import judgements
from briefer.checking.finding import (
    Finding,
    Kind,
    Remedy,
    RemedyKind,
    Severity,
    TargetKind,
    with_data,
)
from briefer.checking.items import Prose, looked, surroundings
from briefer.checking.length import PageFit, length_findings
from briefer.checking.metadata import source_findings
from briefer.checking.olderversions import older_version_findings
from briefer.checking.origins import Origin, origins
from briefer.checking.ownwords import own_texts
from briefer.checking.quotations import quotation_findings
from briefer.checking.sections import (
    expects_sources,
    is_summary,
    is_untitled,
    is_untitled_brief,
)
from briefer.checking.texts import uncarried
from briefer.checking.uses import quotations_of, used_excerpts
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt
from briefer.core.markings import highest, marking_of, markings_in
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Quotation,
    Section,
    TextItem,
    printed_items,
)
from briefer.core.source import Source, SourceText
from briefer.core.text import first_words

_RANK = {Severity.RED: 0, Severity.AMBER: 1, Severity.NOTE: 2}
Texts = Mapping[str, SourceText]


def findings(
    brief: Brief, texts: Texts, excerpts: Iterable[Excerpt] = (), fit: PageFit | None = None
) -> tuple[Finding, ...]:
    """Return everything there is to say about what prints of `brief`, the reds first.

    `texts` are the source texts at hand by source id; `excerpts` all those of the project, of
    which the unused are told; `fit` is how it fits its pages, None where nobody knows. What was
    found for an item is remembered as long as the item and what it rests on stay the same, so
    after an edit only what changed is looked at again.
    """
    checks = _Checks(brief, texts, fit)
    of_items = list(checks.of_items())
    found = [*of_items, *checks.of_brief(), *_unused(brief, excerpts)]
    open_ = (f for f in dict.fromkeys(found) if not is_dismissed(brief, f))
    return tuple(sorted(open_, key=lambda finding: _RANK[finding.severity]))


@dataclass(frozen=True, slots=True)
class _Around:
    """Where an item stands."""

    expects_sources: bool = True
    is_summary: bool = False


class _Checks:
    """One look at a brief."""

    def __init__(self, brief: Brief, texts: Texts, fit: PageFit | None = None) -> None:
        self._fit = fit
        self._brief = brief
        self._texts = texts
        self._table = brief.settings.terms
        self._around = surroundings(brief, texts)
        self._cited: dict[str, None] = {}  # ids of the sources that what prints uses, in order
        self._origins: tuple[Origin, ...] | None = None

    def of_items(self) -> Iterator[Finding]:
        yield from self._items(self._brief.outline, _Around())

    def of_brief(self) -> Iterator[Finding]:
        brief = self._brief
        printed = [item for item, _depth in printed_items(brief.outline)]
        yield from judgements.mixed((i for i in printed if isinstance(i, Judgement)), self._table)
        yield from older_version_findings(brief)
        cited = [brief.sources[i] for i in self._cited if i in brief.sources]
        for source in cited:
            yield from source_findings(source)
        yield from length_findings(brief, self._fit)
        yield from self._marking(cited)
        if printed and is_untitled_brief(brief.front):
            yield Finding(
                Kind.UNTITLED_BRIEF, Severity.AMBER, words=brief.front.title,
                target_kind=TargetKind.BRIEF,
            )  # fmt: skip

    def _items(self, items: Iterable[OutlineItem], around: _Around) -> Iterator[Finding]:
        for item in items:
            if not item.printed or (isinstance(item, Section) and item.is_parked):
                continue
            if isinstance(item, Section):
                yield from self._section(item, around)
            elif isinstance(item, Quotation):
                yield from self._quotations(item)
            else:
                yield from self._text(item, around)

    def _section(self, item: Section, around: _Around) -> Iterator[Finding]:
        if not any(child.printed for child in item.children):
            yield Finding(
                Kind.EMPTY_SECTION, Severity.AMBER, item.item_id, item.title,
                remedy=Remedy(RemedyKind.SILENCE),
            )  # fmt: skip
        if is_untitled(item):
            yield Finding(Kind.UNTITLED_SECTION, Severity.AMBER, item.item_id, item.title)
        inside = _Around(
            expects_sources(item, around.expects_sources), around.is_summary or is_summary(item)
        )
        yield from self._items(item.children, inside)

    def _quotations(self, item: OutlineItem) -> Iterator[Finding]:
        for quotation in quotations_of(item):
            excerpt = self._brief.excerpts.get(quotation.excerpt_id)
            if excerpt is not None:
                self._cited[excerpt.source_id] = None
            text = self._texts.get(excerpt.source_id) if excerpt else None
            yield from quotation_findings(self._brief, quotation, text, item.item_id)

    def _text(self, item: Prose, around: _Around) -> Iterator[Finding]:
        if isinstance(item, TextItem):
            yield from self._quotations(item)
        expects = around.expects_sources and not around.is_summary
        seen = looked(self._brief, item, self._around, expects_sources=expects)
        self._cited.update(dict.fromkeys(seen.source_ids))
        yield from seen.findings
        if isinstance(item, Judgement):
            yield from judgements.judgement_findings(
                self._brief, item, self._all_origins(), self._table
            )
        elif around.is_summary:
            yield from uncarried(item.item_id, item.markdown, self._below())

    def _below(self) -> tuple[str, ...]:
        """Return the paragraphs that a summary may sum up."""
        return tuple(self._carrying(self._brief.outline))

    def _carrying(self, items: Iterable[OutlineItem]) -> Iterator[str]:
        for item in items:
            if isinstance(item, Section):
                if item.printed and not item.is_parked and not is_summary(item):
                    yield from self._carrying(item.children)
            elif item.printed and isinstance(item, Quotation):
                if item.excerpt_id in self._brief.excerpts:
                    yield item.translation or self._brief.words_of(item)
            elif item.printed and not isinstance(item, Quotation):
                yield " ".join(self._said(item))

    def _said(self, item: Prose) -> Iterator[str]:
        yield from (own.words for own in own_texts(item.markdown))
        for quotation in quotations_of(item):
            if quotation.excerpt_id in self._brief.excerpts:
                yield self._brief.words_of(quotation)

    def _all_origins(self) -> tuple[Origin, ...]:
        if self._origins is None:
            sources = self._brief.sources.values()
            self._origins = origins(sources, self._texts, self._brief.origins)
        return self._origins

    def _marking(self, cited: Iterable[Source]) -> Iterator[Finding]:
        ours = {marking.scheme: marking for marking in markings_in(self._brief.front.marking)}
        texts = [self._texts[s.source_id] for s in cited if s.source_id in self._texts]
        for marking in highest(m for text in texts for m in marking_of(text)):
            own = ours.get(marking.scheme)
            is_below = own is None or own.level < marking.level
            if not is_below:
                continue
            is_other = own is None and bool(self._brief.front.marking.strip())
            yield Finding(
                Kind.MARKING_OTHER if is_other else Kind.MARKING_BELOW,
                Severity.AMBER if is_other else Severity.RED,
                words=marking.words,
                data=with_data(marking=self._brief.front.marking.strip()),
                target_kind=TargetKind.BRIEF,
            )


def _unused(brief: Brief, excerpts: Iterable[Excerpt]) -> Iterator[Finding]:
    used = used_excerpts(brief)
    for excerpt in excerpts:
        if excerpt.excerpt_id not in used and not excerpt.removed_at:
            yield Finding(
                Kind.UNUSED_EXCERPT, Severity.NOTE, excerpt.excerpt_id,
                first_words(excerpt.words), target_kind=TargetKind.EXCERPT,
            )  # fmt: skip


def is_dismissed(brief: Brief, finding: Finding) -> bool:
    """Tell whether a person has set `finding` aside."""
    places = {finding.target, finding.place}
    return any((place, finding.code) in brief.dismissed for place in places)
