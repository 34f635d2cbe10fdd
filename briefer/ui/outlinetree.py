"""The outline seen by ids: parents, positions, reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefer.core.outline import OutlineItem, Section, TextItem, walk


@dataclass(frozen=True, slots=True)
class Place:
    """Where items go: `parent_id` None is the top level.

    `position` counts the children before anything is removed, None is the end.
    """

    parent_id: str | None = None
    position: int | None = None


class OutlineTree:
    """Answers questions about one outline; it never changes."""

    def __init__(self, outline: tuple[OutlineItem, ...] = ()) -> None:
        self._outline = outline
        self._items: dict[str, OutlineItem] = {}
        self._places: dict[str, tuple[str | None, int]] = {}
        self._fill(outline, None)
        self._reading = tuple(item for item, _depth in walk(outline))
        self._order = {item.item_id: i for i, item in enumerate(self._reading)}

    def _fill(self, items: Sequence[OutlineItem], parent_id: str | None) -> None:
        for position, item in enumerate(items):
            self._items[item.item_id] = item
            self._places[item.item_id] = (parent_id, position)
            if isinstance(item, Section):
                self._fill(item.children, item.item_id)

    def __contains__(self, item_id: object) -> bool:
        """Tell whether the outline has an item of this id."""
        return item_id in self._items

    def item(self, item_id: str | None) -> OutlineItem | None:
        """Return an item, None where the outline does not have it."""
        return None if item_id is None else self._items.get(item_id)

    def parent(self, item_id: str) -> str | None:
        """Return the id of the section that holds the item, None at the top level."""
        return self._places[item_id][0]

    def position(self, item_id: str) -> int:
        """Return the item's place among its siblings, from 0."""
        return self._places[item_id][1]

    def children(self, parent_id: str | None) -> tuple[OutlineItem, ...]:
        """Return the children of a section, or the roots for None."""
        if parent_id is None:
            return self._outline
        parent = self._items.get(parent_id)
        return parent.children if isinstance(parent, Section) else ()

    def section_of(self, item_id: str | None) -> str | None:
        """Return the section that holds the item, the item itself if it is one."""
        if item_id is None or item_id not in self._items:
            return None
        return item_id if self.is_section(item_id) else self.parent(item_id)

    def is_section(self, item_id: str | None) -> bool:
        """Tell whether the id is that of a section."""
        return isinstance(self.item(item_id), Section)

    def lineage(self, item_id: str | None) -> Iterator[str]:
        """Yield the id and those of all sections around it, the innermost first."""
        while item_id is not None and item_id in self._items:
            yield item_id
            item_id = self.parent(item_id)

    def after(self, item_id: str) -> Place:
        """Return the place right after an item."""
        return Place(self.parent(item_id), self.position(item_id) + 1)

    def sections(self) -> tuple[Section, ...]:
        """Return every section in reading order."""
        return tuple(item for item in self._reading if isinstance(item, Section))

    def topmost(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return `ids` in reading order, without unknown ones and those inside another."""
        known = [item_id for item_id in dict.fromkeys(ids) if item_id in self._items]
        wanted = set(known)
        free = [i for i in known if not wanted.intersection(list(self.lineage(i))[1:])]
        return tuple(sorted(free, key=self._order.__getitem__))

    def can_move(self, ids: Sequence[str], place: Place) -> bool:
        """Tell whether `ids` can go to `place`: never into themselves, and somewhere new."""
        if not ids or any(item_id not in self._items for item_id in ids):
            return False
        if set(ids).intersection(self.lineage(place.parent_id)):
            return False
        return not self._is_there(ids, place)

    def _is_there(self, ids: Sequence[str], place: Place) -> bool:
        if any(self.parent(item_id) != place.parent_id for item_id in ids):
            return False
        positions = [self.position(item_id) for item_id in ids]
        wanted = place.position
        if wanted is None:
            wanted = len(self.children(place.parent_id))
        return _are_consecutive(positions) and positions[0] <= wanted <= positions[-1] + 1

    def are_neighbours(self, ids: Sequence[str]) -> bool:
        """Tell whether `ids`, in reading order, follow one another in one section."""
        same_parent = len({self.parent(item_id) for item_id in ids}) == 1
        return same_parent and _are_consecutive([self.position(item_id) for item_id in ids])

    def before_in_print(self, item_id: str) -> OutlineItem | None:
        """Return the item right before this one in reading order."""
        index = self._order[item_id]
        return self._reading[index - 1] if index else None

    def after_in_print(self, item_id: str) -> OutlineItem | None:
        """Return the item right after this one in reading order."""
        index = self._order[item_id] + 1
        return self._reading[index] if index < len(self._reading) else None


def last_section(section: Section) -> str:
    """Return the id of the section in which the printed content of `section` ends."""
    while section.children and isinstance(last := section.children[-1], Section):
        section = last
    return section.item_id


def _are_consecutive(positions: Sequence[int]) -> bool:
    return list(positions) == list(range(positions[0], positions[0] + len(positions)))


def holder_of(outline: tuple[OutlineItem, ...], item_id: str) -> str:
    """Return the text in which the quotation `item_id` stands, else `item_id` itself."""
    for item, _depth in walk(outline):
        if isinstance(item, TextItem) and any(q.item_id == item_id for q in item.quotations):
            return item.item_id
    return item_id
