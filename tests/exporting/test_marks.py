from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.exporting.house import house_of
from briefer.exporting.marks import curled, set_marks

US, GB, FR = house_of("en-US"), house_of("en-GB"), house_of("fr-FR")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("He said “no”.", "He said ‘no’."),
        ('He said "no".', "He said ‘no’."),
        ("“We heard ‘no’ twice”", "‘We heard “no” twice’"),
        ("It’s the boys’ boat", "It’s the boys’ boat"),
        ("It's the boys' boat", "It’s the boys’ boat"),
        ("the ’90s and ’em", "the ’90s and ’em"),
        ("«\u00a0Oui\u00a0», dit-il", "‘Oui’, dit-il"),
        ("«Oui», dit-il", "‘Oui’, dit-il"),
        ("Il dit : «\u00a0non\u00a0».", "Il dit : ‘non’."),
        ("„Ja“, sagte er", "‘Ja’, sagte er"),
        ("er nannte »große Mängel« an der Mole", "er nannte ‘große Mängel’ an der Mole"),
        ("er sagte: »Nein.« Dann ging er.", "er sagte: ‘Nein.’ Dann ging er."),
        ("»Er sagte ›nie wieder‹ dazu«", "‘Er sagte “nie wieder” dazu’"),
        ("er nannte ‚große Mängel‘ an der Mole", "er nannte ‘große Mängel’ an der Mole"),
        ("stays,” he said", "stays,’ he said"),
        ('a 12" pipe', 'a 12" pipe'),
        ("“So,” he said, “it’s ‘over’.”", "‘So,’ he said, ‘it’s “over”.’"),
    ],
)
def test_marks_inside_quoted_words_flip(typed: str, printed: str) -> None:
    assert set_marks(typed, US, depth=1) == printed


def test_marks_in_a_block_quotation_are_the_outer_ones() -> None:
    assert set_marks("He said ‘no’ to “it”", US) == "He said “no” to “it”"
    assert set_marks("He said “no”", GB) == "He said ‘no’"
    assert set_marks('He said "no"', FR) == "He said «\u00a0no\u00a0»"


def test_straight_marks_of_the_author_follow_the_house() -> None:
    assert curled('"a" it\'s', GB) == "‘a’ it’s"
    assert curled("“a” stays", GB) == "“a” stays"


MARKS = "“”„«»\"‘’‚'‹›‟‛"


@given(st.text(st.sampled_from(MARKS + "ab1 .-("), max_size=30), st.sampled_from([US, GB]))
def test_only_marks_ever_change(text: str, house: object) -> None:
    assert isinstance(house, type(US))

    def bare(value: str) -> str:
        return "".join(c for c in value if c not in MARKS)

    if not any(mark in text for mark in "«»‹›"):  # those lose the blanks inside them
        assert bare(set_marks(text, house)) == bare(text)
        assert len(set_marks(text, house)) == len(text)
    assert bare(curled(text, house)) == bare(text)
