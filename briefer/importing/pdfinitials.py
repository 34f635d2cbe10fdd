"""Large initials of a PDF, put back to the word that they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.importing.pdfpages import PdfLine
from briefer.importing.persons import ordinary_words

_LARGE = 1.8  # times the size of the text
_NEAR = 2.0  # times the size of the text: how far the lines beside an initial may begin
_LINES = 2  # beside an initial at least
_INITIAL = re.compile(r"[\"'“”‘’«»„]?[^\W\d_]")
_FIRST = re.compile(r"[^\W\d_]+")
_WORDS = "aio"  # letters that are words: "A board", "I came", "O captain"


def with_initials(lines: Sequence[PdfLine], size: float) -> list[PdfLine]:
    """Return `lines` of text of `size` points with each large initial in its line.

    The lines beside it begin where it does, so that they are not taken for set in.
    """
    found = list(lines)
    for initial in lines:
        if initial.size < _LARGE * size or not _INITIAL.fullmatch(initial.text):
            continue
        beside = [line for line in found if _is_beside(line, initial, size)]
        if len(beside) < _LINES:
            continue
        top = max(beside, key=lambda line: line.bottom)
        moved = {id(line): line._replace(left=initial.left) for line in beside}
        moved[id(top)] = top._replace(left=initial.left, text=_whole(initial.text, top.text))
        found = [moved.get(id(line), line) for line in found if line is not initial]
    return found


def _is_beside(line: PdfLine, initial: PdfLine, size: float) -> bool:
    is_right_of = -size / 2 <= line.left - initial.right <= _NEAR * size
    is_at_height = initial.bottom - size / 2 < line.bottom and line.top < initial.top + size / 2
    return line.size < _LARGE * size and is_right_of and is_at_height


def _whole(initial: str, text: str) -> str:
    first = _FIRST.match(text)
    if first is None or initial[-1].lower() not in _WORDS:
        return initial + text
    word, ordinary = first[0].lower(), ordinary_words()
    is_apart = word in ordinary and initial[-1].lower() + word not in ordinary
    return f"{initial} {text}" if is_apart else initial + text
