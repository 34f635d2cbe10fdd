"""Small raised numbers in the lines of a PDF: marks of notes, and exponents.

To PDFium they are digits like all others, glued to the word or the number before them: "in 2024"
with note 1 would be read as the year 20241.
"""

from __future__ import annotations

import re
from typing import Protocol

from briefer.importing.raised import raised_number

_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_RAISED = 0.2  # of the size of type: how much higher than the base line a raised digit begins


class Type(Protocol):
    """What is known of the characters of a page, by their place in its text."""

    def index(self, place: int, /) -> int:
        """Return the number of the character at a place."""

    def base(self, index: int, /) -> float:
        """Return how high the base line of a character is, in points."""

    def foot(self, index: int, /) -> float:
        """Return how high the ink of a character begins, in points."""


def with_marks(glyphs: Type, text: str, start: int, size: float) -> str:
    """Return a line with each small raised number set apart from what it is glued to.

    It is a mark of a note, `word[1]`, or after a ten, a unit of length or a bracket an exponent,
    "km²". `start` is where the line begins, `size` that of its type in points.
    """
    parts = []
    done = 0
    letter = _LETTER.search(text)
    level = None if letter is None else glyphs.base(glyphs.index(start + letter.start()))
    for number in _NUMBER.finditer(text):
        if level is not None:  # most numbers stand on the line, and one look is enough
            last = glyphs.index(start + number.end() - 1)
            if glyphs.foot(last) - level <= _RAISED * size:
                continue
        begin = _first_raised(glyphs, text, number, start, size)
        if begin < number.end():
            before = text[:begin].rstrip()  # PDFium sees a blank where type is raised
            parts += [before[done:], raised_number(before, text[begin : number.end()])]
            done = number.end()
            if not before:  # the mark that a note begins with
                done += len(text[done:]) - len(text[done:].lstrip())
    return "".join((*parts, text[done:])) if parts else text


def _first_raised(glyphs: Type, text: str, number: re.Match[str], start: int, size: float) -> int:
    """Return where the raised digits at the end of a number begin, its end where there are none.

    Digits of one glyph and digits of smaller type look the same: their ink begins above the line.
    """
    place = number.end()
    last = glyphs.index(start + place - 1)
    if glyphs.foot(last) - glyphs.base(last) > _RAISED * size:  # a small digit of the font
        level = glyphs.base(last)
    else:
        beside = _beside(text, number)
        if beside is None:
            return place
        level = glyphs.base(glyphs.index(start + beside))
    while place > number.start():
        index = glyphs.index(start + place - 1)
        if glyphs.foot(index) - level <= _RAISED * size:
            break
        place -= 1
    return place


def _beside(text: str, number: re.Match[str]) -> int | None:
    """Return the place of a letter near a number, or of its own first digit."""
    before, after = number.start() - 1, number.end()
    while before >= 0 and not text[before].isalpha():
        before -= 1
    if before >= 0:
        return before
    if len(number[0]) > 1 and number.start():
        return number.start()
    return next((i for i in range(after, len(text)) if text[i].isalpha()), None)
