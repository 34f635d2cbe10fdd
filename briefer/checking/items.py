"""What there is to say about a text, remembered while it and its surroundings are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from briefer.checking.finding import Finding, Kind, Remedy, RemedyKind, Severity, with_data
from briefer.checking.identity import Same
from briefer.checking.ownwords import cites_in, own_texts
from briefer.checking.texts import (
    Support,
    copying_findings,
    figure_findings,
    library,
    names_a_source,
    quoting_findings,
    states_something,
    unsourced,
)
from briefer.checking.uses import excerpts_of
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Judgement, Paraphrase, TextItem
from briefer.core.source import Source, SourceText

Prose = TextItem | Paraphrase | Judgement
_TYPED_CITATION = re.compile(r"\[[^\[\]\n]{0,80}(?<![\w.])@\w[^\[\]\n]{0,120}\]")


@dataclass(frozen=True, slots=True)
class Named:
    """What the checks of a text need to know of a source: key, title, when it was published."""

    source_id: str
    key: str
    issued: str
    title: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sources of a brief: by key, by id, and their texts where they are at hand."""

    by_key: Mapping[str, Named]
    by_id: Mapping[str, Named]
    texts: Mapping[str, Same[SourceText]]
    library: Same[Mapping[str, SourceText]]


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look at a text found, and the ids of the sources that it uses."""

    findings: tuple[Finding, ...]
    source_ids: tuple[str, ...]


def surroundings(brief: Brief, texts: Mapping[str, SourceText]) -> Same[Surroundings]:
    """Return the surroundings of the items of `brief`: the same value for the same sources."""
    named = tuple(_named(source) for source in brief.sources.values())
    here = tuple((n.source_id, Same(texts[n.source_id])) for n in named if n.source_id in texts)
    return _surroundings(named, here)


def looked(
    brief: Brief, item: Prose, around: Same[Surroundings], *, expects_sources: bool
) -> Looked:
    """Return what there is to say about the words of a text, and the sources it uses."""
    excerpts = tuple(brief.excerpts[i] for i in excerpts_of(item) if i in brief.excerpts)
    return _looked(item, excerpts, around, expects_sources)


@lru_cache(maxsize=16)
def _surroundings(
    named: tuple[Named, ...], texts: tuple[tuple[str, Same[SourceText]], ...]
) -> Same[Surroundings]:
    here = dict(texts)
    keyed = tuple((n.key, here[n.source_id]) for n in named if n.source_id in here)
    return Same(
        Surroundings(
            {n.key: n for n in named}, {n.source_id: n for n in named}, here, library(keyed)
        )
    )


@lru_cache(maxsize=8192)
def _looked(
    item: Prose,
    excerpts: tuple[Excerpt, ...],
    around: Same[Surroundings],
    expects_sources: bool,
) -> Looked:
    sources = around.value
    cited = [
        sources.by_key[ref.key] for ref in cites_in(item.markdown) if ref.key in sources.by_key
    ]
    ids = (*(e.source_id for e in excerpts), *(named.source_id for named in cited))
    found = _of_words(item, excerpts, sources, cited)
    if expects_sources and not isinstance(item, Judgement) and _is_unsourced(item):
        found = (*found, unsourced(item.item_id, item.markdown))
    return Looked(tuple(found), tuple(dict.fromkeys(ids)))


def _of_words(
    item: Prose, excerpts: tuple[Excerpt, ...], around: Surroundings, cited: list[Named]
) -> tuple[Finding, ...]:
    return (
        *_unknown_keys(item, around),
        *_typed_citations(item),
        *figure_findings(
            item.item_id,
            item.markdown,
            _support(excerpts, around, cited),
            is_forecast=isinstance(item, Judgement) and bool(item.likelihood),
        ),
        *copying_findings(item.item_id, item.markdown, around.library),
        *_quoting(item, around),
    )


def _quoting(item: Prose, around: Surroundings) -> Iterator[Finding]:
    """Yield what there is to say about quoted strings, sources by their titles."""
    for finding in quoting_findings(item.item_id, item.markdown, around.library):
        named = around.by_key.get(finding.values.get("source", ""))
        yield finding if named is None else replace(finding, data=with_data(source=named.title))


def _unknown_keys(item: Prose, around: Surroundings) -> Iterator[Finding]:
    for ref in cites_in(item.markdown):
        if ref.key not in around.by_key:
            yield Finding(
                Kind.UNKNOWN_KEY, Severity.AMBER, item.item_id, data=with_data(key=ref.key)
            )


def _typed_citations(item: Prose) -> Iterator[Finding]:
    """Yield what looks like a citation in plain words, where it would print as it stands."""
    for own in own_texts(item.markdown):
        for match in _TYPED_CITATION.finditer(own.words):
            yield Finding(
                Kind.TYPED_CITATION, Severity.AMBER, item.item_id, match[0],
                remedy=Remedy(RemedyKind.DISMISS),
            )  # fmt: skip


def _support(excerpts: tuple[Excerpt, ...], around: Surroundings, cited: list[Named]) -> Support:
    """Return what a text rests on: its excerpts, and of other cited sources the whole text.

    Where such a text is not at hand, nothing can be said, so there is nothing to compare with.
    """
    covered = {excerpt.source_id for excerpt in excerpts}
    others = [named for named in dict.fromkeys(cited) if named.source_id not in covered]
    if any(named.source_id not in around.texts for named in others):
        return Support()
    whole = tuple(around.texts[named.source_id] for named in others)
    words = tuple(excerpt.words for excerpt in excerpts)
    if not words and not whole:
        return Support()
    used = dict.fromkeys([*(around.by_id[i] for i in covered if i in around.by_id), *cited])
    return Support((*words, *(named.issued for named in used if named.issued)), whole)


def _is_unsourced(item: TextItem | Paraphrase) -> bool:
    if item.supports or (isinstance(item, TextItem) and item.is_own_analysis):
        return False
    return states_something(item.markdown) and not names_a_source(item.markdown)


def _named(source: Source) -> Named:
    title = source.item.text("title") or source.name
    return Named(source.source_id, source.key, _issued(source), title)


def _issued(source: Source) -> str:
    """Return the date a source was published, as words in which a date is found."""
    value = source.item.value("issued")
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    if not parts or not parts[0]:
        return ""
    year, month, day = (*parts[0], 0, 0)[:3]
    return f"{int(year):04}-{int(month or 1):02}-{int(day or 1):02} {year}"
