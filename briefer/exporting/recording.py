"""What a Word file is to know about the brief it was made of, so that it can be checked later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefer.core.brief import Brief
from briefer.core.excerpt import Pinpoint
from briefer.core.ids import derived_id
from briefer.core.outline import Judgement, OutlineItem, Quotation, Section, TextItem
from briefer.core.runs import Run, plain
from briefer.core.text import Span
from briefer.exporting.compose import front_lines
from briefer.exporting.document import (
    Content,
    Document,
    NoteRef,
    Quoted,
    contents_of,
    text_of,
    walk,
)
from briefer.exporting.drafting import contrary_quotations
from briefer.exporting.options import ExportOptions
from briefer.ooxml.provenance import (
    EntryRecord,
    FrontRecord,
    ItemRecord,
    NoteRecord,
    Provenance,
    QuotationRecord,
    SourceRecord,
)


def provenance_of(brief: Brief, document: Document, options: ExportOptions) -> Provenance:
    """Return the record of `brief` as it prints in `document`."""
    seen = _read(document)
    placed = dict(_placed(brief.outline, ""))
    items = tuple(_items(seen, placed))
    quotations = tuple(_quotations(brief, seen, placed))
    notes = tuple(
        NoteRecord(
            note.number,
            "\n".join(map(plain, note.paragraphs)),
            seen.note_items.get(note.number, ""),
            note.source_ids,
        )
        for note in document.notes
    )
    entries = tuple(
        EntryRecord(plain(runs), source_id)
        for runs, source_id in zip(document.bibliography, document.entry_sources, strict=True)
    )
    remarks = tuple(EntryRecord(text) for text in document.remarks)
    export_id = derived_id(
        options.project_id,
        options.exported_at,
        *(f"{item.item_id}\n{item.printed}" for item in items),
        *(note.text for note in notes),
    )
    return Provenance(
        brief_id=options.project_id,
        export_id=export_id,
        title=document.title,
        marking=document.marking,
        language=document.language,
        notes=document.notes_kind.value,
        exported=options.exported_at,
        sources=tuple(_sources(brief, document, quotations)),
        items=items,
        quotations=quotations,
        note_records=notes,
        entries=entries + remarks,
        front=tuple(_front(brief, document)),
    )


def _front(brief: Brief, document: Document) -> Iterator[FrontRecord]:
    """Yield the fields above the text; a by-line that cannot be taken apart has none."""
    for name, printed in (("title", document.title), ("subtitle", document.subtitle)):
        if printed.strip():
            yield FrontRecord(name, printed)
    names = [name for name in ("author", "date") if getattr(brief.front, name).strip()]
    parts = document.byline.split(" · ") if len(names) > 1 else [document.byline]
    if len(parts) == len(names):
        yield from map(FrontRecord, names, parts)
    printed_lines = (*document.front, *document.designation)
    for name, (label, value) in zip(front_lines(brief.front), printed_lines, strict=True):
        yield FrontRecord(name, value, label)


@dataclass(slots=True)
class _Seen:
    """What prints: the lines of each item, the words of each quotation, where marks stand."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    emphasis: dict[str, list[Span]] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    note_items: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """An item of the outline and the section it stands in."""

    item: OutlineItem
    parent: str


def _read(document: Document) -> _Seen:
    """Return what the blocks of `document` print; blocks inside others belong to their item."""
    seen = _Seen()
    for block in walk(document.blocks):
        for content in contents_of(block):
            _take(seen, block.item_id, content)
    return seen


def _take(seen: _Seen, item_id: str, content: Content) -> None:
    seen.lines.setdefault(item_id, []).append(text_of(content))
    waiting: list[str] = []
    for inline in content:
        if isinstance(inline, Quoted):
            words = seen.words.setdefault(inline.item_id, [])
            begun = sum(len(part) + 1 for part in words)  # a line feed between paragraphs
            words.append(plain(inline.runs))
            seen.emphasis.setdefault(inline.item_id, []).extend(_stressed(inline.runs, begun))
            seen.holders.setdefault(inline.item_id, item_id)
            waiting.append(inline.item_id)
        elif isinstance(inline, NoteRef):
            seen.note_items.setdefault(inline.number, item_id)
            for quotation in waiting:
                seen.notes.setdefault(quotation, inline.number)
            waiting = []


def _stressed(runs: Iterable[Run], begun: int) -> Iterator[Span]:
    """Yield what of words that begin at `begun` of a quotation stands in italics or bold."""
    for run in runs:
        end = begun + len(run.text)
        if run.italic or run.bold:
            yield Span(begun, end)
        begun = end


def _placed(items: Iterable[OutlineItem], parent: str) -> Iterator[tuple[str, _Place]]:
    for item in items:
        yield item.item_id, _Place(item, parent)
        if isinstance(item, Section):
            yield from _placed(item.children, item.item_id)
            continue
        within = item.quotations if isinstance(item, TextItem) else ()
        if isinstance(item, Judgement):
            within = contrary_quotations(item)
        for quotation in within:
            yield quotation.item_id, _Place(quotation, item.item_id)


def _items(seen: _Seen, placed: dict[str, _Place]) -> Iterator[ItemRecord]:
    for item_id, lines in seen.lines.items():
        place = placed.get(item_id)
        if place is not None:
            kind = type(place.item).__name__.lower().removesuffix("item")
            yield ItemRecord(item_id, kind, "\n".join(lines), place.parent)


def _quotations(brief: Brief, seen: _Seen, placed: dict[str, _Place]) -> Iterator[QuotationRecord]:
    for item_id, words in seen.words.items():
        place = placed.get(item_id)
        if place is None or not isinstance(place.item, Quotation):
            continue
        excerpt = brief.excerpts.get(place.item.excerpt_id)
        if excerpt is None:
            continue
        yield QuotationRecord(
            item_id,
            excerpt.excerpt_id,
            excerpt.source_id,
            printed="\n".join(words),
            original=excerpt.words if excerpt.is_anchored else "",  # typed words vouch for nothing
            wording=place.item.wording or "",
            holder=seen.holders[item_id],
            place=_shown(excerpt.pinpoint),
            note=seen.notes.get(item_id, 0),
            said_by=excerpt.said_by,
            is_translated=bool(place.item.translation),
            emphasis=tuple(seen.emphasis[item_id]),
            source_emphasis=excerpt.emphasis if brief.restressed(place.item) else None,
        )


def _shown(point: Pinpoint) -> str:
    """Return a pinpoint as people write it: "p. 3", "para. 4–6"."""
    if point.first_page:
        return f"p. {_range(point.first_page, point.last_page)}"
    return f"para. {_range(point.first, point.last)}" if point.first else ""


def _range(first: str, last: str) -> str:
    return first if last in {"", first} else f"{first}–{last}"


def _sources(
    brief: Brief, document: Document, quotations: Iterable[QuotationRecord]
) -> Iterator[SourceRecord]:
    used = [i for note in document.notes for i in note.source_ids]
    used += [quotation.source_id for quotation in quotations]
    used += [i for i in document.entry_sources if i]
    for source_id in dict.fromkeys(used):
        source = brief.sources[source_id]
        title = source.item.text("title") or source.name
        yield SourceRecord(source_id, source.key, title, source.sha256)
