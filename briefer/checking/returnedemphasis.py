"""The emphasis of a quotation in an edited file: what it is, what it was, whether it is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefer.checking.judging import with_emphasis
from briefer.checking.locating import Located
from briefer.checking.verdicts import Judged
from briefer.core.emphasis import Restressed, carried, restressed
from briefer.core.text import Span
from briefer.core.wording import says_emphasis
from briefer.ooxml.provenance import QuotationRecord

_NEARLY_ALL = 0.9  # emphasis on so much of a quotation is its look, not a stress


@dataclass(frozen=True, slots=True)
class ReturnedEmphasis:
    """What of `text` stands in italics or bold `now`, as `exported`, and in the source."""

    text: str
    now: tuple[Span, ...]
    exported: tuple[Span, ...]
    of_source: tuple[Span, ...]

    @property
    def change(self) -> Restressed:
        """Return how it differs from what was exported."""
        return restressed(self.text, self.exported, self.now)

    def judged(self, result: Judged, said: Callable[[], str]) -> Judged:
        """Return `result` with what must be said about emphasis; `said` is what stands behind."""
        change = restressed(self.text, self.of_source, self.now)
        if not change:
            return result
        return with_emphasis(result, change, is_said=says_emphasis(f"{self.text} {said()}"))


def returned_emphasis(
    record: QuotationRecord, located: Located, text: str, emphasised: Sequence[Span]
) -> ReturnedEmphasis:
    """Return the emphasis of a quotation that was found again and now says `text`.

    `emphasised` is what of the whole file stands in italics or bold, in order.
    """
    now = _placed(located, emphasised)
    if _is_look(now, text) and not _is_look(record.emphasis, record.printed):
        now = ()
    exported = carried(record.printed, record.emphasis, text)
    if record.source_emphasis is None:
        return ReturnedEmphasis(text, now, exported, exported)
    of_source = carried(record.original, record.source_emphasis, text)
    return ReturnedEmphasis(text, now, exported, of_source)


def _placed(located: Located, emphasised: Sequence[Span]) -> tuple[Span, ...]:
    """Return where a quotation is emphasised, in characters of its own text."""
    found: list[Span] = []
    offset = 0
    for span in located.spans:
        first = max(0, bisect_left(emphasised, span) - 1)
        last = bisect_left(emphasised, Span(span.end, span.end))
        for look in emphasised[first:last]:
            if look.overlaps(span):
                start, end = max(look.start, span.start), min(look.end, span.end)
                found.append(Span(offset + start - span.start, offset + end - span.start))
        offset += len(span) + 1
    return tuple(found)


def _is_look(spans: Sequence[Span], text: str) -> bool:
    return sum(map(len, spans)) > _NEARLY_ALL * len(text)
