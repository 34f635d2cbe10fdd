"""How wide the columns of a table are: by what stands in them, within the room there is."""

from __future__ import annotations

from collections.abc import Sequence


def shared_out(wanted: Sequence[int], least: Sequence[int], room: int) -> tuple[int, ...]:
    """Return a width for each column, in pixels.

    Each gets what it wants where `room` allows, the first also what is left over. Else what is
    wanted beyond `least` is cut by the same share; below `least` no column goes.
    """
    wanted = tuple(max(pair) for pair in zip(wanted, least, strict=True))
    over = sum(wanted) - room
    if over <= 0:
        return (wanted[0] - over, *wanted[1:])
    more = sum(wanted) - sum(least)
    share = min(1.0, over / more) if more else 0.0
    return tuple(w - round((w - at) * share) for w, at in zip(wanted, least, strict=True))
