"""A citation style shown on somebody's own sources: first note, later notes, list of sources."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.citation.render import render
from briefer.citation.style import Style
from briefer.core.brief import NotesKind
from briefer.core.cite import Citation, Cite
from briefer.core.runs import Run, plain
from briefer.core.source import Source
from briefer.exporting.addresses import linked
from briefer.exporting.document import Block, Document, Heading, Paragraph, ParagraphStyle
from briefer.exporting.house import house_of
from briefer.exporting.sourcing import csl_item

_PARAGRAPH = "4"  # the counted paragraph that the samples point at


def sample(sources: Sequence[Source], style: Style, locale: str) -> Document:
    """Return how `style` cites each of `sources`: at first, again, and in the list of sources.

    A locator is cited with each, so that a style that loses pinpoints is seen to.
    """
    first = [_citation(source, number) for number, source in enumerate(sources, 1)]
    again = [_citation(source, number) for number, source in enumerate(sources, len(sources) + 1)]
    items = {source.source_id: csl_item(source) for source in sources}
    rendered = render((*first, *again), items, style, locale)
    house = house_of(locale)
    blocks: list[Block] = []
    for number, source in enumerate(sources):
        title = source.item.text("title") or source.name
        blocks.append(Heading(3, (Run(title),)))
        notes = (rendered.citations[number], rendered.citations[number + len(sources)])
        blocks += [Paragraph(linked(n), ParagraphStyle.BIBLIOGRAPHY) for n in notes if plain(n)]
    entries = tuple(linked(entry.runs) for entry in rendered.bibliography)
    return Document(
        language=locale,
        blocks=tuple(blocks),
        notes_kind=NotesKind.INLINE,
        bibliography_title=house.word("bibliography") if entries else "",
        bibliography=entries,
    )


def _citation(source: Source, number: int) -> Citation:
    cite = Cite(source.source_id, _PARAGRAPH, "paragraph")
    return Citation(f"sample-{number}", (cite,), number)
