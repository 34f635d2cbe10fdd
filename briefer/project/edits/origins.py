"""Edits of what counts as one origin: sources that a person joins, or splits off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.core.origins import OriginChoices, pairs_of
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction


def join_origins(tx: Transaction, source_ids: Sequence[str]) -> None:
    """Let sources count as one origin, whatever their texts say."""
    ids = _known(tx, source_ids)
    _write(tx, pairs_of(ids), is_one=True)
    tx.note(Action.JOIN_ORIGINS, ids[0], str(len(ids)))


def split_origin(tx: Transaction, source_id: str, others: Sequence[str]) -> None:
    """Let a source count as an origin of its own beside `others`, whatever their texts say."""
    ids = _known(tx, (source_id, *others))
    _write(tx, [pair for other in ids[1:] for pair in pairs_of((source_id, other))], is_one=False)
    source = lookups.source(tx, source_id)
    tx.note(Action.SPLIT_ORIGIN, source_id, source.item.text("title") or source.name)


def write_origins(tx: Transaction, choices: OriginChoices) -> None:
    """Write all that a person has said about origins, in place of what was there."""
    tx.connection.execute("DELETE FROM origins")
    for pairs, is_one in ((choices.apart, False), (choices.together, True)):
        _write(tx, sorted(pair for found in pairs for pair in pairs_of(found)), is_one=is_one)


def _known(tx: Transaction, source_ids: Sequence[str]) -> tuple[str, ...]:
    ids = lookups.each_once(source_ids)
    if len(ids) < 2:
        raise lookups.refuse(Refusal.NOTHING_CHOSEN)
    for source_id in ids:
        lookups.source(tx, source_id)
    return ids


def _write(tx: Transaction, pairs: Iterable[tuple[str, str]], *, is_one: bool) -> None:
    for first, second in pairs:
        tx.connection.execute(
            "INSERT INTO origins VALUES (?, ?, ?) ON CONFLICT (first_id, second_id) "
            "DO UPDATE SET is_one = excluded.is_one WHERE is_one <> excluded.is_one",
            (first, second, int(is_one)),
        )
