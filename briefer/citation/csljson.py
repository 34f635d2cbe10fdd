"""CSL-JSON in and out: lossless, every value as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefer.citation.references import BadReference, Reference, References
from briefer.core.source import CslData


def read(text: str) -> References:
    """Return the records of a CSL-JSON text: one object, a list, or `items` of an object."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as problem:
        line = getattr(problem, "lineno", 1)
        return References(bad=(BadReference(line, "not-json", getattr(problem, "msg", "")),))
    if isinstance(content, dict):
        content = content["items"] if isinstance(content.get("items"), list) else [content]
    entries = content if isinstance(content, list) else []
    read_ones = [_reference(number, entry) for number, entry in enumerate(entries, 1)]
    if not read_ones:
        return References(bad=(BadReference(1, "no-record"),))
    return References(
        tuple(one for one in read_ones if isinstance(one, Reference)),
        tuple(one for one in read_ones if isinstance(one, BadReference)),
    )


def write(items: Iterable[CslData]) -> str:
    """Return `items` (with their `id`) as a CSL-JSON text."""
    return json.dumps([dict(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def _reference(number: int, entry: object) -> Reference | BadReference:
    if not isinstance(entry, dict):
        return BadReference(number, "not-a-record", str(entry)[:60])
    if not isinstance(entry.get("type"), str):
        return BadReference(number, "no-type", str(entry.get("title", entry.get("id", "")))[:60])
    return Reference(entry, line=number)
