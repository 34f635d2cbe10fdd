"""Sorting: keys of a style turned into values that compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from briefer.citation.style import Key

T = TypeVar("T")
# Empty values come last whatever the direction; the rest compares as text or number.
Value = tuple[bool, int, str, str]
_LONGEST = 18  # digits of a number; more are a text
_DIGITS = re.compile(r"\d+")
EMPTY: Value = (True, 0, "", "")


def text_value(text: str) -> Value:
    """Return a value by which texts sort: letters first, then accents, numbers as such."""
    if not text:
        return EMPTY
    return (False, 0, *_collated(text))


def number_value(text: str) -> Value:
    """Return a value by which numbers sort; what is no number sorts as text after them."""
    match = _DIGITS.search(text)
    if match is None or len(match[0]) > _LONGEST:
        return text_value(text)
    return (False, int(match[0]), *_collated(text[match.end() :]))


@lru_cache(maxsize=8192)
def _collated(text: str) -> tuple[str, str]:
    text = "".join([c if c.isalnum() else " " if c.isspace() else "" for c in text])
    text = _DIGITS.sub(lambda match: match[0].zfill(12), text)
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    base = "".join([c for c in decomposed if not unicodedata.combining(c)])
    return base, decomposed


def ordered(
    things: Iterable[T], keys: tuple[Key, ...], value: Callable[[T, int], Value]
) -> list[T]:
    """Return `things` sorted by `keys`; `value` gives a thing's value for a key's index.

    The order of equal things stays.
    """
    found = list(things)
    for index in range(len(keys) - 1, -1, -1):
        values = [(value(thing, index), thing) for thing in found]
        filled = [pair for pair in values if not pair[0][0]]
        empty = [thing for key, thing in values if key[0]]
        filled.sort(key=lambda pair: pair[0], reverse=keys[index].descends)
        found = [*[thing for _, thing in filled], *empty]
    return found
