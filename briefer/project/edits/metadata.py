"""Edits of what is known about a source: its metadata, what kind of copy it is, block roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from briefer.core.excerpt import pinpoint_of
from briefer.core.source import NUMBERED, CslItem, CslValue, FieldState, MetaField, Role
from briefer.core.text import word_count
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction
from briefer.project.values import EXCERPT_COLUMNS, excerpt_of, excerpt_row, item_json

_CSL_NAME = re.compile(r"[A-Za-z][A-Za-z-]*")
_NUMBER = re.compile(r"(\d+)([a-z]*)")
_OWN_FIELDS: Mapping[str, type] = {
    "reliability": str,
    "descriptor": str,
    "language": str,
    "extract_only": bool,
    "republished_at": str,
    "translated_from": str,
    "is_unreliable": bool,
    "supersedes": str,
}


def revise_metadata(tx: Transaction, source_id: str, values: Mapping[str, CslValue | None]) -> None:
    """Give CSL fields of a source other values, confirmed by the person; None clears one.

    The citation key stays what it is.
    """
    item = lookups.source(tx, source_id).item
    for name, value in values.items():
        if not _CSL_NAME.fullmatch(name):
            raise lookups.refuse(Refusal.UNKNOWN_FIELD, source_id, name)
        field = None
        if value is not None:
            field = MetaField(value, FieldState.CONFIRMED, 1.0, "person")
        item = item.with_field(name, field)
    _write_item(tx, source_id, item, " ".join(values))
    tx.note(Action.REVISE_METADATA, source_id, " ".join(values))


def revise_source(tx: Transaction, /, source_id: str, **fields: object) -> None:
    """Change `reliability`, `descriptor`, `language`, or what kind of copy a source is.

    The last are `extract_only`, `republished_at`, `translated_from`, `is_unreliable`;
    `supersedes` is the id of an older version of the source.
    """
    lookups.source(tx, source_id)
    lookups.checked_fields(fields, _OWN_FIELDS)
    older = fields.get("supersedes")
    if older:
        lookups.source(tx, str(older))
    columns = {n: int(v) if isinstance(v, bool) else v for n, v in fields.items()}
    lookups.update(tx, "sources", {"source_id": source_id}, columns)
    tx.note(Action.REVISE_SOURCE, source_id, " ".join(fields))


def describe_sources(
    tx: Transaction, facts: Mapping[str, Mapping[str, MetaField]]
) -> tuple[str, ...]:
    """Fill in what records of references state, by source id; return the ids of what changed.

    A guess gives way and so does what an earlier record said; what a person has confirmed or
    called not stated stays.
    """
    changed = []
    for source_id, told in facts.items():
        source = lookups.source(tx, source_id)
        item = source.item
        for name, field in told.items():
            item = item.with_field(name, _better(item.fields.get(name), field))
        if item != source.item:
            _write_item(tx, source_id, item)
            changed.append(source)
    if changed:
        titles = [source.item.text("title") or source.name for source in changed]
        tx.note(Action.DESCRIBE_SOURCES, changed[0].source_id, lookups.counted(titles))
    return tuple(source.source_id for source in changed)


def confirm_source(tx: Transaction, source_id: str, field_name: str = "") -> None:
    """Confirm every guessed field of a source as it stands, or the one of that CSL name."""
    source = lookups.source(tx, source_id)
    fields = {
        name: replace(field, state=FieldState.CONFIRMED)
        if field.state is FieldState.GUESSED and field_name in {"", name}
        else field
        for name, field in source.item.fields.items()
    }
    _write_item(tx, source_id, CslItem(fields))
    tx.note(Action.CONFIRM_SOURCE, source_id, source.item.text("title") or source.name)


def mark_not_stated(tx: Transaction, source_id: str, name: str) -> None:
    """Say that a source does not state field `name`; it is not asked for any more."""
    item = lookups.source(tx, source_id).item
    if not _CSL_NAME.fullmatch(name):
        raise lookups.refuse(Refusal.UNKNOWN_FIELD, source_id, name)
    nothing = MetaField(None, FieldState.NOT_STATED, 1.0, "person")
    _write_item(tx, source_id, item.with_field(name, nothing))
    tx.note(Action.MARK_NOT_STATED, source_id, name)


def change_role(tx: Transaction, source_id: str, block_start: int, role: Role) -> None:
    """Give a block another role, by the code point at which it begins.

    A number never changes: a block that gets its first one after paragraph 6 is 6a. Excerpts
    keep their words; where they stand is counted anew.
    """
    text = lookups.source_text(tx, source_id)
    block = next((b for b in text.blocks if b.start == block_start), None)
    if block is None:
        raise lookups.refuse(Refusal.UNKNOWN_BLOCK, source_id, str(block_start))
    number = _number_for(tx, source_id, block_start) if role in NUMBERED else None
    tx.connection.execute(
        "UPDATE blocks SET role = ?, number = coalesce(?, number), is_doubtful = 0 "
        "WHERE source_id = ? AND start = ?",
        (role.value, number, source_id, block_start),
    )
    _count_anew(tx, source_id)
    tx.note(Action.CHANGE_ROLE, source_id, role.value)


def _write_item(tx: Transaction, source_id: str, item: CslItem, detail: str = "") -> None:
    try:
        written = item_json(item)
    except (TypeError, ValueError) as problem:
        raise lookups.refuse(Refusal.BAD_VALUE, source_id, detail) from problem
    lookups.update(tx, "sources", {"source_id": source_id}, {"item": written})


def _better(known: MetaField | None, told: MetaField) -> MetaField:
    """Return which of two fields counts; the place in the text stays where the value does."""
    if known is None:
        return told
    if known.state is not FieldState.GUESSED and known.origin != told.origin:
        return known
    if known.value == told.value:
        return replace(known, state=told.state, confidence=told.confidence)
    return told


def _number_for(tx: Transaction, source_id: str, start: int) -> str:
    """Return the number a block has, else the one before it with the next free letter."""
    rows = tx.connection.execute(
        "SELECT start, number FROM blocks WHERE source_id = ? AND number <> '' ORDER BY start",
        (source_id,),
    ).fetchall()
    numbers = {int(str(at)): str(number) for at, number in rows}
    if start in numbers:
        return numbers[start]
    before = [_NUMBER.fullmatch(number) for at, number in numbers.items() if at < start]
    last = next((match for match in reversed(before) if match is not None), None)
    stem = last[1] if last is not None else "0"
    taken = set(numbers.values())
    return next(n for n in (stem + letter for letter in _letters()) if n not in taken)


def _letters() -> list[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return [*alphabet, *(one + other for one in alphabet for other in alphabet)]


def _count_anew(tx: Transaction, source_id: str) -> None:
    """Bring the number of words and the places of excerpts in line with the roles."""
    text = lookups.source_text(tx, source_id)
    words = word_count("\n".join(b.text for b in text.blocks if b.role in NUMBERED))
    lookups.update(tx, "sources", {"source_id": source_id}, {"words": words})
    rows = tx.connection.execute(
        f"SELECT {EXCERPT_COLUMNS} FROM excerpts WHERE source_id = ?",  # noqa: S608
        (source_id,),
    ).fetchall()
    for excerpt in map(excerpt_of, rows):
        found = pinpoint_of(text, [selector.span for selector in excerpt.selectors])
        if found != excerpt.pinpoint:
            key = {"excerpt_id": excerpt.excerpt_id}
            lookups.update(tx, "excerpts", key, excerpt_row(replace(excerpt, pinpoint=found)))
