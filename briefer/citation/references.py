"""References as other programs exchange them: CSL-JSON, RIS, BibLaTeX; read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefer.core.source import CslData, CslValue

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"\s*(-?\d{1,4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?[-/\s]*(?:[-/\s](.*))?")
_PARTICLES = re.compile(r"((?:[a-zà-öø-ÿ'’.]+\s+)+)(\S.*)")


@dataclass(frozen=True, slots=True)
class Reference:
    """One record: CSL-JSON values with their `id`, and the files that it names.

    `files` are as written, relative to the file of references or absolute. `line` is where
    the record begins, from 1, or the number of the record in a format without lines.
    """

    data: CslData
    files: tuple[str, ...] = ()
    line: int = 0

    @property
    def key(self) -> str:
        """Return the record's own key, empty where it has none."""
        return str(self.data.get("id", ""))


@dataclass(frozen=True, slots=True)
class BadReference:
    """A record that could not be read: where it begins, a reason code, and a value for it.

    Reasons: not-json, not-a-record, no-type, cut-off, bad-syntax, duplicate-key, no-record.
    """

    line: int
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """What was read: the good records, and what is wrong with the others."""

    found: tuple[Reference, ...] = ()
    bad: tuple[BadReference, ...] = ()


def date_of(written: str) -> CslValue | None:
    """Return a date like "2024", "2024-05", "2024/05/06/spring" as CSL-JSON, None for nothing.

    What is no date is kept as a literal; an interval of ISO 8601-2 becomes two date-parts, a
    tilde or question mark `circa`.
    """
    text = written.strip()
    if not text:
        return None
    doubtful = text[-1] in "~?%"
    ends = [_parts(end) for end in text.rstrip("~?%").split("/")] if _is_interval(text) else []
    parts = ends or [_parts(text.rstrip("~?%"))]
    if not all(parts):
        return {"literal": text}
    date: dict[str, Any] = {"date-parts": [list(p) for p in parts if p is not None]}
    return {**date, "circa": True} if doubtful else date


def date_text(date: CslValue, separator: str = "-") -> str:
    """Return a CSL-JSON date as digits: "2024-05-06", an interval with a slash; else its words."""
    if not isinstance(date, dict):
        return str(date)
    ends = [
        separator.join(f"{int(part):02d}" if i else f"{int(part):04d}" for i, part in enumerate(p))
        for p in date.get("date-parts", [])
        if p and all(str(part).lstrip("-").isdecimal() for part in p)
    ]
    text = "/".join(ends) or str(date.get("literal", date.get("raw", "")))
    return f"{text}~" if ends and date.get("circa") else text


def name_of(written: str) -> dict[str, str]:
    """Return "van der Berg, Jan, Jr." as a CSL-JSON name; without a comma it is an organisation."""
    parts = [part.strip() for part in written.split(",")]
    if len(parts) == 1 or len(parts) > 3:  # a family, a given name, a suffix; more is a list
        return {"literal": written.strip()}
    name = with_particle(parts[0])
    name |= {"given": parts[1]} if parts[1] else {}
    return name | ({"suffix": parts[2]} if parts[2:] and parts[2] else {})


def name_text(name: CslData) -> str:
    """Return a CSL-JSON name as "van der Berg, Jan, Jr."; an organisation without a comma.

    Formats that know organisations only by the missing comma get a semicolon instead of one.
    """
    if "literal" in name:
        return str(name["literal"]).replace(",", ";")
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(str(part) for part in (*particles, name.get("family")) if part)
    rest = [str(name[part]) for part in ("given", "suffix") if name.get(part)]
    return ", ".join([family, *rest]) if rest else f"{family},"


def with_particle(family: str) -> dict[str, str]:
    """Return a family name with the words in lower case before it set apart."""
    found = _PARTICLES.fullmatch(family)
    if found is None:
        return {"family": family}
    return {"non-dropping-particle": found[1].strip(), "family": found[2]}


def without_empty(values: Iterable[tuple[str, CslValue]]) -> dict[str, CslValue]:
    """Return the values that say something."""
    return {name: value for name, value in values if value not in (None, "", [])}


def _is_interval(text: str) -> bool:
    """Tell whether `text` is two dates of ISO 8601, not one with slashes in it."""
    first, slash, second = text.partition("/")
    return bool(slash) and len(first) >= 4 and len(second.split("-")[0].rstrip("~?%")) == 4


def _parts(text: str) -> tuple[int, ...] | None:
    found = _DATE.fullmatch(text)
    if found is None or found[4]:
        return None
    year, month, day = (int(found[i] or 0) for i in (1, 2, 3))
    if not 0 <= month <= 12 or not 0 <= day <= 31:
        return None
    return (year, month, day)[: 1 + bool(month) + bool(month and day)]
