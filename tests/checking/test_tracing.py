from __future__ import annotations

import pytest

from briefer.checking.tracing import Trace
from briefer.core.text import Span

EXPORTED = (
    "The board met in March.",
    "It said, “the old quay could not carry the cranes” (Marsh), and went home.",
    "Ships call at night.",
    "The sand was sold.",
)
WORDS = "the old quay could not carry the cranes"


def _trace(*now: str) -> tuple[Trace, str]:
    text = "\n".join(now)
    lines, start = [], 0
    for line in now:
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Trace(EXPORTED, text, lines), text


def _place(number: int, words: str) -> Span:
    start = EXPORTED[number].index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (EXPORTED[1], WORDS),
        ("It said, “nothing of the kind” (Marsh), and went home.", "nothing of the kind"),
        ("It said, “the new quay could carry” (Marsh), and left.", "the new quay could carry"),
        ("It said, “at last the quay fell” (Marsh), and went home.", "at last the quay fell"),
        ("Yesterday it said, „不“ (Marsh), and went home.", "不"),
    ],
)  # fmt: skip
def test_what_stands_between_the_same_words_stands_for_the_quotation(
    line: str, expected: str
) -> None:
    trace, text = _trace(EXPORTED[0], line, *EXPORTED[2:])
    found = trace.traced(1, _place(1, WORDS))
    assert found is not None
    assert found.span.of(text) == expected
    assert found.context is not None
    assert found.context > 0.5


def test_two_paragraphs_that_became_one_are_told_apart() -> None:
    trace, text = _trace(EXPORTED[0], f"{EXPORTED[1]} {EXPORTED[2]}", EXPORTED[3])
    ships = trace.traced(2, Span(0, len(EXPORTED[2])))
    assert ships is not None
    assert ships.span.of(text) == EXPORTED[2]


def test_a_paragraph_that_became_two_is_followed_into_both() -> None:
    first, second = "It said, “the old quay could", "not carry the cranes” (Marsh), and went home."
    trace, text = _trace(EXPORTED[0], first, second, *EXPORTED[2:])
    found = trace.traced(1, _place(1, WORDS))
    assert found is not None
    assert found.span.of(text) == "the old quay could\nnot carry the cranes"


def test_neighbours_that_were_both_replaced_keep_their_order() -> None:
    trace, text = _trace(*EXPORTED[:2], "Something else entirely.", "A second matter.")
    found = [trace.traced(i, Span(0, len(EXPORTED[i]))) for i in (2, 3)]
    assert [place.span.of(text) for place in found if place] == [
        "Something else entirely.",
        "A second matter.",
    ]


def test_a_paragraph_that_moved_is_found_and_so_is_one_that_also_changed() -> None:
    trace, text = _trace(EXPORTED[1], EXPORTED[3], EXPORTED[0], EXPORTED[2])
    found = trace.traced(1, _place(1, WORDS))
    assert found is not None
    assert found.span.of(text) == WORDS
    changed = EXPORTED[1].replace("not carry", "carry")
    trace, text = _trace(EXPORTED[0], *EXPORTED[2:], changed)
    assert trace.traced(1, _place(1, WORDS)) is None
    found = next(trace.moved(1, _place(1, WORDS)), None)
    assert found is not None
    assert found.span.of(text) == WORDS.replace("not carry", "carry")


def test_what_is_gone_stands_nowhere() -> None:
    trace, _text = _trace(EXPORTED[0], *EXPORTED[2:])
    assert trace.traced(1, _place(1, WORDS)) is None
    assert list(trace.moved(1, _place(1, WORDS))) == []
