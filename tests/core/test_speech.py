from __future__ import annotations

import pytest

from briefer.core.source import Block, Role, SourceText
from briefer.core.speech import Speech, speech_in
from briefer.core.text import Span


def spoken(paragraph: str, words: str, before: str = "") -> Speech | None:
    canonical = f"{before}\n\n{paragraph}" if before else paragraph
    start = len(canonical) - len(paragraph)
    blocks = [Block(start, len(canonical), Role.BODY, paragraph, "1")]
    if before:
        blocks.insert(0, Block(0, len(before), Role.BODY, before, "0"))
    at = canonical.index(words)
    return speech_in(SourceText("s", canonical, tuple(blocks)), [Span(at, at + len(words))])


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("“The levy will rise again,” said Layla Haddad, a pilot.", "Layla Haddad"),
        ("“The levy will rise again,” Layla Haddad told the council.", "Layla Haddad"),
        ("Layla Haddad warned: “The levy will rise again.”", "Layla Haddad"),
        ("According to Jan van der Meer, “the levy will rise again”.", "Jan van der Meer"),
        ('"The levy will rise again." – Layla Haddad, 3rd Warden of the Harbour', "Layla Haddad"),
        ("„The levy will rise again“, sagte Layla Haddad am Montag.", "Layla Haddad"),
        ("«\u00a0The levy will rise again\u00a0», a déclaré Layla Haddad.", "Layla Haddad"),
        ("“The levy will rise again” – Layla Haddad had heard it before. It rose.", ""),
        ('"The levy will rise again," says a retired official.', ""),
        ('"The levy will rise again," he said.', ""),
        ("The council wrote that “the levy will rise again” soon.", ""),
    ],
)
def test_a_name_is_proposed_where_the_sentence_gives_it(paragraph: str, name: str) -> None:
    words = "levy will rise again"
    assert spoken(paragraph, words) == Speech(name)


def test_words_outside_the_marks_are_the_author_s() -> None:
    paragraph = "The pilot said “never again” and left the harbour at night."
    assert spoken(paragraph, "left the harbour") is None
    assert spoken(paragraph, "never again” and left") is None


def test_the_marks_themselves_may_be_taken_along() -> None:
    assert spoken("“The levy will rise,” said Layla Haddad.", "“The levy will rise,”") is not None


def test_a_single_word_in_marks_is_a_term() -> None:
    assert spoken("They call it the “levy” here.", "levy") is None


def test_a_surname_becomes_the_full_name_given_before() -> None:
    before = "Layla Haddad has been a pilot for ten years."
    found = spoken("“The levy will rise,” Haddad said.", "The levy will rise", before)
    assert found == Speech("Layla Haddad")


def test_a_quotation_that_runs_on_into_the_next_paragraph_is_one() -> None:
    assert spoken("“The levy will rise. It always does.", "It always does.") == Speech("")
