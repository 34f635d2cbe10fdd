"""The checks of a brief while it is being written: all that the window shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefer.checking.finding import Finding
from briefer.checking.findings import findings, is_dismissed
from briefer.checking.judgements import Basis, basis
from briefer.checking.length import PageFit
from briefer.checking.origins import origins
from briefer.checking.quotations import verdict_on
from briefer.checking.tally import Tally, tally
from briefer.checking.uses import quotations_of
from briefer.checking.verdicts import Judged
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Judgement, Quotation, walk
from briefer.core.source import SourceText

Texts = Mapping[str, SourceText]


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look at a brief found.

    `verdicts` are those on every one of `quotations`, printed or not, by its id; `dismissed` the
    findings that a person has set aside; `bases` what each judgement rests on, by its id.
    """

    brief: Brief
    tally: Tally
    quotations: frozenset[Quotation] = frozenset()
    verdicts: Mapping[str, Judged] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    dismissed: tuple[Finding, ...] = ()
    bases: Mapping[str, Basis] = field(default_factory=dict)


def look(
    brief: Brief, texts: Texts, excerpts: Iterable[Excerpt] = (), fit: PageFit | None = None
) -> Looked:
    """Return all there is to say of `brief`; see `checking.findings`."""
    everything = findings(replace(brief, dismissed=frozenset()), texts, excerpts, fit)
    quotations = frozenset(_quotations(brief))
    return Looked(
        brief,
        tally(brief, texts),
        quotations,
        {q.item_id: verdict_on(brief, q, _text_of(brief, q, texts)) for q in quotations},
        tuple(found for found in everything if not is_dismissed(brief, found)),
        tuple(found for found in everything if is_dismissed(brief, found)),
        _bases(brief, texts),
    )


def _quotations(brief: Brief) -> Iterator[Quotation]:
    for item, _depth in walk(brief.outline):
        yield from quotations_of(item)


def _text_of(brief: Brief, quotation: Quotation, texts: Texts) -> SourceText | None:
    excerpt = brief.excerpts.get(quotation.excerpt_id)
    return None if excerpt is None else texts.get(excerpt.source_id)


def _bases(brief: Brief, texts: Texts) -> Mapping[str, Basis]:
    judgements = [item for item, _depth in walk(brief.outline) if isinstance(item, Judgement)]
    if not judgements:
        return {}
    found = origins(brief.sources.values(), texts, brief.origins)
    return {item.item_id: basis(brief, item, found) for item in judgements}
