from __future__ import annotations

import pytest

from briefer.ui.arrangement import ANY, NARROWEST, capacity, rows_of, seen


@pytest.mark.parametrize(
    ("width", "height", "count"),
    [(300, 900, 1), (639, 900, 1), (640, 900, 4), (640, 400, 2), (1000, 700, 4), (3000, 900, 4)],
)
def test_as_many_readers_as_stay_readable(width: int, height: int, count: int) -> None:
    assert capacity(width, height) == count


@pytest.mark.parametrize(
    ("count", "width", "rows"),
    [(0, 900, ()), (1, 200, (1,)), (3, 960, (3,)), (3, 959, (2, 1)), (4, 1280, (4,)),
     (4, 1279, (2, 2)), (2, 640, (2,))],
)  # fmt: skip
def test_four_become_two_by_two(count: int, width: int, rows: tuple[int, ...]) -> None:
    assert rows_of(count, width) == rows


@pytest.mark.parametrize(
    ("width", "limit", "count"),
    [(738, ANY, 2), (960, ANY, 3), (3000, ANY, 4), (300, ANY, 1), (738, 3, 3), (738, 1, 1)],
)
def test_readers_stand_in_two_rows_only_where_somebody_asked_for_so_many(
    width: int, limit: int, count: int
) -> None:
    assert capacity(width, 650, limit) == count


def test_no_reader_is_ever_narrower_than_can_be_read() -> None:
    for width in range(NARROWEST, 2000, 37):
        for count in range(1, capacity(width, 900) + 1):
            assert all(width // columns >= NARROWEST for columns in rows_of(count, width))


def test_least_recently_used_reader_gives_way_and_order_is_kept() -> None:
    assert seen(("a", "b", "c", "d"), ("d", "a", "b"), 3) == ("a", "b", "d")
    assert seen(("a",), (), 0) == ("a",)
    assert seen((), (), 4) == ()
