"""Given names as initials."""

from __future__ import annotations

import re
from functools import lru_cache

_SEPARATORS = re.compile(r"(\s+|-)")
_RUN_TOGETHER = re.compile(r"(?<=\.)(?=[^\W\d_])")
_MARKUP = re.compile(r"((?:<[^<>]*>)*)([^<>]*)((?:</[^<>]*>)*)")


@lru_cache(maxsize=8192)
def initials(given: str, mark: str, *, initialize: bool = True, hyphenates: bool = True) -> str:
    """Return `given` with its names as letters followed by `mark` ("J. M. ").

    With `initialize` off only what is an initial already is rewritten. Hyphens between
    names stay where `hyphenates`. Lower-case words are kept whole.
    """
    pieces = _SEPARATORS.split(_RUN_TOGETHER.sub(" ", given.strip()))
    result, was_initial = "", False
    for index in range(0, len(pieces), 2):
        before, word, after = _split_markup(pieces[index])
        if not word:
            continue
        hyphen = index > 0 and pieces[index - 1] == "-"
        initial = _initial(word, initialize=initialize, is_bound=hyphen)
        if hyphen and hyphenates:
            result = f"{result.rstrip()}-"
        elif result and not (was_initial and initial) and not result.endswith(" "):
            result += " "
        result += (
            f"{before}{initial}{mark.rstrip()}{after}{_tail(mark)}"
            if initial
            else (f"{before}{word}{after}")
        )
        was_initial = bool(initial)
    return result.rstrip()


def _tail(mark: str) -> str:
    return mark[len(mark.rstrip()) :]


def _split_markup(word: str) -> tuple[str, str, str]:
    if "<" not in word:
        return "", word, ""
    match = _MARKUP.fullmatch(word)
    return (match[1], match[2], match[3]) if match else ("", word, "")


def _initial(word: str, *, initialize: bool, is_bound: bool) -> str:
    """Return the letters that stand for `word`, empty to keep it whole.

    A word with a full stop is an abbreviation already ("Ph."): its letters are kept. One
    bound by a hyphen may be in lower case ("Min-jun" is "M.-j.").
    """
    bare = word.rstrip(".")
    if not bare:
        return ""
    if bare[0].islower():
        return bare[0] if is_bound and initialize else ""
    if word.endswith("."):
        return bare
    if initialize and bare[:2].isupper() and bare[2:3].islower():
        # A letter that Latin script writes with two: "TSerendorj" is "Ts.".
        return bare[:2].title()
    if not initialize:
        return bare if len(bare) == 1 else ""
    return bare[0]
