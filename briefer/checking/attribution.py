"""Which source the note behind a quotation names now: words under another's name are wrong."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile

from briefer.checking.exportedlines import ExportedLines
from briefer.checking.locating import Located, Locator
from briefer.checking.sameness import plainest
from briefer.checking.wordtext import WordText
from briefer.core.text import Span
from briefer.ooxml.provenance import NoteRecord, Provenance, QuotationRecord

_BRACKETS = re.compile(r"[^\w([]{0,6}[(\[]([^()\[\]]{3,200})[)\]]")


class Attribution:
    """The notes of an edited file, each known by its words, and where the quotations begin."""

    def __init__(
        self,
        word: WordText,
        locator: Locator,
        provenance: Provenance,
        found: Iterable[Located],
    ) -> None:
        self._word = word
        self._locator = locator
        self._marks = sorted(word.final.notes, key=lambda mark: mark.at)
        self._places = [mark.at for mark in self._marks]
        self._named = _named(provenance.note_records)
        self._cited = _cited(provenance.quotations, locator.exported)
        self._begins = sorted(located.spans[0].start for located in found if located.spans)

    def is_of_another(self, record: QuotationRecord, located: Located) -> bool:
        """Tell whether the next note behind a quotation is one of the brief's on other sources.

        Where it had no note, the citation in brackets behind it counts. A note behind the next
        quotation, or in another paragraph, is not that of this one; a note that a colleague
        wrote is told as changed and judged by nobody.
        """
        end = located.spans[-1].end
        line = self._locator.line_at(end)
        number = bisect_left(self._places, end)
        if line is None:
            return False
        if not record.note:
            cited = self._cited.get(_behind(self._word.final.text, Span(end, line.span.end)))
            return cited is not None and record.source_id not in cited
        if number == len(self._marks):
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


def _cited(records: Iterable[QuotationRecord], exported: ExportedLines) -> Mapping[str, set[str]]:
    """Return the sources that citations in brackets behind the quotations name, by their words."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for stood in exported.stood.get(record.item_id, ())[-1:]:
            line = exported.lines[stood.number]
            if text := _behind(line, Span(stood.span.end, len(line))):
                found[text].add(record.source_id)
    return found


def _behind(text: str, rest: Span) -> str:
    """Return the words in brackets directly behind a quotation, empty for none."""
    found = _BRACKETS.match(text, rest.start, rest.end)
    return "" if found is None else plainest(found[1])


def _named(records: Iterable[NoteRecord]) -> Mapping[str, set[str]]:
    """Return the sources that the notes name, by the words of the note; "Ibid." may name many."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if text := plainest(record.text):
            found[text].update(record.source_ids)
    return found
