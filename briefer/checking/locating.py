"""Find the quotations and items of a brief again in its edited Word file.

By tag, bookmark, title and, where an editor lost all of these, by the words themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefer.checking.difference import is_related, likeness, nearest
from briefer.checking.exportedlines import ExportedLines, Stood
from briefer.checking.normal import NormalText, normal
from briefer.checking.quotemarks import CLOSING, OPENING, is_in_marks, is_mark, without_marks
from briefer.checking.sameness import plainest
from briefer.checking.tracing import Trace, Traced
from briefer.core.text import Span, word_count
from briefer.ooxml.anchors import AnchorForm, AnchorKind, anchor_key
from briefer.ooxml.flattext import FlatText, Line
from briefer.ooxml.provenance import ItemRecord, QuotationRecord

_FAR = 400  # characters in which the quotation mark of a quotation is looked for
_SHORT_KEY = 8
_ALIKE = 0.7  # share of its words by which a quotation without anchors is known again
_LEAST_WORDS = 4  # a shorter one is looked for as it was only
_OWN_WORDS = 8  # so many in a row are no chance, quotation marks or not
_CONTEXT = 0.5  # share of a paragraph's other words by which the place of a quotation is known
_FORMS = (AnchorForm.TAG, AnchorForm.BOOKMARK, AnchorForm.TITLE)


@dataclass(frozen=True, slots=True)
class Located:
    """A quotation found again: a span a paragraph, and what it was found by."""

    spans: tuple[Span, ...]
    form: AnchorForm

    def text(self, flat: FlatText) -> str:
        """Return its words, paragraphs separated by line feeds."""
        return "\n".join(span.of(flat.text) for span in self.spans)


@dataclass
class Locator:
    """Looks in one view of a file; remembers what was found, so that nothing is found twice."""

    flat: FlatText
    exported: ExportedLines
    quote_styles: frozenset[str] = frozenset()  # ids of the styles of block quotations
    _quotations: dict[tuple[AnchorForm, str], dict[int, list[Span]]] = field(default_factory=dict)
    _items: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    _lines: dict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))
    _items_taken: bytearray = field(default_factory=bytearray)  # one a character
    _words_taken: bytearray = field(default_factory=bytearray)
    _whole: NormalText | None = None

    def __post_init__(self) -> None:
        self._items_taken = bytearray(len(self.flat.text) + 1)
        self._words_taken = bytearray(len(self.flat.text) + 1)
        for found in self.flat.anchors:
            if found.anchor.kind is AnchorKind.ITEM:
                self._items[found.anchor.key].append(found.span)
                continue
            parts = self._quotations.setdefault((found.form, found.anchor.key), {})
            parts.setdefault(found.anchor.part, []).append(found.span)
        for line in self.flat.lines:
            if words := plainest(line.span.of(self.flat.text)):
                self._lines[words].append(line)

    @cached_property
    def _trace(self) -> Trace:
        lines = [line.span for line in self.flat.lines]
        return Trace(self.exported.lines, self.flat.text, lines)

    def anchored_item(self, record: ItemRecord) -> Span | None:
        """Return where an item stands by its bookmark, None where that is gone or empty."""
        spans = [s for s in self._items.get(anchor_key(record.item_id), ()) if len(s)]
        if not spans:
            return None
        _take(self._items_taken, spans)
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def item_by_words(self, record: ItemRecord) -> Span | None:
        """Return where the paragraphs of an item stand that has lost its bookmark.

        To be asked for after every item that has one: what is taken is not looked at.
        """
        found: list[Span] = []
        for number in self.exported.own.get(record.item_id, ()):
            text = self.exported.lines[number]
            if not text.strip():
                continue
            line = self._line_of(text)
            found += [line.span] if line else self._changed_lines(number, text)
        if not found:
            return None
        return Span(min(s.start for s in found), max(s.end for s in found))

    def anchored_quotation(
        self, record: QuotationRecord, holder: ItemRecord | None
    ) -> tuple[Located, ...]:
        """Return where a quotation stands by its anchors, several times where it was copied.

        `holder` is the item it was in. Words that were put between the quotation's marks or in
        its paragraph belong to it.
        """
        return self._taken_with(self._anchored(record), record, holder)

    def traced_quotation(self, record: QuotationRecord) -> tuple[Located, ...]:
        """Return what stands where a quotation stood that has lost its anchors.

        Empty where that is nothing of the kind: the quotation is gone, or elsewhere.
        """
        return self._by_frame(record, self._traced)

    def moved_quotation(self, record: QuotationRecord) -> tuple[Located, ...]:
        """Return where a quotation stands whose paragraph was moved and changed as well.

        To be asked for after those that stand where they stood.
        """
        return self._by_frame(record, self._moved)

    def _by_frame(
        self, record: QuotationRecord, way: Callable[[Stood], Span | None]
    ) -> tuple[Located, ...]:
        found = [way(stood) for stood in self.exported.stood.get(record.item_id, ())]
        spans = [span for span in found if span is not None]
        if not spans or any(_is_taken(self._words_taken, span) for span in spans):
            return ()
        _take(self._words_taken, spans)
        return (Located(tuple(spans), AnchorForm.TEXT),)

    def _traced(self, stood: Stood) -> Span | None:
        """Return where a paragraph of a quotation stands now, if what stands there is it."""
        return self._accepted(stood, self._trace.traced(stood.number, stood.span))

    def _moved(self, stood: Stood) -> Span | None:
        return self._accepted(stood, self._trace.moved(stood.number, stood.span))

    def _accepted(self, stood: Stood, traced: Traced | None) -> Span | None:
        if traced is None:
            return None
        text = self.flat.text
        span = _between_marks(text, traced.span) if stood.is_in_marks else traced.span
        was = stood.span.of(self.exported.lines[stood.number])
        if not _has_words(span.of(text)):
            return None
        if is_related(was, span.of(text)):
            return span
        line = self.line_at(span.start)
        if traced.context is not None and traced.context < _CONTEXT:
            return None
        if stood.is_in_marks:
            return span if is_in_marks(text, span) else None
        is_quote = line is not None and line.style_id in self.quote_styles
        return span if is_quote or traced.context is not None else None

    def quotation_by_words(
        self, record: QuotationRecord, holder: ItemRecord | None, region: Span | None
    ) -> tuple[Located, ...]:
        """Return where a quotation stands that has lost its anchors; `region` is its item's place.

        To be asked for after every quotation that has some.
        """
        found = self._by_text(record, region) or self._by_text(record, None)
        return self._taken_with((found,) if found else (), record, holder)

    def _taken_with(
        self, found: Iterable[Located], record: QuotationRecord, holder: ItemRecord | None
    ) -> tuple[Located, ...]:
        wide = tuple(self._widened(located, record, holder) for located in found)
        _take(self._words_taken, [span for located in wide for span in located.spans])
        return wide

    def line_at(self, position: int) -> Line | None:
        """Return the paragraph that holds a position."""
        low, high = 0, len(self.flat.lines)
        while low < high:
            middle = (low + high) // 2
            if self.flat.lines[middle].span.end < position:
                low = middle + 1
            else:
                high = middle
        return self.flat.lines[low] if low < len(self.flat.lines) else None

    def _line_of(self, text: str) -> Line | None:
        """Take and return the first free paragraph with these words."""
        for line in self._lines.get(plainest(text), ()):
            if not _is_taken(self._items_taken, line.span):
                _take(self._items_taken, [line.span])
                return line
        return None

    def _changed_lines(self, number: int, text: str) -> list[Span]:
        """Take and return what a paragraph became: where it stood, else what is most like it."""
        stood = [self.flat.lines[i].span for i in self._trace.lines_of(number)]
        free = [span for span in stood if not _is_taken(self._items_taken, span)]
        if free and is_related(text, " ".join(span.of(self.flat.text) for span in free)):
            _take(self._items_taken, free)
            return free
        line = self._nearest_line(text)
        return [] if line is None else [line.span]

    def _nearest_line(self, text: str) -> Line | None:
        """Take and return the free paragraph that is most like `text`."""
        span = nearest(text, self._normal())
        line = None if span is None else self.line_at(span.start)
        if line is None or _is_taken(self._items_taken, line.span):
            return None
        _take(self._items_taken, [line.span])
        return line

    def _normal(self) -> NormalText:
        if self._whole is None:
            self._whole = normal(self.flat.text)
        return self._whole

    def _anchored(self, record: QuotationRecord) -> tuple[Located, ...]:
        """Return the places by anchors: copies of a control all, else what says most."""
        key = anchor_key(record.item_id)
        by_form = {form: self._occurrences(form, key) for form in _FORMS}
        tagged = by_form[AnchorForm.TAG]
        if len(tagged) > 1:
            return tagged
        wanted = plainest(record.printed)
        single = [found[0] for found in by_form.values() if found]
        for located in single:
            if plainest(located.text(self.flat)) == wanted:
                return (located,)
        best = max(single, key=lambda located: len(located.text(self.flat)), default=None)
        return () if best is None else (best,)

    def _occurrences(self, form: AnchorForm, key: str) -> tuple[Located, ...]:
        key = key[:_SHORT_KEY] if form is AnchorForm.TITLE else key
        parts = self._quotations.get((form, key), {})
        full = [
            [s for s in spans if s.of(self.flat.text).strip()]
            for _n, spans in sorted(parts.items())
        ]
        full = [spans for spans in full if spans]
        if not full:
            return ()
        count = len(full[0])
        return tuple(
            Located(tuple(spans[i] for spans in full if i < len(spans)), form) for i in range(count)
        )

    def _by_text(self, record: QuotationRecord, region: Span | None) -> Located | None:
        """Return the place of the words as exported, or of what is most like them."""
        parts = [part for part in record.printed.split("\n") if part.strip()]
        spans = [self._exact(part, region) for part in parts]
        if all(spans):
            return Located(tuple(span for span in spans if span), AnchorForm.TEXT)
        start = 0 if region is None else region.start
        within = self._normal() if region is None else normal(region.of(self.flat.text))
        near = nearest(record.printed, within)
        if near is None:
            return None
        span = Span(start + near.start, start + near.end)
        alike = likeness(record.printed, span.of(self.flat.text))
        if alike < _ALIKE or len(record.printed.split()) < _LEAST_WORDS:
            return None
        return None if _is_taken(self._words_taken, span) else Located((span,), AnchorForm.TEXT)

    def _exact(self, part: str, region: Span | None) -> Span | None:
        whole, wanted = self._normal(), normal(part).text
        found = []
        at = whole.text.find(wanted) if wanted else -1
        while at >= 0:
            span = whole.original(at, at + len(wanted))
            if not _is_taken(self._words_taken, span) and self._is_quoted(span):
                found.append(span)
            at = whole.text.find(wanted, at + 1)
        inside = [s for s in found if region is None or (region.start <= s.start < region.end)]
        return next(iter(inside or found), None)

    def _is_quoted(self, span: Span) -> bool:
        """Tell whether the words at `span` are no chance: marked as quoted, alone, or many."""
        words = span.of(self.flat.text)
        if word_count(words) >= _OWN_WORDS or is_in_marks(self.flat.text, span):
            return True
        line = self.line_at(span.start)
        return line is not None and not _has_words(
            self.flat.text[line.span.start : span.start] + self.flat.text[span.end : line.span.end]
        )

    def _widened(
        self, located: Located, record: QuotationRecord, holder: ItemRecord | None
    ) -> Located:
        """Return a place with the words that stand in the same quotation marks or paragraph."""
        if holder is None:
            return located
        parts = record.printed.split("\n")
        spans = list(located.spans)
        for i, span in enumerate(spans):
            part = parts[i] if len(spans) == len(parts) else record.printed
            frame = _frame(part, holder.printed)
            if frame is not None and (wide := self._framed(span, frame)) != span:
                spans[i] = self._as_traced(record, i, wide, span)
        return Located(tuple(spans), located.form)

    def _as_traced(self, record: QuotationRecord, part: int, wide: Span, span: Span) -> Span:
        """Return `wide`, without what came from another exported paragraph joined to this one."""
        stood = self.exported.stood.get(record.item_id, ())
        traced = self._traced(stood[part]) if part < len(stood) else None
        if traced is None or not (traced.start <= span.start and span.end <= traced.end):
            return wide
        return traced

    def _framed(self, span: Span, frame: _Frame) -> Span:
        first, last = self.line_at(span.start), self.line_at(span.end)
        if first is None or last is None:
            return span
        before = self.flat.text[max(first.span.start, span.start - _FAR) : span.start]
        after = self.flat.text[span.end : min(last.span.end, span.end + _FAR)]
        start = span.start - len(_put_before(before, frame))
        return Span(start, span.end + len(_put_after(after, frame)))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stood around a quotation in its paragraph when it was exported."""

    before: str
    after: str

    @property
    def is_in_marks(self) -> bool:
        """Tell whether it stood between quotation marks."""
        return self.before[-1:] in tuple(OPENING) and any(c in CLOSING for c in self.after[:3])


