"""About how many pages a brief has, notes, headings and list of sources included."""

from __future__ import annotations

from math import ceil

from briefer.checking.ownwords import cites_in
from briefer.checking.uses import quotations_of
from briefer.core.brief import Brief
from briefer.core.outline import OutlineItem, Quotation, Section, printed_items

# In words of the text that take as much room, measured on exports of 350 to 2,400 words.
_PAGE = 510
_TITLE = 80
_HEADING = 12
_FIRST_NOTE, _LATER_NOTE = 25, 8  # of a source
_ENTRY = 25  # of the list of sources


def about_pages(brief: Brief, words: int, sources: int) -> int:
    """Return how many pages a brief of so many words that cites so many sources about has.

    A page begun counts as one; a brief without words has none.
    """
    if not words:
        return 0
    printed = [item for item, _depth in printed_items(brief.outline)]
    notes = sum(map(_notes, printed))
    room = words + _TITLE + _HEADING * sum(isinstance(item, Section) for item in printed)
    room += _FIRST_NOTE * min(notes, sources) + _LATER_NOTE * max(0, notes - sources)
    if brief.settings.has_bibliography:
        room += _ENTRY * sources
    return ceil(room / _PAGE)


def _notes(item: OutlineItem) -> int:
    """Return how many notes an item about has: one citation often follows quoted words."""
    if isinstance(item, Section):
        return 0
    if isinstance(item, Quotation):
        return 1
    return max(len(cites_in(item.markdown)), len(quotations_of(item)), bool(item.supports))
