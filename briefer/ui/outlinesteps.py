"""Where a key moves items of the outline: Word's Alt+Shift+arrows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from briefer.core.outline import Section
from briefer.ui.outlinetree import OutlineTree, Place, last_section


class Way(Enum):
    """The four directions of an outline."""

    UP = "up"
    DOWN = "down"
    PROMOTE = "promote"
    DEMOTE = "demote"


def step(tree: OutlineTree, selected: Sequence[str], way: Way) -> Place | None:
    """Return where a key moves `selected`, neighbours in one section; None where nowhere.

    Sections pass one another among their siblings. Other items go through the outline as
    it prints, from section to section.
    """
    ids = tree.topmost(selected)
    if not ids or not tree.are_neighbours(ids):
        return None
    if any(tree.is_section(item_id) for item_id in ids):
        return _section_step(tree, ids, way)
    return _item_step(tree, ids, way)


def _section_step(tree: OutlineTree, ids: Sequence[str], way: Way) -> Place | None:
    parent, first = tree.parent(ids[0]), tree.position(ids[0])
    if way is Way.PROMOTE:
        return None if parent is None else tree.after(parent)
    if way is Way.DEMOTE:
        before = tree.children(parent)[first - 1] if first else None
        return Place(before.item_id) if isinstance(before, Section) else None
    if way is Way.UP:
        return Place(parent, first - 1) if first else None
    last = tree.position(ids[-1])
    return Place(parent, last + 2) if last + 1 < len(tree.children(parent)) else None


def _item_step(tree: OutlineTree, ids: Sequence[str], way: Way) -> Place | None:
    parent, first = tree.parent(ids[0]), tree.position(ids[0])
    if way is Way.UP:
        return _up(tree, parent, first)
    if way is Way.DOWN:
        return _down(tree, ids[-1])
    if way is Way.PROMOTE:
        around = None if parent is None else tree.parent(parent)
        return None if parent is None or around is None else Place(around, tree.position(parent))
    before = tree.children(parent)[first - 1] if first else None
    return Place(last_section(before)) if isinstance(before, Section) else None


def _up(tree: OutlineTree, parent: str | None, first: int) -> Place | None:
    if first:
        before = tree.children(parent)[first - 1]
        if isinstance(before, Section):
            return Place(last_section(before))
        return Place(parent, first - 1)
    above = None if parent is None else tree.before_in_print(parent)
    if parent is None or above is None:
        return None
    if not isinstance(above, Section):
        return tree.after(above.item_id)
    return Place(above.item_id, 0)  # its heading is right above, so it has nothing before


def _down(tree: OutlineTree, last: str) -> Place | None:
    siblings, at = tree.children(tree.parent(last)), tree.position(last)
    following = siblings[at + 1] if at + 1 < len(siblings) else None
    if following is not None and not isinstance(following, Section):
        return Place(tree.parent(last), at + 2)
    below = tree.after_in_print(last)
    return Place(below.item_id, 0) if isinstance(below, Section) else None
