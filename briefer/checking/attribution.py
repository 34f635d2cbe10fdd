"""Which source the note behind a quotation names now: words under another's name are wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile

from briefer.checking.locating import Located, Locator
from briefer.checking.sameness import plainest
from briefer.checking.wordtext import WordText
from briefer.ooxml.provenance import NoteRecord, QuotationRecord


class Attribution:
    """The notes of an edited file, each known by its words, and where the quotations begin."""

    def __init__(
        self,
        word: WordText,
        locator: Locator,
        records: Iterable[NoteRecord],
        found: Iterable[Located],
    ) -> None:
        self._word = word
        self._locator = locator
        self._marks = sorted(word.final.notes, key=lambda mark: mark.at)
        self._places = [mark.at for mark in self._marks]
        self._named = _named(records)
        self._begins = sorted(located.spans[0].start for located in found if located.spans)

    def is_of_another(self, record: QuotationRecord, located: Located) -> bool:
        """Tell whether the next note behind a quotation is one of the brief's on other sources.

        A note behind the next quotation, or in another paragraph, is not that of this one; a note
        that a colleague wrote is told as changed and judged by nobody.
        """
        end = located.spans[-1].end
        line = self._locator.line_at(end)
        number = bisect_left(self._places, end)
        if not record.note or line is None or number == len(self._marks):
            return False
        mark = self._marks[number]
        following = bisect_left(self._begins, end)
        is_behind_next = following < len(self._begins) and self._begins[following] < mark.at
        if mark.at > line.span.end or is_behind_next:
            return False
        text = plainest(self._word.notes.get((mark.kind, mark.note_id), ""))
        return text in self._named and record.source_id not in self._named[text]

    def said_behind(self, located: Located) -> str:
        """Return what stands behind a quotation in its paragraph, the notes there included."""
        end = located.spans[-1].end
        line = self._locator.line_at(end)
        if line is None:
            return ""
        marks = self._marks[bisect_left(self._places, end) :]
        near = takewhile(lambda mark: mark.at <= line.span.end, marks)
        notes = (self._word.notes.get((mark.kind, mark.note_id), "") for mark in near)
        return " ".join([self._word.final.text[end : line.span.end], *notes])


def _named(records: Iterable[NoteRecord]) -> Mapping[str, set[str]]:
    """Return the sources that the notes name, by the words of the note; "Ibid." may name many."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if text := plainest(record.text):
            found[text].update(record.source_ids)
    return found
