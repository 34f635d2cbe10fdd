from __future__ import annotations

import pytest

from briefer.ui.columnwidths import shared_out

LEAST = (100, 50, 50)


@pytest.mark.parametrize(
    ("wanted", "room", "shared"),
    [
        ((200, 80, 60), 500, (360, 80, 60)),  # what is left over goes to the first
        ((300, 100, 50), 325, (200, 75, 50)),  # half of what is wanted beyond the least
        ((300, 100, 50), 120, LEAST),  # then the table scrolls
        ((20, 20, 20), 200, LEAST),
    ],
)
def test_columns_share_the_room_as_their_words_ask(
    wanted: tuple[int, ...], room: int, shared: tuple[int, ...]
) -> None:
    assert shared_out(wanted, LEAST, room) == shared
