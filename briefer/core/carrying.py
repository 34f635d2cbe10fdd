"""Carrying an excerpt over to a newer version of its source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefer.core.anchoring import Resolution, ResolutionKind, resolve
from briefer.core.excerpt import Excerpt, visible_spans
from briefer.core.source import SourceText
from briefer.core.text import Span

# From the best to the worst: an excerpt fares as the worst of its parts.
_BY_SURENESS = (
    ResolutionKind.EXACT,
    ResolutionKind.MOVED,
    ResolutionKind.CHANGED,
    ResolutionKind.AMBIGUOUS,
    ResolutionKind.MISSING,
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of an excerpt in another text, and where it stands there.

    No spans where it is missing, or where several places are equally good: these are `choices`,
    as far as they are whole.
    """

    kind: ResolutionKind
    spans: tuple[Span, ...] = ()
    choices: tuple[tuple[Span, ...], ...] = ()

    @property
    def is_found(self) -> bool:
        """Tell whether there is one place."""
        return bool(self.spans)

    def words(self, canonical: str) -> str:
        """Return the words at that place; blocks are separated by an empty line."""
        return "\n\n".join(span.of(canonical) for span in self.spans)


def carried(excerpt: Excerpt, text: SourceText) -> Carried:
    """Return where `excerpt` stands in `text`, the text of a newer version of its source.

    All its parts must be found, one after the other as they were; nothing is chosen between
    equal places.
    """
    found = [resolve(selector, text.canonical) for selector in excerpt.selectors]
    kind = max((r.kind for r in found), key=_BY_SURENESS.index, default=ResolutionKind.MISSING)
    spans = _spans(found, text)
    if kind is ResolutionKind.AMBIGUOUS and len(found) == 1:
        return Carried(kind, choices=tuple(_taken(text, span) for span in found[0].candidates))
    if kind in {ResolutionKind.MISSING, ResolutionKind.AMBIGUOUS}:
        return Carried(kind)
    if not spans or any(a.end > b.start for a, b in pairwise(spans)):
        return Carried(ResolutionKind.AMBIGUOUS)
    return Carried(kind, spans)


def _spans(found: list[Resolution], text: SourceText) -> tuple[Span, ...]:
    """Return what is to be taken: one span a block, folded text only where there is no other."""
    spans = [resolution.span for resolution in found if resolution.span is not None]
    return tuple(part for span in spans for part in _taken(text, span))


def _taken(text: SourceText, span: Span) -> tuple[Span, ...]:
    return visible_spans(text, span) or visible_spans(text, span, (span,))
