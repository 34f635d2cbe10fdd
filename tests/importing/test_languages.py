"""The language of a text: of a sentence, of a page that names another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.importing.languages import agreed_language, language_of
from briefer.importing.read import read

SENTENCES = {
    "de": "Der Hafen wurde geschlossen, weil das Wasser zu niedrig war.",
    "fr": "Le port a été fermé parce que l'eau était trop basse.",
    "it": "Il porto è stato chiuso perché l'acqua era troppo bassa.",
    "nl": "De haven werd gesloten omdat het water te laag was.",
    "pl": "Port został zamknięty, ponieważ woda była zbyt niska.",
    "en": "The harbour was closed because the water was too low.",
    "uk": "Порт було закрито, бо вода була надто низькою.",
    "zh": "港口因水位过低而关闭。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_shows_its_language(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


def test_nothing_is_claimed_of_a_name() -> None:
    assert language_of("Greta Holm") == ""


def test_a_page_made_from_an_english_template_is_german(tmp_path: Path) -> None:
    path = tmp_path / "seite.html"
    text = " ".join([SENTENCES["de"]] * 5)
    path.write_text(f'<html lang="en"><body><p>{text}</p></body></html>', "utf-8")
    assert read(path).language == "de"


@pytest.mark.parametrize(
    ("stated", "seen", "agreed"),
    [
        ("de-AT", "de", "de-AT"),
        ("en_GB", "en", "en-GB"),
        ("C", "en", "en"),
        ("no", "nb", "no"),
        ("cy", "", "cy"),
        ("und", "", ""),
    ],
)
def test_the_stated_language_counts_where_the_words_bear_it_out(
    stated: str, seen: str, agreed: str
) -> None:
    assert agreed_language(stated, seen) == agreed
