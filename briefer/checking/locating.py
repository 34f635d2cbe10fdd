"""Find the quotations and items of a brief again in its edited Word file.

By tag, bookmark, title and, where an editor lost all of these, by the words themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefer.checking.difference import is_related, likeness, nearest
from briefer.checking.exportedlines import ExportedLines, Stood
from briefer.checking.normal import NormalText, normal
from briefer.checking.quotemarks import enclosed, is_in_marks, without_marks
from briefer.checking.sameness import plainest
from briefer.checking.tracing import Trace, Traced
from briefer.core.text import Span, word_count
from briefer.ooxml.anchors import AnchorForm, AnchorKind, anchor_key
from briefer.ooxml.flattext import FlatText, Line
from briefer.ooxml.provenance import ItemRecord, QuotationRecord

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

    def anchored_quotation(self, record: QuotationRecord) -> tuple[Located, ...]:
        """Return where a quotation stands by its anchors, several times where it was copied."""
        return self._taken(self._anchored(record))

    def traced_quotation(self, record: QuotationRecord) -> tuple[Located, ...]:
        """Return what stands where a quotation stood that has lost its anchors.

        Empty where that is nothing of the kind: the quotation is gone, or elsewhere.
        """
        stood = self.exported.stood.get(record.item_id, ())
        found = [self._traced(each) for each in stood]
        if any(found) and not all(found) and not self._shows_quotes:
            found = [span or self._in_place(each) for each, span in zip(stood, found, strict=True)]
        if any(span is not None and _is_taken(self._words_taken, span) for span in found):
            return ()
        return self._by_parts(found)

    def moved_quotation(
        self, record: QuotationRecord, found: tuple[Located, ...] = ()
    ) -> tuple[Located, ...]:
        """Return where a quotation stands of which a paragraph was moved and changed as well.

        `found` is where the rest of it stands. To be asked for after all that stand where they
        stood.
        """
        stood = self.exported.stood.get(record.item_id, ())
        if found and (found[0].form is not AnchorForm.TEXT or len(found[0].spans) >= len(stood)):
            return found
        own = [self._traced(each) for each in stood] if found else [None] * len(stood)
        spans = [span or self._moved(each) for each, span in zip(stood, own, strict=True)]
        return self._by_parts(spans) or found

    def _by_parts(self, parts: Iterable[Span | None]) -> tuple[Located, ...]:
        spans = tuple(span for span in parts if span is not None)
        return self._taken((Located(spans, AnchorForm.TEXT),)) if spans else ()

    def _traced(self, stood: Stood) -> Span | None:
        """Return where a paragraph of a quotation stands now, if what stands there is it."""
        return self._accepted(stood, self._trace.traced(stood.number, stood.span))

    @cached_property
    def _shows_quotes(self) -> bool:
        """Tell whether block quotations are still to be told from text by their style."""
        return any(line.style_id in self.quote_styles for line in self.flat.lines)

    def _in_place(self, stood: Stood) -> Span | None:
        """Return what stands where a paragraph of a quotation stood, whatever it says."""
        traced = self._trace.traced(stood.number, stood.span)
        return None if traced is None or traced.context is not None else traced.span

    def _moved(self, stood: Stood) -> Span | None:
        """Return where a paragraph of a quotation stands that no other one was found at."""
        places = self._trace.moved(stood.number, stood.span)
        spans = (self._accepted(stood, traced) for traced in places)
        free = (s for s in spans if s is not None and not _is_taken(self._words_taken, s))
        return next(free, None)

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
        self, record: QuotationRecord, region: Span | None
    ) -> tuple[Located, ...]:
        """Return where a quotation stands that has lost its anchors; `region` is its item's place.

        To be asked for after every quotation that has some.
        """
        found = self._by_text(record, region) or self._by_text(record, None)
        return self._taken((found,) if found else ())

    def with_words_beside(self, record: QuotationRecord, located: Located) -> Located:
        """Return a place with the words that were put between its marks or in its paragraph.

        To be asked for when every quotation has its place: the words of another one may be among
        them.
        """
        stood = self.exported.stood.get(record.item_id, ())
        parts = len(located.spans)
        if len(stood) not in {1, parts}:
            return located
        frames = stood if len(stood) == parts else stood * parts
        spans = (self._framed(located, i, frames[i]) for i in range(parts))
        return replace(located, spans=tuple(spans))

    def _taken(self, found: tuple[Located, ...]) -> tuple[Located, ...]:
        _take(self._words_taken, [span for located in found for span in located.spans])
        return found

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

    def _framed(self, located: Located, number: int, stood: Stood) -> Span:
        """Return one span of a place with the words that were put beside it."""
        span, text = located.spans[number], self.flat.text
        first, last = self.line_at(span.start), self.line_at(span.end)
        if first is None or last is None:
            return span
        lines = Span(first.span.start, last.span.end)
        if stood.is_in_marks:
            return _with_words(text, span, enclosed(text, span, lines))
        was = self.exported.lines[stood.number]
        start = span.start if _has_words(was[: stood.span.start]) else lines.start
        end = span.end if _has_words(was[stood.span.end :]) else lines.end
        return self._as_traced(stood, _with_words(text, span, Span(start, end)), span)

    def _as_traced(self, stood: Stood, wide: Span, span: Span) -> Span:
        """Return `wide`, without what came from another exported paragraph joined to this one."""
        traced = None if wide == span else self._traced(stood)
        if traced is None or not (traced.start <= span.start and span.end <= traced.end):
            return wide
        return traced


def _between_marks(text: str, span: Span) -> Span:
    """Return what of `span` stands between the quotation marks in it, if it does not already."""
    if is_in_marks(text, span):
        return span
    return without_marks(text, span)


def _with_words(text: str, span: Span, wide: Span | None) -> Span:
    """Return `span` as far as `wide` where that adds words, and no marks and stops alone."""
    if wide is None:
        return span
    before, after = text[wide.start : span.start], text[span.end : wide.end]
    start = wide.start if _has_words(before) else span.start
    return Span(start, wide.end if _has_words(after) else span.end)


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _take(taken: bytearray, spans: Iterable[Span]) -> None:
    for span in spans:
        taken[span.start : span.end] = b"\x01" * len(span)


def _is_taken(taken: bytearray, span: Span) -> bool:
    return b"\x01" in taken[span.start : span.end]
