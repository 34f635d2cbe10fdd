"""Places in the outline: putting items where they go, and walking what lies below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.core.ids import new_id
from briefer.project.codes import Refusal
from briefer.project.edits import lookups
from briefer.project.edits.lookups import ItemRow
from briefer.project.transaction import Transaction
from briefer.project.values import ItemKind


def added(
    tx: Transaction,
    kind: ItemKind,
    columns: Mapping[str, object],
    parent_id: str | None,
    position: int | None,
) -> str:
    """Add an item as child `position` of a section, None for the end; return its id."""
    if parent_id is not None:
        lookups.section(tx, parent_id)
    item_id = new_id()
    place = {"item_id": item_id, "parent_id": parent_id, "position": 0, "kind": kind.value}
    siblings = [row.item_id for row in lookups.children(tx, parent_id)]
    lookups.insert(tx, "items", {**place, **columns})
    arrange(tx, siblings, (item_id,), parent_id, position)
    return item_id


def arrange(
    tx: Transaction,
    siblings: Sequence[str],
    ids: Sequence[str],
    parent_id: str | None,
    position: int | None,
) -> None:
    """Put items among `siblings`, the children of a section before anything moved."""
    at = len(siblings) if position is None else max(0, min(position, len(siblings)))
    moved = set(ids)
    before = [item_id for item_id in siblings[:at] if item_id not in moved]
    after = [item_id for item_id in siblings[at:] if item_id not in moved]
    for number, item_id in enumerate([*before, *ids, *after]):
        tx.connection.execute(
            "UPDATE items SET parent_id = ?1, position = ?2 WHERE item_id = ?3 "
            "AND (parent_id IS NOT ?1 OR position <> ?2)",
            (parent_id, number, item_id),
        )


def lineage(tx: Transaction, item_id: str | None) -> Iterator[str]:
    """Yield an item and everything around it, the innermost first."""
    while item_id is not None:
        yield item_id
        item_id = lookups.item(tx, item_id).parent_id


def topmost(tx: Transaction, ids: Sequence[str]) -> tuple[ItemRow, ...]:
    """Return the items that lie in no other of them; an inline quotation is refused."""
    chosen = lookups.each_once(ids)
    rows = [lookups.item(tx, item_id) for item_id in chosen]
    for row in rows:
        if row.kind is ItemKind.INLINE:
            raise lookups.refuse(Refusal.INLINE_STAYS, row.item_id)
    return tuple(row for row in rows if not any(up in chosen for up in _around(tx, row.parent_id)))


def below(tx: Transaction, item_id: str) -> Iterator[ItemRow]:
    """Yield everything that lies in an item, parents before their children."""
    for row in lookups.children(tx, item_id):
        yield row
        yield from below(tx, row.item_id)


def _around(tx: Transaction, parent_id: str | None) -> Iterator[str]:
    return lineage(tx, parent_id)
