"""Citations and bibliography of a whole document, in one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefer.citation import house
from briefer.citation.document import Document, Entry
from briefer.citation.style import Style
from briefer.core.cite import Citation
from briefer.core.runs import Runs
from briefer.core.source import CslData

__all__ = ["Entry", "Rendered", "render"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document's citations, one for one and in order, and its bibliography.

    `moved` holds the ids of citations whose pinpoint the style would have lost and that
    print it as a suffix.
    """

    citations: tuple[Runs, ...]
    bibliography: tuple[Entry, ...]
    moved: frozenset[str] = frozenset()


def render(
    citations: Sequence[Citation],
    items: Mapping[str, CslData],
    style: Style,
    locale: str = "",
    place: Callable[[str], int] | None = None,
) -> Rendered:
    """Return `citations` of the sources `items` in `style`, under Briefer's house rules.

    `locale` is a tag like "en-GB"; empty is the style's own or en-US. `place` says to which
    group of the bibliography a source belongs, by its id.
    """
    document = Document(style, locale, house.BRIEFER)
    document.set_items(items)
    document.set_citations(citations)
    return Rendered(document.citations(), document.bibliography(place), document.moved)
