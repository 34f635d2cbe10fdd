"""Positions: code points of a canonical text to and from UTF-16 units of a reader's document.

This is the only place that converts. A reader's document holds one paragraph (a
QTextBlock) for each stretch of text it shows and one for each line of its own, such as
"Web-page text, 12 lines hidden", and one unit between two of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.core.source import Block
from briefer.core.text import Span

LINE_BREAK = "\u2028"  # breaks a line within a paragraph of a QTextDocument

# What QTextDocument would take for the end of a paragraph or of a frame, an object, or drop
# (a byte-order mark at the start of an inserted string), each by one unit that it keeps.
_KEPT = {
    "\r": LINE_BREAK,
    "\u2029": LINE_BREAK,
    "\ufdd0": "\ufffd",
    "\ufdd1": "\ufffd",
    "\ufffc": "\ufffd",
    "\ufeff": "\u2060",
}


def displayed(text: str, *, keep_breaks: bool = True) -> str:
    """Return `text` as a document can hold it in one paragraph, character for character."""
    shown = text.replace("\n", LINE_BREAK if keep_breaks else " ")
    for kept, instead in _KEPT.items():  # str.translate takes 400 times as long
        shown = shown.replace(kept, instead)
    return shown


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a reader's document.

    `shown` has one character for each code point of `span`; with `block` None it is a
    line of the reader's own that stands for all of `span`. `is_continued` marks the
    second and later pieces of a block too long for one paragraph.
    """

    span: Span
    shown: str
    block: Block | None = None
    is_continued: bool = False
    is_open: bool = False

    @property
    def is_label(self) -> bool:
        """Tell whether this is a line of the reader's own."""
        return self.block is None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document, in UTF-16 units, that lies in one paragraph."""

    paragraph: int
    start: int
    end: int


class PositionMap:
    """Where the paragraphs of a reader's document stand, in both ways of counting."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = tuple(paragraphs)
        self._first_points = [paragraph.span.start for paragraph in self.paragraphs]
        self._starts: list[int] = []
        self._lengths = [units(paragraph.shown) for paragraph in self.paragraphs]
        position = 0
        for length in self._lengths:
            self._starts.append(position)
            position += length + 1

    def paragraph_of(self, code_point: int) -> int:
        """Return the index of the last paragraph that starts at or before `code_point`."""
        return max(0, bisect_right(self._first_points, code_point) - 1)

    def paragraph_at(self, position: int) -> int:
        """Return the index of the paragraph that holds document position `position`."""
        return max(0, bisect_right(self._starts, position) - 1)

    def start_of(self, paragraph: int) -> int:
        """Return the document position at which `paragraph` starts."""
        return self._starts[paragraph]

    def position(self, code_point: int) -> int:
        """Return the document position of `code_point`: text that is not shown has its label's."""
        if not self.paragraphs:
            return 0
        index = self.paragraph_of(code_point)
        return self._starts[index] + self._offset(index, code_point)

    def code_point(self, position: int, *, is_end: bool = False) -> int:
        """Return the code point at document position `position`.

        Within a surrogate pair or a label it is the first code point, with `is_end` the
        one after it, so that a selection takes what it touches.
        """
        if not self.paragraphs:
            return 0
        index = self.paragraph_at(position)
        paragraph, offset = self.paragraphs[index], position - self._starts[index]
        if paragraph.is_label:
            return paragraph.span.end if is_end and offset > 0 else paragraph.span.start
        return paragraph.span.start + self._points(index, offset, is_end=is_end)

    def span(self, start: int, end: int) -> Span:
        """Return the code points between two document positions."""
        first = self.code_point(start)
        return Span(first, max(first, self.code_point(end, is_end=True)))

    def stretches(self, span: Span) -> Iterator[Stretch]:
        """Yield the stretches of the document that show `span`, labels left out."""
        for index in range(self.paragraph_of(span.start), len(self.paragraphs)):
            paragraph = self.paragraphs[index]
            if paragraph.span.start >= span.end:
                break
            if paragraph.is_label or not paragraph.span.overlaps(span):
                continue
            start = self._starts[index]
            yield Stretch(
                index,
                start + self._offset(index, max(span.start, paragraph.span.start)),
                start + self._offset(index, min(span.end, paragraph.span.end)),
            )

    def _offset(self, index: int, code_point: int) -> int:
        """Return the units from the start of a paragraph to `code_point`."""
        paragraph = self.paragraphs[index]
        points = min(code_point, paragraph.span.end) - paragraph.span.start
        if paragraph.is_label or points <= 0:
            return 0
        if self._lengths[index] == len(paragraph.shown):
            return points
        return units(paragraph.shown[:points])

    def _points(self, index: int, offset: int, *, is_end: bool) -> int:
        """Return the code points in the first `offset` units of a paragraph."""
        shown = self.paragraphs[index].shown
        offset = min(offset, self._lengths[index])
        if self._lengths[index] == len(shown):
            return offset
        before = shown.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", "ignore")
        return len(before) + (1 if is_end and units(before) < offset else 0)
