"""Variables written into an item's note, line by line, as reference managers do ("Extra")."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefer.citation.variables import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES
from briefer.core.source import CslValue

_LINE = re.compile(r"\s*([A-Za-z_-]+)\s*:\s*(\S.*?)\s*")
_BRACED = re.compile(r"\{:([A-Za-z_-]+):\s*([^{}]*)\}")
_KNOWN = NAME_VARIABLES | DATE_VARIABLES | TEXT_VARIABLES


def with_note_variables(data: Mapping[str, CslValue]) -> Mapping[str, CslValue]:
    """Return CSL-JSON `data` with what its note says about fields that it leaves empty.

    Only lines at the top of the note count, up to the first that names no variable.
    """
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    found: dict[str, CslValue] = {}
    lines = note.split("\n")
    while lines and (match := _LINE.fullmatch(lines[0])) and _is_known(match[1]):
        _take(found, match[1], match[2])
        lines.pop(0)
    rest = "\n".join(lines)
    for match in _BRACED.finditer(rest):
        if _is_known(match[1]):
            _take(found, match[1], match[2].strip())
    if not found:
        return data
    return {**found, **data, "note": _BRACED.sub("", rest).strip()}


def _is_known(name: str) -> bool:
    return name in _KNOWN or name == "type"


def _take(found: dict[str, CslValue], name: str, value: str) -> None:
    if name in NAME_VARIABLES:
        family, _, given = (part.strip() for part in value.partition("||"))
        name_value = {"family": family, "given": given} if given else {"literal": family}
        found.setdefault(name, []).append(name_value)
    elif name in DATE_VARIABLES:
        found[name] = {"raw": value}
    else:
        found[name] = value
