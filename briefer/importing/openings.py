"""The beginning of a document without roles: short lines before the text proper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from briefer.core.source import Role
from briefer.core.text import word_count
from briefer.importing.drafts import Piece

_WORDS = (25, 10)  # the text proper begins with a paragraph of as many words; or of a few


def with_open_beginning(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave the roles of short lines before the text proper to the rules: by-line, date, ..."""
    openings = (list(takewhile(partial(_is_short, words), pieces)) for words in _WORDS)
    opening = next((each for each in openings if len(each) < len(pieces)), [])
    left_open = (replace(p, role=None) if p.role is Role.BODY else p for p in opening)
    return [*left_open, *pieces[len(opening) :]]


def _is_short(words: int, piece: Piece) -> bool:
    return word_count(piece.text) < words


def with_only_heading_as_title(pieces: list[Piece]) -> list[Piece]:
    """Return `pieces` with the only heading of level 1, if it comes first, as the title."""
    headings = [piece for piece in pieces if piece.role is Role.HEADING]
    has_title = any(piece.role is Role.TITLE for piece in pieces)
    if has_title or not headings or pieces[0] is not headings[0]:
        return pieces
    if any(other.level <= headings[0].level for other in headings[1:]):
        return pieces
    return [replace(pieces[0], role=Role.TITLE, level=0), *pieces[1:]]
