"""A reader's document: paragraphs of a source as a QTextDocument, more of them as needed."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from briefer.core.text import Span
from briefer.ui.positions import Paragraph, PositionMap, Stretch
from briefer.ui.readerlook import Formats, ReaderLook

FIRST_FILL = 30_000  # UTF-16 units, some screens; Latin text of that length takes 30 ms
_ABOVE, _BELOW = FIRST_FILL // 3, FIRST_FILL // 2  # units held above and below a place
NEXT_FILL = 60_000  # at most; of a script that takes longer it is less
_LEAST_FILL = 3_000
_PAUSE = 0.03  # seconds that a fill may keep the window from answering


@dataclass(frozen=True, slots=True)
class Mark:
    """An excerpt as it is painted: where its words stand and how often it is used."""

    excerpt_id: str
    spans: tuple[Span, ...]
    uses: int = 0


class ReaderDocument(QTextDocument):
    """What stands around a place in a source, and more of it above and below as it grows.

    Its positions count from the first paragraph it holds; `places` count from the first of the
    source. It is detached until it is set in a view, and loads nothing itself.
    """

    def __init__(
        self,
        places: PositionMap,
        look: ReaderLook,
        parent: QObject,
        emphasis: Sequence[Span] = (),
        around: int = 0,
    ) -> None:
        """Hold FIRST_FILL units around code point `around`."""
        super().__init__(parent)
        self.places = places
        self._formats = Formats(look)
        self._marks: tuple[Mark, ...] = ()
        self._emphasis = tuple(sorted(emphasis))
        self._first = self._last = places.paragraph_at(max(0, places.position(around) - _ABOVE))
        self._pace = FIRST_FILL  # units
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setDefaultFont(look.font())
        self.setLayoutEnabled(False)  # a first fill is laid out once, when it is whole
        self._append(FIRST_FILL)
        self.setLayoutEnabled(True)

    @property
    def is_whole_above(self) -> bool:
        """Tell whether the first paragraph of the source is in the document."""
        return self._first == 0

    @property
    def is_whole_below(self) -> bool:
        """Tell whether the last paragraph of the source is in the document."""
        return self._last >= len(self.places.paragraphs)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the excerpts that are painted."""
        return self._marks

    def position(self, code_point: int) -> int:
        """Return the position of `code_point`; of one that is not held it lies outside."""
        return self.places.position(code_point) - self._offset

    def code_point(self, position: int) -> int:
        """Return the code point at `position`."""
        return self.places.code_point(position + self._offset)

    def span(self, start: int, end: int) -> Span:
        """Return the code points between two positions."""
        return self.places.span(start + self._offset, end + self._offset)

    def stretches(self, span: Span) -> Iterator[Stretch]:
        """Yield the stretches of this document that show `span`; what is not held is left out."""
        offset = self._offset
        for found in self.places.stretches(span):
            if self._first <= found.paragraph < self._last:
                number = found.paragraph - self._first
                yield Stretch(number, found.start - offset, found.end - offset)

    def paragraph_of(self, block: QTextBlock) -> Paragraph | None:
        """Return the paragraph that `block` shows, None where the document is empty."""
        paragraphs = self.places.paragraphs
        return paragraphs[self._first + max(0, block.blockNumber())] if paragraphs else None

    def is_near(self, code_point: int) -> bool:
        """Tell whether `code_point` is held, or so near that it takes little to fill up to it."""
        above = self.position(code_point)
        return above >= -NEXT_FILL and above - self.characterCount() <= NEXT_FILL

    def fill_above(self) -> None:
        """Put in paragraphs at the top, as many as a person does not notice."""
        self._paced(self._prepend)

    def fill_below(self) -> None:
        """Put in paragraphs at the bottom, as many as a person does not notice."""
        self._paced(self._append)

    def fill_to(self, code_point: int) -> None:
        """Put in what is missing up to `code_point` and some screens around it."""
        self._prepend(_ABOVE - self.position(code_point))
        self._append(self.position(code_point) + _BELOW - self.characterCount())

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Paint `marks` in place of those painted so far; equal ones are not touched."""
        before, self._marks = self._marks, tuple(marks)
        if before == self._marks:
            return
        self._end_layout()
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        gone = [mark for mark in before if mark not in self._marks]
        bare = self._formats.unmarked()
        for mark in gone:
            self._paint(cursor, mark.spans, bare)
        # What was taken off may have lain under another mark, so all others are painted again.
        for mark in self._marks if gone else [m for m in self._marks if m not in before]:
            self._paint(cursor, mark.spans, self._formats.marked(is_used=mark.uses > 0))
        cursor.endEditBlock()

    @property
    def _offset(self) -> int:
        """Return where in the whole text this document begins."""
        return self.places.start_of(self._first) if self.places.paragraphs else 0

    def _end_layout(self) -> None:
        # WORKAROUND(QTextDocumentLayout): a change amid a lazy layout ends it half done.
        if self.textWidth() > 0:
            self.documentLayout().documentSize()

    def _paint(self, cursor: QTextCursor, spans: Iterable[Span], look: QTextCharFormat) -> None:
        for span in spans:
            for stretch in self.stretches(span):
                cursor.setPosition(stretch.start)
                cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(look)

    def _paced(self, grow: Callable[[int], None]) -> None:
        began = time.perf_counter()
        grow(self._pace)
        slowness = (time.perf_counter() - began) / _PAUSE
        self._pace = max(_LEAST_FILL, min(NEXT_FILL, round(self._pace / max(0.5, slowness))))

    def _append(self, wanted: int) -> None:
        """Add paragraphs below until `wanted` units have been added."""
        if wanted <= 0:
            return
        old, added = self._last, 0
        cursor = QTextCursor(self)
        cursor.beginEditBlock()  # before it moves, or Qt lays out all that is there
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for paragraph in self.places.paragraphs[old:]:
            if added >= wanted:
                break
            added += self._append_paragraph(cursor, paragraph)
        cursor.endEditBlock()
        self._paint_new(old, self._last)

    def _append_paragraph(self, cursor: QTextCursor, paragraph: Paragraph) -> int:
        if self._last > self._first:
            cursor.insertBlock(self._formats.block(paragraph), self._formats.text(paragraph))
        else:
            self._dress(cursor, paragraph)
        self._last += 1
        return self._write(cursor, paragraph)

    def _prepend(self, wanted: int) -> None:
        """Add paragraphs above until `wanted` units have been added."""
        old, first = self._first, self._first
        while first and self.places.start_of(old) - self.places.start_of(first) < wanted:
            first -= 1
        if first == old:
            return
        self._end_layout()
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        self._dress(cursor, self.places.paragraphs[first])
        for paragraph, below in pairwise(self.places.paragraphs[first : old + 1]):
            self._write(cursor, paragraph)
            cursor.insertBlock(self._formats.block(below), self._formats.text(below))
        cursor.endEditBlock()
        self._first = first
        self._paint_new(first, old)

    def _dress(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        cursor.setBlockFormat(self._formats.block(paragraph))
        cursor.setBlockCharFormat(self._formats.text(paragraph))

    def _write(self, cursor: QTextCursor, paragraph: Paragraph) -> int:
        """Write a paragraph at `cursor`; return how many units it takes, its end included."""
        text = self._formats.text(paragraph)
        for words, is_stressed in self._parts(paragraph):
            cursor.insertText(words, self._formats.emphasised(text) if is_stressed else text)
        return len(paragraph.shown) + 1

    def _parts(self, paragraph: Paragraph) -> Iterator[tuple[str, bool]]:
        """Yield what is shown of a paragraph in parts, each emphasised by the author or not."""
        shown, start = paragraph.shown, paragraph.span.start
        position = 0
        first = bisect_right(self._emphasis, Span(start, start))
        for span in self._emphasis[max(0, first - 1) :]:
            if paragraph.is_label or span.start >= paragraph.span.end:
                break
            begin, end = max(position, span.start - start), min(len(shown), span.end - start)
            if begin < end:
                yield shown[position:begin], False
                yield shown[begin:end], True
                position = end
        yield shown[position:], False

    def _paint_new(self, first: int, last: int) -> None:
        """Paint the excerpts in the paragraphs from `first` up to `last`, which are new here."""
        if first == last:
            return
        paragraphs = self.places.paragraphs
        new = Span(paragraphs[first].span.start, paragraphs[last - 1].span.end)
        cursor = QTextCursor(self)
        for mark in self._marks:
            inside = [
                Span(max(s.start, new.start), min(s.end, new.end))
                for s in mark.spans if s.overlaps(new)
            ]  # fmt: skip
            self._paint(cursor, inside, self._formats.marked(is_used=mark.uses > 0))