def _frame(printed: str, holder: str) -> _Frame | None:
    for line in holder.split("\n"):
        at = line.find(printed)
        if at >= 0:
            return _Frame(line[:at], line[at + len(printed) :])
    return None


def _put_before(before: str, frame: _Frame) -> str:
    """Return the words that now stand between the opening mark and the quotation."""
    if frame.is_in_marks:
        at = max((i for i, c in enumerate(before) if is_mark(before, i, OPENING)), default=None)
        inside = "" if at is None else before[at + 1 :]
    else:
        inside = "" if _has_words(frame.before) else before
    return inside if _has_words(inside) else ""


def _put_after(after: str, frame: _Frame) -> str:
    """Return the words that now stand between the quotation and the closing mark."""
    if frame.is_in_marks:
        at = next((i for i in range(len(after)) if is_mark(after, i, CLOSING)), None)
        inside = "" if at is None else after[:at]
    else:
        inside = "" if _has_words(frame.after) else after
    return inside if _has_words(inside) else ""


def _between_marks(text: str, span: Span) -> Span:
    """Return what of `span` stands between the quotation marks in it, if it does not already."""
    if is_in_marks(text, span):
        return span
    return without_marks(text, span)


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _take(taken: bytearray, spans: Iterable[Span]) -> None:
    for span in spans:
        taken[span.start : span.end] = b"\x01" * len(span)


def _is_taken(taken: bytearray, span: Span) -> bool:
    return b"\x01" in taken[span.start : span.end]


def by_id(records: Iterable[ItemRecord]) -> Mapping[str, ItemRecord]:
    """Return records by the id of their item."""
    return {record.item_id: record for record in records}
