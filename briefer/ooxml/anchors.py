"""Anchors: the names by which the parts of a brief are found again in its Word file.

A quotation is a content control in the run (`w:sdt` inside `w:p`) with a bookmark around it, one
pair for each paragraph of it; the note mark stays outside. LibreOffice 7.4 drops tag and alias of
such a control and keeps the bookmark; Word keeps all three. Every other item is a bookmark from
its first block to its last. Names carry a key of 32 hexadecimal digits in place of the id, since
Word allows 40 characters in a bookmark and 64 in a tag.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_USUAL_ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # as `uuid4` prints it
_TAG = re.compile(r"briefer:quotation:(?P<key>[0-9a-f]{32}):(?P<part>\d+)")
_BOOKMARK = re.compile(r"_(?P<kind>[qi])_(?P<key>[0-9a-f]{32})(?:_(?P<part>\d+))?")
_NOTE_BOOKMARK = re.compile(r"_n_(?P<number>\d+)")
_TITLE = re.compile(r".*\b(?P<key>[0-9a-f]{8})(?: \((?P<part>\d+)\))?")
_DIGITS = 32  # of a key
_SHORT = 8  # digits of the key that a control's title shows


class AnchorKind(StrEnum):
    """What an anchor holds."""

    QUOTATION = "quotation"
    ITEM = "item"


class AnchorForm(StrEnum):
    """By what a part of a brief was found again, the surest first."""

    TAG = "tag"
    BOOKMARK = "bookmark"
    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name read from a Word file: `key` is short (8 digits) where a title gave it."""

    kind: AnchorKind
    key: str
    part: int = 1


@lru_cache(maxsize=256)  # each is asked for several times in a row
def anchor_key(item_id: str) -> str:
    """Return the 32 hexadecimal digits that stand for `item_id` in a Word file."""
    if _USUAL_ID.fullmatch(item_id):
        return item_id.replace("-", "")
    if len(item_id) < _DIGITS:
        return _hashed(item_id)
    try:
        return uuid.UUID(item_id).hex
    except ValueError:  # an id that a person typed in Markdown
        return _hashed(item_id)


def _hashed(item_id: str) -> str:
    return hashlib.sha256(item_id.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def quotation_tag(item_id: str, part: int = 1) -> str:
    """Return the tag of the content control around paragraph `part` (from 1) of a quotation."""
    return f"briefer:quotation:{anchor_key(item_id)}:{part}"


def quotation_title(word: str, item_id: str, part: int = 1) -> str:
    """Return the title (`w:alias`) of that control: `word` ("Quotation") and a short key."""
    number = f" ({part})" if part > 1 else ""
    return f"{word} {anchor_key(item_id)[:_SHORT]}{number}"


def quotation_bookmark(item_id: str, part: int = 1) -> str:
    """Return the name of the bookmark around paragraph `part` (from 1) of a quotation."""
    return f"_q_{anchor_key(item_id)}_{part}"


def item_bookmark(item_id: str) -> str:
    """Return the name of the bookmark around all blocks of an item that is no quotation."""
    return f"_i_{anchor_key(item_id)}"


def note_bookmark(number: int) -> str:
    """Return the name of the bookmark around the mark of note `number`."""
    return f"_n_{number}"


def anchor_of_tag(tag: str) -> Anchor | None:
    """Return what a control's tag names, None for a tag that is not ours."""
    found = _TAG.fullmatch(tag)
    return Anchor(AnchorKind.QUOTATION, found["key"], int(found["part"])) if found else None


def anchor_of_bookmark(name: str) -> Anchor | None:
    """Return what a bookmark's name names, None for a bookmark that is not ours."""
    found = _BOOKMARK.fullmatch(name)
    if found is None:
        return None
    kind = AnchorKind.QUOTATION if found["kind"] == "q" else AnchorKind.ITEM
    return Anchor(kind, found["key"], int(found["part"] or 1))


def anchor_of_title(title: str) -> Anchor | None:
    """Return what a control's title names, None for a title that is not ours."""
    found = _TITLE.fullmatch(title)
    return Anchor(AnchorKind.QUOTATION, found["key"], int(found["part"] or 1)) if found else None


def note_of_bookmark(name: str) -> int | None:
    """Return the number of the note whose mark a bookmark surrounds, None for another one."""
    found = _NOTE_BOOKMARK.fullmatch(name)
    return int(found["number"]) if found else None
