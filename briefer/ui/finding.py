"""Finding words in a source's text as a person means them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefer.core.source import Block
from briefer.core.text import Span

# A person types the marks of the keyboard and means those of the printer too.
_ALIKE = ("'‘’‚‛ʼ′", '"“”„‟«»″', "-‐‑‒–—−")
_CLASSES = {mark: f"[{re.escape(alike)}]" for alike in _ALIKE for mark in alike}


def find_spans(blocks: Iterable[Block], query: str) -> tuple[Span, ...]:
    """Return where `query` stands in `blocks`, in order.

    Case does not count, any white space matches any other, typographic quotation marks
    and dashes match plain ones, and soft hyphens within a word are passed over.
    """
    pattern = _pattern(query)
    if pattern is None:
        return ()
    return tuple(
        Span(block.start + found.start(), block.start + found.end())
        for block in blocks
        for found in pattern.finditer(block.text)
    )


def next_of(hits: Sequence[Span], position: int, *, is_backward: bool = False) -> Span | None:
    """Return the hit that follows (precedes) `position`, from the other end if there is none."""
    if not hits:
        return None
    if is_backward:
        return next((h for h in reversed(hits) if h.start < position), hits[-1])
    return next((h for h in hits if h.start >= position), hits[0])


def _pattern(query: str) -> re.Pattern[str] | None:
    words = query.split()
    if not words:
        return None
    parts = ("\u00ad?".join(_CLASSES.get(c, re.escape(c)) for c in word) for word in words)
    return re.compile(r"\s+".join(parts), re.IGNORECASE)
