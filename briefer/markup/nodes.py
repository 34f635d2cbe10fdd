"""What the Markdown of a text says, in neutral blocks that every writer can print."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.core.runs import Run
from briefer.core.text import Span


@dataclass(frozen=True, slots=True)
class CiteRef:
    """One source in a citation, by its key; `label` is a CSL locator term ("paragraph")."""

    key: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class CitationNode:
    """A citation at its place in a text: `[see @key, para. 4; @other]`."""

    cites: tuple[CiteRef, ...]


@dataclass(frozen=True, slots=True)
class QuotationNode:
    """An inline quotation at its place in a text: `[words]{.quote #item_id}`."""

    item_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a citation or a quotation stands in Markdown, in code points of that Markdown."""

    span: Span
    node: CitationNode | QuotationNode


# A run's "\n" is a hard line break; soft ones have become blanks.
Inline = Run | CitationNode | QuotationNode
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a text; `level` counts from 1 within that text."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a sequence of blocks. `start` is the first number if ordered."""

    items: tuple[tuple[TextBlock, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with one header row; `alignments` has "left", "center", "right" or "" a column."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """A block quote that the author typed; it is nobody's excerpt."""

    blocks: tuple[TextBlock, ...]


TextBlock = Paragraph | Heading | ListBlock | TableBlock | QuoteBlock
