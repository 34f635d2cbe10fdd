from __future__ import annotations

import pytest

from briefer.citation.context import Position
from briefer.citation.positions import places
from briefer.core.cite import Citation, Cite

FIRST, LATER = Position.FIRST, Position.SUBSEQUENT
IBID, IBID_AT = Position.IBID, Position.IBID_WITH_LOCATOR


def found(*notes: str, numbers: list[int] | None = None) -> list[list[Position]]:
    """Return the positions in notes written as "a b@4"; `numbers` are those of the notes."""
    citations = [
        Citation(str(index), tuple([_cite(word) for word in note.split()]), number)
        for index, (note, number) in enumerate(
            zip(notes, numbers or range(1, len(notes) + 1), strict=True)
        )
    ]
    orders = [citation.cites for citation in citations]
    return [[place.position for place in where] for where in places(citations, orders)]


def _cite(word: str) -> Cite:
    source_id, _, locator = word.partition("@")
    return Cite(source_id, locator, "page" if locator else "")


@pytest.mark.parametrize(
    ("notes", "wanted"),
    [
        (("a", "a"), [[FIRST], [IBID]]),
        (("a", "a@4"), [[FIRST], [IBID_AT]]),
        (("a@4", "a@4"), [[FIRST], [IBID]]),
        (("a@4", "a@5"), [[FIRST], [IBID_AT]]),
        (("a@4", "a"), [[FIRST], [LATER]]),
        (("a", "b", "a"), [[FIRST], [FIRST], [LATER]]),
        (("a a",), [[FIRST, IBID]]),
        (("a b", "b"), [[FIRST, FIRST], [LATER]]),
        (("a b b",), [[FIRST, FIRST, IBID]]),
        (("a", "a b", "a"), [[FIRST], [IBID, FIRST], [LATER]]),
    ],
)
def test_where_a_cite_stands(notes: tuple[str, ...], wanted: list[list[Position]]) -> None:
    assert found(*notes) == wanted


def test_a_style_without_numbers_of_first_notes_sees_the_same_places_after_an_insertion() -> None:
    cite = Cite("a")
    before = [Citation("1", (cite,), 1), Citation("2", (cite,), 2)]
    after = [Citation("0", (Cite("b"),), 1), Citation("1", (cite,), 2), Citation("2", (cite,), 3)]
    seen = [places(found, [c.cites for c in found], tells_first=False) for found in (before, after)]
    assert seen[1][1:] == seen[0]


def test_two_citations_of_one_note_are_read_together() -> None:
    assert found("a", "b", "b", numbers=[1, 1, 2]) == [[FIRST], [FIRST], [LATER]]
    assert found("a", "a", numbers=[1, 1]) == [[FIRST], [IBID]]


def test_text_and_notes_do_not_disturb_each_other() -> None:
    assert found("a", "b", "a", numbers=[0, 1, 0]) == [[FIRST], [FIRST], [IBID]]


def test_nearness_is_counted_in_notes() -> None:
    citations = [
        Citation(str(n), (Cite("a" if n in {1, 6, 13} else f"x{n}"),), n) for n in range(1, 14)
    ]
    where = places(citations, [c.cites for c in citations])
    assert [where[n][0].is_near for n in (5, 12)] == [True, False]
    assert where[12][0].first_note == 1
