"""The edit that puts a drafted source summary statement into the outline."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from briefer.core.text import first_words
from briefer.project.codes import Action
from briefer.project.edits import lookups
from briefer.project.edits.outline import add_text
from briefer.project.edits.texts import mark_own_analysis, revise_text
from briefer.project.transaction import Transaction
from briefer.project.values import to_json

_TAG = "source summary "  # then the beginning of the SHA-256 of what was drafted


@dataclass(frozen=True, slots=True)
class PutSummary:
    """Where a draft was put; `was_edited` tells that an earlier one stays beside it."""

    item_id: str
    was_edited: bool = False


def put_source_summary(
    tx: Transaction, markdown: str, parent_id: str | None = None, position: int | None = None
) -> PutSummary:
    """Put a drafted source summary where the earlier draft stands, else at the place given.

    A draft that somebody has edited since is left as it is: the new one follows it.
    """
    earlier = _earlier(tx)
    if earlier is None:
        return PutSummary(_add(tx, markdown, parent_id, position))
    item_id, tags = earlier
    row = lookups.item(tx, item_id)
    if _tag(row.markdown) in tags:
        stored = revise_text(tx, item_id, markdown)
        _set_tags(tx, item_id, [*_others(tags), _tag(stored)])
        return PutSummary(item_id)
    _set_tags(tx, item_id, _others(tags))
    return PutSummary(_add(tx, markdown, row.parent_id, row.position + 1), was_edited=True)


def _add(tx: Transaction, markdown: str, parent_id: str | None, position: int | None) -> str:
    item_id = add_text(tx, markdown, parent_id, position)
    mark_own_analysis(tx, item_id, True)
    _set_tags(tx, item_id, [_tag(lookups.item(tx, item_id).markdown)])
    tx.note(Action.ADD_TEXT, item_id, first_words(markdown))
    return item_id


def _earlier(tx: Transaction) -> tuple[str, list[str]] | None:
    """Return the id and the tags of the text that holds the last draft."""
    row = tx.connection.execute(
        "SELECT item_id, tags FROM items WHERE kind = 'text' AND instr(tags, ?) "
        "ORDER BY parent_id, position LIMIT 1",
        (f'"{_TAG}',),
    ).fetchone()
    return None if row is None else (str(row[0]), list(map(str, json.loads(str(row[1])))))


def _tag(markdown: str) -> str:
    return f"{_TAG}{sha256(markdown.encode()).hexdigest()[:16]}"


def _others(tags: list[str]) -> list[str]:
    return [tag for tag in tags if not tag.startswith(_TAG)]


def _set_tags(tx: Transaction, item_id: str, tags: list[str]) -> None:
    lookups.update(tx, "items", {"item_id": item_id}, {"tags": to_json(tags)})
