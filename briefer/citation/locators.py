"""Locators: what kind of place a cite points at."""

from __future__ import annotations

import re

# What people write before a number, and the CSL locator it means.
_WRITTEN = {
    "art": "article", "bk": "book", "ch": "chapter", "chap": "chapter", "col": "column",
    "fig": "figure", "fol": "folio", "l": "line", "n": "note", "no": "issue", "op": "opus",
    "p": "page", "pp": "page", "para": "paragraph", "pt": "part", "r": "rule",
    "s.v": "sub-verbo", "sec": "section", "sch": "schedule", "tit": "title", "v": "verse",
    "vol": "volume",
}  # fmt: skip
_LABELLED = re.compile(r"([a-z.]+)\.\s*(?=\d)")
_OLD_LABELS = {"sub verbo": "sub-verbo"}


def split(locator: str, label: str) -> tuple[str, str]:
    """Return a cite's locator and its label, which may be written in the locator itself.

    Without either a locator is a page: ("vol. 1", "") gives ("1", "volume").
    """
    locator = locator.strip()
    if label:
        return locator, _OLD_LABELS.get(label, label)
    match = _LABELLED.match(locator)
    if match and match[1] in _WRITTEN:
        return locator[match.end() :], _WRITTEN[match[1]]
    return locator, "page"
