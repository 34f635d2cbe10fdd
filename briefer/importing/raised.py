"""Small raised numbers: marks of notes, and exponents.

Glued to what stands before them they are read as a part of it: "in 2024" with note 1 as the year
20241, ten to the sixth as 106.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_LONGEST = 3  # digits of a mark
_BASE = re.compile(r"(?:(?<![\d.,])10|(?<![^\W\d_])(?:[kcdmµ]?m|ft|mi|yd|in|s|[b-hj-z])|\))$")
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NEAR = 20  # characters before a number that tell what it is

Part = tuple[str, bool]  # words, and whether they are stressed


class Raised(str):
    """Text that stands raised."""

    __slots__ = ()


def raised_number(before: str, digits: str) -> str:
    """Return a raised number as text after `before`.

    It is a mark of a note, `word[1]`, or after a ten, a unit of length, a variable or a bracket an
    exponent, "km²"; at the beginning of a line it is the mark of the note that follows.
    """
    near = before.rstrip()[-_NEAR:]
    if len(digits) > _LONGEST or _BASE.search(near):
        return digits.translate(_EXPONENTS)
    return f"[{digits}]" if near else f"[{digits}] "


def settled(parts: Iterable[Part]) -> list[Part]:
    """Return the parts of a paragraph, numbers among them that are `Raised` told apart."""
    found = list(parts)
    if any(isinstance(text, Raised) for text, _is_stressed in found):
        return list(_told_apart(found))
    return found


def _told_apart(parts: Iterable[Part]) -> Iterator[Part]:
    before = ""
    for text, is_stressed in parts:
        shown: str = text
        if isinstance(text, Raised) and (digits := text.strip()).isascii() and digits.isdigit():
            shown = raised_number(before, digits) + text[len(text.rstrip()) :]
        before = (before + shown)[-_NEAR:]
        yield shown, is_stressed
