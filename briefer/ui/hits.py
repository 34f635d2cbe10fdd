"""Where the words of a search hit stand in their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.core.source import SourceText
from briefer.core.text import Span
from briefer.ui.finding import find_spans

if TYPE_CHECKING:
    from briefer.project.queries import Hit


def span_of(hit: Hit, text: SourceText) -> Span:
    """Return where the words of `hit` stand: in its block, after what stands before them."""
    block = text.block_at(hit.block_start)
    if block is None:
        return Span(hit.block_start, hit.block_start)
    word_before = hit.before.split()[-1:]
    near = find_spans([block], " ".join([*word_before, hit.match]))
    if near and word_before:
        return Span(near[0].end - len(hit.match), near[0].end)
    return next(iter(find_spans([block], hit.match)), block.span)
