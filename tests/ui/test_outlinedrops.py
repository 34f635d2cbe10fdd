from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl

from briefer.core.text import Span
from briefer.ui.mime import Passage, excerpts_mime, items_mime, others_mime, passage_mime
from briefer.ui.outlinedrops import (
    Drop,
    Excerpts,
    Foreign,
    Items,
    OtherExcerpts,
    Payload,
    Spot,
    Verb,
    drop_of,
    payload_of,
)
from briefer.ui.outlinetree import OutlineTree, Place
from tests.ui.outlines import sample

PASSAGE = Passage("s1", (Span(0, 5),), "words")
EXCERPTS = Excerpts(("e1", "e2"))
OTHERS = OtherExcerpts(("o1",))
FOREIGN = Foreign(QMimeData())
EMPTY = Spot()


def on(item_id: str) -> Spot:
    return Spot(on_id=item_id)


def between(parent_id: str | None, row: int) -> Spot:
    return Spot(parent_id=parent_id, row=row)


def placed(parent_id: str | None, position: int | None = None) -> Drop:
    return Drop(Verb.PLACE, Place(parent_id, position))


def moved(parent_id: str | None, position: int | None = None) -> Drop:
    return Drop(Verb.MOVE, Place(parent_id, position))


@pytest.mark.parametrize("payload", [PASSAGE, EXCERPTS, OTHERS, FOREIGN])
@pytest.mark.parametrize(
    ("spot", "drop"),
    [
        (on("a"), placed("a")),
        (on("c"), placed("c")),
        (on("q1"), placed("a", 1)),
        (on("q3"), placed("b", 1)),
        (between("a", 0), placed("a", 0)),
        (between("a", 1), placed("a", 1)),
        (between("a", 2), placed("a", 2)),
        # After a section inside another: printed, that is the end of the inner one.
        (between("a", 3), placed("a1")),
        (between(None, 0), placed(None, 0)),
        (between(None, 1), placed("a1")),
        (between(None, 2), placed("b")),
        (between(None, 3), placed("c")),
        (EMPTY, Drop(Verb.PLACE, in_new_section=True)),
    ],
)
def test_what_is_new_goes_where_it_is_dropped(payload: Payload, spot: Spot, drop: Drop) -> None:
    assert drop_of(OutlineTree(sample()), payload, spot) == drop


@pytest.mark.parametrize("payload", [PASSAGE, EXCERPTS, OTHERS])
def test_a_text_cites_what_is_dropped_on_it(payload: Payload) -> None:
    assert drop_of(OutlineTree(sample()), payload, on("t1")) == Drop(Verb.CITE, text_id="t1")


def test_text_of_another_program_goes_after_a_text() -> None:
    assert drop_of(OutlineTree(sample()), FOREIGN, on("t1")) == placed("a", 2)


@pytest.mark.parametrize("payload", [PASSAGE, EXCERPTS, OTHERS, FOREIGN])
def test_shift_puts_it_first_in_a_section(payload: Payload) -> None:
    tree = OutlineTree(sample())
    assert drop_of(tree, payload, on("a"), is_first=True) == placed("a", 0)
    assert drop_of(tree, payload, on("q1"), is_first=True) == placed("a", 1)


@pytest.mark.parametrize(
    ("ids", "spot", "drop"),
    [
        (("q1",), on("b"), moved("b")),
        (("q1",), on("q3"), moved("b", 1)),
        (("q1",), on("t1"), moved("a", 2)),
        (("q1",), between("b", 0), moved("b", 0)),
        (("q1", "q3"), on("c"), moved("c")),
        (("q3", "q1"), between("a", 0), moved("a", 0)),
        (("q1",), EMPTY, Drop(Verb.MOVE, in_new_section=True)),
        (("b",), between(None, 0), moved(None, 0)),
        (("b",), on("a"), moved("a")),
        (("a1",), between(None, 1), moved(None, 1)),
        (("a",), EMPTY, moved(None)),
        # A section takes along what is in it, also when that is selected too.
        (("a1", "q2"), on("c"), moved("c")),
        # Where they are already:
        (("q1",), between("a", 0), None),
        (("q1",), between("a", 1), None),
        (("q3",), on("b"), None),
        (("b", "c"), between(None, 2), None),
        (("c",), EMPTY, None),
        # Into itself:
        (("a",), on("a"), None),
        (("a",), on("a1"), None),
        (("a",), on("q2"), None),
        (("a", "b"), between("a1", 0), None),
        # Nobody knows them here:
        (("x",), on("a"), None),
    ],
)
def test_items_move_where_they_are_dropped(
    ids: tuple[str, ...], spot: Spot, drop: Drop | None
) -> None:
    assert drop_of(OutlineTree(sample()), Items(ids), spot) == drop


def test_ctrl_places_items_a_second_time() -> None:
    tree = OutlineTree(sample())
    drop = drop_of(tree, Items(("q1",)), between("a", 1), is_copy=True)
    assert drop == Drop(Verb.COPY, Place("a", 1))
    assert drop_of(tree, Items(("a",)), on("a1"), is_copy=True) is None


def test_an_empty_outline_takes_anything_in_a_new_section() -> None:
    assert drop_of(OutlineTree(), PASSAGE, EMPTY) == Drop(Verb.PLACE, in_new_section=True)


def test_what_is_dragged_is_known_by_its_best_type() -> None:
    assert payload_of(passage_mime(PASSAGE)) == PASSAGE
    assert payload_of(excerpts_mime(["e1"])) == Excerpts(("e1",))
    assert payload_of(items_mime(["i"])) == Items(("i",))
    assert payload_of(others_mime(["o1"])) == OTHERS


def test_files_are_left_to_the_window() -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/b.txt")])
    files.setText("/a/b.txt")
    assert payload_of(files) is None


def test_nothing_is_no_payload() -> None:
    assert payload_of(QMimeData()) is None


def test_text_of_another_program_is_read_when_it_is_dropped() -> None:
    mime = QMimeData()
    mime.setText("words")
    payload = payload_of(mime)
    assert isinstance(payload, Foreign)
    assert payload.markdown() == "words"
