"""The words of a text: its Markdown as a plain line, and the keys it cites."""

from __future__ import annotations

from functools import lru_cache

from briefer.core.runs import Run
from briefer.core.text import collapsed
from briefer.markup.inline import parse
from briefer.markup.nodes import (
    CitationNode,
    Inlines,
    QuotationNode,
    paragraphs,
)


@lru_cache(maxsize=4096)
def plain_words(markdown: str) -> str:
    """Return what the text `markdown` says as one line, citations left out."""
    return collapsed(" ".join(map(_said, paragraphs(parse(markdown)))))


@lru_cache(maxsize=4096)
def cited_keys(markdown: str) -> tuple[str, ...]:
    """Return the keys that the text `markdown` cites, in order of first use."""
    nodes = (node for inlines in paragraphs(parse(markdown)) for node in inlines)
    cites = (cite for node in nodes if isinstance(node, CitationNode) for cite in node.cites)
    return tuple(dict.fromkeys(cite.key for cite in cites))


def _said(inlines: Inlines) -> str:
    said = ""
    for inline in inlines:
        match inline:
            case Run():
                said += inline.text
            case QuotationNode():
                said += f"“{inline.words}”"
            case _:
                said = said.rstrip()  # no blank is left between a word and the full stop
    return said
