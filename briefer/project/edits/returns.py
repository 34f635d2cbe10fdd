"""Files that came back, and what was decided about the changes in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction


class Decision(StrEnum):
    """What a person decided about a change of a returned brief."""

    ACCEPTED = "accepted"
    KEPT = "kept"  # the brief stays as it was


def log_return(
    tx: Transaction, sha256: str, path: Path, lines: Sequence[str], export_id: str = ""
) -> None:
    """Note that a file came back, with the names of the changes found in it: outside undo.

    `export_id` is what the file says of itself; the log of exports has it or has not.
    """
    tx.connection.execute(
        "INSERT INTO returns VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (sha256) DO UPDATE SET path = excluded.path, lines = excluded.lines",
        (sha256, export_id, str(path.absolute()), json.dumps(list(lines)), tx.now),
    )
    tx.connection.execute(
        "UPDATE exports SET returned_at = ? WHERE export_id = ? AND returned_at = ''",
        (tx.now, export_id),
    )
    tx.keep_outside_undo()
    tx.note(Action.LOG_RETURN, export_id, path.name)


def decide(tx: Transaction, sha256: str, line: str, decision: Decision, words: str = "") -> None:
    """Note what was decided about a change; `words` are its first, for the history."""
    known = tx.connection.execute("SELECT 1 FROM returns WHERE sha256 = ?", (sha256,))
    if known.fetchone() is None:
        raise lookups.refuse(Refusal.UNKNOWN_RETURN, sha256)
    tx.connection.execute(
        "INSERT INTO decisions VALUES (?, ?, ?, ?) ON CONFLICT (sha256, line) "
        "DO UPDATE SET decision = excluded.decision, decided_at = excluded.decided_at",
        (sha256, line, str(decision), tx.now),
    )
    is_kept = decision is Decision.KEPT
    tx.note(Action.KEEP_MINE if is_kept else Action.ACCEPT_CHANGE, sha256, words)


def reopen(tx: Transaction, sha256: str, line: str, words: str = "") -> None:
    """Forget what was decided about a change."""
    tx.connection.execute("DELETE FROM decisions WHERE sha256 = ? AND line = ?", (sha256, line))
    tx.note(Action.REOPEN_CHANGE, sha256, words)
