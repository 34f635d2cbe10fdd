"""Edits of the front matter and of the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import Enum

from briefer.core.brief import BriefSettings, FrontMatter, NotesKind, PinpointKind
from briefer.core.likelihood import LikelihoodTable, table_data
from briefer.project.codes import Action, Refusal
from briefer.project.edits import lookups
from briefer.project.transaction import Transaction
from briefer.project.values import to_json

_FRONT: Mapping[str, type] = {field.name: str for field in fields(FrontMatter)}
_TEXTS = frozenset({"product", "style", "locale"})
_SWITCHES = frozenset({"has_bibliography", "groups_bibliography"})
_KINDS: Mapping[str, type[Enum]] = {"notes": NotesKind, "pinpoints": PinpointKind}


def revise_front(tx: Transaction, /, **fields: object) -> None:
    """Change fields of the front matter, by their names in `FrontMatter`; empty ones are gone."""
    lookups.checked_fields(fields, _FRONT)
    for name, value in fields.items():
        _write(tx, "front_matter", name, str(value) or None)
    tx.note(Action.REVISE_FRONT, "", " ".join(fields))


def revise_settings(tx: Transaction, /, **fields: object) -> None:
    """Change settings of the brief, by their names in `BriefSettings`."""
    checked = {name: _setting(name, value) for name, value in fields.items()}
    for name, value in checked.items():
        _write(tx, "settings", name, to_json(value))
    tx.note(Action.REVISE_SETTINGS, "", " ".join(fields))


def write_front(tx: Transaction, front: FrontMatter) -> None:
    """Write the whole front matter."""
    for name, value in asdict(front).items():
        _write(tx, "front_matter", name, value or None)


def write_settings(tx: Transaction, settings: BriefSettings) -> None:
    """Write all settings."""
    for field in fields(BriefSettings):
        _write(tx, "settings", field.name, to_json(_stored(getattr(settings, field.name))))


def _write(tx: Transaction, table: str, name: str, value: str | None) -> None:
    """Write a named value, None for none."""
    if value is None:
        tx.connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))  # noqa: S608
        return
    tx.connection.execute(
        f"INSERT INTO {table} VALUES (?, ?) "  # noqa: S608
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
        (name, value),
    )


def _stored(value: object) -> object:
    return table_data(value) if isinstance(value, LikelihoodTable) else value


def _setting(name: str, value: object) -> object:
    """Return the value of a setting as it is stored; raises EditRefused."""
    bad = lookups.refuse(Refusal.BAD_VALUE, detail=name)
    if name == "likelihood":
        if value is not None and not isinstance(value, LikelihoodTable):
            raise bad
        return None if value is None else table_data(value)
    if name in _KINDS:
        known = {kind.value for kind in _KINDS[name]}
        stored = value.value if isinstance(value, Enum) else value
        if stored not in known:
            raise bad
        return stored
    if name in _TEXTS:
        is_right = isinstance(value, str) and bool(value)
    elif name in _SWITCHES:
        is_right = isinstance(value, bool)
    elif name == "combined_notes":
        is_right = value is None or isinstance(value, bool)
    elif name == "length":
        is_right = value is None or (isinstance(value, int) and value > 0)
    else:
        raise lookups.refuse(Refusal.UNKNOWN_FIELD, detail=name)
    if not is_right:
        raise bad
    return value
