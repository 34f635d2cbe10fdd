"""Blanks that may not end a line are set, and no word of a source is touched."""

from __future__ import annotations

import pytest

from briefer.core.outline import Quotation, TextItem
from briefer.core.runs import Run, plain
from briefer.exporting.document import Document, Note, NoteRef, Paragraph, Quoted, text_of
from briefer.exporting.spacing import spaced
from tests.exporting.specimen import body, document, shown


def set_in(language: str, text: str) -> str:
    made = spaced(Document(language=language, blocks=(Paragraph((Run(text),)),)))
    return text_of(made.blocks[0].content)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("See para. 12, pp. 3–5 (p. 7).", "See para.~12, pp.~3–5 (p.~7)."),
        ("nach Abs. 4 und S. 5, Nr. 2", "nach Abs.~4 und S.~5, Nr.~2"),
        ("Article 7 § 3 and n° 12", "Article 7 §~3 and n°~12"),
        ("rose by 5 % to 264 million", "rose by 5~% to 264~million"),
        ("They came home. 12 ships left.", "They came home. 12 ships left."),
        ("5 hours in 3 monsoons", "5 hours in 3 monsoons"),
    ],
)
def test_numbers_stay_with_what_they_count(text: str, printed: str) -> None:
    assert set_in("en-GB", text) == printed.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Vrai ? Oui ! Non ; peut-être : voir", "Vrai^? Oui^! Non^; peut-être~: voir"),
        ("Vrai? Oui! Non; peut-être: voir", "Vrai^? Oui^! Non^; peut-être~: voir"),
        ("« mot » et «mot»", "«~mot~» et «~mot~»"),
        ("à 10:30 sur https://example.org/?a=1", "à 10:30 sur https://example.org/?a=1"),
        ("Quoi ?!", "Quoi^?!"),
        ("déjà\u00a0: fait\u202f!", "déjà~: fait^!"),
    ],
)
def test_french_marks_have_their_blanks(text: str, printed: str) -> None:
    wanted = printed.replace("~", "\u00a0").replace("^", "\u202f")
    assert set_in("fr-FR", text) == wanted
    assert set_in("fr-FR", wanted) == wanted
    assert set_in("de-CH", text) == text


def test_canada_sets_a_blank_before_the_colon_only() -> None:
    assert set_in("fr-CA", "Vrai? Oui: non;") == "Vrai? Oui\u00a0: non;"


def test_words_of_a_source_get_no_blank_that_they_lack() -> None:
    words = Quoted("q", (Run("Why? he said; p. 3"),), "en")
    french = Quoted("q", (Run("Pourquoi ? dit-il; rien"),), "")
    made = spaced(
        Document(
            language="fr-FR",
            blocks=(Paragraph((words, NoteRef(1), Run("; puis "), french)),),
            notes=(Note(1, (Run("What next? A title: more"),)),),
        )
    )
    printed = shown(made.blocks[0].content)  # type: ignore[union-attr]
    assert printed == "‹Why? he said; p.\u00a03›^1\u202f; puis ‹Pourquoi\u202f? dit-il; rien›"
    assert plain(made.notes[0].runs) == "What next? A title: more"


def test_addresses_and_code_stay_as_they_are() -> None:
    address = Run("https://example.org/?a;b! c", link="https://example.org/?a;b! c")
    content = (Run("Voir: "), address, Run("x ? y", code=True), Run(" fin!"))
    made = spaced(Document(language="fr-FR", blocks=(Paragraph(content),)))
    assert made.blocks[0].content == (  # type: ignore[union-attr]
        Run("Voir\u00a0: "), address, content[2], Run(" fin\u202f!")
    )  # fmt: skip


def test_a_mark_after_other_letters_counts_as_theirs() -> None:
    item = TextItem("t", "Un **mot** ; puis [the old quay]{.quote #i} ?", (Quotation("i", "quay"),))
    assert body(item, locale="fr-FR")[0].startswith("Un mot\u202f; puis «\u00a0‹")
    assert document(item, locale="fr-FR").title == "What the harbour needs next"
