from __future__ import annotations

from briefer.core.emphasis import flags_of, flags_of_parts, kept, spans_of, stresses, within
from briefer.core.text import Span

WORDS = "The tide must never be late."
NEVER = Span(14, 19)


def test_emphasis_is_carried_over_to_other_white_space() -> None:
    flags = flags_of(WORDS, [NEVER])
    wrapped = "The  tide\nmust\n never  be late."
    (span,) = spans_of(wrapped, flags)
    assert span.of(wrapped) == "never"


def test_neighbouring_words_are_one_stretch() -> None:
    (span,) = spans_of("must never be", flags_of_parts([("must ", False), ("never be", True)]))
    assert span.of("must never be") == "never be"


def test_other_characters_have_no_emphasis() -> None:
    assert spans_of("Quite another text", flags_of(WORDS, [NEVER])) == ()


def test_a_paragraph_all_in_italics_is_not_stressed() -> None:
    assert stresses(WORDS, [True] * 23) == ()
    assert stresses("1. never so", flags_of_parts([("never", True), (" so", False)])) == (
        Span(3, 8),
    )


def test_an_excerpt_has_the_emphasis_of_its_places() -> None:
    text = "one two\n\nthree four"
    emphasis = [Span(4, 7), Span(9, 14)]
    taken = within(emphasis, [Span(2, 7), Span(9, 19)], 2)
    words = "e two\n\nthree four"
    assert [span.of(words) for span in taken] == ["two", "three"]
    assert text


def test_an_edited_wording_keeps_the_stress_that_it_kept() -> None:
    (span,) = kept(WORDS, [NEVER], "The tide [...] never be late.")
    assert span.start == 15
    assert kept(WORDS, [NEVER], "The tide [...] late.") == ()
    assert kept(WORDS, [NEVER], "The tide nevertheless.") == ()
