"""The characters of a line of a PDF in the order they are read, where it has them in another.

A program draws the letters of a line that a typeface has, and then those that it lacks in another
one: all digits and signs after the Cyrillic words. Arabic and Hebrew letters come from the left in
some files, and PDFium turns the letters of a ligature round. Where they stand tells the order.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Protocol

_RIGHT_RANGES = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_OTHER_RANGES = "\u0370-\u058f\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_RIGHT = re.compile(f"[{_RIGHT_RANGES}]")
_OTHERS = re.compile(f"[{_OTHER_RANGES}]")
_FOREIGN = re.compile(f"[{_RIGHT_RANGES}{_OTHER_RANGES}]")
_LETTER = re.compile(r"[^\W\d_]")
_FROM_LEFT = re.compile(r"\w(?:.*\w)?")
_BRACKETS = str.maketrans("()[]{}<>«»", ")(][}{><»«")  # as they are drawn, and as they are written
_PART = re.compile(r"\[\d+\]|\d+(?:[.,:/٫٬-]\d+)*%?|.")
_TORN = re.compile(r"\s[.,;:!?»”)\]]|[«“(\[]\s")  # a sign, of another typeface than the words
_GAP = 0.15  # times the size of type: between words
_CELL = 0.9  # times the size of type: between the cells of a row
_BACK = 0.5  # times the size of type: no kerning sets a letter so far back
_SHARE = 0.25  # of the letters of a line: one in such a script
_OVER = 0.1  # of the signs of a line at most that reach over another one, or stand higher
_RAISED = 0.2  # of the size of type, as in `pdfmarks`


class Places(Protocol):
    """Where the characters of a page stand, by their place in its text; see `pdfglyphs.Glyphs`."""

    def index(self, place: int, /) -> int:
        """Return the number of the character at a place."""

    def box(self, index: int, /) -> tuple[float, float, float, float]:
        """Return its left, lower, right and upper edge, in points."""

    def base(self, index: int, /) -> float:
        """Return how high its base line is, in points."""

    def foot(self, index: int, /) -> float:
        """Return how high its ink begins, in points."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What one glyph shows, or several: its text and its edges, in points.

    `first` and `last` are its places in the line as PDFium gives it.
    """

    text: str
    left: float
    right: float
    low: float = 0.0
    first: int = 0
    last: int = 0
    is_raised: bool = False

    @property
    def middle(self) -> float:
        """Return where its middle is."""
        return (self.left + self.right) / 2

    @property
    def is_from_right(self) -> bool:
        """Tell whether it is written from the right."""
        return _RIGHT.match(self.text) is not None


def is_foreign(text: str) -> bool:
    """Tell whether letters stand in a text of a script whose lines need a look at their order."""
    return not text.isascii() and _FOREIGN.search(text) is not None


def is_from_the_right(text: str) -> bool:
    """Tell whether most letters of a text are of a script that is written from the right."""
    found = 0 if text.isascii() else len(_RIGHT.findall(text))
    return 2 * found > len(_LETTER.findall(text)) if found else False


def in_order(
    places: Places, text: str, start: int, size: float, *, is_from_right: bool
) -> Sign | None:
    """Return a line in the order it is read, with tabs in wide gaps; None where it has that order.

    `start` is where it begins, `size` that of its type in points. A raised number
    becomes the mark of a note. `is_from_right` tells how the page is written.
    """
    if text.isascii():
        return None
    has_right = _RIGHT.search(text) is not None
    if not (is_from_right and has_right):
        others = len(_OTHERS.findall(text))
        is_left = not has_right and others > _SHARE * len(_LETTER.findall(text))
        if not is_left or not (_TORN.search(text) or _goes_back(places, text, start, size)):
            return None
    found = list(_signs(places, text, start, size))
    signs = sorted(_whole(found), key=lambda sign: sign.middle)
    if not found or not _are_on_one_line(found, size) or _overlap(signs):
        return None
    row = list(_spaced(signs, size))
    parts = _from_right(row) if has_right else (sign.text for sign in row)
    shown = re.sub(r" *\t[ \t]*| +", lambda gap: gap[0].strip(" ")[:1] or " ", "".join(parts))
    return Sign(shown.strip(), row[0].left, row[-1].right)


def _goes_back(places: Places, text: str, start: int, size: float) -> bool:
    """Tell whether a word of a line begins left of the one before it."""
    words = re.finditer(r"\S+", text)
    lefts = [places.box(places.index(start + word.start()))[0] for word in words]
    return any(two < one - _BACK * size for one, two in pairwise(lefts))


def _are_on_one_line(signs: Sequence[Sign], size: float) -> bool:
    usual = statistics.median(sign.low for sign in signs)
    others = sum(abs(sign.low - usual) > _BACK * size for sign in signs)
    return others <= _OVER * len(signs)


def _overlap(row: Sequence[Sign]) -> bool:
    """Tell whether something is drawn over something else: a word over a word."""
    over = sum(two.left < one.middle for one, two in pairwise(row))
    return over > _OVER * len(row)


def _signs(places: Places, text: str, start: int, size: float) -> Iterator[Sign]:
    """Yield each character that is drawn."""
    letter = _LETTER.search(text)
    first = start + letter.start() if letter else start
    level = places.base(places.index(first)) + _RAISED * size
    for place, char in enumerate(text):
        index = places.index(start + place)
        left, low, right, _top = places.box(index)
        if right > left or unicodedata.combining(char):
            is_raised = char.isdecimal() and places.foot(index) > level
            yield Sign(char, left, right, low, place, place, is_raised)


def _whole(signs: Sequence[Sign]) -> list[Sign]:
    """Return the signs of one glyph together, so raised digits, and accents on their letters."""
    found: list[Sign] = []
    for sign in signs:
        if unicodedata.combining(sign.text):
            continue
        if found and _is_one(found[-1], sign):
            found[-1] = _joined(found[-2:], sign)
        else:
            found.append(sign)
    for accent in (sign for sign in signs if found and unicodedata.combining(sign.text)):
        place = min(range(len(found)), key=lambda i: abs(found[i].middle - accent.middle))
        found[place] = replace(found[place], text=found[place].text + accent.text)
    return found


def _is_one(one: Sign, other: Sign) -> bool:
    is_ligature = (one.left, one.right) == (other.left, other.right)
    return is_ligature or (one.is_raised and other.is_raised)


def _joined(before: Sequence[Sign], sign: Sign) -> Sign:
    """Return the last of `before` with a sign of the same glyph.

    PDFium puts the letters of a stretch from the right in reverse, those of a ligature too.
    """
    last = before[-1]
    is_turned = sign.is_from_right and before[0].middle > last.middle
    text = sign.text + last.text if is_turned else last.text + sign.text
    return replace(last, text=text, right=sign.right, last=sign.last)


def _spaced(row: Sequence[Sign], size: float) -> Iterator[Sign]:
    """Yield signs from left to right, with blanks and tabs in the gaps between them."""
    for before, sign in zip([None, *row], row, strict=False):
        gap = sign.left - before.right if before else 0.0
        if before and gap > _GAP * size and not (sign.is_raised or _is_next(before, sign)):
            yield Sign("\t" if gap > _CELL * size else " ", before.right, sign.left)
        yield replace(sign, text=f"[{sign.text}]") if sign.is_raised else sign


def _is_next(one: Sign, other: Sign) -> bool:
    """Tell whether two signs follow one another, in either order, without a blank."""
    return other.first - one.last == 1 or one.first - other.last == 1


def _from_right(row: Sequence[Sign]) -> Iterator[str]:
    """Yield the texts of signs from the right; what is written from the left stays as it is."""
    for is_from_right, group in groupby(reversed(row), key=lambda sign: sign.is_from_right):
        texts = [sign.text for sign in group]
        yield from texts if is_from_right else _amid("".join(reversed(texts)))


def _amid(text: str) -> Iterator[str]:
    """Yield what stands between letters from the right: words as they are, numbers one by one."""
    words = _FROM_LEFT.search(text) if _LETTER.search(text) else None
    if words is None:
        yield from _one_by_one(text)
        return
    yield from _one_by_one(text[words.end() :])
    yield words[0]
    yield from _one_by_one(text[: words.start()])


def _one_by_one(text: str) -> Iterator[str]:
    parts = reversed(_PART.findall(text))
    return (part.translate(_BRACKETS) if len(part) == 1 else part for part in parts)
