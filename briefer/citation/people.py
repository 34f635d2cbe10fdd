"""Names of people and organisations as CSL-JSON gives them, with their particles found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# "van der Berg", "d'Or", "al-Razi": lower-case words, or letters bound by a mark.
_LEADING = re.compile(
    r"((?:['\u2019]?[^\W\d_A-Z][^\sA-Z]*[ ])*"
    r"(?:['\u2019]?[^\W\d_A-Z][^\sA-Z]*(?:[ ]|['\u2019])|al-|el-))(?=\S)"
)
_SUFFIX = re.compile(r"^(.*?),(!?)\s+(.+)$")
# Latin, Greek, Cyrillic, Hebrew, Arabic, Thai: written given name first, with spaces.
_ROMANESQUE = re.compile(
    r"[-0-9a-zA-Z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0e01-\u0e5b\u1e00-\u1fff]"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name. A literal one (an organisation, a handle) has only `literal`."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    static_order: bool = False
    literal: str = ""
    is_romanesque: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """Return what the short form of the name shows: particle and family."""
        return (self.non_dropping, self.family or self.literal)


def names(value: object) -> tuple[Name, ...]:
    """Return the names in a CSL-JSON name variable; anything else gives none."""
    if isinstance(value, str):
        return (Name(literal=value),) if value else ()
    if not isinstance(value, (list, tuple)):
        return ()
    found = [_name(entry) for entry in value if isinstance(entry, (Mapping, str))]
    return tuple(name for name in found if name is not None)


def _name(entry: Mapping[str, Any] | str) -> Name | None:
    if isinstance(entry, str):
        return Name(literal=entry) if entry else None
    if entry.get("literal"):
        return Name(literal=str(entry["literal"]))
    family, given = _text(entry, "family"), _text(entry, "given")
    if not family and not given:
        return None
    if entry.get("isInstitution") or not family:
        return Name(literal=family or given)
    return _person(entry, family, given)


def _person(entry: Mapping[str, Any], family: str, given: str) -> Name:
    dropping, non_dropping = (
        _text(entry, "dropping-particle"),
        _text(entry, "non-dropping-particle"),
    )
    suffix, comma_suffix = _text(entry, "suffix"), bool(entry.get("comma-suffix"))
    if not suffix and (match := _SUFFIX.match(given)):
        given, suffix = match[1], match[3]
        comma_suffix = bool(match[2])
    if not dropping and not non_dropping and entry.get("parse-names", True):
        non_dropping, family = _leading_particle(family)
        if not non_dropping or given:
            given, dropping = _trailing_particle(given)
    family = family[1:-1] if len(family) > 2 and family[0] == family[-1] == '"' else family
    return Name(
        family, given, dropping, non_dropping, suffix, comma_suffix,
        static_order=bool(entry.get("static-ordering")),
        is_romanesque=bool(_ROMANESQUE.search(family + given)),
    )  # fmt: skip


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return str(value).strip() if value else ""


def _leading_particle(family: str) -> tuple[str, str]:
    match = _LEADING.match(family)
    if match is None or not family[match.end() :]:
        return "", family
    return match[1].strip(), family[match.end() :]


def _trailing_particle(given: str) -> tuple[str, str]:
    """Split "Jean de la" into "Jean" and "de la": trailing words without a capital."""
    words = given.split(" ")
    start = len(words)
    while start > 1 and words[start - 1][:1].islower() and not words[start - 1].endswith("."):
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])
