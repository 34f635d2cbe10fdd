"""Numbers: what counts as one, ordinals, roman numerals, plural labels."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.citation.locales import Locale

# Affixes of letters are part of a number ("L2d", "D2"), spaces around separators too.
_LONGEST = 9  # digits of what is counted; a longer number is a name
_NUMBER = r"[^\W\d_]*\.?\d+[^\W\d_]*(?:(?:\.|:|/)\d+[^\W\d_]*)*"
_NUMERIC = re.compile(
    rf"\s*{_NUMBER}(?:\s*(?:[-\u2013\u2014,&;]|\\-|and|et|y|und)\s*{_NUMBER})*\s*", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*([-\u2013\u2014,&;])\s*")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SEVERAL = re.compile(
    rf"\s*(?:{_NUMBER}|[ivxlcdm]+)\s*(?:[-\u2013\u2014,&;])\s*(?:{_NUMBER}|[ivxlcdm]+\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_numeric(text: str) -> bool:
    """Tell whether CSL treats `text` as a number or a list or range of numbers."""
    return bool(_NUMERIC.fullmatch(text))


@lru_cache(maxsize=4096)
def is_several(text: str, conjunction: str = "and") -> bool:
    """Tell whether `text` names more than one thing: "3-5", "3, 5", "3 and 5"."""
    if conjunction and f" {conjunction} " in text:
        text = text.replace(f", {conjunction} ", " & ").replace(f" {conjunction} ", " & ")
    return bool(_SEVERAL.match(text))


def formatted(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """Return the numbers in `text` in a CSL number `form`, separators tidied."""
    if not is_numeric(text):
        return text
    parts = _SEPARATOR.split(text.strip())
    return "".join(
        [
            _separator(part, locale) if index % 2 else one(part, form, locale, gender)
            for index, part in enumerate(parts)
        ]
    )


def _separator(mark: str, locale: Locale) -> str:
    if mark in "-\u2013\u2014":
        return locale.term("page-range-delimiter") or "\u2013"
    if mark == "&":
        return f" {locale.term('and', 'symbol') or '&'} "
    return f"{mark} "


def one(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """Return one number in `form`: numeric, ordinal, long-ordinal or roman."""
    if form == "numeric" or not text.isdecimal() or len(text) > _LONGEST:
        return text
    number = int(text)
    if form == "roman":
        return roman(number) if number < 6000 else text
    if form == "long-ordinal" and 1 <= number <= 10:
        term = locale.gendered_term(f"long-ordinal-{number:02d}", gender)
        if term:
            return term
    return f"{number}{ordinal_suffix(number, locale, gender)}"


def roman(number: int) -> str:
    """Return `number` as a lower-case roman numeral."""
    result = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        result += letters * count
    return result


def ordinal_suffix(number: int, locale: Locale, gender: str = "") -> str:
    """Return the ordinal suffix for `number`; the closest match wins."""
    best, best_rank = "", -1
    for ordinal in locale.ordinals:
        if ordinal.gender and ordinal.gender != gender:
            continue
        rank = _rank(ordinal.number, ordinal.match, number) * 2 + bool(ordinal.gender)
        if rank > best_rank and rank >= 0:
            best, best_rank = ordinal.text, rank
    return best


def _rank(wanted: int, match: str, number: int) -> int:
    if wanted < 0:
        return 0
    if match == "whole-number":
        return 3 if number == wanted else -1
    if match == "last-two-digits":
        return 2 if number % 100 == wanted else -1
    return 1 if number % 10 == wanted else -1
