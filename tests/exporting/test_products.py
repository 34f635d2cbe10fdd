from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefer.core.brief import BriefSettings, NotesKind
from briefer.core.locations import resources
from briefer.core.outline import Judgement, TextItem
from briefer.core.runs import plain
from briefer.exporting.document import Paragraph, Table
from briefer.exporting.options import ContentsList, ExportOptions
from briefer.exporting.products import Product, product_of, products, read_product, with_product
from briefer.exporting.word.looks import WordLook, look_ids, look_of
from briefer.markup import outline
from tests.exporting.specimen import document, lines

LIKELY = Judgement("j", "Delay is likely.", "likely", "low")


def test_the_five_products_stand_in_the_order_of_use() -> None:
    assert [product.product_id for product in products()] == [
        "submission", "cabinet-paper", "think-tank", "assessment", "one-page-note",
    ]  # fmt: skip
    assert all(product.name and product.about for product in products())


@pytest.mark.parametrize("product", products(), ids=lambda product: product.product_id)
def test_the_outline_of_a_product_has_the_settings_of_the_product(product: Product) -> None:
    text = (resources() / "templates" / f"{product.template}.md").read_text(encoding="utf-8")
    read = outline.read(text, {})
    assert read.problems == ()
    assert replace(read.brief.settings, locale="en-US") == product.settings
    assert len(read.brief.outline) >= 5
    assert product.look in look_ids()


def test_picking_a_product_keeps_the_language() -> None:
    picked = with_product(BriefSettings(locale="de-DE"), product_of("assessment"))
    assert (picked.product, picked.locale, picked.notes) == (
        "assessment", "de-DE", NotesKind.ENDNOTES,
    )  # fmt: skip


def test_an_unknown_product_sets_nothing() -> None:
    assert product_of("../../etc/passwd") == Product("../../etc/passwd")
    assert document(product="of our own").look == ""


def test_a_submission_numbers_its_paragraphs_unless_told_not_to() -> None:
    made = document(TextItem("t", "One."), product="submission")
    assert [b.number for b in made.blocks if isinstance(b, Paragraph)] == [1]
    plain_one = ExportOptions(numbered_paragraphs=False)
    made = document(TextItem("t", "One."), product="submission", options=plain_one)
    assert [b.number for b in made.blocks if isinstance(b, Paragraph)] == [0]


def test_an_assessment_prints_its_likelihood_terms_where_it_judges() -> None:
    made = document(LIKELY, product="assessment")
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert "likely / probable" in [plain(row[0]) for row in table.rows]  # type: ignore[arg-type]
    assert "Intelligence Community Directive 203" in lines(made.blocks)[-1]
    assert not any(
        isinstance(b, Table) for b in document(TextItem("t", "No."), product="assessment").blocks
    )
    assert not any(isinstance(b, Table) for b in document(LIKELY).blocks)


def test_a_product_of_the_house_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('name = "Ours"\nnotes = "inline"\ncontents = "always"\n', encoding="utf-8")
    (ours,) = products(tmp_path)
    assert ours == read_product(path)
    assert (ours.name, ours.contents) == ("Ours", ContentsList.ALWAYS)
    path.write_text('notes = "margin"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="margin"):
        read_product(path)


def test_a_look_that_is_not_there_is_the_first_one() -> None:
    assert look_of("nowhere") == look_of("") == WordLook()
    assert look_of("plain").text_font == "Arial"
