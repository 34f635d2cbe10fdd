"""Where a quotation may begin or end in its source: never within a word, a number or its unit."""

from __future__ import annotations

import re

from briefer.core.text import Span

# Scripts without blanks between words: any place in them is a boundary.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff"
    "\uf900-\ufaff\uac00-\ud7ff\U00020000-\U0003ffff"
)
NO_BLANKS = re.compile(f"[{_UNSPACED}]")
WORD = re.compile(f"[{_UNSPACED}]|\\d+(?:[.,]\\d+)+|(?:(?![{_UNSPACED}])\\w)+")
_JOINING = "-'./,:&@_+"
_CURRENCY = "$€£¥₹₽₩₺₴₪¢"
_UNIT_WORD = (
    " (?:per ?cent|percent(?:age points?)?|pct|billions?|millions?|trillions?|thousand|hundred"
    "|bn|mn|mln|tn|Milliarden|Millionen|Prozent|milliards?|pour cent|millones|por ciento)\\b"
)
_AFTER_DIGIT = re.compile(f" ?[%‰°€£¥$]|{_UNIT_WORD}")
_AFTER_WORD = re.compile(_UNIT_WORD)


def may_begin(text: str, at: int) -> bool:
    """Tell whether a quotation may begin at `at` of a normal text."""
    if at <= 0 or at >= len(text):
        return True
    before, first = text[at - 1], text[at]
    if not _is_part(first):
        return not _is_joined(text, at)
    if _is_part(before):
        return bool(NO_BLANKS.match(before) or NO_BLANKS.match(first))
    if before in _CURRENCY and first.isdigit():
        return False
    if before == "-" and first.isdigit():
        return False
    return not _is_joined(text, at - 1)


def may_end(text: str, at: int, *, is_cut: bool = False) -> bool:
    """Tell whether words may end before `at` of a normal text.

    A number may leave its unit behind only where a mark follows or the passage that was taken
    ends, which `is_cut` tells.
    """
    if at <= 0 or at >= len(text):
        return True
    last, after = text[at - 1], text[at]
    if not _is_part(last):
        return not _is_joined(text, at - 1)
    if not is_cut and unit_after(text, at):
        return False
    if _is_part(after):
        return bool(NO_BLANKS.match(last) or NO_BLANKS.match(after))
    return not _is_joined(text, at)


def whole_words(text: str, span: Span) -> Span:
    """Return `span` of a text with the words and numbers that it would begin or end within."""
    start, end = span.start, span.end
    while not may_begin(text, start):
        start -= 1
    while not may_end(text, end, is_cut=True):
        end += 1
    return Span(start, end)


def unit_after(text: str, at: int) -> str:
    """Return the unit that follows directly on the number or word that ends at `at`."""
    if at <= 0:
        return ""
    found = (_AFTER_DIGIT if text[at - 1].isdigit() else _AFTER_WORD).match(text, at)
    return found[0].strip() if found else ""


def _is_part(character: str) -> bool:
    """Tell whether `character` belongs to a word or a number."""
    return character.isalnum()


def _is_joined(text: str, at: int) -> bool:
    """Tell whether the mark at `at` holds together a word or number on both its sides."""
    if text[at] not in _JOINING or at == 0 or at + 1 >= len(text):
        return False
    before, after = text[at - 1], text[at + 1]
    if not (_is_part(before) and _is_part(after)):
        return False
    if NO_BLANKS.match(before) or NO_BLANKS.match(after):
        return False
    return not (text[at] == "." and after.isupper() and not before.isupper())  # no blank typed
