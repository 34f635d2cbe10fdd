from __future__ import annotations

import pytest

from briefer.core.rewording import marked

WORDS = "Officials said the border would stay open, for now, despite the long delay."


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        (WORDS, WORDS),
        ("the border would stay open", "the border would stay open"),
        ("Officials said the border would stay open despite the long delay.",
         "Officials said the border would stay open, [...] despite the long delay."),
        ("Officials said the border would stay open, despite the long delay.",
         "Officials said the border would stay open, [...] despite the long delay."),
        ("Officials said the frontier would stay open, for now, despite the long delay.",
         "Officials said the [frontier] would stay open, for now, despite the long delay."),
        ("Officials said the border would stay shut, for now, despite the long delay.",
         "Officials said the border would stay [shut], for now, despite the long delay."),
        ("Officials said the northern border would stay open",
         "Officials said the [northern] border would stay open"),
        ("The border would stay open", "[T]he border would stay open"),
        ("officials said the border", "[o]fficials said the border"),
        ("They said the border would stay open", "[They] said the border would stay open"),
        ("Officials said the [land] border would stay open",
         "Officials said the [land] border would stay open"),
        ("Officials said [...] despite the long delay.",
         "Officials said [...] despite the long delay."),
        ("Officials said [...] despite the delay.",
         "Officials said [...] despite the [...] delay."),
        ("[...] the border [...]", "the border"),
        ("Officials said the border would stay open, for now, despite the long delay!",
         "Officials said the border would stay open, for now, despite the long [delay!]"),
        ("Nothing of this kind", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_every_change_is_marked(edited: str, expected: str) -> None:
    assert marked(WORDS, edited) == expected


def test_marking_twice_changes_nothing_more() -> None:
    once = marked(WORDS, "Officials say the border stay open, for now, despite delay.")
    assert marked(WORDS, once) == once


def test_brackets_of_the_source_are_its_own_words() -> None:
    source = "Analysts [at the bank] expect growth"
    assert marked(source, source) == source
    assert marked(source, "Analysts expect growth") == "Analysts [...] expect growth"


def test_quote_marks_of_another_form_are_no_change() -> None:
    assert marked("He said “no” twice", 'He said "no" twice') == 'He said "no" twice'


@pytest.mark.parametrize("dots", ["…", "...", "[…]", "(...)", "[. . .]"])
def test_dots_that_somebody_types_are_one_mark_of_a_cut(dots: str) -> None:
    original = "The board met in March, heard the master of the port and agreed to build the mole."
    assert marked(original, f"The board {dots} agreed to build the mole.") == (
        "The board [...] agreed to build the mole."
    )
    own = "He said … nothing of the kind, and left."
    assert marked(own, "He said … nothing, and left.") == "He said … nothing [...] and left."
