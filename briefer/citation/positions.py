"""Where each cite stands to the cites before it: first, subsequent, ibid., near a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefer.citation.context import Position
from briefer.core.cite import Citation, Cite

NEAR = 5


@dataclass(frozen=True, slots=True)
class Place:
    """The position of a cite; `first_note` is the note that cited the source first."""

    position: Position
    is_near: bool = False
    first_note: int = 0


@dataclass(slots=True)
class _Stream:
    """Citations of one kind (in notes, or in the text) up to here.

    `here` are the cites of the note being read, `before` those of the note before it.
    A citation in the text is a note of its own.
    """

    before: list[Cite] = field(default_factory=list)
    here: list[Cite] = field(default_factory=list)
    note: int = 0
    notes: dict[str, tuple[int, int]] = field(default_factory=dict)
    tells_first: bool = True


def places(
    citations: Sequence[Citation],
    orders: Sequence[tuple[Cite, ...]],
    near: int = NEAR,
    *,
    tells_first: bool = True,
) -> list[tuple[Place, ...]]:
    """Return the place of every cite; `orders` are the citations' cites as printed.

    For a style that never prints the number of the first note (not `tells_first`) it is 0, so
    that a note that goes in before others leaves their places as they were.
    """
    streams = {noted: _Stream(tells_first=tells_first) for noted in (False, True)}
    return [
        _places_in(citation.note, cites, streams[citation.note > 0], near)
        for citation, cites in zip(citations, orders, strict=True)
    ]


def _places_in(note: int, cites: tuple[Cite, ...], stream: _Stream, near: int) -> tuple[Place, ...]:
    if note == 0 or note != stream.note:
        stream.before, stream.here, stream.note = stream.here, [], note
    found: list[Place] = []
    for cite in cites:
        previous = stream.here[-1] if stream.here else _only(stream.before)
        stream.here.append(cite)
        known = stream.notes.get(cite.source_id)
        if known is None:
            found.append(
                _place(Position.FIRST, is_near=False, first_note=note if stream.tells_first else 0)
            )
            stream.notes[cite.source_id] = (note, note)
            continue
        first, last = known
        told = first if stream.tells_first else 0
        is_near = note - last <= near
        found.append(_place(_position(cite, previous), is_near=is_near, first_note=told))
        stream.notes[cite.source_id] = (first, note)
    return tuple(found)


@lru_cache(maxsize=8192)
def _place(position: Position, *, is_near: bool, first_note: int) -> Place:
    """Return the same object for the same place: edits compare them often."""
    return Place(position, is_near, first_note)


def _only(cites: list[Cite]) -> Cite | None:
    """Return the last cite of a note about one source, None where it names several."""
    if not cites or any(cite.source_id != cites[0].source_id for cite in cites):
        return None
    return cites[-1]


def _position(cite: Cite, previous: Cite | None) -> Position:
    """Compare with the cite before, as CSL 1.0.2 says under "position"."""
    if previous is None or previous.source_id != cite.source_id:
        return Position.SUBSEQUENT
    if not cite.locator:
        return Position.SUBSEQUENT if previous.locator else Position.IBID
    same = (cite.locator, cite.label or "page") == (previous.locator, previous.label or "page")
    return Position.IBID if same else Position.IBID_WITH_LOCATOR
