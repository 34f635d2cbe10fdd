"""The facts of a source summary statement: what a brief rests on, counted (ICD 206)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefer.checking.judgements import basis
from briefer.checking.origins import Origin, origins
from briefer.checking.ownwords import own_words
from briefer.checking.uses import cited_sources
from briefer.core.brief import Brief
from briefer.core.outline import Judgement, printed_items
from briefer.core.source import Source, SourceText
from briefer.core.text import collapsed

Counts = tuple[tuple[str, int], ...]  # the most frequent first


@dataclass(frozen=True, slots=True)
class JudgementFacts:
    """What one judgement rests on: sources and origins for it, sources against it."""

    item_id: str
    text: str  # in the author's own words, without marks
    supporting: int
    origins: int
    contradicting: int


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What the cited sources of a brief are.

    `first` and `last` are the years or dates (ISO 8601) of the oldest and the newest, empty where
    none says; `undated` counts those that do not. `reliability` counts only what was graded.
    """

    count: int = 0
    types: Counts = ()
    outlets: Counts = ()
    languages: Counts = ()
    reliability: Counts = ()
    first: str = ""
    last: str = ""
    undated: int = 0
    origins: tuple[Origin, ...] = ()
    extracts: int = 0
    translations: int = 0
    unreliable: int = 0
    judgements: tuple[JudgementFacts, ...] = ()

    @property
    def shared(self) -> tuple[Origin, ...]:
        """Return the origins that more than one source has."""
        return tuple(origin for origin in self.origins if len(origin.source_ids) > 1)


def source_facts(brief: Brief, texts: Mapping[str, SourceText]) -> SourceFacts:
    """Return the facts about the sources that what prints of `brief` uses."""
    cited = [brief.sources[i] for i in cited_sources(brief) if i in brief.sources]
    found = origins(cited, texts, brief.origins)
    dates = sorted(filter(None, map(_issued, cited)))
    return SourceFacts(
        count=len(cited),
        types=_counted(source.item.text("type") for source in cited),
        outlets=_counted(_outlet(source) for source in cited),
        languages=_counted(source.language.partition("-")[0] for source in cited),
        reliability=_counted(source.reliability for source in cited),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        undated=len(cited) - len(dates),
        origins=found,
        extracts=sum(source.copy.extract_only for source in cited),
        translations=sum(bool(source.copy.translated_from) for source in cited),
        unreliable=sum(source.copy.is_unreliable for source in cited),
        judgements=tuple(
            _judgement(brief, item, found)
            for item, _depth in printed_items(brief.outline)
            if isinstance(item, Judgement)
        ),
    )


def _judgement(brief: Brief, item: Judgement, found: tuple[Origin, ...]) -> JudgementFacts:
    rests = basis(brief, item, found)
    return JudgementFacts(
        item.item_id,
        collapsed(own_words(item.markdown)),
        len(rests.supporting),
        len(rests.origins),
        len(rests.contradicting),
    )


def _counted(values: Iterable[str]) -> Counts:
    counter = Counter(value for value in values if value)
    return tuple(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))


def _outlet(source: Source) -> str:
    return source.item.text("container-title") or source.item.text("publisher")


def _issued(source: Source) -> str:
    """Return when a source was published, as far as it is stated: "2026", "2026-03"."""
    value = source.item.value("issued")
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    if not parts or not parts[0]:
        return ""
    numbers = [int(part) for part in parts[0] if str(part).isdigit()]
    return "-".join(f"{n:04}" if i == 0 else f"{n:02}" for i, n in enumerate(numbers))
