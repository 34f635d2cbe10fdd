"""Notes of an edited file: which are changed, lost, orphaned or new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.checking.difference import is_related
from briefer.checking.returned import ItemChange, ReturnedNote
from briefer.checking.returneditems import Place
from briefer.checking.sameness import plainest
from briefer.checking.wordtext import WordText
from briefer.ooxml.flattext import PlacedNote
from briefer.ooxml.provenance import NoteRecord, Provenance


def changed_notes(
    word: WordText, provenance: Provenance, places: Sequence[Place]
) -> Iterator[ReturnedNote]:
    """Yield the notes that are not as they were exported, in their order, the new ones last.

    A note is known by the bookmark around its mark, else by its words.
    """
    marks = [(mark, word.notes.get((mark.kind, mark.note_id), "")) for mark in word.final.notes]
    marked = {(mark.kind, mark.note_id) for mark in word.final.notes}
    loose = [text for key, text in word.notes.items() if key not in marked]
    matched = _matched(provenance.note_records, marks)
    for record in provenance.note_records:
        index = matched.get(record.number)
        if index is None:
            yield _without_mark(record, loose)
        elif plainest(marks[index][1]) != plainest(record.text):
            yield ReturnedNote(
                record.number, ItemChange.CHANGED, marks[index][1], record.text, record.item_id
            )
    used = set(matched.values())
    for i, (mark, text) in enumerate(marks):
        if i not in used:
            yield ReturnedNote(0, ItemChange.ADDED, text, item_id=_item_of(mark, places))


def _matched(
    records: Sequence[NoteRecord], marks: Sequence[tuple[PlacedNote, str]]
) -> Mapping[int, int]:
    """Return which mark belongs to each note that still has one, by number."""
    found: dict[int, int] = {}
    numbers = {record.number for record in records}
    for i, (mark, _text) in enumerate(marks):
        if mark.number is not None and mark.number in numbers:
            found.setdefault(mark.number, i)
    used = set(found.values())
    by_words: dict[str, list[int]] = {}
    for i, (_mark, text) in enumerate(marks):
        if i not in used:
            by_words.setdefault(plainest(text), []).append(i)
    for record in records:
        same = by_words.get(plainest(record.text), [])
        if record.number not in found and same:
            found[record.number] = same.pop(0)
    used = set(found.values())
    free = [i for i in range(len(marks)) if i not in used]
    for record in records:
        near = next((i for i in free if is_related(record.text, marks[i][1])), None)
        if record.number not in found and near is not None:
            found[record.number] = near
            free.remove(near)
    return found


def _without_mark(record: NoteRecord, loose: list[str]) -> ReturnedNote:
    """Return a note whose mark is gone: orphaned where its words are still in the file."""
    wanted = plainest(record.text)
    at = next((i for i, text in enumerate(loose) if plainest(text) == wanted), None)
    if at is not None:
        del loose[at]
    change = ItemChange.LOST if at is None else ItemChange.ORPHANED
    return ReturnedNote(record.number, change, "", record.text, record.item_id)


def _item_of(mark: PlacedNote, places: Sequence[Place]) -> str:
    for place in places:
        if place.span is not None and place.span.start <= mark.at <= place.span.end:
            return place.record.item_id
    return ""
