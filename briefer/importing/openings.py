"""The beginning of a document without roles: short lines before the text proper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from briefer.core.source import Role
from briefer.core.text import word_count
from briefer.importing.drafts import Piece

_WORDS = 25  # the text proper begins with a paragraph of as many words


def with_open_beginning(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave the roles of short lines before the text proper to the rules: by-line, date, ..."""
    opening = list(takewhile(lambda piece: word_count(piece.text) < _WORDS, pieces))
    if len(opening) == len(pieces):
        return list(pieces)
    left_open = (replace(p, role=None) if p.role is Role.BODY else p for p in opening)
    return [*left_open, *pieces[len(opening) :]]
