"""Edits of the outline: sections and items come, go, move, print or keep quiet."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.core.ids import new_id
from briefer.core.outline import Printing
from briefer.core.text import first_words
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups, prose, storing, tree
from briefer.project.edits.lookups import ItemRow
from briefer.project.transaction import Transaction
from briefer.project.values import ItemKind

_HANGING_ON_ITEMS = ("supports", "cites", "comments", "dismissals")


def add_section(
    tx: Transaction, title: str, parent_id: str | None = None, position: int | None = None
) -> str:
    """Add a section, at the end where `position` is None; return its id."""
    title = title.strip()
    if not title:
        raise lookups.refuse(Refusal.EMPTY_TITLE)
    item_id = tree.added(tx, ItemKind.SECTION, {"title": title}, parent_id, position)
    tx.note(Action.ADD_SECTION, item_id, title)
    return item_id


def add_text(
    tx: Transaction, markdown: str = "", parent_id: str | None = None, position: int | None = None
) -> str:
    """Add a text; return its id."""
    item_id = _added_prose(tx, ItemKind.TEXT, markdown, parent_id, position)
    tx.note(Action.ADD_TEXT, item_id, first_words(markdown))
    return item_id


def add_judgement(
    tx: Transaction, markdown: str = "", parent_id: str | None = None, position: int | None = None
) -> str:
    """Add a judgement without likelihood and confidence; return its id."""
    item_id = _added_prose(tx, ItemKind.JUDGEMENT, markdown, parent_id, position)
    tx.note(Action.ADD_JUDGEMENT, item_id, first_words(markdown))
    return item_id


def move_items(
    tx: Transaction, ids: Sequence[str], parent_id: str | None = None, position: int | None = None
) -> None:
    """Move items, with all that lies in them, to a place in a section, None for the top level.

    `position` counts the children before anything is moved.
    """
    rows = tree.topmost(tx, ids)
    _refuse_into_itself(tx, rows, parent_id)
    siblings = [row.item_id for row in lookups.children(tx, parent_id)]
    tree.arrange(tx, siblings, [row.item_id for row in rows], parent_id, position)
    _note_items(tx, Action.MOVE_ITEMS, rows)


def copy_items(
    tx: Transaction, ids: Sequence[str], parent_id: str | None = None, position: int | None = None
) -> tuple[str, ...]:
    """Place items a second time, with all that lies in them; return the ids of the copies."""
    rows = tree.topmost(tx, ids)
    _refuse_into_itself(tx, rows, parent_id)
    siblings = [row.item_id for row in lookups.children(tx, parent_id)]
    copies = tuple(_copied(tx, row, parent_id) for row in rows)
    tree.arrange(tx, siblings, copies, parent_id, position)
    tx.note(Action.COPY_ITEMS, copies[0], lookups.counted([lookups.label(tx, r) for r in rows]))
    return copies


def remove_items(tx: Transaction, ids: Sequence[str]) -> None:
    """Remove items with all that lies in them; excerpts stay.

    An inline quotation leaves its text.
    """
    chosen = [lookups.item(tx, item_id) for item_id in lookups.each_once(ids)]
    inline = [row for row in chosen if row.kind is ItemKind.INLINE and row.parent_id]
    whole = [row.item_id for row in chosen if row.kind is not ItemKind.INLINE]
    rows = tree.topmost(tx, whole) if whole else ()
    _note_items(tx, Action.REMOVE_ITEMS, chosen)
    for row in inline:
        holder = lookups.item(tx, row.parent_id or "")
        storing.store(tx, holder, prose.without_quotation(holder.markdown, row.item_id))
    for row in rows:
        for inner in [*tree.below(tx, row.item_id), row]:
            _delete(tx, inner.item_id)


def print_item(tx: Transaction, item_id: str, printed: bool | Printing) -> None:
    """Print an item, at full length only, or keep it without printing it."""
    row = lookups.item(tx, item_id)
    lookups.update(tx, "items", {"item_id": item_id}, {"printed": int(printed)})
    action = Action.PRINT_ITEM if printed else Action.SILENCE_ITEM
    tx.note(action, item_id, lookups.label(tx, row))


def silence_items(tx: Transaction, ids: Sequence[str]) -> None:
    """Keep items without printing them, as one step."""
    rows = [lookups.item(tx, item_id) for item_id in lookups.each_once(ids)]
    for row in rows:
        lookups.update(tx, "items", {"item_id": row.item_id}, {"printed": int(False)})
    _note_items(tx, Action.SILENCE_ITEM, rows)


def revise_section(tx: Transaction, /, section_id: str, **fields: object) -> None:
    """Change a section's `title`, `word_budget` (None for none), or whether it `is_parked`.

    `expects_sources` says whether its statements need sources, None for the section's kind.
    """
    row = lookups.section(tx, section_id)
    known = {"title": str, "word_budget": int | None, "is_parked": bool,
             "expects_sources": bool | None}  # fmt: skip
    lookups.checked_fields(fields, known)
    title = str(fields.get("title", row.title)).strip()
    budget = fields.get("word_budget")
    if not title:
        raise lookups.refuse(Refusal.EMPTY_TITLE, section_id)
    if isinstance(budget, int) and budget < 0:
        raise lookups.refuse(Refusal.BAD_VALUE, section_id, "word_budget")
    columns = {n: int(v) if isinstance(v, bool) else v for n, v in fields.items()}
    if "title" in columns:
        columns["title"] = title
    lookups.update(tx, "items", {"item_id": section_id}, columns)
    tx.note(_section_action(fields), section_id, title)


def _section_action(fields: dict[str, object]) -> Action:
    if set(fields) != {"is_parked"}:
        return Action.REVISE_SECTION
    return Action.PARK_SECTION if fields["is_parked"] else Action.UNPARK_SECTION


def _added_prose(
    tx: Transaction, kind: ItemKind, markdown: str, parent_id: str | None, position: int | None
) -> str:
    item_id = tree.added(tx, kind, {}, parent_id, position)
    storing.store(tx, lookups.item(tx, item_id), markdown)
    return item_id


def _refuse_into_itself(tx: Transaction, rows: Sequence[ItemRow], parent_id: str | None) -> None:
    if parent_id is None:
        return
    lookups.section(tx, parent_id)
    around = set(tree.lineage(tx, parent_id))
    for row in rows:
        if row.item_id in around:
            raise lookups.refuse(Refusal.INTO_ITSELF, row.item_id)


def _note_items(tx: Transaction, action: Action, rows: Sequence[ItemRow]) -> None:
    tx.note(action, rows[0].item_id, lookups.counted([lookups.label(tx, row) for row in rows]))


def _copied(tx: Transaction, row: ItemRow, parent_id: str | None) -> str:
    """Copy an item below `parent_id` with what lies in it and what it rests on."""
    ids = {inner.item_id: new_id() for inner in (row, *tree.below(tx, row.item_id))}
    for old_id, item_id in ids.items():
        old = lookups.item(tx, old_id)
        parent = parent_id if old_id == row.item_id else ids[old.parent_id or ""]
        tx.connection.execute(
            "INSERT INTO items SELECT ?1, ?2, position, kind, printed, title, ?3, excerpt_id, "
            "wording, translation, word_budget, is_parked, expects_sources, is_own_analysis, "
            "likelihood, confidence, confidence_reason, tags, emphasis "
            "FROM items WHERE item_id = ?4",
            (item_id, parent, prose.with_ids(old.markdown, ids), old_id),
        )
        for table, columns in (("supports", "stance, excerpt_id, position"), ("cites", "key")):
            tx.connection.execute(
                f"INSERT INTO {table} SELECT ?1, {columns} FROM {table} "  # noqa: S608
                "WHERE item_id = ?2",
                (item_id, old_id),
            )
    return ids[row.item_id]


def _delete(tx: Transaction, item_id: str) -> None:
    for table in (*_HANGING_ON_ITEMS, "items"):
        tx.connection.execute(f"DELETE FROM {table} WHERE item_id = ?", (item_id,))  # noqa: S608
