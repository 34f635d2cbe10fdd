"""Full dates in a line of text. What leaves room for two dates, or lacks a year, is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from briefer.core.locations import resources
from briefer.core.source import CslValue
from briefer.core.text import Span


def _month_numbers() -> Mapping[str, int]:
    """Return the number of each month's name in some twenty languages."""
    rows = json.loads((resources() / "reading" / "months.json").read_text("utf-8"))
    return {
        name: number
        for language in rows
        for number, names in enumerate(language.split(), 1)
        for name in names.split("/")
    }


MONTH_NUMBERS = _month_numbers()
_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_BEGIN = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"  # an outlet's name may be glued to the month
# Glued to the year may be a time, an age ("20233 years") or the date once more.
_AFTER = r"(?!\d(?!\d?:\d\d|\d? (?:year|month|week|day|hour|min)|\d?\. \w))"
_TIME = r"(?:(?:,| at| um)? ?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?,?)?"
_PATTERNS = (
    re.compile(
        r"(?<![\d.])(?-i:(?<![A-Z]))"
        r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[\s-]+(?:of |de |d['’])?"
        rf"(?P<m>{_NAMES})\b\.?,?[\s-]+(?:de |del |do )?{_YEAR}{_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_BEGIN}(?P<m>{_NAMES})\b\.?\s?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?{_TIME}\s+{_YEAR}{_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\d/-]){_YEAR}-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?![\d-])"),
    re.compile(rf"(?<![\d/-]){_YEAR}/(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})(?![\d/])"),
    re.compile(rf"(?<![\d.]){_YEAR}\. ?(?P<m>\d{{1,2}})\. ?(?P<d>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}\.? (?P<m>{_NAMES}) (?P<d>\d{{1,2}})(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]"),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}{_AFTER}"),
)
# "27.04.24": where the day comes first; a time, a stroke or the end of the line must follow.
_SHORT = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d\d)(?=\s*(?:$|[|,;–-]|um\b|kl\b|\d{1,2}[:.]\d\d))"
)
_STAMP = re.compile(r"\d[\s,|·•–-]*(?:\d{1,2}[:.]\d\d(?: ?(?:Uhr|h|[ap]\.?m\.?))?|GMT|UTC)$")
# Without one of these there is no full date; most lines of a page have none.
_YEARLIKE = re.compile(r"\d(?:\d{3}|\.\d\d?\.\d\d)")
# In each of the following, found much faster.
_SLASHED_CENTURIES = ("/20", "-20", "/19", "-19")
_SLASHED_YEAR = re.compile(r"[/-](?:19|20)\d\d")
_SLASHED = re.compile(rf"(?<![\d/])(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-]{_YEAR}(?![\d/])")
WEEKDAY = re.compile(  # written out
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]*\W{{1,3}}$", re.IGNORECASE)


class DateOrder(Enum):
    """What comes first in "3/4/2024"."""

    UNKNOWN = auto()
    DAY = auto()
    MONTH = auto()


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date and where it stands in the text that was searched."""

    day: date
    span: Span

    @property
    def csl(self) -> CslValue:
        """Return the date as CSL-JSON has it."""
        return {"date-parts": [[self.day.year, self.day.month, self.day.day]]}


def dates_in(text: str, order: DateOrder = DateOrder.UNKNOWN) -> list[FoundDate]:
    """Return every full date in `text`, in order.

    "3/4/2024" is one only where `order` is known, "3.4.24" only where the day comes first.
    """
    if not _YEARLIKE.search(text):
        return []
    found = [hit for pattern in _PATTERNS for hit in _hits(pattern, text)]
    found += _slashed(text, order)
    if order is DateOrder.DAY:
        found += _short(text)
    found.sort(key=lambda hit: (hit.span.start, -hit.span.end))
    return [hit for i, hit in enumerate(found) if not any(_covers(o, hit) for o in found[:i])]


def is_stamp(text: str) -> bool:
    """Tell whether a line ends with a full date and the time of the day, as credits do not."""
    return _STAMP.search(text) is not None and bool(dates_in(text, DateOrder.DAY))


def _covers(other: FoundDate, hit: FoundDate) -> bool:
    return other.span.overlaps(hit.span)


def _hits(pattern: re.Pattern[str], text: str) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        month = match["m"]
        number = int(month) if month.isdecimal() else MONTH_NUMBERS[month.lower()]
        yield from _valid(match, int(match["y"]), number, int(match["d"]))


def order_in(text: str) -> DateOrder:
    """Return what comes first in the dates of a text like "25/12/2024", if all agree."""
    if not any(mark in text for mark in _SLASHED_CENTURIES) or not _SLASHED_YEAR.search(text):
        return DateOrder.UNKNOWN
    pairs = [(int(m["a"]), int(m["b"])) for m in _SLASHED.finditer(text)]
    has_day_first = any(one > 12 >= other for one, other in pairs)
    has_month_first = any(other > 12 >= one for one, other in pairs)
    if has_day_first == has_month_first:
        return DateOrder.UNKNOWN
    return DateOrder.DAY if has_day_first else DateOrder.MONTH


def _slashed(text: str, order: DateOrder) -> Iterator[FoundDate]:
    for match in _SLASHED.finditer(text):
        one, other, year = int(match["a"]), int(match["b"]), int(match["y"])
        day_first, month_first = _valid(match, year, other, one), _valid(match, year, one, other)
        if weekday := _WEEKDAY.search(text[: match.start()]):  # it tells which of the two
            days = dict.fromkeys((*day_first, *month_first))
            number = _WEEKDAYS.index(weekday[1].lower())
            yield from (found for found in days if found.day.weekday() == number)
        elif one > 12 or one == other or (order is DateOrder.DAY and other <= 12):
            yield from day_first
        elif other > 12 or order is DateOrder.MONTH:
            yield from month_first


def _short(text: str) -> Iterator[FoundDate]:
    for match in _SHORT.finditer(text):
        yield from _valid(match, 2000 + int(match["y"]), int(match["m"]), int(match["d"]))


def _valid(match: re.Match[str], year: int, month: int, day: int) -> Iterator[FoundDate]:
    try:
        yield FoundDate(date(year, month, day), Span(match.start(), match.end()))
    except ValueError:
        return
