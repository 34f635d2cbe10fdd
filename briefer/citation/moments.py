"""Dates as CSL-JSON gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
    for name in names.split()
}
_SEASONS = {"spring": 13, "summer": 14, "fall": 15, "autumn": 15, "winter": 16}
_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_RANGE = re.compile(r"/|\s+[-\u2013]\s+|\u2013|(?<=[^\W\d_])-(?=[^\W\d_])")
_CIRCA = re.compile(r"(?:circa|ca\.?|c\.)\s*(?=\d)", re.IGNORECASE)
_LONGEST_YEAR = 6  # digits
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time; `month` 13 to 16 are the seasons from spring, 0 is unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return a form that sorts in time as text; years before our era first."""
        return f"{self.year + 10000:05d}{self.month:02d}{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Date:
    """A date or range; `literal` is printed as it is where there is no `start`.

    `season` is a season in words of its own ("Michaelmas"), printed as the month.
    """

    start: Moment | None = None
    end: Moment | None = None
    is_circa: bool = False
    literal: str = ""
    season: str = ""


def date(value: object) -> Date | None:
    """Return a CSL-JSON date variable; None where it says nothing."""
    if isinstance(value, str):
        return _raw(value, is_circa=False)
    if not isinstance(value, Mapping):
        return None
    is_circa = bool(value.get("circa")) and value.get("circa") not in {"0", "false"}
    named = str(value.get("season") or "")
    season = _season(named)
    parts = value.get("date-parts")
    moments = [m for p in parts if (m := _moment(p, season))] if isinstance(parts, list) else []
    if moments:
        end = moments[1] if len(moments) > 1 else None
        return Date(moments[0], end, is_circa, season="" if season else named)
    if value.get("literal"):
        return Date(is_circa=is_circa, literal=str(value["literal"]))
    if value.get("raw"):
        return _raw(str(value["raw"]), is_circa=is_circa)
    return None


def _moment(parts: object, season: int) -> Moment | None:
    if not isinstance(parts, (list, tuple)):
        return None
    numbers = [_number(part) for part in parts[:3]]
    if not numbers or not any(number is not None for number in numbers):
        return None
    year, month, day = [number or 0 for number in [*numbers, 0, 0][:3]]
    if 21 <= month <= 24:  # EDTF's seasons
        month -= 8
    if not month and 1 <= season <= 4:
        month = season + 12
    return Moment(year, month, day)


def _season(text: str) -> int:
    """Return the number of a season, 0 for one that CSL does not know."""
    return _number(text) or max(0, _SEASONS.get(text.strip().lower(), 12) - 12)


def _number(value: object) -> int | None:
    try:
        return int(str(value).strip())
    except ValueError:
        return None


def _raw(text: str, *, is_circa: bool) -> Date | None:
    """Read a date as people write it; what cannot be read stays literal."""
    text = text.strip()
    if not text:
        return None
    if circa := _CIRCA.match(text):
        text, is_circa = text[circa.end() :], True
    halves = [text] if _AMERICAN.fullmatch(text) else _RANGE.split(text, maxsplit=1)
    moments = [_written(half) for half in halves]
    if len(moments) == 2 and moments[0] is None and moments[1] is not None:
        # "Fall/Winter 2000": the year is said once.
        moments[0] = _written(f"{halves[0]} {moments[1].year}")
    if any(moment is None for moment in moments):
        return Date(is_circa=is_circa, literal=text)
    return Date(moments[0], moments[1] if len(moments) == 2 else None, is_circa)


def _written(text: str) -> Moment | None:
    text = _WEEKDAY.sub("", text.strip())
    if match := _ISO.fullmatch(text):
        return Moment(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    if match := _AMERICAN.fullmatch(text):
        return Moment(int(match[3]), int(match[1]), int(match[2]))
    year = month = day = 0
    for word in _WORD.findall(text):
        if word.isdecimal():
            if len(word) > _LONGEST_YEAR:
                return None
            if len(word) > 2 or day:
                year = int(word)
            else:
                day = int(word)
        else:
            month = _MONTHS.get(word[:3].lower()) or _SEASONS.get(word.lower()) or -1
        if month < 0:
            return None
    return Moment(year, month, day) if year else None
