"""What came back: an edited Word file compared with the brief it was made of, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefer.checking.verdicts import Caution, Colour, Judged, Piece
from briefer.core.emphasis import Restressed
from briefer.core.text import Span
from briefer.ooxml.anchors import AnchorForm

FRONT = "front"  # kind of a field above the text, and what its id begins with
_AS_PRINTED = Restressed()


class ItemChange(StrEnum):
    """What became of an item, a note or an entry."""

    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    LOST = "lost"  # a note whose mark is gone with its words
    ORPHANED = "orphaned"  # a note whose words are there and whose mark is not


@dataclass(frozen=True, slots=True)
class ReturnedQuotation:
    """A quotation in the edited file; `judged` is None where it is gone.

    `text` is what it says now, `printed` what it said, `original` the words of the source.
    `before` is the verdict with all tracked changes rejected. `copy` counts the copies of one
    quotation from 1. `holder` is the item it stands in. `emphasis` is what of `text` stands in
    italics or bold, `restressed` how that differs from what was printed.
    """

    item_id: str
    note: int
    source: str
    pinpoint: str
    text: str
    printed: str
    original: str
    judged: Judged | None
    before: Judged | None = None
    via: AnchorForm | None = None
    copy: int = 1
    holder: str = ""
    is_tracked: bool = False
    said_by: str = ""
    emphasis: tuple[Span, ...] = ()
    restressed: Restressed = _AS_PRINTED

    @property
    def verdict(self) -> str:
        """Return the verdict on the final text, "missing" where the quotation is gone."""
        return "missing" if self.judged is None else str(self.judged.verdict)

    @property
    def is_changed(self) -> bool:
        """Tell whether it does not say what was exported."""
        is_other = self.text != self.printed or bool(self.restressed)
        return self.judged is None or is_other or self.is_unmarked

    @property
    def is_unmarked(self) -> bool:
        """Tell whether it has lost its quotation marks and reads as the author's own words."""
        return self.judged is not None and Caution.UNMARKED in self.judged.cautions()

    @property
    def difference(self) -> tuple[Piece, ...]:
        """Return the final text against the source, word by word."""
        return () if self.judged is None else self.judged.difference


@dataclass(frozen=True, slots=True)
class ReturnedItem:
    """An item that is not as it was exported; `item_id` is empty for one that was added.

    `after` is the item that an added one follows. `is_tracked` tells that the change is tracked.
    """

    item_id: str
    kind: str
    change: ItemChange
    text: str = ""
    was: str = ""
    difference: tuple[Piece, ...] = ()
    after: str = ""
    is_tracked: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedNote:
    """A note that is not as it was exported; `number` is 0 for one that was added."""

    number: int
    change: ItemChange
    text: str = ""
    was: str = ""
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedEntry:
    """An entry of the list of sources that is not as it was exported."""

    change: ItemChange
    text: str = ""
    was: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedComment:
    """A comment: on which item or quotation, and on which words."""

    comment_id: str
    author: str
    at: str
    text: str
    item_id: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class NewQuotation:
    """Quoted words that were not in the export; `source_id` is where they were found, if at all."""

    text: str
    judged: Judged
    source_id: str = ""
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedMarking:
    """The handling marking: what was exported, and whether it still stands where it stood."""

    exported: str = ""
    in_header: bool = True
    in_footer: bool = True
    found: tuple[str, ...] = ()

    @property
    def is_removed(self) -> bool:
        """Tell whether the marking is gone from header and footer."""
        return bool(self.exported) and not (self.in_header or self.in_footer)


@dataclass(frozen=True, slots=True)
class Returned:
    """An edited file compared with its brief; lists hold what is not as it was exported."""

    brief_id: str = ""
    export_id: str = ""
    title: str = ""
    exported: str = ""
    has_provenance: bool = False
    quotations: tuple[ReturnedQuotation, ...] = ()
    items: tuple[ReturnedItem, ...] = ()
    notes: tuple[ReturnedNote, ...] = ()
    entries: tuple[ReturnedEntry, ...] = ()
    comments: tuple[ReturnedComment, ...] = ()
    new_quotations: tuple[NewQuotation, ...] = ()
    marking: ReturnedMarking = field(default_factory=ReturnedMarking)

    @property
    def summary(self) -> Mapping[str, int]:
        """Return how many quotations have each verdict."""
        return Counter(quotation.verdict for quotation in self.quotations)

    @property
    def is_red(self) -> bool:
        """Tell whether a quotation is altered or in no source, or the marking is gone."""
        verdicts = [q.judged.verdict for q in self.quotations if q.judged is not None]
        return self.marking.is_removed or any(v.colour is Colour.RED for v in verdicts)

    @property
    def is_as_exported(self) -> bool:
        """Tell whether nothing at all was changed."""
        lists = (self.items, self.notes, self.entries, self.comments, self.new_quotations)
        changed = any(quotation.is_changed for quotation in self.quotations)
        return not any(lists) and not changed and not self.is_red
