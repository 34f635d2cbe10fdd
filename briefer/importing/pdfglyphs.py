"""What PDFium knows of the characters of a page: where they stand, in which type."""

from __future__ import annotations

import ctypes
import math
from itertools import accumulate
from struct import Struct
from typing import Any

from pypdfium2 import raw

_BOLD = 600  # weight from which a font is bold
_FOUR, _SIX = Struct("4f").unpack, Struct("6f").unpack  # a rectangle of PDFium's, a matrix

Box = tuple[float, float, float, float]  # left, bottom, right, top, as the page is read
Bounds = tuple[float, float, float, float]  # of the page as the file has it


class Glyphs:
    """The characters of a page, by their place in its text.

    `turn` is how many quarter turns, against the clock, the lines of the page are written in,
    `is_foreign` whether a line may be in another order than it is read, `is_from_right` whether
    most of the page is written from the right to the left.
    """

    def __init__(self, handle: Any, bounds: Bounds, text: str) -> None:  # noqa: ANN401 - untyped
        self._handle = handle
        self._bounds = bounds
        units = len(text.encode("utf-16-le")) // 2
        # Where each character begins in UTF-16 units, None for as many as there are characters.
        self._starts = None if units == len(text) else _starts(text)
        last = raw.FPDFText_CountChars(handle) - 1
        self._is_plain = units == last + 1 and self._numbered(last) == last
        self.turn = 0
        self.is_foreign = self.is_from_right = False
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._edges = tuple(ctypes.c_double() for _edge in range(4))
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def index(self, place: int) -> int:
        """Return PDFium's number of the character at a place in the text of the page."""
        unit = place if self._starts is None else self._starts[place]
        return unit if self._is_plain else self._numbered(unit)

    def _numbered(self, unit: int) -> int:
        return int(raw.FPDFText_GetCharIndexFromTextIndex(self._handle, unit))

    def box(self, index: int) -> Box:
        """Return where a character stands, in points from the lower left of the page as read."""
        if index < 0 or not raw.FPDFText_GetLooseCharBox(self._handle, index, self._rect):
            return 0.0, 0.0, 0.0, 0.0
        begin, high, end, low = _FOUR(self._rect)
        left, bottom, right, top = self._bounds
        box = begin - left, low - bottom, end - left, high - bottom
        return _turned(box, self.turn, right - left, top - bottom) if self.turn else box

    def type_of(self, index: int) -> tuple[float, int]:
        """Return the size of type in points, and its quarter turns."""
        size = raw.FPDFText_GetFontSize(self._handle, index)
        if not raw.FPDFText_GetMatrix(self._handle, index, self._matrix):
            return size, 0
        a, b, c, d, _x, _y = _SIX(self._matrix)
        turn = round(math.atan2(b, a) / (math.pi / 2)) % 4 if b or a < 0 else 0
        return size * (math.hypot(c, d) or 1.0), turn

    def base(self, index: int) -> float:
        """Return how high the base line of a character is, in points."""
        raw.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        return (y, -x, -y, x)[self.turn]

    def foot(self, index: int) -> float:
        """Return how high the ink of a character begins, in points."""
        left, right, bottom, top = self._edges
        raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top)
        return (bottom.value, -right.value, -top.value, left.value)[self.turn]

    def is_bold(self, index: int) -> bool:
        """Tell whether a character is in bold type."""
        if raw.FPDFText_GetFontWeight(self._handle, index) >= _BOLD:
            return True
        name = self._name
        raw.FPDFText_GetFontInfo(self._handle, index, name, len(name), self._flags)
        found = name.value.lower()
        return b"bold" in found or b"black" in found


def _turned(box: Box, turn: int, width: float, height: float) -> Box:
    """Return a box on a page of the given size, the page turned so that its lines lie."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, width - right, top, width - left
    if turn == 2:
        return width - right, height - top, width - left, height - bottom
    return height - top, left, height - bottom, right


def _starts(text: str) -> list[int]:
    """Return where each character of a text begins in UTF-16 units, its end included."""
    return list(accumulate((1 + (c > "\uffff") for c in text), initial=0))
