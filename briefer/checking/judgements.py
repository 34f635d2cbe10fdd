"""Findings about judgements: what they rest on, and how likelihood and confidence are put."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefer.checking.finding import Finding, Kind, Remedy, RemedyKind, Severity, with_data
from briefer.checking.origins import Origin
from briefer.checking.ownwords import own_texts, own_words
from briefer.core.brief import Brief
from briefer.core.likelihood import (
    LikelihoodTable,
    mixed_families,
    says_confidence,
    says_per_cent,
    vague_words,
)
from briefer.core.outline import Judgement


@dataclass(frozen=True, slots=True)
class Basis:
    """What a judgement rests on: its sources for and against it, and the origins of those for."""

    supporting: tuple[str, ...] = ()
    contradicting: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def is_single(self) -> bool:
        """Tell whether all support comes from one origin."""
        return len(self.origins) == 1


def basis(brief: Brief, item: Judgement, found: Iterable[Origin]) -> Basis:
    """Return what `item` rests on, by source; `found` are the origins of the brief's sources."""
    supporting = _sources(brief, item.supports)
    touched = tuple(o for o in found if set(o.source_ids) & set(supporting))
    return Basis(supporting, _sources(brief, item.contradicts), touched)


def judgement_findings(
    brief: Brief, item: Judgement, found: Iterable[Origin], table: LikelihoodTable
) -> Iterator[Finding]:
    """Yield what there is to say about one judgement."""
    yield from _support(brief, item, basis(brief, item, found))
    yield from _likelihood(item, table)
    yield from _sentences(item, table)
    if item.confidence and not item.confidence_reason.strip():
        yield Finding(Kind.CONFIDENCE_WITHOUT_REASON, Severity.AMBER, item.item_id, item.confidence)


def mixed(items: Iterable[Judgement], table: LikelihoodTable) -> Iterator[Finding]:
    """Yield that terms of rows which must not be mixed are, said of the brief."""
    terms = (
        term
        for item in items
        for term in (item.likelihood, *table.used_in(own_words(item.markdown)))
        if term
    )
    if words := mixed_families(table, terms):
        yield Finding(
            Kind.MIXED_TERMS,
            Severity.AMBER,
            words=", ".join(words),
            data=with_data(table=table.name),
        )


def _sources(brief: Brief, excerpt_ids: Iterable[str]) -> tuple[str, ...]:
    found = (brief.excerpts[i].source_id for i in excerpt_ids if i in brief.excerpts)
    return tuple(dict.fromkeys(found))


def _support(brief: Brief, item: Judgement, rests: Basis) -> Iterator[Finding]:
    if not rests.supporting:
        yield Finding(Kind.UNSUPPORTED_JUDGEMENT, Severity.AMBER, item.item_id)
    elif len(rests.supporting) == 1:
        name = _title(brief, rests.supporting[0])
        yield Finding(
            Kind.ONE_SOURCE, Severity.AMBER, item.item_id,
            data=with_data(source=name), remedy=Remedy(RemedyKind.DISMISS),
        )  # fmt: skip
    elif rests.is_single:
        count = str(len(rests.supporting))
        yield Finding(
            Kind.ONE_ORIGIN, Severity.AMBER, item.item_id,
            data=with_data(count=count, agency=rests.origins[0].agency),
            remedy=Remedy(RemedyKind.DISMISS),
        )  # fmt: skip


def _title(brief: Brief, source_id: str) -> str:
    source = brief.sources.get(source_id)
    return "" if source is None else source.item.text("title") or source.name


def _likelihood(item: Judgement, table: LikelihoodTable) -> Iterator[Finding]:
    """Yield where the chosen term is not in the table, or the text says another."""
    words = own_words(item.markdown)
    used = tuple(dict.fromkeys(table.used_in(words)))
    if item.likelihood and table.row_of(item.likelihood) is None:
        yield Finding(
            Kind.LIKELIHOOD_UNKNOWN, Severity.AMBER, item.item_id, item.likelihood,
            with_data(table=table.name),
        )  # fmt: skip
    elif item.likelihood:
        other = [term for term in used if table.row_of(term) != table.row_of(item.likelihood)]
        if other:
            yield Finding(
                Kind.LIKELIHOOD_DIFFERS, Severity.AMBER, item.item_id, other[0],
                with_data(chosen=item.likelihood),
                Remedy(RemedyKind.CHOOSE_LIKELIHOOD, other[0]) if len(used) == 1 else None,
            )  # fmt: skip
    for word in vague_words(words):
        yield Finding(
            Kind.VAGUE_LIKELIHOOD, Severity.AMBER, item.item_id, word,
            with_data(table=table.name), Remedy(RemedyKind.DISMISS),
        )  # fmt: skip


def _sentences(item: Judgement, table: LikelihoodTable) -> Iterator[Finding]:
    for own in own_texts(item.markdown):
        for sentence in own.sentences():
            if not table.used_in(sentence):
                continue
            if table.confidence_apart and says_confidence(sentence):
                yield Finding(
                    Kind.LIKELIHOOD_AND_CONFIDENCE, Severity.AMBER, item.item_id, own.words[:80]
                )
            if not table.number_allowed and says_per_cent(sentence):
                yield Finding(
                    Kind.LIKELIHOOD_AND_NUMBER, Severity.AMBER, item.item_id,
                    table.used_in(sentence)[0], with_data(table=table.name),
                )  # fmt: skip
