"""Which readers are seen, and in which rows: never one narrower than can be read."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST = 320  # px of one reader
LOWEST = 240
MOST = 4
ANY = 0  # the limit that means: as many as stand side by side


def capacity(width: int, height: int, limit: int = MOST) -> int:
    """Return how many readers are seen in an area of `width` by `height` pixels, at most `limit`.

    Nobody's lines are cut in half for the sake of another reader that nobody asked for: where
    the limit is `ANY`, they stand in one row.
    """
    columns = max(1, width // NARROWEST)
    if limit == ANY:
        return min(MOST, columns)
    rows = 2 if height >= 2 * LOWEST else 1
    return min(limit, columns * rows if columns > 1 else 1)


def rows_of(count: int, width: int) -> tuple[int, ...]:
    """Return how many readers stand in each row: side by side where they fit, else two by two."""
    if count * NARROWEST <= width or count < 2:
        return (count,) if count else ()
    return (count - count // 2, count // 2)


def seen(opened: Sequence[str], recent: Sequence[str], room: int) -> tuple[str, ...]:
    """Return which of `opened` are seen, in their order: the `room` most recently used.

    `recent` names readers from the most recently used on.
    """
    ranked = sorted(opened, key=lambda s: recent.index(s) if s in recent else len(recent))
    chosen = set(ranked[: max(1, room)])
    return tuple(source_id for source_id in opened if source_id in chosen)
