"""Marks in a web page: of notes, of points of a law, of the items that Word counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.importing.htmltree import HtmlElement

_NUMBER = re.compile(r"\(?(\d{1,3}|[*†‡§a-z])\)?")
_ARROWS = re.compile("[\\s^\u2190-\u21ff\u2900-\u297f\u2b00-\u2bff\ufe0e\ufe0f]+")
MARK = re.compile(r"\[\d{1,3}\]")
LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]|\d{1,3}(?:\.\d{1,3}){1,3}\.?|[—–-]")
_NUMBERED = re.compile(r"\d{1,3}[.)]?|\([\da-z]{1,4}\)")
_LONGEST = 12  # characters
_SAYING = ("role", "class", "rel", "epub:type")  # attributes of which the mark of a note has one
_NOTE_PLACE = re.compile(r"#.*(?:fn|note|ref|cite|anm|_ed|sdfoot)|#\d+$", re.IGNORECASE)


def note_mark(element: HtmlElement) -> str:
    """Return the mark of a note as "[1]" where `element` is a bare one, else nothing.

    Only a link to a place in the page counts: "km²" and "1st" have superscripts too.
    """
    if element.tag not in {"sup", "a"}:
        return ""
    link = element if element.tag == "a" else next(element.iter("a"), None)
    if link is None or "#" not in (place := link.get("href") or ""):
        return ""
    if not (_NOTE_PLACE.search(place) or _is_noteref(link)):
        return ""
    text = "".join(element.itertext()).strip()
    if element.tag == "a" and not any(map(link.get, _SAYING)):
        return ""
    number = _NUMBER.fullmatch(text)
    return f"[{number[1]}]" if number else ""


def place_of(element: HtmlElement) -> str:
    """Return the id of the place that the mark of a note leads to."""
    link = element if element.tag == "a" else next(element.iter("a"))
    return (link.get("href") or "").rpartition("#")[2]


def is_way_back(link: HtmlElement) -> bool:
    """Tell whether a link is an arrow from a note to its mark."""
    if not (link.get("href") or "").startswith("#"):
        return False
    return _ARROWS.fullmatch("".join(link.itertext())) is not None


def bare_number(element: HtmlElement) -> str:
    """Return the number that a raised element is, empty where it is something else."""
    text = (element.text or "").strip()
    return text if not len(element) and text.isascii() and text.isdigit() else ""


def word_label(element: HtmlElement) -> str | None:
    """Return the label that Word wrote before an item, nothing for a bullet; None for all else."""
    if element.tag != "span" or "mso-list:ignore" not in (element.get("style") or "").lower():
        return None
    label = "".join(element.itertext()).strip()
    return f"{label} " if any(map(str.isalnum, label)) and len(label) > 1 else ""


def marked(mark: str, text: str, flags: list[bool]) -> tuple[str, list[bool]]:
    """Return the text of a note that begins with its mark, and which characters are emphasised."""
    begins = re.match(rf"\W*{re.escape(mark.strip('[]'))}(?!\w)", text)
    if begins:
        return text, flags
    return f"{mark} {text.lstrip()}", [*[False] * len(mark), *flags] if flags else flags


def is_glued(texts: Sequence[str]) -> bool:
    """Tell whether the first of the texts of a line numbers what follows without a blank.

    "1" before "The board" does, "3" before "D" does not.
    """
    if len(texts) < 2 or not _NUMBERED.fullmatch(texts[0]):
        return False
    return texts[1][:1].isupper() and texts[1][1:2].islower()


def is_label(text: str, blocks: Sequence[HtmlElement]) -> bool:
    """Tell whether a text is the number of a point, alone in the first of two cells.

    So do laws number their recitals and points: "(1)", "(a)". `blocks` are the open ones.
    """
    if len(text) > _LONGEST or not LABEL.fullmatch(text):
        return False
    near = list(blocks[-3:])  # a row, a cell, and a paragraph or nothing
    row = next((each for each in near[:-1] if each.tag == "tr"), None)
    cells = [] if row is None else list(row.iterchildren("td", "th"))
    return len(cells) == 2 and cells[0] in near


def _is_noteref(link: HtmlElement) -> bool:
    """Tell whether a book or a page names a link the mark of a note (EPUB 3, DPUB-ARIA)."""
    return "noteref" in f"{link.get('epub:type') or ''} {link.get('role') or ''}"
