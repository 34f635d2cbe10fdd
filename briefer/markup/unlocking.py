"""Turn inline quotations into plain quoted words, where a placement must not stand twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from briefer.core.runs import Run
from briefer.markup.nodes import (
    Inline,
    Inlines,
    ListBlock,
    QuotationNode,
    QuoteBlock,
    TableBlock,
    TextBlock,
)


def unlocked(blocks: Iterable[TextBlock], kept: Collection[str] = ()) -> tuple[TextBlock, ...]:
    """Return `blocks` with quotations as words between quotation marks, but for those in `kept`."""
    return tuple(_unlocked(block, kept) for block in blocks)


def _unlocked(block: TextBlock, kept: Collection[str]) -> TextBlock:
    match block:
        case ListBlock():
            return replace(block, items=tuple(unlocked(item, kept) for item in block.items))
        case QuoteBlock():
            return replace(block, blocks=unlocked(block.blocks, kept))
        case TableBlock():
            header = tuple(_words(cell, kept) for cell in block.header)
            rows = tuple(tuple(_words(cell, kept) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case _:
            return replace(block, inlines=_words(block.inlines, kept))


def _words(inlines: Inlines, kept: Collection[str]) -> Inlines:
    return tuple(_word(inline, kept) for inline in inlines)


def _word(inline: Inline, kept: Collection[str]) -> Inline:
    if isinstance(inline, QuotationNode) and inline.item_id not in kept:
        return Run(f"“{inline.words}”")
    return inline
