"""Edits of what is said about items: comments, and findings of the checks that are dismissed."""

from __future__ import annotations

from briefer.core.ids import new_id
from briefer.core.text import first_words
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction


def add_comment(
    tx: Transaction, item_id: str, words: str, author: str = "", *, is_private: bool = False
) -> str:
    """Comment on an item; a private comment is left out of what is sent. Return its id."""
    lookups.item(tx, item_id)
    if not words.strip():
        raise lookups.refuse(Refusal.EMPTY_COMMENT, item_id)
    comment_id = new_id()
    lookups.insert(tx, "comments", {
        "comment_id": comment_id, "item_id": item_id, "author": author, "words": words.strip(),
        "is_private": int(is_private), "created_at": tx.now,
    })  # fmt: skip
    tx.note(Action.ADD_COMMENT, item_id, first_words(words))
    return comment_id


def resolve_comment(tx: Transaction, comment_id: str) -> None:
    """Settle a comment; it stays, without asking for attention."""
    _set_resolved(tx, comment_id, tx.now, Action.RESOLVE_COMMENT)


def reopen_comment(tx: Transaction, comment_id: str) -> None:
    """Let a settled comment ask for attention again."""
    _set_resolved(tx, comment_id, "", Action.REOPEN_COMMENT)


def dismiss_finding(tx: Transaction, item_id: str, finding: str, reason: str = "") -> None:
    """Keep quiet about a finding of the checks, by its code; the reason is kept."""
    lookups.item(tx, item_id)
    tx.connection.execute(
        "INSERT INTO dismissals VALUES (?, ?, ?, ?) ON CONFLICT (item_id, finding) "
        "DO UPDATE SET reason = excluded.reason, dismissed_at = excluded.dismissed_at",
        (item_id, finding, reason.strip(), tx.now),
    )
    tx.note(Action.DISMISS_FINDING, item_id, finding)


def recall_finding(tx: Transaction, item_id: str, finding: str) -> None:
    """Speak of a dismissed finding again."""
    lookups.item(tx, item_id)
    tx.connection.execute(
        "DELETE FROM dismissals WHERE item_id = ? AND finding = ?", (item_id, finding)
    )
    tx.note(Action.RECALL_FINDING, item_id, finding)


def _set_resolved(tx: Transaction, comment_id: str, at: str, action: Action) -> None:
    row = tx.connection.execute(
        "SELECT item_id, words, resolved_at FROM comments WHERE comment_id = ?", (comment_id,)
    ).fetchone()
    if row is None:
        raise lookups.refuse(Refusal.UNKNOWN_COMMENT, comment_id)
    item_id, words, resolved_at = map(str, row)
    if bool(resolved_at) != bool(at):
        lookups.update(tx, "comments", {"comment_id": comment_id}, {"resolved_at": at})
    tx.note(action, item_id, first_words(words))
