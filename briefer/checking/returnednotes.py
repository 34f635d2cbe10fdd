"""Notes of an edited file: which are changed, lost, orphaned or new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefer.checking.difference import is_related
from briefer.checking.returned import ItemChange, ReturnedNote
from briefer.checking.returneditems import Owners
from briefer.checking.sameness import plainest
from briefer.checking.wordtext import WordText
from briefer.ooxml.flattext import PlacedNote
from briefer.ooxml.provenance import NoteRecord, Provenance


def changed_notes(word: WordText, provenance: Provenance, items: Owners) -> Iterator[ReturnedNote]:
    """Yield the notes that are not as they were exported, in their order, the new ones last.

    A note is known by the bookmark around its mark, else by its place in its item, else by its
    words: where two have changed places, both say another source than they did.
    """
    marks = [(mark, word.notes.get((mark.kind, mark.note_id), "")) for mark in word.final.notes]
    marked = {(mark.kind, mark.note_id) for mark in word.final.notes}
    loose = [text for key, text in word.notes.items() if key not in marked]
    owners = [items.at(mark.at) for mark, _text in marks]
    matched = _matched(provenance.note_records, marks, owners)
    for record in provenance.note_records:
        index = matched.get(record.number)
        if index is None:
            yield _without_mark(record, loose)
        elif plainest(marks[index][1]) != plainest(record.text):
            yield ReturnedNote(
                record.number, ItemChange.CHANGED, marks[index][1], record.text, record.item_id
            )
    used = set(matched.values())
    for i, (_mark, text) in enumerate(marks):
        if i not in used:
            yield ReturnedNote(0, ItemChange.ADDED, text, item_id=owners[i])


def _matched(
    records: Sequence[NoteRecord],
    marks: Sequence[tuple[PlacedNote, str]],
    owners: Sequence[str],
) -> Mapping[int, int]:
    """Return which mark belongs to each note that still has one, by number.

    `owners` are the items that the marks stand in.
    """
    found: dict[int, int] = {}
    numbers = {record.number for record in records}
    for i, (mark, _text) in enumerate(marks):
        if mark.number is not None and mark.number in numbers:
            found.setdefault(mark.number, i)
    for way in (_in_place, _by_words, _alike):
        left = [record for record in records if record.number not in found]
        used = set(found.values())
        free = [i for i in range(len(marks)) if i not in used]
        found |= way(left, {i: marks[i][1] for i in free}, owners)
    return found


def _in_place(
    records: Sequence[NoteRecord], free: Mapping[int, str], owners: Sequence[str]
) -> Mapping[int, int]:
    """Return the notes of items that have as many as they had: the first is the first."""
    had: dict[str, list[int]] = defaultdict(list)
    has: dict[str, list[int]] = defaultdict(list)
    for record in records:
        had[record.item_id].append(record.number)
    for i in free:
        has[owners[i]].append(i)
    same = (item_id for item_id in had if item_id and len(had[item_id]) == len(has[item_id]))
    return {n: i for item_id in same for n, i in zip(had[item_id], has[item_id], strict=True)}


def _by_words(
    records: Sequence[NoteRecord], free: Mapping[int, str], _owners: Sequence[str]
) -> Mapping[int, int]:
    by_words: dict[str, list[int]] = {}
    for i, text in free.items():
        by_words.setdefault(plainest(text), []).append(i)
    found = {}
    for record in records:
        if same := by_words.get(plainest(record.text), []):
            found[record.number] = same.pop(0)
    return found


def _alike(
    records: Sequence[NoteRecord], free: Mapping[int, str], _owners: Sequence[str]
) -> Mapping[int, int]:
    left, found = dict(free), {}
    for record in records:
        near = next((i for i, text in left.items() if is_related(record.text, text)), None)
        if near is not None:
            found[record.number] = near
            del left[near]
    return found


def _without_mark(record: NoteRecord, loose: list[str]) -> ReturnedNote:
    """Return a note whose mark is gone: orphaned where its words are still in the file."""
    wanted = plainest(record.text)
    at = next((i for i, text in enumerate(loose) if plainest(text) == wanted), None)
    if at is not None:
        del loose[at]
    change = ItemChange.LOST if at is None else ItemChange.ORPHANED
    return ReturnedNote(record.number, change, "", record.text, record.item_id)
