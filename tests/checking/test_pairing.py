"""Thousands of changed paragraphs: with a look at each pair these would take many minutes."""

from __future__ import annotations

import random

from briefer.checking.pairing import grouped, words_of
from briefer.checking.tracing import Trace
from briefer.core.text import Span

MANY = 2000
RNG = random.Random(6)  # noqa: S311
VOCABULARY = ["".join(RNG.choices("aeioubdfgklmnprst", k=RNG.randint(2, 7))) for _ in range(900)]


def paragraph() -> str:
    return " ".join(RNG.choices(VOCABULARY, k=RNG.randint(20, 50)))


def edited(text: str, share: float = 0.3) -> str:
    words = (RNG.choice(VOCABULARY) if RNG.random() < share else word for word in text.split())
    return " ".join(words)


EXPORTED = tuple(paragraph() for _ in range(MANY))


def traced(now: list[str], exported: tuple[str, ...] = EXPORTED) -> Trace:
    lines, start = [], 0
    for line in now:
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Trace(exported, "\n".join(now), lines)


def test_a_brief_that_was_edited_throughout_is_followed_behind_what_was_put_before() -> None:
    put_before = [paragraph() for _ in range(120)]
    trace = traced([*put_before, *map(edited, EXPORTED)])
    assert [trace.lines_of(i) for i in range(MANY)] == [[i + 120] for i in range(MANY)]


def test_paragraphs_that_all_moved_are_found() -> None:
    order = RNG.sample(range(MANY), MANY)
    trace = traced([EXPORTED[i] for i in order])
    assert [trace.lines_of(i) for i in order] == [[line] for line in range(MANY)]


def test_paragraphs_that_moved_and_changed_are_known_by_their_words() -> None:
    order = RNG.sample(range(MANY), MANY)
    trace = traced([edited(EXPORTED[i]) for i in order])
    whole = Span(0, 10)
    found = {i: next(trace.moved(i, whole), None) for i in order}
    begins = {i: None if place is None else place.span.start for i, place in found.items()}
    starts = sorted(start for start in begins.values() if start is not None)
    assert len(set(starts)) > 0.99 * MANY
    assert [i for i in order if begins[i] is not None] == sorted(
        (i for i in order if begins[i] is not None), key=lambda i: begins[i] or 0
    )


def test_one_of_many_equal_paragraphs_that_changed_is_told_from_the_others() -> None:
    exported = tuple(
        "See the table on the quay above." if i % 2 else text for i, text in enumerate(EXPORTED)
    )
    now = list(exported)
    now[701] = "See the table on the quay below."
    now[901:901] = ["See the table on the quay above."]
    trace = traced(now, exported)
    assert trace.lines_of(701) == [701]
    assert trace.lines_of(903) == [904]


def test_paragraphs_far_apart_are_not_paired_without_a_word_in_common() -> None:
    theirs = [words_of(paragraph()) for _ in range(3)]
    ours = [words_of(paragraph()) for _ in range(300)]
    ours[290:293] = theirs
    assert list(grouped(theirs, ours)) == [([0], [290]), ([1], [291]), ([2], [292])]
