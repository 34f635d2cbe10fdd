from __future__ import annotations

import re

import pytest

from briefer.exporting.house import house_of
from briefer.exporting.housewords import ENGLISH, words_for
from tests.exporting.specimen import document


@pytest.mark.parametrize("language", ["de-DE", "fr-FR", "pl-PL"])
def test_every_language_has_every_word_with_the_same_places(language: str) -> None:
    words = words_for(language)
    assert words.keys() == ENGLISH.keys()
    for name, text in words.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", ENGLISH[name]))


def test_a_german_brief_adds_german_words() -> None:
    made = document(locale="de-DE")
    assert made.bibliography_title == "Literaturverzeichnis"
    assert made.labels.page == "Seite {page} von {pages}"


def test_marks_are_those_of_the_citations() -> None:
    assert house_of("en-US").marks == ("“", "”")
    assert house_of("en-GB").marks == ("‘", "’")
    assert house_of("de-DE").marks == ("„", "“")
    assert house_of("ja-JP").marks == ("「", "」")
