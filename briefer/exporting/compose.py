"""Compose a brief: from the outline and its sources to the document that prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from briefer.citation.render import Entry, render
from briefer.citation.style import Style
from briefer.core.brief import (
    WORDS_PER_PAGE,
    Brief,
    BriefSettings,
    FrontMatter,
    NotesKind,
    PinpointKind,
)
from briefer.core.cite import Citation, Cite
from briefer.core.runs import Run, Runs, plain
from briefer.core.source import Source
from briefer.exporting.addresses import linked
from briefer.exporting.arranging import (
    combined,
    contents,
    levelled,
    numbered,
    referred,
    words_in,
)
from briefer.exporting.document import (
    Block,
    Content,
    Document,
    Heading,
    Inline,
    ListItems,
    Note,
    NoteRef,
    Paragraph,
    Table,
)
from briefer.exporting.drafting import (
    DraftBlock,
    DraftHeading,
    Drafting,
    DraftList,
    DraftParagraph,
    Drafts,
    DraftTable,
)
from briefer.exporting.house import House, house_of
from briefer.exporting.likelihoods import likelihood_blocks
from briefer.exporting.marks import curled
from briefer.exporting.options import ContentsList, ExportOptions
from briefer.exporting.products import product_of, resolved
from briefer.exporting.prose import CiteMark, Draft, Prose
from briefer.exporting.sourcekinds import group_of, place_of
from briefer.exporting.sourcing import Sourcing, csl_item, is_counted, remarks_on_copy
from briefer.exporting.spacing import spaced

PAGES_WITH_COMBINED_NOTES = 4  # up to here the notes of a paragraph are one by default
PAGES_WITHOUT_CONTENTS = 10  # beyond, a list of contents prints (UK DfT, 26 February 2021)
_FRONT_LINES = (
    ("to", "to"),
    ("from", "from_"),
    ("copy", "copy"),
    ("reference", "reference"),
    ("status", "status"),
    ("version", "version"),
    ("cleared by", "cleared_by"),
    ("information as of", "information_as_of"),
)
_DESIGNATION = (
    ("controlled by", "controlled_by"),
    ("category", "category"),
    ("dissemination", "dissemination"),
    ("contact", "contact"),
)


def compose(brief: Brief, style: Style, options: ExportOptions | None = None) -> Document:
    """Return `brief` as it prints with citations in `style`.

    Of `options` only what concerns the arrangement counts here; `products.applied` has put
    the rest into the settings of the brief.
    """
    product = product_of(brief.settings.product)
    options = resolved(_with_settings(options or ExportOptions(), brief.settings), product)
    house = house_of(brief.settings.locale)
    sets_notes = style.is_note and brief.settings.notes is not NotesKind.INLINE
    sourcing = Sourcing(brief, house, in_text=not sets_notes)
    prose = Prose(brief, house, sourcing, sets_notes, options.is_short)
    drafts = _arranged(tuple(Drafting(prose).blocks()), options, sets_notes=sets_notes)
    citations = _citations(drafts, sets_notes)
    items = {source_id: csl_item(brief.sources[source_id]) for source_id in _cited(citations)}
    rendered = render(citations, items, style, brief.settings.locale, _places(brief))
    filled = _Filling(rendered.citations, citations, sets_notes, in_brackets=style.is_note)
    blocks = tuple(filled.block(draft) for draft in drafts)
    if product.likelihood_table:
        blocks += likelihood_blocks(brief, house)
    listed = rendered.bibliography if brief.settings.has_bibliography else ()
    describes = product.source_descriptors
    entries = tuple(_entry(brief, house, entry, describes=describes) for entry in listed)
    document = replace(
        _matter(brief, house),
        blocks=blocks,
        notes=tuple(filled.notes),
        notes_kind=brief.settings.notes if sets_notes else NotesKind.INLINE,
        has_contents=_has_contents(drafts, options),
        look=options.look or "",
        bibliography_title=house.word("bibliography") if entries else "",
        bibliography=entries,
        entry_groups=_groups(brief, house, listed),
        entry_sources=tuple(entry.source_id for entry in listed),
        remarks=_remarks(brief, house, citations),
    )
    return spaced(document)


def _with_settings(options: ExportOptions, settings: BriefSettings) -> ExportOptions:
    """Return `options` with what they leave open as the brief has it."""
    if options.combined_notes is not None:
        return options
    return replace(options, combined_notes=settings.combined_notes)


def _arranged(
    drafts: tuple[DraftBlock, ...], options: ExportOptions, *, sets_notes: bool
) -> tuple[DraftBlock, ...]:
    """Return `drafts` with levels, numbers and references settled and notes combined."""
    arranged: Iterable[DraftBlock] = levelled(drafts)
    if options.numbered_paragraphs:
        arranged = numbered(arranged)
    drafts = referred(tuple(arranged))
    wanted = options.combined_notes
    if wanted is None:
        wanted = words_in(drafts) <= PAGES_WITH_COMBINED_NOTES * WORDS_PER_PAGE
    if not sets_notes or not wanted:
        return drafts
    return combined(drafts, always=bool(options.combined_notes))


def _has_contents(drafts: Iterable[DraftBlock], options: ExportOptions) -> bool:
    if options.contents is not ContentsList.AUTO:
        return options.contents is ContentsList.ALWAYS
    return words_in(drafts) > PAGES_WITHOUT_CONTENTS * WORDS_PER_PAGE


def _matter(brief: Brief, house: House) -> Document:
    """Return the document with everything but its text."""
    front = brief.front
    byline = " · ".join(curled(text, house) for text in (front.author, front.date) if text.strip())
    return Document(
        title=curled(front.title, house),
        subtitle=curled(front.subtitle, house),
        byline=byline,
        author=front.author,
        status=front.status,
        version=front.version,
        front=_said(front, _FRONT_LINES, house),
        designation=_said(front, _DESIGNATION, house),
        marking=front.marking,
        language=brief.settings.locale,
        page_size=house.page_size,
        labels=house.labels,
    )


def _said(
    front: FrontMatter, lines: Iterable[tuple[str, str]], house: House
) -> tuple[tuple[str, str], ...]:
    """Return label and value of each of `lines` that is filled in."""
    values = ((house.word(word), getattr(front, name)) for word, name in lines)
    return tuple((label, curled(value, house)) for label, value in values if value.strip())


def front_lines(front: FrontMatter) -> tuple[str, ...]:
    """Return the names of the fields that print with a label, in the order in which they do."""
    names = (name for _word, name in (*_FRONT_LINES, *_DESIGNATION))
    return tuple(name for name in names if getattr(front, name).strip())


def _citations(drafts: Iterable[DraftBlock], sets_notes: bool) -> tuple[Citation, ...]:
    """Return every citation in reading order; each is a note of its own where notes are set."""
    marks = [mark for draft in drafts for mark in _marks(draft)]
    return tuple(
        Citation(f"citation-{number}", mark.cites, number if sets_notes else 0)
        for number, mark in enumerate(marks, 1)
    )


def _marks(draft: DraftBlock) -> Iterator[CiteMark]:
    for content in contents(draft):
        yield from (piece for piece in content if isinstance(piece, CiteMark))


def _cited(citations: Iterable[Citation]) -> list[str]:
    """Return the ids of the cited sources, in order of first citation."""
    return list(dict.fromkeys(cite.source_id for c in citations for cite in c.cites))


def _places(brief: Brief) -> Callable[[str], int] | None:
    """Return what says in which group of the bibliography a source stands, None without groups."""
    if not brief.settings.groups_bibliography:
        return None
    return lambda source_id: place_of(brief.sources[source_id])


def _groups(brief: Brief, house: House, listed: tuple[Entry, ...]) -> tuple[str, ...]:
    if not brief.settings.groups_bibliography:
        return ()
    return tuple(house.word(group_of(brief.sources[entry.source_id])) for entry in listed)


def _entry(brief: Brief, house: House, entry: Entry, *, describes: bool) -> Runs:
    remarks = _said_of(brief.sources[entry.source_id], house, describes)
    return _with_remarks(linked(entry.runs), remarks)


def _said_of(source: Source, house: House, describes: bool) -> Iterator[str]:
    """Yield what is said of a source after its entry; `describes` adds its descriptor (ICD 206)."""
    yield from remarks_on_copy(source, house)
    if describes and source.descriptor.strip():
        yield curled(source.descriptor.strip(), house)


def _remarks(brief: Brief, house: House, citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """Return what must be said about pinpoints and copies once, at the end."""
    cites = [cite for citation in citations for cite in citation.cites]
    counted = brief.settings.pinpoints is PinpointKind.COUNTED and any(map(is_counted, cites))
    remarks = (house.word("counted"),) if counted else ()
    return remarks if brief.settings.has_bibliography else remarks + _copies(brief, house, cites)


def _copies(brief: Brief, house: House, cites: Iterable[Cite]) -> tuple[str, ...]:
    """Return the remarks on copies where no list of sources can carry them."""
    sources = [brief.sources[i] for i in dict.fromkeys(cite.source_id for cite in cites)]
    return tuple(
        f"{curled(source.item.text('title') or source.name, house)}: {' '.join(said)}"
        for source in sources
        if (said := list(remarks_on_copy(source, house)))
    )


def _with_remarks(runs: Runs, remarks: Iterable[str]) -> Runs:
    return (*runs, *(Run(f" [{remark}]") for remark in remarks))


@dataclass
class _Filling:
    """Put rendered citations where the drafts left their places, in the same order."""

    rendered: tuple[Runs, ...]
    citations: tuple[Citation, ...]
    sets_notes: bool
    in_brackets: bool
    notes: list[Note] = field(default_factory=list)
    _used: int = 0

    def block(self, draft: DraftBlock) -> Block:
        match draft:
            case DraftParagraph():
                content = self._content(draft.content)
                return Paragraph(content, draft.style, draft.item_id, draft.number)
            case DraftHeading():
                return Heading(draft.level, self._content(draft.content), draft.item_id)
            case DraftList():
                items = tuple(tuple(self.block(b) for b in item) for item in draft.items)
                return ListItems(items, draft.ordered, draft.start, draft.item_id)
            case DraftTable():
                header = tuple(self._content(cell) for cell in draft.header)
                rows = tuple(tuple(self._content(cell) for cell in row) for row in draft.rows)
                return Table(header, rows, draft.alignments, draft.item_id)

    def _content(self, drafts: Drafts) -> Content:
        return tuple(inline for draft in drafts for inline in self._inlines(draft))

    def _inlines(self, draft: Draft) -> Iterator[Inline]:
        if not isinstance(draft, CiteMark):
            yield draft
            return
        runs = linked(self.rendered[self._used])
        self._used += 1
        if self.sets_notes:
            cites = self.citations[self._used - 1].cites
            sources = tuple(dict.fromkeys(cite.source_id for cite in cites))
            self.notes.append(Note(self._used, _with_capital(runs), source_ids=sources))
            yield NoteRef(self._used)
        elif self.in_brackets:
            yield from (Run("("), *_without_stop(runs), Run(")"))
        else:
            yield from runs


def _with_capital(runs: Runs) -> Runs:
    """Return a note that begins with a capital, as a prefix ("see") may not."""
    if not runs or not runs[0].text[:1].islower() or runs[0].link:
        return runs
    first = runs[0]
    return (replace(first, text=first.text[0].upper() + first.text[1:]), *runs[1:])


def _without_stop(runs: Runs) -> Runs:
    if not plain(runs).endswith("."):
        return runs
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text[:-1]))
