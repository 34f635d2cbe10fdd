from __future__ import annotations

import pytest

from briefer.ui.outlinesteps import Way, step
from briefer.ui.outlinetree import OutlineTree, Place
from tests.ui.outlines import sample


@pytest.mark.parametrize(
    ("ids", "way", "place"),
    [
        (("t1",), Way.UP, Place("a", 0)),
        (("q1",), Way.UP, None),
        (("q2",), Way.UP, Place("a", 2)),
        (("q3",), Way.UP, Place("a1", 1)),
        (("q1",), Way.DOWN, Place("a", 2)),
        (("t1",), Way.DOWN, Place("a1", 0)),
        (("q1", "t1"), Way.DOWN, Place("a1", 0)),
        (("q2",), Way.DOWN, Place("b", 0)),
        (("q3",), Way.DOWN, Place("c", 0)),
        (("q2",), Way.PROMOTE, Place("a", 2)),
        (("q1",), Way.PROMOTE, None),
        (("q1",), Way.DEMOTE, None),
        (("b",), Way.UP, Place(None, 0)),
        (("a",), Way.UP, None),
        (("a",), Way.DOWN, Place(None, 2)),
        (("a", "b"), Way.DOWN, Place(None, 3)),
        (("c",), Way.DOWN, None),
        (("a1",), Way.PROMOTE, Place(None, 1)),
        (("a",), Way.PROMOTE, None),
        (("b",), Way.DEMOTE, Place("a")),
        (("a",), Way.DEMOTE, None),
        (("q1", "q3"), Way.UP, None),
        ((), Way.UP, None),
    ],
)
def test_keys_move_items_as_in_word(ids: tuple[str, ...], way: Way, place: Place | None) -> None:
    assert step(OutlineTree(sample()), ids, way) == place
