"""Quotation marks around words in running text, in every house's form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from briefer.core.text import Span

OPENING = "“„«‹‘‚\"'「『»›"
CLOSING = "”“»›’‘\"'」』«‹"
OPENING_ONLY = "“„«‹‘‚「『"  # in most houses
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
}
_STOPS = " \u00a0\u202f.,;:!?"
_FIXED = "\u00a0\u2007\u2009\u202f"  # blanks that French sets inside its quotation marks
_MARKS = f"{OPENING}{CLOSING}"
_SET_APART = re.compile(
    rf"(?<![^ \n(\[–—-][{_MARKS}])(?<=[{_MARKS}])[{_FIXED}](?=\S)"
    rf"|(?<=\S)[{_FIXED}](?=[{_MARKS}](?!\w))"
)
_JOINER = "\u2060"  # stands for nothing wherever texts are compared
_NEAR = 4  # characters between a quotation mark and the words


def is_in_marks(text: str, span: Span) -> bool:
    """Tell whether the words at `span` stand between quotation marks, blanks and stops apart."""
    before = text[max(0, span.start - _NEAR) : span.start].rstrip()
    after = text[span.end : span.end + _NEAR].lstrip(_STOPS)
    return before[-1:] in tuple(OPENING) and after[:1] in tuple(CLOSING)


def tightened(text: str) -> str:
    """Return `text` without the fixed blanks inside its quotation marks, one for one.

    "« mot »" that was made straight is " mot " with blanks that no other house sets. One beside
    the outside of a mark stays: it parts two words.
    """
    return _SET_APART.sub(_JOINER, text)


def enclosed(text: str, span: Span, line: Span) -> Span | None:
    """Return what stands between the quotation marks around `span`, looked for within `line`.

    None where it is not between two marks of a pair. Marks in pairs beside it enclose other words.
    """
    for opening in _openings_before(text, span.start, line.start):
        closing = _closing_after(text, span.end, line.end, text[opening])
        if closing is not None:
            return Span(opening + 1, closing)
    return None


def _openings_before(text: str, position: int, first: int) -> Iterator[int]:
    """Yield where marks open that are still open at `position`, the nearest first."""
    waiting: list[str] = []
    for at in range(position - 1, first - 1, -1):
        match _side(text, at, first, position + 1):
            case _Side.CLOSES:
                waiting.append(text[at])
            case _Side.OPENS if waiting and waiting[-1] in _PAIRS[text[at]]:
                waiting.pop()
            case _Side.OPENS if not any(mark in _PAIRS[text[at]] for mark in waiting):
                yield at


def _closing_after(text: str, position: int, last: int, opening: str) -> int | None:
    waiting: list[str] = []
    for at in range(position, last):
        match _side(text, at, position - 1, last):
            case _Side.OPENS:
                waiting.append(text[at])
            case _Side.CLOSES if waiting and text[at] in _PAIRS[waiting[-1]]:
                waiting.pop()
            case _Side.CLOSES if text[at] in _PAIRS[opening]:
                return at if not any(text[at] in _PAIRS[mark] for mark in waiting) else None
    return None


class _Side(Enum):
    """What a quotation mark does where it stands."""

    OPENS = auto()
    CLOSES = auto()


def _side(text: str, at: int, first: int, last: int) -> _Side | None:
    """Tell what the character at `at` does; None for an apostrophe and what is no mark.

    Most marks open in one house and close in another: what stands beside it decides. Nothing
    before `first` or from `last` on is looked at.
    """
    mark = text[at]
    if mark not in _MARKS:
        return None
    before = text[at - 1] if at > first else " "
    after = text[at + 1] if at + 1 < last else " "
    if mark in "'’" and before.isalnum() and after.isalnum():
        return None
    is_before_word = after.isalnum() or after in OPENING_ONLY or (mark in "«‹" and after in _FIXED)
    is_after_word = not before.isspace() and before not in "([{—–-/" and before not in OPENING_ONLY
    if mark in OPENING_ONLY:
        return _Side.OPENS if is_before_word or before.isspace() else _Side.CLOSES
    if mark in "”’":
        return _Side.CLOSES
    is_opening = is_before_word and not is_after_word
    return _Side.OPENS if is_opening else _Side.CLOSES


def without_marks(text: str, span: Span) -> Span:
    """Return `span` without the quotation marks and blanks that it begins and ends with."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in OPENING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in CLOSING):
        end -= 1
    return Span(start, end)
