"""Turn inline quotations into plain quoted words, where a placement must not stand twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefer.core.runs import Run
from briefer.markup.nodes import (
    Inline,
    Inlines,
    QuotationNode,
    TextBlock,
    remade,
)


def unlocked(blocks: Iterable[TextBlock], kept: Collection[str] = ()) -> tuple[TextBlock, ...]:
    """Return `blocks` with quotations as words between quotation marks, but for those in `kept`."""
    return remade(blocks, lambda inlines: _words(inlines, kept))


def _words(inlines: Inlines, kept: Collection[str]) -> Inlines:
    return tuple(_word(inline, kept) for inline in inlines)


def _word(inline: Inline, kept: Collection[str]) -> Inline:
    if isinstance(inline, QuotationNode) and inline.item_id not in kept:
        return Run(f"“{inline.words}”")
    return inline
