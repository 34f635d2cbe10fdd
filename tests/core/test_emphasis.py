from __future__ import annotations

from briefer.core.emphasis import (
    carried,
    flags_of,
    flags_of_parts,
    restressed,
    spans_of,
    stresses,
    tidied,
    toggled,
    within,
)
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
    (span,) = carried(WORDS, [NEVER], "The tide [...] never be late.")
    assert span.start == 15
    assert carried(WORDS, [NEVER], "The tide [...] late.") == ()
    assert carried(WORDS, [NEVER], "The tide nevertheless.") == ()


def test_the_stress_stays_on_its_word_and_not_on_an_earlier_one_like_it() -> None:
    words = "The board met, and the board agreed."
    at = words.rindex("board")
    wording = "The board met [on Monday], and the board agreed."
    (span,) = carried(words, [Span(at, at + 5)], wording)
    assert span.start == wording.rindex("board")


def test_of_a_stretch_that_was_cut_both_parts_stay_stressed() -> None:
    words = "It was a very, very slow and costly year."
    stretch = Span(words.index("very"), words.index(" year"))
    wording = "It was a very, very slow [...] costly year."
    assert [span.of(wording) for span in carried(words, [stretch], wording)] == [
        "very, very slow",
        "costly",
    ]


def test_brackets_do_not_part_a_stressed_word() -> None:
    (span,) = carried("so The tide", [Span(3, 6)], "[T]he tide")
    assert span.of("[T]he tide") == "T]he"
    (span,) = carried("これは重要である", [Span(3, 5)], "[...]重要である")
    assert span.of("[...]重要である") == "重要"


def test_emphasis_is_tidied_to_words() -> None:
    assert tidied(WORDS, [Span(13, 16), Span(16, 20), Span(90, 99)]) == (NEVER,)


def test_what_was_stressed_and_what_no_longer_is_are_told_apart() -> None:
    tide = Span(4, 8)
    change = restressed(WORDS, [NEVER], [tide])
    assert (change.added, change.omitted, change.keeps) == (("tide",), ("never",), False)
    assert not restressed(WORDS, [NEVER], [Span(14, 20)])  # a blank more is no other emphasis
    assert restressed(WORDS, [NEVER], [tide, NEVER]).keeps


def test_emphasis_is_put_on_whole_words_and_taken_off_again() -> None:
    words = "It was late, very late."
    on = toggled(words, (), Span(words.index("ate"), words.index("very") + 2))
    assert [span.of(words) for span in on] == ["late, very"]
    off = toggled(words, on, Span(8, 9))
    assert [span.of(words) for span in off] == ["very"]
    assert toggled(words, off, Span(6, 7)) == off  # a blank is no word
