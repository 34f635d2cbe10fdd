"""Excerpts: passages taken from a source, with selectors that find them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.core.emphasis import within
from briefer.core.source import SourceText
from briefer.core.text import Span

_GAP = "\n\n"  # between the blocks of an excerpt
CONTEXT = 32  # code points of prefix and suffix, as notes of the W3C Web Annotation model use

CARRIED_OVER, OLD_SOURCE = "carried over", "old source"  # tags that a new issue of a brief sets


@dataclass(frozen=True, slots=True)
class Selector:
    """A stored place in a source: TextPositionSelector plus TextQuoteSelector (W3C)."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        """Return the stored position."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """Where in its source a passage stands: counted paragraphs, the heading above, pages.

    `first` and `last` are block numbers ("7", "6a"), equal for one paragraph, empty
    where the passage lies in no numbered block. `first_page` and `last_page` are printed
    page labels, empty where the source has no pages.
    """

    first: str = ""
    last: str = ""
    heading: str = ""
    first_page: str = ""
    last_page: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage somebody took from a source: one selector per visible block, in order.

    `emphasis` is what of its words stands in italics or bold in the source.
    """

    excerpt_id: str
    source_id: str
    selectors: tuple[Selector, ...]
    pinpoint: Pinpoint = Pinpoint()
    said_by: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    created_at: str = ""
    removed_at: str = ""
    emphasis: tuple[Span, ...] = ()

    @property
    def words(self) -> str:
        """Return the exact words; blocks are separated by an empty line."""
        return _GAP.join(selector.exact for selector in self.selectors)

    @property
    def is_anchored(self) -> bool:
        """Tell whether the words have a place in the source; else somebody only typed them."""
        return all(len(selector.span) for selector in self.selectors)


def selector_for(canonical: str, span: Span) -> Selector:
    """Return the selector of `span` in `canonical`."""
    return Selector(
        span.start,
        span.end,
        span.of(canonical),
        canonical[max(0, span.start - CONTEXT) : span.start],
        canonical[span.end : span.end + CONTEXT],
    )


def emphasis_at(text: SourceText, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the emphasis of the words of an excerpt that covers `spans`."""
    return within(text.emphasis, spans, len(_GAP)) if text.emphasis else ()


def visible_spans(text: SourceText, span: Span, shown: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return what an excerpt of `span` takes: one trimmed span per visible block.

    Folded blocks are left out unless they lie in `shown`, the folded stretches that the
    person has opened.
    """
    spans = []
    for block in text.blocks:
        if not block.span.overlaps(span):
            continue
        if block.is_folded and not any(block.span.overlaps(open_) for open_ in shown):
            continue
        trimmed = trimmed_span(
            text.canonical, Span(max(block.start, span.start), min(block.end, span.end))
        )
        if len(trimmed):
            spans.append(trimmed)
    return tuple(spans)


def trimmed_span(canonical: str, span: Span) -> Span:
    """Return `span` without white space at its ends."""
    words = span.of(canonical)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def pinpoint_of(text: SourceText, spans: Sequence[Span]) -> Pinpoint:
    """Return the pinpoint of a passage that covers `spans`."""
    if not spans:
        return Pinpoint()
    found = [(b, span) for span in spans if (b := text.block_at(span.start)) is not None]
    numbers = [block.number for block, _span in found if block.number] or [""]
    ends = ((b.page_at(span.start), b.page_at(span.end - 1)) for b, span in found)
    pages = [page for pair in ends for page in pair if page] or [""]
    heading = text.heading_before(spans[0].start)
    return Pinpoint(numbers[0], numbers[-1], heading, pages[0], pages[-1])
