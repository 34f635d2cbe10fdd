"""Two changes of one text at once: what a person typed meanwhile, and what an edit did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    words: str

    @property
    def is_addition(self) -> bool:
        """Tell whether nothing was taken away."""
        return self.start == self.end


def merged(base: str, mine: str, theirs: str) -> str:
    """Return `base` with both changes; where they touch the same words, `mine` alone.

    What both put in at one place stands there in this order: mine, theirs.
    """
    if mine in {base, theirs}:
        return theirs
    my, their = _change(base, mine), _change(base, theirs)
    first, second = (my, their) if my.start <= their.start else (their, my)
    is_same_place = first.start == second.start and not (first.is_addition and second.is_addition)
    if first.end > second.start or is_same_place:
        return mine
    kept = base[first.end : second.start]
    return base[: first.start] + first.words + kept + second.words + base[second.end :]


def _change(base: str, changed: str) -> _Change:
    """Return the one stretch in which `changed` differs from `base`."""
    start = _shared(base, changed)
    end = _shared(base[start:][::-1], changed[start:][::-1])
    return _Change(start, len(base) - end, changed[start : len(changed) - end])


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
