"""The beginning of a document without roles: short lines before the text proper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from briefer.core.csl_values import format_date, format_names, parse_date
from briefer.core.source import MetaField, Role
from briefer.core.text import collapsed, word_count
from briefer.importing.drafts import Piece

_DAY = 40  # characters
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


def with_title_page(pieces: Sequence[Piece], fields: Mapping[str, MetaField]) -> list[Piece]:
    """Return `pieces`, those at the beginning that say what `fields` state with their roles."""
    opening = list(takewhile(partial(_is_short, _WORDS[0]), pieces))
    roles = [_stated_role(piece, fields) for piece in opening]
    if Role.TITLE in roles:  # a title page may be followed by one that says it again
        first = roles.index(Role.TITLE)
        roles = [r if r is not Role.TITLE or i == first else None for i, r in enumerate(roles)]
    told = [replace(p, role=r, level=0) if r else p for p, r in zip(opening, roles, strict=True)]
    return [*told, *pieces[len(opening) :]]


def _stated_role(piece: Piece, fields: Mapping[str, MetaField]) -> Role | None:
    words = collapsed(piece.text).casefold()
    author, issued = fields.get("author"), fields.get("issued")
    names = format_names(author.value).casefold().split("; ") if author else []
    if "title" in fields and words == collapsed(str(fields["title"].value)).casefold():
        return Role.TITLE
    if words.removeprefix("by ") in names:
        return Role.BYLINE
    day = parse_date(piece.text) if issued and len(words) < _DAY else None
    is_day = (
        day is not None and issued is not None and format_date(day) == format_date(issued.value)
    )
    return Role.DATE if is_day else None
