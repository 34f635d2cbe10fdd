"""What the Markdown of a text says, in neutral blocks that every writer can print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

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


def paragraphs(blocks: Iterable[TextBlock], *, with_quotes: bool = True) -> Iterator[Inlines]:
    """Yield what prints as a paragraph, in order; of typed block quotes if `with_quotes`."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.inlines
            case ListBlock():
                for item in block.items:
                    yield from paragraphs(item, with_quotes=with_quotes)
            case TableBlock():
                for row in (block.header, *block.rows):
                    yield from row
            case QuoteBlock():
                if with_quotes:
                    yield from paragraphs(block.blocks)


def remade(
    blocks: Iterable[TextBlock], change: Callable[[Inlines], Inlines]
) -> tuple[TextBlock, ...]:
    """Return `blocks` with what `change` makes of each paragraph, in the order of `paragraphs`."""
    return tuple(_remade(block, change) for block in blocks)


def _remade(block: TextBlock, change: Callable[[Inlines], Inlines]) -> TextBlock:
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=change(block.inlines))
        case ListBlock():
            return replace(block, items=tuple(remade(item, change) for item in block.items))
        case TableBlock():
            header = tuple(map(change, block.header))
            rows = tuple(tuple(map(change, row)) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case QuoteBlock():
            return replace(block, blocks=remade(block.blocks, change))
