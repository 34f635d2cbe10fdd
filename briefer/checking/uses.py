"""What a brief uses: which quotations, excerpts and sources print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefer.checking.ownwords import cites_in
from briefer.core.brief import Brief
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Quotation,
    TextItem,
    printed_items,
    walk,
)


def printed_quotations(brief: Brief) -> Iterator[tuple[Quotation, str]]:
    """Yield every quotation that prints with the id of the item it stands in."""
    for item, _depth in printed_items(brief.outline):
        for quotation in quotations_of(item):
            yield quotation, item.item_id


def quotations_of(item: OutlineItem) -> tuple[Quotation, ...]:
    """Return a quotation itself, or the quotations inside a text."""
    if isinstance(item, Quotation):
        return (item,)
    return item.quotations if isinstance(item, TextItem) else ()


def excerpts_of(item: OutlineItem) -> tuple[str, ...]:
    """Return the ids of the excerpts that an item quotes or rests on, for and against."""
    ids = [quotation.excerpt_id for quotation in quotations_of(item)]
    if isinstance(item, TextItem | Paraphrase | Judgement):
        ids += item.supports
    if isinstance(item, Judgement):
        ids += item.contradicts
    return tuple(dict.fromkeys(ids))


def sources_of(
    brief: Brief, item: OutlineItem, keys: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return the ids of the sources that an item quotes, rests on or cites.

    `keys` are the ids of the brief's sources by citation key, where they are at hand.
    """
    ids = [brief.excerpts[i].source_id for i in excerpts_of(item) if i in brief.excerpts]
    if isinstance(item, TextItem | Paraphrase | Judgement):
        known = keys_of(brief) if keys is None else keys
        ids += [known[ref.key] for ref in cites_in(item.markdown) if ref.key in known]
    return tuple(dict.fromkeys(ids))


def keys_of(brief: Brief) -> dict[str, str]:
    """Return the ids of the sources of a brief by citation key."""
    return {source.key: source.source_id for source in brief.sources.values()}


def cited_sources(brief: Brief) -> tuple[str, ...]:
    """Return the ids of the sources that what prints uses, in order of first use."""
    keys = keys_of(brief)
    items = (item for item, _depth in printed_items(brief.outline))
    return tuple(dict.fromkeys(i for item in items for i in sources_of(brief, item, keys)))


def used_excerpts(brief: Brief) -> frozenset[str]:
    """Return the ids of the excerpts that any item uses, whether it prints or not."""
    return frozenset(i for item, _depth in walk(brief.outline) for i in excerpts_of(item))
