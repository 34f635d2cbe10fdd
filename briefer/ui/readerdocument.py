"""A reader's document: the paragraphs of a source as a QTextDocument, filled as it is needed."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from briefer.core.text import Span
from briefer.ui.positions import Paragraph, PositionMap
from briefer.ui.readerlook import Formats, ReaderLook

FIRST_FILL = 30_000  # UTF-16 units, some screens; Latin text of that length takes 30 ms
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
    """The text of a source, detached until it is set in a view. It loads nothing itself."""

    def __init__(
        self,
        places: PositionMap,
        look: ReaderLook,
        parent: QObject,
        emphasis: Sequence[Span] = (),
    ) -> None:
        super().__init__(parent)
        self.places = places
        self._formats = Formats(look)
        self._marks: tuple[Mark, ...] = ()
        self._emphasis = tuple(sorted(emphasis))
        self._filled = 0
        self._pace = FIRST_FILL  # units
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setDefaultFont(look.font())
        self._append(FIRST_FILL)

    @property
    def is_complete(self) -> bool:
        """Tell whether all paragraphs are in the document."""
        return self._filled >= len(self.places.paragraphs)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the excerpts that are painted."""
        return self._marks

    def fill_more(self) -> None:
        """Append the next paragraphs, as many as can be laid out without a person noticing."""
        began = time.perf_counter()
        self._append(self._pace)
        slowness = (time.perf_counter() - began) / _PAUSE
        self._pace = max(_LEAST_FILL, min(NEXT_FILL, round(self._pace / max(0.5, slowness))))

    def fill_to(self, position: int) -> None:
        """Append what is missing up to document position `position`."""
        if not self.is_complete:
            self._append(position - self.places.start_of(self._filled) + NEXT_FILL)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Paint `marks` in place of those painted so far; equal ones are not touched."""
        before, self._marks = self._marks, tuple(marks)
        if before == self._marks:
            return
        if self.textWidth() > 0:
            # WORKAROUND(QTextDocumentLayout): a change amid a lazy layout ends it half done.
            self.documentLayout().documentSize()
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

    def _paint(self, cursor: QTextCursor, spans: Iterable[Span], look: QTextCharFormat) -> None:
        for span in spans:
            for stretch in self.places.stretches(span):
                if stretch.paragraph < self._filled:
                    cursor.setPosition(stretch.start)
                    cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(look)

    def _append(self, wanted: int) -> None:
        """Append paragraphs until `wanted` units have been added."""
        first, added = self._filled, 0
        self.setLayoutEnabled(first > 0)  # a first fill is laid out once, when it is whole
        cursor = QTextCursor(self)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        while not self.is_complete and added < wanted:
            added += self._append_paragraph(cursor)
        cursor.endEditBlock()
        self.setLayoutEnabled(True)
        if first:
            self._paint_from(first)

    def _append_paragraph(self, cursor: QTextCursor) -> int:
        paragraph = self.places.paragraphs[self._filled]
        block, text = self._formats.block(paragraph), self._formats.text(paragraph)
        if self._filled:
            cursor.insertBlock(block, text)
        else:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(text)
        for words, is_stressed in self._parts(paragraph):
            cursor.insertText(words, self._formats.emphasised(text) if is_stressed else text)
        self._filled += 1
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

    def _paint_from(self, first: int) -> None:
        start = self.places.paragraphs[first].span.start
        cursor = QTextCursor(self)
        for mark in self._marks:
            if mark.spans and mark.spans[-1].end > start:
                self._paint(cursor, mark.spans, self._formats.marked(is_used=mark.uses > 0))
