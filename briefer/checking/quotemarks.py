"""Quotation marks around words in running text, in every house's form."""

from __future__ import annotations

import re

from briefer.core.text import Span

OPENING = "“„«‹‘‚\"'「『»›"
CLOSING = "”“»›’‘\"'」』«‹"
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


def is_mark(text: str, at: int, marks: str) -> bool:
    """Tell whether a quotation mark of `marks`, and no apostrophe, stands at `at`."""
    if text[at] not in marks:
        return False
    inside = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return not (inside and text[at] in "'’")


def without_marks(text: str, span: Span) -> Span:
    """Return `span` without the quotation marks and blanks that it begins and ends with."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in OPENING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in CLOSING):
        end -= 1
    return Span(start, end)
