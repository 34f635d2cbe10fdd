"""What the author of a text says in own words, and where citations and quotations stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefer.core.runs import Run
from briefer.markup import inline
from briefer.markup.nodes import (
    CitationNode,
    CiteRef,
    Inlines,
    QuotationNode,
    paragraphs,
)

CITATION, QUOTATION = "\ue010", "\ue011"  # one character each, in place of the node
_MARKS = re.compile(f"[{CITATION}{QUOTATION}]")
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\b[A-Z])(?<=[.!?…])"
    rf"[\"”’)]*[{CITATION}{QUOTATION}]*\s+(?=[\"“‘(\[]?[A-ZÀ-Þ0-9{QUOTATION}])"
)


@dataclass(frozen=True, slots=True)
class OwnText:
    """A paragraph: its words with one character for each node, and the nodes in order."""

    text: str
    nodes: tuple[CitationNode | QuotationNode, ...] = ()

    @property
    def words(self) -> str:
        """Return the author's words alone."""
        return _MARKS.sub(" ", self.text)

    def sentences(self) -> tuple[str, ...]:
        """Return the sentences, marks of nodes included."""
        return tuple(s for piece in _SENTENCE.split(self.text) if (s := piece.strip()))

    def cites_for(self, start: int, end: int) -> tuple[CiteRef, ...]:
        """Return what the sentence that holds the words from `start` to `end` cites for them.

        The first citation after the words, be it behind the full stop; else the last before.
        """
        ends = [match.start() for match in _SENTENCE.finditer(self.text)]
        first = max((at for at in ends if at <= start), default=0)
        last = min((at for at in ends if at >= end), default=len(self.text))
        after = self._citations(end, self._after_stop(last))
        before = self._citations(first, start)
        found = after[:1] or before[-1:]
        return found[0].cites if found else ()

    def _after_stop(self, at: int) -> int:
        rest = self.text[at:]
        return at + len(rest) - len(rest.lstrip(f" .”’\"'»){CITATION}"))

    def _citations(self, start: int, end: int) -> tuple[CitationNode, ...]:
        before = len(_MARKS.findall(self.text[:start]))
        inside = len(_MARKS.findall(self.text[start:end]))
        found = self.nodes[before : before + inside]
        return tuple(node for node in found if isinstance(node, CitationNode))


@lru_cache(maxsize=2048)
def own_texts(markdown: str) -> tuple[OwnText, ...]:
    """Return the paragraphs of a text, those of lists and tables too; typed block quotes not."""
    return tuple(_of(inlines) for inlines in paragraphs(inline.parse(markdown), with_quotes=False))


@lru_cache(maxsize=2048)
def own_words(markdown: str) -> str:
    """Return all that the author says in own words."""
    return "\n".join(own.words for own in own_texts(markdown))


@lru_cache(maxsize=2048)
def cites_in(markdown: str) -> tuple[CiteRef, ...]:
    """Return every cite of a text, in order."""
    nodes = (place.node for place in inline.spans(markdown))
    return tuple(ref for node in nodes if isinstance(node, CitationNode) for ref in node.cites)


def _of(inlines: Inlines) -> OwnText:
    pieces: list[str] = []
    nodes: list[CitationNode | QuotationNode] = []
    for node in inlines:
        if isinstance(node, Run):
            pieces.append(_MARKS.sub(" ", node.text))
            continue
        pieces.append(QUOTATION if isinstance(node, QuotationNode) else CITATION)
        nodes.append(node)
    return OwnText("".join(pieces), tuple(nodes))
