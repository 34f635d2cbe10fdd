"""Citations and bibliography of a whole document, in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.citation.document import Document, Entry
from briefer.citation.style import Style
from briefer.core.cite import Citation
from briefer.core.runs import Runs
from briefer.core.source import CslData

__all__ = ["Entry", "Rendered", "render"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document's citations, one for one and in order, and its bibliography."""

    citations: tuple[Runs, ...]
    bibliography: tuple[Entry, ...]


def render(
    citations: Sequence[Citation], items: Mapping[str, CslData], style: Style, locale: str = ""
) -> Rendered:
    """Return `citations` of the sources `items` in `style`; `locale` is a tag like "en-GB"."""
    document = Document(style, locale)
    document.set_items(items)
    document.set_citations(citations)
    return Rendered(document.citations(), document.bibliography())
