"""Take what came back into the brief: each line of a comparison is one edit, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from briefer.checking.returned import (
    FRONT,
    ItemChange,
    ReturnedComment,
    ReturnedItem,
    ReturnedQuotation,
)
from briefer.checking.sameness import plainest
from briefer.core.brief import Brief, FrontMatter
from briefer.core.emphasis import carried
from briefer.core.outline import OutlineItem, Quotation, Section, TextItem
from briefer.core.rewording import in_source_typography
from briefer.core.runs import Run
from briefer.markup.merging import merged
from briefer.markup.nodes import Paragraph
from briefer.markup.prose import write_text
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction


def can_accept(item: ReturnedItem, brief: Brief) -> bool:
    """Tell whether a changed item can be taken in as it is; else a person has to type it."""
    if item.kind == FRONT:
        return front_field(item) is not None
    place = next((p for p in _places(brief) if p.item.item_id == item.item_id), None)
    if item.change is ItemChange.ADDED:
        return True
    if place is None:
        return False
    if item.change is not ItemChange.CHANGED or isinstance(place.item, Section | Quotation):
        return True
    return merged(place.item.markdown, item.was, item.text) is not None


def front_field(item: ReturnedItem) -> str | None:
    """Return the name of the field of the front matter that `item` is, None for no one field."""
    name = item.item_id.removeprefix(f"{FRONT}:")
    return name if name in {field.name for field in fields(FrontMatter)} else None


def as_markdown(text: str) -> str:
    """Return the plain words of a returned paragraph as the Markdown of a text."""
    return write_text([Paragraph((Run(text),))])


def accept_item(tx: Transaction, item: ReturnedItem) -> None:
    """Make an item of the brief what it is in the returned file: an edit.

    Raises EditRefused: unknown-item where it is no longer in the brief or its paragraphs do not
    correspond, and whatever the edits refuse.
    """
    if item.kind == FRONT:
        if (name := front_field(item)) is not None:
            edits.revise_front(tx, **{name: item.text})
        return
    places = {place.item.item_id: place for place in _places(queries.brief(tx.connection))}
    match item.change:
        case ItemChange.ADDED:
            _add(tx, item, places)
        case ItemChange.DELETED:
            edits.remove_items(tx, [item.item_id])
        case ItemChange.MOVED:
            parent_id, position = _after(places, item.after)
            edits.move_items(tx, [item.item_id], parent_id, position)
        case _:
            _change(tx, item, places)


def accept_quotation(tx: Transaction, quotation: ReturnedQuotation) -> None:
    """Print a quotation as the returned file has it: an edit. One that is gone is removed."""
    if quotation.judged is None:
        edits.remove_items(tx, [quotation.item_id])
    elif plainest(quotation.text) != plainest(quotation.printed):
        words = in_source_typography(quotation.original, quotation.text)
        edits.revise_wording(tx, quotation.item_id, words)
    if quotation.judged is not None and quotation.restressed:
        words = lookups.words_of(tx, lookups.quotation(tx, quotation.item_id))
        emphasis = carried(quotation.text, quotation.emphasis, words)
        edits.emphasise_quotation(tx, quotation.item_id, emphasis)


def accept_comment(tx: Transaction, comment: ReturnedComment) -> None:
    """Keep a comment of the returned file with its item: an edit."""
    words = f"“{comment.about}”: {comment.text}" if comment.about else comment.text
    edits.add_comment(tx, comment.item_id, words, comment.author)


@dataclass(frozen=True, slots=True)
class _Place:
    """An item, the section it stands in, None for the top, and its place there from 0."""

    item: OutlineItem
    parent_id: str | None
    position: int


def _places(brief: Brief) -> Iterator[_Place]:
    yield from _inside(brief.outline, None)


def _inside(items: tuple[OutlineItem, ...], parent_id: str | None) -> Iterator[_Place]:
    for position, item in enumerate(items):
        yield _Place(item, parent_id, position)
        if isinstance(item, Section):
            yield from _inside(item.children, item.item_id)


def _after(places: dict[str, _Place], item_id: str) -> tuple[str | None, int]:
    """Return the place directly after an item; first in a section; the top without one."""
    place = places.get(item_id)
    if place is None:
        return None, 0
    if isinstance(place.item, Section):
        return place.item.item_id, 0
    return place.parent_id, place.position + 1


def _add(tx: Transaction, item: ReturnedItem, places: dict[str, _Place]) -> None:
    parent_id, position = _after(places, item.after)
    if item.kind == "section":
        edits.add_section(tx, item.text, parent_id, position)
    else:
        edits.add_text(tx, as_markdown(item.text), parent_id, position)


def _change(tx: Transaction, item: ReturnedItem, places: dict[str, _Place]) -> None:
    place = places.get(item.item_id)
    if place is None:
        raise lookups.refuse(Refusal.UNKNOWN_ITEM, item.item_id)
    if isinstance(place.item, Section):
        edits.revise_section(tx, item.item_id, title=item.text)
    elif not isinstance(place.item, Quotation):  # that is a line of its own: accept_quotation
        _change_text(tx, item, place.item.markdown, place.item)


def _change_text(tx: Transaction, item: ReturnedItem, markdown: str, found: OutlineItem) -> None:
    made = merged(markdown, item.was, item.text)
    if made is None:
        raise lookups.refuse(Refusal.UNKNOWN_ITEM, item.item_id)
    known = {q.item_id for q in found.quotations} if isinstance(found, TextItem) else set()
    for quotation_id, words in made.wordings:
        if quotation_id in known:
            own = lookups.excerpt(tx, lookups.quotation(tx, quotation_id).excerpt_id).words
            edits.revise_wording(tx, quotation_id, in_source_typography(own, words))
    edits.revise_text(tx, item.item_id, made.markdown)
