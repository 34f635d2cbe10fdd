"""Items of an edited file that are not as they were exported, and its list of sources."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.checking.chains import in_order
from briefer.checking.difference import difference, is_related
from briefer.checking.returned import ItemChange, ReturnedEntry, ReturnedItem
from briefer.checking.sameness import plainest
from briefer.checking.wordtext import WordText
from briefer.core.text import Span
from briefer.ooxml.flattext import FlatText, Line
from briefer.ooxml.provenance import ItemRecord, Provenance

_QUOTATION = "quotation"
_NO_TEXT = ("toc", "header", "footer", "footnote", "endnote", "title", "subtitle", "byline")


@dataclass(frozen=True, slots=True)
class Place:
    """An item and where it stands in the final and in the original view, None where it is gone."""

    record: ItemRecord
    span: Span | None
    before: Span | None


class Owners:
    """Which item each character of the final text belongs to: the first of those that hold it."""

    def __init__(self, places: Iterable[Place]) -> None:
        placed = [place for place in places if place.span is not None]
        self._ids = [place.record.item_id for place in placed]
        self._at = array("l", [-1]) * (1 + max((_end(place) for place in placed), default=0))
        for number in range(len(placed) - 1, -1, -1):
            start, end = _start(placed[number]), _end(placed[number]) + 1
            self._at[start:end] = array("l", [number]) * (end - start)

    def at(self, position: int) -> str:
        """Return the item that a position stands in, its end included, empty for none."""
        number = self._at[position] if position < len(self._at) else -1
        return self._ids[number] if number >= 0 else ""


def changed_items(places: Sequence[Place], word: WordText) -> Iterator[ReturnedItem]:
    """Yield the items whose words changed, that are gone, or that stand elsewhere.

    The words of block quotations are told as quotations.
    """
    here = [place for place in places if place.span is not None]
    still = in_order([place.span.start for place in here if place.span is not None])
    ordered = sorted(here, key=_start)
    moved = {place.record.item_id for i, place in enumerate(here) if i not in still}
    for place in places:
        record = place.record
        now = _shown(word.final, place.span)
        is_tracked = place.before is not None and _same(
            _shown(word.original, place.before), record.printed
        )
        if place.span is None or not now:
            yield ReturnedItem(
                record.item_id, record.kind, ItemChange.DELETED, "", record.printed,
                is_tracked=is_tracked,
            )  # fmt: skip
            continue
        if record.kind != _QUOTATION and not _same(now, record.printed):
            yield ReturnedItem(
                record.item_id, record.kind, ItemChange.CHANGED, now, record.printed,
                difference(now, record.printed), is_tracked=is_tracked,
            )  # fmt: skip
        if record.item_id in moved:
            yield ReturnedItem(
                record.item_id, record.kind, ItemChange.MOVED, now, record.printed,
                after=_item_before(ordered, _start(place)),
            )  # fmt: skip


def added_items(
    places: Sequence[Place], word: WordText, provenance: Provenance
) -> Iterator[ReturnedItem]:
    """Yield the paragraphs that stand between items and were not exported."""
    here = sorted((p for p in places if p.span is not None), key=_start)
    if not here:
        return
    known = {plainest(text) for text in _known(provenance)}
    original = {plainest(line.span.of(word.original.text)) for line in word.original.lines}
    bodies = {line.style_id for p in here for line in _lines_in(word.final, p.span)}
    entries = tuple(entry.text for entry in provenance.entries)
    last = max(p.span.end for p in here if p.span is not None)
    for line in _outside(word.final, here):
        words = plainest(line.span.of(word.final.text))
        if not words or words in known or not _is_body(word, line, bodies):
            continue
        is_after = line.span.start > last
        if is_after and (_is_heading(word, line) or any(is_related(words, e) for e in entries)):
            continue
        yield ReturnedItem(
            "",
            _kind(word, line),
            ItemChange.ADDED,
            line.span.of(word.final.text).strip(),
            after=_item_before(here, line.span.start),
            is_tracked=words not in original,
        )


def source_list(
    places: Sequence[Place], word: WordText, provenance: Provenance
) -> Iterator[ReturnedEntry]:
    """Yield the entries of the list of sources that changed, are gone, or are new."""
    here = sorted((p for p in places if p.span is not None), key=_start)
    free = list(_outside(word.final, here)) if here else list(word.final.lines)
    by_words = {plainest(line.span.of(word.final.text)): line for line in reversed(free)}
    found = [by_words.get(plainest(entry.text)) for entry in provenance.entries]
    styles = {line.style_id for line in found if line is not None}
    taken = {line.span for line in found if line is not None}
    rest = [line for line in free if line.style_id in styles and line.span not in taken]
    texts = [t for line in rest if (t := line.span.of(word.final.text).strip())]
    for entry, line in zip(provenance.entries, found, strict=True):
        if line is not None:
            continue
        near = next((text for text in texts if is_related(entry.text, text)), None)
        if near is not None:
            texts.remove(near)
        change = ItemChange.DELETED if near is None else ItemChange.CHANGED
        yield ReturnedEntry(change, near or "", entry.text, entry.source_id)
    if provenance.entries and _is_own_style(word, styles):
        yield from (ReturnedEntry(ItemChange.ADDED, text) for text in texts)


def _is_own_style(word: WordText, styles: Iterable[str]) -> bool:
    """Tell whether the entries have a style that only a list of sources has."""
    return all("bibliograph" in word.styles.get(style, "") for style in styles)


def _known(provenance: Provenance) -> Iterator[str]:
    yield provenance.title
    yield from (entry.text for entry in provenance.entries)
    for record in provenance.items:
        yield from record.printed.split("\n")


def _shown(flat: FlatText, span: Span | None) -> str:
    """Return the words of a stretch, one paragraph a line, empty ones left out."""
    if span is None:
        return ""
    lines = (line.strip() for line in span.of(flat.text).split("\n"))
    return "\n".join(line for line in lines if line)


def _same(now: str, printed: str) -> bool:
    return plainest(now) == plainest(printed)


def _start(place: Place) -> int:
    return -1 if place.span is None else place.span.start


def _end(place: Place) -> int:
    return -1 if place.span is None else place.span.end


def _item_before(ordered: Sequence[Place], position: int) -> str:
    """Return the item that now stands directly before `position`."""
    count = bisect_left(ordered, position, key=_start)
    return ordered[count - 1].record.item_id if count else ""


def _lines_in(flat: FlatText, span: Span | None) -> tuple[Line, ...]:
    """Return the paragraphs that a stretch touches."""
    if span is None:
        return ()
    first = bisect_left(flat.lines, span.start + 1, key=lambda line: line.span.end)
    last = bisect_left(flat.lines, span.end, key=lambda line: line.span.start)
    return flat.lines[first:last]


def _outside(flat: FlatText, here: Sequence[Place]) -> Iterator[Line]:
    """Yield the paragraphs from the first item on that belong to no item."""
    covered = bytearray(len(flat.text) + 1)
    for place in here:
        if place.span is not None:
            covered[place.span.start : place.span.end] = b"\x01" * len(place.span)
    first = _start(here[0])
    for line in flat.lines:
        if line.span.end > first and b"\x01" not in covered[line.span.start : line.span.end]:
            yield line


def _is_body(word: WordText, line: Line, bodies: set[str]) -> bool:
    """Tell whether a paragraph is text of the brief, and no list of contents or caption."""
    name = word.styles.get(line.style_id, "")
    return line.style_id in bodies or not name.startswith(_NO_TEXT)


def _is_heading(word: WordText, line: Line) -> bool:
    return word.styles.get(line.style_id, "").startswith("heading")


def _kind(word: WordText, line: Line) -> str:
    name = word.styles.get(line.style_id, "")
    if name.startswith("heading"):
        return "section"
    return "quotation" if "quote" in name else "text"
