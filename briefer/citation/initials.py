"""Given names as initials."""

from __future__ import annotations

import re
from functools import lru_cache

_SEPARATORS = re.compile(r"(\s+|-)")
_RUN_TOGETHER = re.compile(r"(?<=\.)(?=[^\W\d_])")


@lru_cache(maxsize=8192)
def initials(given: str, mark: str, *, initialize: bool = True, hyphenates: bool = True) -> str:
    """Return `given` with its names as letters followed by `mark` ("J. M. ").

    With `initialize` off only what is an initial already is rewritten. Hyphens between
    names stay where `hyphenates`. Lower-case words are kept whole.
    """
    pieces = _SEPARATORS.split(_RUN_TOGETHER.sub(" ", given.strip()))
    result = ""
    was_initial = False
    for index in range(0, len(pieces), 2):
        word = pieces[index]
        separator = pieces[index - 1] if index else ""
        if not word:
            continue
        initial = _initial(word, initialize=initialize)
        joint = _joint(
            result, separator, hyphenates=hyphenates, plain=not (initial and was_initial)
        )
        result = f"{result}{joint}{initial}{mark}" if initial else f"{result}{joint}{word}"
        was_initial = bool(initial)
    return result.rstrip()


def _joint(before: str, separator: str, *, hyphenates: bool, plain: bool) -> str:
    if not before:
        return ""
    if separator == "-" and hyphenates:
        return "\b-"
    if plain and not before.endswith(" "):
        return " "
    return ""


def _initial(word: str, *, initialize: bool) -> str:
    """Return the letters that stand for `word`, empty to keep it whole."""
    bare = word.rstrip(".")
    if not bare:
        return ""
    if not initialize:
        return bare if len(bare) == 1 and bare.isupper() else ""
    if not bare[0].isupper() and bare[0].lower() != bare[0].upper():
        return ""
    if word.endswith(".") and len(bare) > 1 and not bare[1:].islower():
        return bare[0]
    # A two-letter beginning written as one letter: "Th." stays, "Ph" is its own matter.
    return bare if word.endswith(".") and len(bare) == 1 else bare[0]
