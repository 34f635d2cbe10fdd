"""Locked words in a text: citations and quotations, which only come and go as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from briefer.core.text import Span
from briefer.ui.richformats import Property


@dataclass(frozen=True, slots=True)
class Lock:
    """A citation or quotation: its place in the document (UTF-16 units) and its format."""

    number: int
    span: Span
    form: QTextCharFormat
    text: str = ""

    @property
    def is_quotation(self) -> bool:
        """Tell whether these are an inline quotation's words."""
        return self.form.hasProperty(Property.QUOTATION)

    @property
    def source_id(self) -> str:
        """Return the source that gives the colour, empty for none."""
        return str(self.form.property(Property.SOURCE) or "")


def locks_in(block: QTextBlock) -> Iterator[Lock]:
    """Yield the locks of a paragraph, in order."""
    found: Lock | None = None
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        number = form.intProperty(Property.LOCK)
        span = Span(fragment.position(), fragment.position() + fragment.length())
        if found is not None and number == found.number:
            whole = found.text + fragment.text()
            found = Lock(number, Span(found.span.start, span.end), form, whole)
        else:
            if found is not None:
                yield found
            found = Lock(number, span, form, fragment.text()) if number else None
        iterator += 1
    if found is not None:
        yield found


def all_locks(document: QTextDocument) -> Iterator[Lock]:
    """Yield every lock of `document`, in order."""
    block = document.begin()
    while block.isValid():
        yield from locks_in(block)
        block = block.next()


def lock_at(document: QTextDocument, position: int) -> Lock | None:
    """Return the lock that `position` lies strictly inside of."""
    for lock in locks_in(document.findBlock(position)):
        if lock.span.start < position < lock.span.end:
            return lock
    return None


def quoted_part(cursor: QTextCursor) -> tuple[str, Span] | None:
    """Return which part of an inline quotation is selected: its id, and code points of its words.

    A caret inside one has both ends at its place; None where more or something else is selected.
    """
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    for lock in locks_in(cursor.document().findBlock(start)):
        holds_caret = lock.span.start < start == end < lock.span.end
        if lock.is_quotation and (holds_caret or lock.span.start <= start < end <= lock.span.end):
            begun, done = (_points(lock, position) for position in (start, end))
            return str(lock.form.property(Property.QUOTATION)), Span(begun, done)
    return None


def _points(lock: Lock, position: int) -> int:
    """Return how many code points of a quotation's words stand before a document position."""
    shown = lock.text.encode("utf-16-le")[: 2 * (position - lock.span.start)]
    return max(0, len(shown.decode("utf-16-le", "ignore")) - 1)  # without the mark that opens


def widen(cursor: QTextCursor) -> None:
    """Move the ends of a selection off the inside of locks, so that it holds them whole."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first, last = lock_at(document, start), lock_at(document, end)
    if first is None and last is None:
        return
    if start == end:
        assert first is not None
        cursor.setPosition(first.span.end)
        return
    is_backward = cursor.position() == start
    start = start if first is None else first.span.start
    end = end if last is None else last.span.end
    cursor.setPosition(end if is_backward else start)
    cursor.setPosition(start if is_backward else end, QTextCursor.MoveMode.KeepAnchor)
