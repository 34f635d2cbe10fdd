"""Sources as pandoc `references:` in YAML, and back: CSL metadata with file and sha256."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefer.core.ids import derived_id
from briefer.core.source import CopyFlags, CslItem, CslValue, FieldState, MetaField, Source

DATES = frozenset(
    {"accessed", "available-date", "event-date", "issued", "original-date", "submitted"}
)
NAMES = frozenset(
    {
        *("author", "chair", "collection-editor", "compiler", "composer", "container-author"),
        *("contributor", "curator", "director", "editor", "editorial-director"),
        *("executive-producer", "guest", "host", "illustrator", "interviewer", "narrator"),
        *("organizer", "original-author", "performer", "producer", "recipient"),
        *("reviewed-author", "script-writer", "series-creator", "translator"),
    }
)
# What a reference says beside CSL: where the source is, and what Briefer knows about it.
_DATE = re.compile(r"\d{1,6}(?:-\d{1,2}){0,2}")
_NUMBER = re.compile(r"-?[0-9]{1,18}")
_OURS = frozenset(
    {
        *("id", "file", "sha256", "media-type", "source-id", "guessed", "not-stated"),
        *("reliability", "descriptor", "copy", "removed"),
    }
)

Yaml = dict[str, Any]


def source_id_of(sha256: str) -> str:
    """Return the id of a source that no project has given one."""
    return derived_id("source", sha256)


def reference_of(source: Source) -> Yaml:
    """Return `source` as a reference; times of import are not carried."""
    entry: Yaml = {"id": source.key, **source.item.data()}
    states = {name: found.state for name, found in source.item.fields.items()}
    entry["file"] = source.name
    entry["sha256"] = source.sha256
    entry["media-type"] = source.media_type
    if source.source_id != source_id_of(source.sha256):
        entry["source-id"] = source.source_id
    entry["guessed"] = sorted(n for n, s in states.items() if s is FieldState.GUESSED)
    entry["not-stated"] = sorted(n for n, s in states.items() if s is FieldState.NOT_STATED)
    entry |= {"reliability": source.reliability, "descriptor": source.descriptor}
    entry["removed"] = source.removed_at
    entry["copy"] = _copy_entry(source.copy)
    required = {"id", "file", "sha256", "guessed"}
    return {name: _plain(value) for name, value in entry.items() if value or name in required}


def described(entry: Mapping[str, Any], found: Source | None) -> Source:
    """Return the source that a reference describes: `found` with what the reference says.

    A reference that Briefer wrote (it lists its guesses) is complete: what it leaves out the
    source does not have. One typed by hand only confirms the values that it gives.
    """
    is_complete = "guessed" in entry
    sha256 = found.sha256 if found is not None else str(entry.get("sha256", ""))
    base = found or Source("", "", str(entry.get("file", "")), CslItem(), sha256, "")
    source_id = str(entry.get("source-id", "")) or (
        base.source_id if base.source_id and not is_complete else source_id_of(sha256)
    )
    source = replace(
        base,
        source_id=source_id,
        key=str(entry.get("id", base.key)),
        item=CslItem(dict(_fields(entry, base.item, is_complete=is_complete))),
        media_type=str(entry.get("media-type", base.media_type)),
    )
    return _remarked(source, entry, is_complete=is_complete)


def _remarked(source: Source, entry: Mapping[str, Any], *, is_complete: bool) -> Source:
    """Return `source` with its reliability, descriptor and copy flags as the entry has them."""
    if is_complete:
        source = replace(source, reliability="", descriptor="", copy=CopyFlags(), removed_at="")
    return replace(
        source,
        reliability=str(entry.get("reliability", source.reliability)),
        descriptor=str(entry.get("descriptor", source.descriptor)),
        removed_at=str(entry.get("removed", source.removed_at)),
        copy=_copy(entry["copy"]) if isinstance(entry.get("copy"), Mapping) else source.copy,
    )


def _fields(
    entry: Mapping[str, Any], item: CslItem, *, is_complete: bool
) -> Iterator[tuple[str, MetaField]]:
    guessed, missing = _listed(entry, "guessed"), _listed(entry, "not-stated")
    for name, old in item.fields.items():
        if name not in entry and name not in missing and not is_complete:
            yield name, old
    for name in missing:
        if name not in entry:
            yield name, _field(item, name, None, FieldState.NOT_STATED)
    for name, typed in entry.items():
        if name not in _OURS:
            state = FieldState.GUESSED if name in guessed else FieldState.CONFIRMED
            yield name, _field(item, name, csl_value(name, typed), state)


def _field(item: CslItem, name: str, value: CslValue, state: FieldState) -> MetaField:
    """Return the field, keeping where it was read from if only its state is new."""
    old = item.fields.get(name)
    if old is not None and (old.value == value or str(old.value) == value or value is None):
        return replace(old, state=state)
    return MetaField(value, state, origin="person")


def csl_value(name: str, typed: CslValue) -> CslValue:
    """Return a value read from YAML, where every scalar is a text, as CSL-JSON has it."""
    if name in DATES:
        return _date(typed)
    if name in NAMES:
        people = _parse_names(typed) if isinstance(typed, str) else typed
        return [_name(person) for person in people] if isinstance(people, list) else people
    return typed


def _date(typed: CslValue) -> CslValue:
    if isinstance(typed, str):
        return _parse_date(typed) or {"raw": typed}
    if not isinstance(typed, Mapping):
        return typed
    date = {key: _simple(value) for key, value in typed.items()}
    parts = typed.get("date-parts")
    if isinstance(parts, list):
        date["date-parts"] = [
            [_simple(p) for p in part] for part in parts if isinstance(part, list)
        ]
    return date


def _name(person: CslValue) -> CslValue:
    if isinstance(person, str):
        return {"literal": person}
    if not isinstance(person, Mapping):
        return person
    flags = {"static-ordering", "comma-suffix", "parse-names"}
    return {key: _simple(v) if key in flags else v for key, v in person.items()}


def _simple(value: CslValue) -> CslValue:
    """Return a YAML scalar as the number or truth value it stands for."""
    if not isinstance(value, str):
        return value
    if _NUMBER.fullmatch(value):
        return int(value)
    return {"true": True, "false": False}.get(value, value)


def _parse_date(text: str) -> dict[str, CslValue] | None:
    return {"date-parts": [[int(p) for p in text.split("-")]]} if _DATE.fullmatch(text) else None


def _parse_names(text: str) -> list[dict[str, str]]:
    return [{"literal": part.strip()} for part in text.split(";")]


def _listed(entry: Mapping[str, Any], name: str) -> tuple[str, ...]:
    listed = entry.get(name)
    return tuple(map(str, listed)) if isinstance(listed, list) else ()


def _plain(value: CslValue) -> CslValue:
    """Return a value made of nothing but lists, dictionaries and scalars, as YAML writes them."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def _copy_entry(copy: CopyFlags) -> Yaml:
    flags = {
        "extract-only": "yes" if copy.extract_only else "",
        "republished-at": copy.republished_at,
        "translated-from": copy.translated_from,
        "unreliable": "yes" if copy.is_unreliable else "",
    }
    return {name: value for name, value in flags.items() if value}


def _copy(entry: Mapping[str, Any]) -> CopyFlags:
    return CopyFlags(
        _is_yes(entry.get("extract-only")),
        str(entry.get("republished-at", "")),
        str(entry.get("translated-from", "")),
        _is_yes(entry.get("unreliable")),
    )


def _is_yes(value: CslValue) -> bool:
    return str(value).lower() in {"yes", "true"}
