"""Set the quotation marks of a text as the house wants them; every other character stays."""

from __future__ import annotations

import re

from briefer.exporting.house import House

_DOUBLE_OPEN, _DOUBLE_CLOSE, _DOUBLE = "“„«‟", "”»", '"'
_SINGLE_OPEN, _SINGLE_CLOSE, _SINGLE = "‘‚‹‛", "’›", "'"
_MARK = re.compile("[“„«‟”»\"‘‚‹‛’›']")
# Inside guillemets as French sets them, « mot »; »Wort« is the other way round and has none.
_INNER_SPACE = re.compile(
    r"(?<=[«‹])(?<![\w.,;:!?…)][«‹])[\u00a0\u202f ]+|[\u00a0\u202f ]+(?=[»›](?!\w))"
)
_BEFORE_OPENING = "([{—–-/"


def set_marks(text: str, house: House, depth: int = 0) -> str:
    """Return quoted `text` with its marks in the house's form, flipped by nesting.

    `depth` is how many quotation marks are already open around it: 1 for words that print
    between marks, 0 for a block quotation. Apostrophes become typographic.
    """
    return _Setter(text, house, depth).result()


def curled(text: str, house: House) -> str:
    """Return the author's `text` with straight double marks as the house's, single ones curly."""
    if '"' not in text and "'" not in text:
        return text
    return "".join(_curled(text, i, house) if c in "\"'" else c for i, c in enumerate(text))


def _curled(text: str, i: int, house: House) -> str:
    if text[i] == '"':
        return house.marks[0] if _opens(text, i) else house.marks[1]
    return "‘" if _opens(text, i) and _closes_later(text, i) else "’"


class _Setter:
    """One pass over a text with the stack of the marks that are open."""

    def __init__(self, text: str, house: House, depth: int) -> None:
        self._text = _INNER_SPACE.sub("", text)
        self._marks = (house.marks, house.inner_marks)
        self._depth = depth
        self._open: list[str] = []  # "double" or "single"

    def result(self) -> str:
        pieces: list[str] = []
        position = 0
        for match in _MARK.finditer(self._text):
            pieces.append(self._text[position : match.start()])
            position = match.end()
            pieces.append(self._set(match.start()))
        return "".join([*pieces, self._text[position:]])

    def _set(self, i: int) -> str:
        mark = self._text[i]
        kind = "double" if mark in _DOUBLE_OPEN + _DOUBLE_CLOSE + _DOUBLE else "single"
        if self._is_apostrophe(i, kind):
            return "’"
        if kind == "double" and mark == '"' and self._is_inch(i):
            return mark
        if self._is_opening(i, kind):
            self._open.append(kind)
            return self._pair()[0]
        closing = self._pair(closing_unopened=kind not in self._open)[1]
        self._close(kind)
        return closing

    def _pair(self, closing_unopened: bool = False) -> tuple[str, str]:
        """Return the marks of the innermost open level."""
        level = self._depth + len(self._open) - (0 if closing_unopened else 1)
        return self._marks[level % 2]

    def _close(self, kind: str) -> None:
        if kind in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(kind) :]

    def _is_opening(self, i: int, kind: str) -> bool:
        mark = self._text[i]
        if mark in "«‹»›":
            return _points_in(self._text, i)
        if mark == "‘" and kind in self._open and _ends(self._text, i):
            return False  # ‚so‘
        if mark in _DOUBLE_OPEN + _SINGLE_OPEN and not (mark == "“" and "double" in self._open):
            return True
        if mark in _DOUBLE_CLOSE + _SINGLE_CLOSE:
            return False
        return _opens(self._text, i) and not (kind in self._open and _ends(self._text, i))

    def _is_apostrophe(self, i: int, kind: str) -> bool:
        if kind == "double" or self._text[i] in "‚‹›‛":
            return False
        if _between_letters(self._text, i):
            return True
        if _opens(self._text, i):
            return self._text[i] in "'’" and not _closes_later(self._text, i)
        return "single" not in self._open and self._text[i] != "‘"

    def _is_inch(self, i: int) -> bool:
        return i > 0 and self._text[i - 1].isdigit() and "double" not in self._open


def _points_in(text: str, i: int) -> bool:
    """Tell whether the guillemet at `i` opens: «so» or »so«."""
    is_before_word = i + 1 < len(text) and text[i + 1].isalnum()
    is_after_word = i > 0 and not text[i - 1].isspace() and text[i - 1] not in _BEFORE_OPENING
    if text[i] in "»›":
        return is_before_word and not is_after_word
    return is_before_word or not is_after_word


def _opens(text: str, i: int) -> bool:
    """Tell whether a mark at `i` stands where an opening one does."""
    if i + 1 < len(text) and text[i + 1].isspace():
        return False
    before = text[i - 1] if i else " "
    return before.isspace() or before in _BEFORE_OPENING + _DOUBLE_OPEN + _SINGLE_OPEN + "\"'"


def _ends(text: str, i: int) -> bool:
    return i + 1 == len(text) or not text[i + 1].isalnum()


def _between_letters(text: str, i: int) -> bool:
    return 0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum()


def _closes_later(text: str, i: int) -> bool:
    """Tell whether a single mark that may close the one at `i` follows ("'90s" has none)."""
    if i + 1 < len(text) and text[i + 1].isdigit():
        return False
    rest = range(i + 1, len(text))
    return any(
        text[j] in "'’" and not _between_letters(text, j) and not _opens(text, j) for j in rest
    )
