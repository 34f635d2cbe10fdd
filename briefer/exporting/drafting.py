"""The outline as draft blocks: everything in place but what the citations say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.core.cite import Cite
from briefer.core.ids import derived_id
from briefer.core.outline import (
    INLINE_LIMIT,
    Judgement,
    OutlineItem,
    Paraphrase,
    Quotation,
    Section,
    TextItem,
    printed_items,
)
from briefer.core.runs import Run
from briefer.core.text import unwrapped, word_count
from briefer.exporting.document import ParagraphStyle, Quoted
from briefer.exporting.marks import curled, set_marks
from briefer.exporting.prose import CiteMark, Draft, Prose, stressed_runs
from briefer.markup import inline
from briefer.markup.nodes import (
    CitationNode,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    QuoteBlock,
    TableBlock,
    TextBlock,
)

Drafts = tuple[Draft, ...]
_FINAL_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph, its citations still open."""

    content: Drafts
    style: ParagraphStyle = ParagraphStyle.BODY
    item_id: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class DraftHeading:
    """A heading; `level` counts from 1."""

    level: int
    content: Drafts
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class DraftList:
    """A list of blocks."""

    items: tuple[tuple[DraftBlock, ...], ...]
    ordered: bool
    start: int
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table with a header row."""

    header: tuple[Drafts, ...]
    rows: tuple[tuple[Drafts, ...], ...]
    alignments: tuple[str, ...]
    item_id: str = ""


DraftBlock = DraftParagraph | DraftHeading | DraftList | DraftTable


@dataclass(frozen=True, slots=True)
class Drafting:
    """Draft the items of one brief."""

    prose: Prose

    def blocks(self) -> Iterator[DraftBlock]:
        """Yield the blocks of every item that prints, in order."""
        for item, depth in printed_items(self.prose.brief.outline, is_short=self.prose.is_short):
            yield from self._item(item, depth)

    def _item(self, item: OutlineItem, depth: int) -> Iterator[DraftBlock]:
        match item:
            case Section():
                yield DraftHeading(
                    depth + 1, (Run(curled(item.title, self.prose.house)),), item.item_id
                )
            case Quotation():
                yield from self._quotation(item)
            case TextItem():
                yield from self._text(item.markdown, item.item_id, depth, item.quotations)
            case Paraphrase():
                cites = self._uncited(item.markdown, item.supports)
                blocks = list(self._text(item.markdown, item.item_id, depth))
                yield from self._with_cites(blocks, cites, item.item_id)
            case Judgement():
                yield from self._judgement(item, depth)

    def _quotation(self, item: Quotation) -> Iterator[DraftBlock]:
        """Yield a quotation: short ones run in between marks, long ones are set off without."""
        words = self.prose.words(item)
        cites = CiteMark((self.prose.sourcing.of_quotation(item),))
        parts = [unwrapped(part) for part in words.split("\n\n") if part.strip()]
        if len(parts) == 1 and word_count(words) <= INLINE_LIMIT:
            content = self._spaced(self.prose.quoted(item), cites)
            if not self.prose.sets_notes and parts[0][-1] not in _FINAL_STOPS:
                content = (*content, Run("."))
            yield DraftParagraph(content, item_id=item.item_id)
            return
        language = self.prose.language(item)
        stressed = self.prose.stressed(item)
        for i, part in enumerate(parts):
            size = len("".join(part.split()))
            runs = stressed_runs(part, set_marks(part, self.prose.house), stressed[:size])
            stressed = stressed[size:]
            content = (Quoted(item.item_id, runs, language),)
            if i == len(parts) - 1:
                content = self._spaced(content, cites)
            yield DraftParagraph(content, ParagraphStyle.QUOTE, item.item_id)

    def _spaced(self, content: Sequence[Draft], cites: CiteMark) -> Drafts:
        """Return `content` followed by its citation, after a blank where that is set in line."""
        return (*content, cites) if self.prose.sets_notes else (*content, Run(" "), cites)

    def _closed(self, content: Sequence[Draft], cites: CiteMark) -> Drafts:
        """Return a sentence with its citation: before its full stop where that is the custom."""
        sets_notes, house = self.prose.sets_notes, self.prose.house
        spaced = self._spaced(content, cites)
        return spaced if sets_notes and not house.note_before_stop else _before_stop(spaced)

    def _judgement(self, item: Judgement, depth: int) -> Iterator[DraftBlock]:
        """Yield a judgement; its confidence is a sentence of its own, never with the likelihood."""
        cites = self._uncited(item.markdown, item.supports)
        blocks = [
            replace(block, style=ParagraphStyle.JUDGEMENT)
            if isinstance(block, DraftParagraph) and block.style is ParagraphStyle.BODY
            else block
            for block in self._text(item.markdown, item.item_id, depth)
        ]
        yield from self._with_cites(blocks, cites, item.item_id)
        if said := self._measure(item):
            yield DraftParagraph((Run(said),), ParagraphStyle.JUDGEMENT, item.item_id)
        for quotation in contrary_quotations(item):
            if quotation.excerpt_id in self.prose.brief.excerpts:
                yield self._contrary(quotation, item.item_id)

    def _contrary(self, quotation: Quotation, item_id: str) -> DraftParagraph:
        """Return a contrary view: the words against a judgement, if few, else who says so."""
        sourcing = self.prose.sourcing
        said: Drafts = (Run(self.prose.house.word("contrary") + " "),)
        if 0 < word_count(self.prose.words(quotation)) <= INLINE_LIMIT:
            said += self.prose.quoted(quotation)
        else:
            name = curled(sourcing.name_of(quotation), self.prose.house)
            said += (Run(self.prose.house.word("contrary source", source=name)),)
        cites = CiteMark((sourcing.of_quotation(quotation),))
        return DraftParagraph(self._closed(said, cites), ParagraphStyle.JUDGEMENT, item_id)

    def _measure(self, item: Judgement) -> str:
        """Return the likelihood, where the text does not say it, and the confidence.

        Never both in one sentence (ICD 203, D.6.e(2)(a)).
        """
        house, said = self.prose.house, []
        if item.likelihood and not _says(item.markdown, item.likelihood):
            said.append(house.word("likelihood", likelihood=item.likelihood))
        if item.confidence:
            name = "confidence because" if item.confidence_reason else "confidence"
            reason = curled(item.confidence_reason, house).rstrip(".")
            said.append(house.word(name, confidence=item.confidence, reason=reason))
        return " ".join(said)

    def _uncited(self, markdown: str, supports: Sequence[str]) -> tuple[Cite, ...]:
        """Return the cites of `supports` whose source the text does not cite itself."""
        nodes = [place.node for place in inline.spans(markdown)]
        refs = [ref for node in nodes if isinstance(node, CitationNode) for ref in node.cites]
        typed = {cite.source_id for cite in self.prose.sourcing.of_refs(refs)}
        cites = self.prose.sourcing.of_excerpts(supports)
        return tuple(cite for cite in cites if cite.source_id not in typed)

    def _with_cites(
        self, blocks: list[DraftBlock], cites: tuple[Cite, ...], item_id: str
    ) -> list[DraftBlock]:
        """Return `blocks` with `cites` at the end of the last one, or in a paragraph after it."""
        if not cites:
            return blocks
        last = blocks[-1] if blocks else None
        if isinstance(last, DraftParagraph) and last.content:
            content = self._closed(last.content, CiteMark(cites))
            return [*blocks[:-1], replace(last, content=content)]
        return [*blocks, DraftParagraph((CiteMark(cites),), item_id=item_id)]

    def _text(
        self, markdown: str, item_id: str, depth: int, quotations: Sequence[Quotation] = ()
    ) -> Iterator[DraftBlock]:
        for block in inline.parse(markdown):
            yield from self._block(block, _Around(item_id, depth, quotations))

    def _block(
        self, block: TextBlock, around: _Around, style: ParagraphStyle = ParagraphStyle.BODY
    ) -> Iterator[DraftBlock]:
        match block:
            case Paragraph():
                yield DraftParagraph(self._draft(block.inlines, around), style, around.item_id)
            case Heading():
                content = self._draft(block.inlines, around)
                yield DraftHeading(around.depth + block.level, content, around.item_id)
            case ListBlock():
                items = tuple(
                    tuple(b for inner in item for b in self._block(inner, around))
                    for item in block.items
                )
                yield DraftList(items, block.ordered, block.start, around.item_id)
            case TableBlock():
                yield DraftTable(
                    self._row(block.header, around),
                    tuple(self._row(row, around) for row in block.rows),
                    block.alignments,
                    around.item_id,
                )
            case QuoteBlock():
                for inner in block.blocks:
                    yield from self._block(inner, around, ParagraphStyle.QUOTE)

    def _row(self, cells: Sequence[Inlines], around: _Around) -> tuple[Drafts, ...]:
        return tuple(self._draft(cell, around) for cell in cells)

    def _draft(self, inlines: Inlines, around: _Around) -> Drafts:
        return self.prose.draft(inlines, around.quotations)


@dataclass(frozen=True, slots=True)
class _Around:
    """The item that a block of text belongs to."""

    item_id: str
    depth: int
    quotations: Sequence[Quotation]


def contrary_quotations(item: Judgement) -> tuple[Quotation, ...]:
    """Return what is quoted against a judgement, with ids that follow from it."""
    return tuple(Quotation(derived_id(item.item_id, e), e) for e in item.contradicts)


def _before_stop(content: Drafts) -> Drafts:
    """Return `content` with a final full stop after the citation that follows it."""
    end = len(content) - (2 if content[-2:-1] == (Run(" "),) else 1)
    *before, text = content[:end]
    if isinstance(text, Run) and text.text.endswith("."):
        return (*before, replace(text, text=text.text[:-1]), *content[end:], Run("."))
    return content


def _says(markdown: str, term: str) -> bool:
    """Tell whether a text holds a likelihood term as words of its own ("unlikely" is another)."""
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", markdown, re.IGNORECASE) is not None
