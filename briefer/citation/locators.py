"""Locators and numbers: what kind of place they point at, in the words people write."""

from __future__ import annotations

import re

from briefer.citation.locales import Locale
from briefer.citation.numbers import formatted, is_several

# What people write before a number, and the CSL locator it means.
_WRITTEN = {
    "art": "article", "bk": "book", "ch": "chapter", "chap": "chapter", "col": "column",
    "fig": "figure", "fol": "folio", "l": "line", "n": "note", "no": "issue", "op": "opus",
    "p": "page", "pp": "page", "para": "paragraph", "pt": "part", "r": "rule",
    "s.v": "sub-verbo", "sec": "section", "sch": "schedule", "tit": "title", "v": "verse",
    "vol": "volume",
}  # fmt: skip
_WHOLE_WORDS = (
    *("article", "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "page"),
    *("paragraph", "part", "rule", "schedule", "section", "table", "title", "verse", "volume"),
)
_LABELLED = re.compile(r"([a-z.]+)\.\s*(?=\d)|([A-Za-z]+)\s+(?=\d)|([§¶])\s*(?=\d)")
_SIGNS = {"§": "section", "¶": "paragraph"}
_EMBEDDED = re.compile(r"(?:^|(?<=[\s,;&(]))([a-z.]+)\.\s*(?=\d)([^a-z]*)")
_OLD_LABELS = {"sub verbo": "sub-verbo"}


def split(locator: str, label: str) -> tuple[str, str]:
    """Return a cite's locator and its label, which may be written in the locator itself.

    Without either a locator is a page: ("vol. 1", "") gives ("1", "volume").
    """
    locator = locator.strip()
    if label:
        return locator, _OLD_LABELS.get(label, label)
    match = _LABELLED.match(locator)
    found = _kind(match) if match else ""
    return (locator[match.end() :], found) if match and found else (locator, "page")


def _kind(match: re.Match[str]) -> str:
    if match[3]:
        return _SIGNS[match[3]]
    word = (match[2] or "").lower()
    return _WRITTEN.get(match[1] or "", "") or (word if word in _WHOLE_WORDS else "")


def with_labels(text: str, form: str, locale: Locale) -> str:
    """Return numbers with labels among them: "7, p. 3-8" is "7, pp. 3–8".

    Numbers before the first label get `form`; each label is the locale's, in the number
    of what follows it. Text without such labels stays.
    """
    found = list(_EMBEDDED.finditer(text))
    if not found or any(match[1] not in _WRITTEN for match in found):
        return text
    head = text[: found[0].start()]
    number = head.rstrip(" ,;&")
    pieces = [formatted(number, form, locale), head[len(number) :]] if number else [head]
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = text[match.start(2) : end]
        numbers = value.rstrip(" ,;&")
        term = locale.term(_WRITTEN[match[1]], "short", plural=is_several(numbers))
        tidy = formatted(numbers, "numeric", locale)
        pieces += [f"{term or match[1]} ", tidy, value[len(numbers) :]]
    return "".join(pieces)
