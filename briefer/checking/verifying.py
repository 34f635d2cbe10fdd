"""Compare an edited Word file with the brief it was made of: the whole report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from briefer.checking.attribution import Attribution
from briefer.checking.difference import dropped_at_ends
from briefer.checking.exportedlines import exported_lines
from briefer.checking.judging import judged, judged_words
from briefer.checking.locating import Located, Locator
from briefer.checking.meaning import has_negation, numbers
from briefer.checking.normal import normal
from briefer.checking.quotemarks import is_in_marks
from briefer.checking.returned import (
    Returned,
    ReturnedComment,
    ReturnedMarking,
    ReturnedQuotation,
)
from briefer.checking.returnedemphasis import returned_emphasis
from briefer.checking.returnedfront import changed_front
from briefer.checking.returneditems import (
    Owners,
    Place,
    added_items,
    changed_items,
    source_list,
)
from briefer.checking.returnednotes import changed_notes
from briefer.checking.returnedquotes import new_quotations
from briefer.checking.sameness import plainest
from briefer.checking.verdicts import Caution, Judged, Note, Verdict
from briefer.checking.wordtext import WordText
from briefer.core.excerpt import Excerpt
from briefer.core.markings import markings_in
from briefer.core.source import SourceText
from briefer.core.text import Span, collapsed
from briefer.ooxml.flattext import FlatText
from briefer.ooxml.provenance import ItemRecord, Provenance, QuotationRecord


@dataclass(frozen=True, slots=True)
class Known:
    """What a project knows: its excerpts and the texts of its sources, by id. Empty without one."""

    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)
    texts: Mapping[str, SourceText] = field(default_factory=dict)


def verified(
    word: WordText, provenance: Provenance, known: Known | None = None, *, has_own: bool = True
) -> Returned:
    """Return what became of a brief in an edited Word file.

    `provenance` is what the file itself says, or what the project would print (then `has_own`
    is False and everything is found by its words). Quotations are judged against the project's
    sources where `known` has them, else against the words in the provenance.
    """
    return _Verifying(word, provenance, known or Known()).report(has_own=has_own)


class _Verifying:
    """One comparison."""

    def __init__(self, word: WordText, provenance: Provenance, known: Known) -> None:
        self._word = word
        self._provenance = provenance
        self._known = known
        self._titles = {s.source_id: s.title for s in provenance.sources}
        self._exported = exported_lines(provenance)
        self._final = self._locator(word.final)
        self._is_tracked = word.original is not word.final
        self._original = self._locator(word.original) if self._is_tracked else self._final

    def _locator(self, flat: FlatText) -> Locator:
        quote = frozenset(i for i, name in self._word.styles.items() if "quot" in name)
        return Locator(flat, self._exported, quote)

    def report(self, *, has_own: bool) -> Returned:
        provenance, word = self._provenance, self._word
        own = {record.item_id for record in provenance.quotations}
        texts = [record for record in provenance.items if record.item_id not in own]
        spans = _items(self._final, texts)
        before = _items(self._original, texts) if self._is_tracked else spans
        quotations = tuple(self._quotations(spans, before))
        places = tuple(self._places(spans, before))
        owners = Owners(places)
        items = tuple(changed_items(places, word))
        added = tuple(added_items(places, word, provenance))
        starts = (place.span.start for place in places if place.span is not None)
        front = tuple(changed_front(provenance, word, min(starts, default=len(word.final.text))))
        return Returned(
            provenance.brief_id,
            provenance.export_id,
            provenance.title,
            provenance.exported,
            has_own,
            quotations,
            (*front, *items, *added),
            tuple(changed_notes(word, provenance, owners)),
            tuple(source_list(places, word, provenance)),
            tuple(self._comments(owners)),
            tuple(new_quotations(word, provenance, self._taken, owners, self._known.texts)),
            _marking(word, provenance.marking),
        )

    @property
    def _taken(self) -> tuple[Span, ...]:
        return tuple(self._found_spans)

    def _quotations(
        self, spans: Mapping[str, Span | None], before: Mapping[str, Span | None]
    ) -> Iterator[ReturnedQuotation]:
        self._found_spans: list[Span] = []
        self._blocks: dict[str, tuple[Span, ...]] = {}
        self._blocks_before: dict[str, tuple[Span, ...]] = {}
        now = self._located(self._final, spans)
        then = self._located(self._original, before) if self._is_tracked else now
        self._attribution = Attribution(
            self._word,
            self._final,
            self._provenance,
            (located for found in now.values() for located in found),
        )
        for record in self._provenance.quotations:
            found, old = now[record.item_id], then[record.item_id]
            if record.holder == record.item_id:
                self._blocks[record.item_id] = found[0].spans if found else ()
                self._blocks_before[record.item_id] = old[0].spans if old else ()
            for located in found:
                self._found_spans.extend(located.spans)
            yield from self._returned(record, found, old)

    def _located(
        self, locator: Locator, spans: Mapping[str, Span | None]
    ) -> Mapping[str, tuple[Located, ...]]:
        """Return where each quotation stands: those with anchors first, then the rest by words."""
        found: dict[str, tuple[Located, ...]] = {}
        records = self._provenance.quotations
        for record in records:
            found[record.item_id] = locator.anchored_quotation(record)
        for record in records:
            if not found[record.item_id]:
                found[record.item_id] = locator.traced_quotation(record)
        for record in records:
            found[record.item_id] = locator.moved_quotation(record, found[record.item_id])
        for record in records:
            if not found[record.item_id]:
                region = spans.get(record.holder)
                found[record.item_id] = locator.quotation_by_words(record, region)
        return {
            record.item_id: tuple(
                locator.with_words_beside(record, located) for located in found[record.item_id]
            )
            for record in records
        }

    def _returned(
        self, record: QuotationRecord, found: tuple[Located, ...], old: tuple[Located, ...]
    ) -> Iterator[ReturnedQuotation]:
        first_before = old[0].text(self._word.original) if old else None
        before = None if first_before is None else self._judged(record, first_before)
        base = ReturnedQuotation(
            record.item_id,
            record.note,
            self._titles.get(record.source_id, ""),
            record.place,
            "",
            record.printed,
            self._original_words(record),
            None,
            before,
            holder=record.holder,
            said_by=record.said_by,
        )
        if not found:
            yield replace(base, is_tracked=first_before is not None)
        for copy, located in enumerate(found, 1):
            text = located.text(self._word.final)
            is_known = before is not None and text == first_before
            verdict = before if is_known and before else self._judged(record, text)
            emphasis = returned_emphasis(record, located, text, self._word.final.emphasised)
            if not record.is_translated:
                verdict = emphasis.judged(verdict, partial(self._attribution.said_behind, located))
            if len(found) == 1 and self._attribution.is_of_another(record, located):
                verdict = _misattributed(verdict)
            if self._is_unmarked(record, located):
                verdict = replace(verdict, notes=(*verdict.notes, Note(Caution.UNMARKED)))
            yield replace(
                base,
                text=text,
                judged=verdict,
                emphasis=emphasis.now,
                restressed=emphasis.change,
                via=located.form,
                copy=copy,
                is_tracked=first_before is not None and first_before != text,
            )

    def _is_unmarked(self, record: QuotationRecord, located: Located) -> bool:
        """Tell whether the marks around a quotation are gone, and it is no block quotation."""
        stood = self._exported.stood.get(record.item_id, ())
        if not stood or not all(part.is_in_marks for part in stood):
            return False
        place = Span(located.spans[0].start, located.spans[-1].end)
        line = self._final.line_at(place.start)
        is_block = line is not None and line.style_id in self._final.quote_styles
        return not is_block and not is_in_marks(self._word.final.text, place)

    def _original_words(self, record: QuotationRecord) -> str:
        excerpt = self._known.excerpts.get(record.excerpt_id)
        if excerpt is None:
            return record.original
        return excerpt.words if excerpt.is_anchored else ""

    def _judged(self, record: QuotationRecord, text: str) -> Judged:
        """Return the verdict on what a quotation says now."""
        is_same = plainest(text) == plainest(record.printed)
        if record.is_translated:
            return self._translated(record, is_same=is_same)
        original = self._original_words(record)
        if is_same and plainest(text) == plainest(original):
            exact = collapsed(text) == collapsed(original)
            return Judged(Verdict.EXACT if exact else Verdict.TYPOGRAPHY, passage=original)
        excerpt = self._known.excerpts.get(record.excerpt_id)
        source = self._known.texts.get(record.source_id)
        if excerpt is None:
            whole = "" if source is None else source.canonical
            result = judged_words(text, original, whole)
        else:
            result = judged(text, excerpt, source)
        return result if is_same else _with_lost_ends(result, text, record.printed)

    def _translated(self, record: QuotationRecord, *, is_same: bool) -> Judged:
        """Return the verdict on a translation: that on its original, with a change noted."""
        result = judged_words(record.wording or record.original, self._original_words(record))
        if not result.verdict.is_faithful:
            return result
        notes = () if is_same else (Note(Caution.TRANSLATION_CHANGED),)
        return Judged(Verdict.TRANSLATION, notes, passage=result.passage)

    def _places(
        self, spans: Mapping[str, Span | None], before: Mapping[str, Span | None]
    ) -> Iterator[Place]:
        for record in self._provenance.items:
            if record.item_id in self._blocks:
                lines = self._lines(self._final, self._blocks[record.item_id])
                old = self._lines(self._original, self._blocks_before[record.item_id])
                yield Place(record, lines, old)
            else:
                yield Place(record, spans.get(record.item_id), before.get(record.item_id))

    def _lines(self, locator: Locator, spans: tuple[Span, ...]) -> Span | None:
        """Return the paragraphs that a block quotation stands in."""
        if not spans:
            return None
        first, last = locator.line_at(spans[0].start), locator.line_at(spans[-1].end)
        if first is None or last is None:
            return None
        return Span(first.span.start, max(last.span.end, first.span.start))

    def _comments(self, owners: Owners) -> Iterator[ReturnedComment]:
        flat = self._word.final
        ranges = {found.comment_id: found.span for found in flat.comments}
        for comment in self._word.comments:
            span = ranges.get(comment.comment_id)
            about = "" if span is None else span.of(flat.text).strip()
            yield ReturnedComment(
                comment.comment_id, comment.author, comment.at, comment.text,
                "" if span is None else owners.at(span.start), about,
            )  # fmt: skip


def _items(locator: Locator, records: Iterable[ItemRecord]) -> dict[str, Span | None]:
    """Return where each item stands: those with bookmarks first, then the rest by words."""
    listed = list(records)
    found = {record.item_id: locator.anchored_item(record) for record in listed}
    for record in listed:
        if found[record.item_id] is None:
            found[record.item_id] = locator.item_by_words(record)
    return found


def _misattributed(result: Judged) -> Judged:
    """Return `result`, red: the words are not in the source that their note names."""
    verdict = Verdict.NOT_IN_SOURCE if result.verdict.is_faithful else result.verdict
    return replace(result, verdict=verdict, notes=(*result.notes, Note(Caution.OTHER_NOTE)))


def _with_lost_ends(result: Judged, text: str, printed: str) -> Judged:
    """Return `result`, amber where what was trimmed off since the export says no or how many."""
    if not result.verdict.is_faithful or result.verdict is Verdict.EDITED_MEANING:
        return result
    lost = " ".join(dropped_at_ends(text, printed))
    words = [*(["not"] if has_negation(lost) else []), *numbers(lost)]
    if not words:
        return result
    note = Note(Caution.OMITS_MEANING, ", ".join(words))
    return replace(result, verdict=Verdict.EDITED_MEANING, notes=(*result.notes, note))


def _marking(word: WordText, exported: str) -> ReturnedMarking:
    wanted = normal(exported).text.casefold()

    def stands(texts: Iterable[str]) -> bool:
        return not wanted or any(wanted in normal(text).text.casefold() for text in texts)

    found = {m.words for text in (*word.headers, *word.footers) for m in markings_in(text)}
    return ReturnedMarking(
        exported, stands(word.headers), stands(word.footers), tuple(sorted(found))
    )
