"""What a person has said about origins: which sources are one, and which are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

Pair = frozenset[str]  # of two source ids


@dataclass(frozen=True, slots=True)
class OriginChoices:
    """Pairs of sources that a person has split or joined, whatever their texts say."""

    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()

    def among(self, source_ids: Collection[str]) -> OriginChoices:
        """Return the choices about the sources given alone."""
        known = set(source_ids)
        return OriginChoices(
            frozenset(pair for pair in self.apart if pair <= known),
            frozenset(pair for pair in self.together if pair <= known),
        )


def pairs_of(source_ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return every pair of the ids given, the smaller first, in order."""
    ids = sorted(set(source_ids))
    return tuple((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
