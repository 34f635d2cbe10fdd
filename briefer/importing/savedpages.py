"""What a program that saved a web page wrote into the file: the address, and the day.

Browsers leave "saved from url=(0034)https://..." in a comment, the SingleFile extension a comment
of its own, the WebScrapBook extension attributes of the html element, Save Page WE meta elements;
HTTrack names what it mirrored, and when.
"""

from __future__ import annotations

import re
from datetime import date

from briefer.core.source import MetaField
from briefer.importing.dates import MONTH_NUMBERS

_LOOKED_AT = 4_000  # characters at the beginning of a page
_ADDRESSES = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->"),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)"),
    re.compile(r"""<html[^>]*\sdata-scrapbook-source=["'](https?://[^"']+)["']"""),
    re.compile(r"""<meta name=["']savepage-url["'] content=["'](https?://[^"']+)["']"""),
)
_MIRRORED = re.compile(r"<!-- Mirrored from (\S+) by HTTrack ")  # it drops "http://"
_DAYS = (
    # The form of JavaScript's Date.toString(): "Fri May 03 2024 12:30:00 GMT+0200 (...)".
    re.compile(
        r"<!--\s*Page saved with SingleFile\s[^>]*?saved date:\s*\w{3} "
        r"(?P<month>\w{3}) (?P<day>\d\d) (?P<year>\d{4})"
    ),
    re.compile(
        r"""<meta name=["']savepage-date["'] content=["']\w{3} """
        r"(?P<month>\w{3}) (?P<day>\d\d) (?P<year>\d{4})"
    ),
    re.compile(
        r"<!-- Mirrored from [^>]*?, \w{3}, (?P<day>\d\d) (?P<month>\w{3}) (?P<year>\d{4}) "
    ),
    re.compile(
        r"""<html[^>]*\sdata-scrapbook-create=["'](?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"""
    ),
)
_SURE = 0.9


def saved_fields(markup: str) -> dict[str, MetaField]:
    """Return the address (URL) and the day (accessed) that a saved page carries in its head."""
    head = markup[:_LOOKED_AT]
    found: dict[str, MetaField] = {}
    if address := next((hit[1] for each in _ADDRESSES if (hit := each.search(head))), ""):
        found["URL"] = MetaField(address, confidence=_SURE, origin="file")
    elif mirrored := _MIRRORED.search(head):
        address = mirrored[1] if "://" in mirrored[1] else f"http://{mirrored[1]}"
        found["URL"] = MetaField(address, confidence=_SURE, origin="file")
    if day := next((_day(hit) for each in _DAYS if (hit := each.search(head))), None):
        parts = [[day.year, day.month, day.day]]
        found["accessed"] = MetaField({"date-parts": parts}, confidence=_SURE, origin="file")
    return found


def _day(found: re.Match[str]) -> date | None:
    month = found["month"].lower()
    number = int(month) if month.isdecimal() else MONTH_NUMBERS.get(month, 0)
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
