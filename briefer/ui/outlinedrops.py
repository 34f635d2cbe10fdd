"""What a drop on the outline means: every drag rule, as pure functions of the outline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QMimeData

from briefer.core.outline import Judgement, Section, TextItem
from briefer.ui.mime import (
    EXCERPTS_TYPE,
    ITEMS_TYPE,
    OTHERS_TYPE,
    PASSAGE_TYPE,
    Passage,
    excerpt_ids,
    item_ids,
    other_excerpt_ids,
    passage_of,
)
from briefer.ui.outlinetree import OutlineTree, Place, last_section
from briefer.ui.richpaste import markdown_of

HTML_TYPE, PLAIN_TYPE, FILES_TYPE = "text/html", "text/plain", "text/uri-list"
_OUR_TYPES = (PASSAGE_TYPE, EXCERPTS_TYPE, ITEMS_TYPE, OTHERS_TYPE)
ACCEPTED_TYPES = (*_OUR_TYPES, HTML_TYPE, PLAIN_TYPE)


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Excerpts of the list, by id."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherExcerpts:
    """Excerpts of the brief beside this one, by their ids there."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """Items of this outline, by id."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text of another program: nobody knows where it is from."""

    mime: QMimeData

    def markdown(self) -> str:
        """Return the text as Markdown."""
        return markdown_of(self.mime)


Cited = Passage | Excerpts | OtherExcerpts  # what has a source
Payload = Cited | Items | Foreign


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is held over the outline.

    On the item `on_id`; or, without one, before child `row` of `parent_id`; or, without
    either, over the empty space below the outline.
    """

    on_id: str | None = None
    parent_id: str | None = None
    row: int | None = None


END = Place()


class Verb(Enum):
    """What a drop does."""

    PLACE = "place"  # a passage, excerpt or text becomes an item
    CITE = "cite"  # a text cites it
    SUPPORT = "support"  # a judgement rests on it, or is contradicted: the person is asked
    MOVE = "move"
    COPY = "copy"  # a second placement


@dataclass(frozen=True, slots=True)
class Drop:
    """A drop that is possible: what it does, and where.

    `text_id` is the text that cites, or the judgement; `in_new_section` puts a new section at
    the end first.
    """

    verb: Verb
    place: Place = END
    text_id: str = ""
    in_new_section: bool = False


def payload_of(mime: QMimeData) -> Payload | None:
    """Return what is dragged; None for what the outline does not take (files are the window's)."""
    passage = passage_of(mime)
    if passage is not None:
        return passage
    if ids := item_ids(mime):
        return Items(ids)
    if ids := excerpt_ids(mime):
        return Excerpts(ids)
    if ids := other_excerpt_ids(mime):
        return OtherExcerpts(ids)
    if any(mime.hasFormat(kind) for kind in (*_OUR_TYPES, FILES_TYPE)):
        return None
    return Foreign(mime) if mime.hasHtml() or mime.hasText() else None


def drop_of(
    tree: OutlineTree,
    payload: Payload,
    spot: Spot,
    *,
    is_copy: bool = False,
    is_first: bool = False,
) -> Drop | None:
    """Return what dropping `payload` on `spot` does; None where it is refused.

    On a section: into it at the end, or with `is_first` at its beginning. On a text: a
    passage or excerpt is cited there; on a judgement it supports or contradicts. On any other
    item: after it. On empty space: in a new section, a section itself at the end. `is_copy`
    makes a second placement of items.
    """
    target = tree.item(spot.on_id)
    if isinstance(target, TextItem) and isinstance(payload, Cited):
        return Drop(Verb.CITE, text_id=target.item_id)
    if isinstance(target, Judgement) and isinstance(payload, Cited):
        return Drop(Verb.SUPPORT, text_id=target.item_id)
    if isinstance(payload, Items):
        return _drop_of_items(tree, payload.ids, spot, is_copy=is_copy, is_first=is_first)
    if _is_empty_space(spot):
        return Drop(Verb.PLACE, in_new_section=True)
    return Drop(Verb.PLACE, place_of(tree, spot, is_first=is_first))


def place_of(
    tree: OutlineTree, spot: Spot, *, is_first: bool = False, is_section: bool = False
) -> Place:
    """Return where an item goes that is dropped on `spot`.

    Between two sections an item that is none goes to the end of the upper one: printed, it
    would belong there anyway.
    """
    if spot.on_id is not None and spot.on_id in tree:
        if isinstance(tree.item(spot.on_id), Section):
            return Place(spot.on_id, 0 if is_first else None)
        return tree.after(spot.on_id)
    siblings = tree.children(spot.parent_id)
    if spot.row is None:
        return Place(spot.parent_id)
    above = siblings[spot.row - 1] if 0 < spot.row <= len(siblings) else None
    if isinstance(above, Section) and not is_section:
        return Place(last_section(above))
    return Place(spot.parent_id, spot.row)


def _drop_of_items(
    tree: OutlineTree, dragged: tuple[str, ...], spot: Spot, *, is_copy: bool, is_first: bool
) -> Drop | None:
    ids = tree.topmost(dragged)
    if not ids:
        return None  # items of another brief
    verb = Verb.COPY if is_copy else Verb.MOVE
    is_section = any(tree.is_section(item_id) for item_id in ids)
    if _is_empty_space(spot):
        drop = Drop(verb) if is_section else Drop(verb, in_new_section=True)
    else:
        drop = Drop(verb, place_of(tree, spot, is_first=is_first, is_section=is_section))
    if is_copy:
        into_itself = set(ids).intersection(tree.lineage(drop.place.parent_id))
        return None if into_itself else drop
    return drop if drop.in_new_section or tree.can_move(ids, drop.place) else None


def _is_empty_space(spot: Spot) -> bool:
    return spot == Spot()
