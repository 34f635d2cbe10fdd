"""Which readers are seen, and in which rows: never one narrower than can be read."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST = 320  # px of one reader
LOWEST = 240
MOST = 4


def capacity(width: int, height: int) -> int:
    """Return how many readers fit into an area of `width` by `height` pixels."""
    columns = max(1, width // NARROWEST)
    rows = 2 if height >= 2 * LOWEST else 1
    return min(MOST, columns * rows if columns > 1 else 1)


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
