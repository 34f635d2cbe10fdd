"""The log of what went out, outside undo: what was sent stays sent."""

from __future__ import annotations

from pathlib import Path

from briefer.core.ids import new_id
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction


def log_export(
    tx: Transaction,
    path: Path,
    sha256: str,
    sent_to: str = "",
    reason: str = "",
    export_id: str = "",
) -> str:
    """Note that the brief was exported to `path`, with the hash of the file; return the entry's id.

    `reason` is why it went out although the checks found an error. `export_id` is what the file
    says of itself, so that it is known again when it comes back; the same content exported again
    is the same export to whoever sends it back, so only the first entry has that id.
    """
    if not export_id or _is_known(tx, export_id):
        export_id = new_id()
    lookups.insert(tx, "exports", {
        "export_id": export_id, "path": str(path.absolute()), "sha256": sha256,
        "sent_to": sent_to, "reason": reason, "exported_at": tx.now,
    })  # fmt: skip
    tx.keep_outside_undo()
    tx.note(Action.LOG_EXPORT, export_id, path.name)
    return export_id


def log_recipient(tx: Transaction, export_id: str, sent_to: str) -> None:
    """Note whom an export was sent to, empty for nobody."""
    known = tx.connection.execute("SELECT 1 FROM exports WHERE export_id = ?", (export_id,))
    if known.fetchone() is None:
        raise lookups.refuse(Refusal.UNKNOWN_EXPORT, export_id)
    lookups.update(tx, "exports", {"export_id": export_id}, {"sent_to": sent_to.strip()})
    tx.keep_outside_undo()
    tx.note(Action.LOG_RECIPIENT, export_id, sent_to.strip())


def _is_known(tx: Transaction, export_id: str) -> bool:
    found = tx.connection.execute("SELECT 1 FROM exports WHERE export_id = ?", (export_id,))
    return found.fetchone() is not None
