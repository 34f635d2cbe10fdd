"""Where each cite stands to the cites before it: first, subsequent, ibid., near a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    """Citations of one kind (in notes, or in the text) up to here."""

    before: tuple[Cite, ...] = ()
    before_note: int = 0
    notes: dict[str, tuple[int, int]] = field(default_factory=dict)


def places(
    citations: Sequence[Citation], orders: Sequence[tuple[Cite, ...]], near: int = NEAR
) -> list[tuple[Place, ...]]:
    """Return the place of every cite; `orders` are the citations' cites as printed."""
    streams = {False: _Stream(), True: _Stream()}
    return [
        _places_in(citation, cites, streams[citation.note > 0], near)
        for citation, cites in zip(citations, orders, strict=True)
    ]


def _places_in(
    citation: Citation, cites: tuple[Cite, ...], stream: _Stream, near: int
) -> tuple[Place, ...]:
    found: list[Place] = []
    for index, cite in enumerate(cites):
        if index:
            previous: Cite | None = cites[index - 1]
        else:
            previous = _only(stream.before)
        known = stream.notes.get(cite.source_id)
        if known is None:
            found.append(Place(Position.FIRST, first_note=citation.note))
            stream.notes[cite.source_id] = (citation.note, citation.note)
            continue
        first, last = known
        is_near = citation.note - last <= near
        found.append(Place(_position(cite, previous), is_near, first))
        stream.notes[cite.source_id] = (first, citation.note)
    stream.before, stream.before_note = cites, citation.note
    return tuple(found)


def _only(cites: tuple[Cite, ...]) -> Cite | None:
    """Return the source that a citation is about, None where it names several."""
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
