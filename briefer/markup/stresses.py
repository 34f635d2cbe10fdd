"""Emphasis that somebody typed into the words of a quotation: `must *never* be late`."""

from __future__ import annotations

import re

from briefer.core.text import Span

_MARKED = re.compile(
    r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<words>.+?)(?<=[^\s*_])(?P=mark)(?![\w*_])",
    re.DOTALL,
)


def without_stresses(typed: str) -> tuple[str, tuple[Span, ...]]:
    """Return `typed` without marks of emphasis, and what of it stood between such marks."""
    pieces: list[str] = []
    spans: list[Span] = []
    position = length = 0
    for match in _MARKED.finditer(typed):
        before, words = typed[position : match.start()], match["words"]
        pieces += [before, words]
        start = length + len(before)
        length = start + len(words)
        spans.append(Span(start, length))
        position = match.end()
    return "".join([*pieces, typed[position:]]), tuple(spans)
