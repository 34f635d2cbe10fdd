"""The front matter of an edited file: title, subtitle, by-line and the labelled fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.checking.difference import difference, is_related
from briefer.checking.returned import FRONT, ItemChange, ReturnedItem
from briefer.checking.sameness import plainest
from briefer.checking.wordtext import WordText
from briefer.ooxml.flattext import FlatText, Line
from briefer.ooxml.provenance import FrontRecord, Provenance

_BYLINE = ("author", "date")
_BETWEEN = re.compile(r"\s*·\s*")
_AFTER_LABEL = re.compile(r"\s*[:\t]\s*")


def changed_front(provenance: Provenance, word: WordText, end: int) -> Iterator[ReturnedItem]:
    """Yield the fields that print above the text and say something else than was exported.

    `end` is where the text begins in the final view. A field is known by its style or its label;
    one that cannot be told from other paragraphs is passed over.
    """
    flat = word.final
    lines = [line for line in flat.lines if line.span.start < end and not _is_listed(word, line)]
    head = [_Printed(line.span.of(flat.text), word.styles.get(line.style_id, "")) for line in lines]
    expected = list(_expected(provenance))
    standing = {plainest(each.printed) for each in expected}
    free = [line for line in head if plainest(line.text) not in standing]
    here = {plainest(line.text) for line in head}
    original = _words(word.original)
    for each in expected:
        found = None if plainest(each.printed) in here else each.among(free)
        if found is not None:
            free.remove(found)
            is_tracked = plainest(each.printed) in original
            yield from each.changes(found.text, is_tracked=is_tracked)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A paragraph above the text, and the name of its style."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class _Expected:
    """A paragraph as it was exported, with the fields that stood in it."""

    records: tuple[FrontRecord, ...]
    style: str = ""

    @property
    def printed(self) -> str:
        if self.style:
            return " · ".join(record.printed for record in self.records)
        return f"{self.records[0].label}\t{self.records[0].printed}"

    def among(self, free: Sequence[_Printed]) -> _Printed | None:
        """Return the paragraph that is this one, changed; None where that is not sure."""
        if self.style:
            return _surest(free, self.printed, lambda line: line.style == self.style)
        return _surest(free, self.printed, lambda line: self._value(line.text) is not None)

    def changes(self, text: str, *, is_tracked: bool) -> Iterator[ReturnedItem]:
        """Yield what became of the fields of a paragraph that now says `text`."""
        value = text.strip() if self.style else self._value(text) or ""
        parts = _BETWEEN.split(value) if len(self.records) > 1 else [value]
        if len(parts) != len(self.records):  # nobody can tell which of the two is meant
            was = FrontRecord("byline", self.printed)
            yield from _changed(was, value, is_tracked=is_tracked)
            return
        for record, part in zip(self.records, parts, strict=True):
            yield from _changed(record, part, is_tracked=is_tracked)

    def _value(self, text: str) -> str | None:
        """Return what stands behind the label in a paragraph, None where it has another one."""
        label, stripped = self.records[0].label.rstrip(": "), text.strip()
        if not stripped.casefold().startswith(label.casefold()):
            return None
        rest = stripped[len(label) :]
        between = _AFTER_LABEL.match(rest)
        return rest[between.end() :].strip(": \t") if between else None if rest else ""


def _expected(provenance: Provenance) -> Iterator[_Expected]:
    """Yield the exported paragraphs; a file of an older export knows its title only."""
    title = (FrontRecord("title", provenance.title),) if provenance.title else ()
    records = provenance.front or title
    byline = tuple(record for record in records if record.name in _BYLINE)
    if byline:
        yield _Expected(byline, "byline")
    for record in records:
        if record.name in {"title", "subtitle"}:
            yield _Expected((record,), record.name)
        elif record.name not in _BYLINE and record.label:
            yield _Expected((record,))


def _changed(record: FrontRecord, text: str, *, is_tracked: bool) -> Iterator[ReturnedItem]:
    if plainest(text) == plainest(record.printed):
        return
    change = ItemChange.CHANGED if text else ItemChange.DELETED
    yield ReturnedItem(
        f"{FRONT}:{record.name}", FRONT, change, text, record.printed,
        difference(text, record.printed) if text else (), is_tracked=is_tracked,
    )  # fmt: skip


def _surest(
    free: Iterable[_Printed], printed: str, fits: Callable[[_Printed], bool]
) -> _Printed | None:
    """Return the one paragraph that fits; of several the first that is like what was printed."""
    found = [line for line in free if line.text.strip() and fits(line)]
    if len(found) == 1:
        return found[0]
    return next((line for line in found if is_related(printed, line.text)), None)


def _is_listed(word: WordText, line: Line) -> bool:
    """Tell whether a paragraph is one of the list of contents."""
    return word.styles.get(line.style_id, "").startswith("toc")


def _words(flat: FlatText) -> set[str]:
    return {plainest(line.span.of(flat.text)) for line in flat.lines}
