"""Page ranges: collapsing as `page-range-format` asks."""

from __future__ import annotations

import re
from functools import lru_cache

_RANGE = re.compile(
    r"(\d*[^\W\d_]+)?(\d{1,18})([^\W\d_]*)\s*[-\u2013]\s*(\d*[^\W\d_]+)?(\d{1,18})([^\W\d_]*)"
)
_ROMAN = re.compile(r"([ivxlcdm]+)\s*[-\u2013]\s*([ivxlcdm]+)", re.IGNORECASE)
_HYPHEN = re.compile(r"\s*-\s*")
_ESCAPED = "\ue000"


@lru_cache(maxsize=4096)
def formatted(text: str, style: str, delimiter: str) -> str:
    """Return page numbers with their ranges in `style` ("" for none) and `delimiter`.

    A hyphen written as a backslash and a hyphen is part of a number and stays.
    """
    text = text.replace("\\-", _ESCAPED)
    parts = re.split(r"(\s*[,;&]\s*)", text)
    text = "".join([_part(part, style, delimiter) for part in parts])
    return text.replace(_ESCAPED, "-")


def _part(text: str, style: str, delimiter: str) -> str:
    if roman := _ROMAN.fullmatch(text.strip()):
        return f"{roman[1]}{delimiter}{roman[2]}"
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        return _HYPHEN.sub("-", text)
    before, first, after, before_last, last, after_last = [part or "" for part in match.groups()]
    if not style or ((after or after_last) and before == before_last):
        return f"{before}{first}{after}{delimiter}{before_last}{last}{after_last}"
    if before != before_last:
        return _HYPHEN.sub("-", text)
    last = _expanded(first, last)
    if int(first) <= int(last) and style in _SHORTENED:
        return f"{before}{first}{delimiter}{_SHORTENED[style](first, last)}"
    return f"{before}{first}{delimiter}{before}{last}"


def _expanded(first: str, last: str) -> str:
    """Return the last page in full: 123-5 means 123-125."""
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _minimal(first: str, last: str, keep: int = 1) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - keep and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str) -> str:
    """Chicago 16: all digits below 100 and at hundreds, else the changed part (CMOS 9.61)."""
    number = int(first)
    if number < 100 or number % 100 == 0 or len(first) != len(last):
        return last
    if number % 100 < 10:
        return _minimal(first, last)
    return _minimal(first, last, 2)


def _chicago_15(first: str, last: str) -> str:
    """Chicago 15: as 16, but four digits are kept where three of them change."""
    short = _chicago(first, last)
    return last if len(first) == len(last) == 4 and len(short) >= 3 else short


_SHORTENED = {
    "minimal": _minimal,
    "minimal-two": lambda first, last: _minimal(first, last, 2),
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago,
}
