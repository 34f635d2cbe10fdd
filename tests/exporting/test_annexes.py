from __future__ import annotations

import pytest

from briefer.core.brief import NotesKind
from briefer.core.outline import Section, TextItem, is_annex
from briefer.exporting.options import ExportOptions
from briefer.exporting.products import applied
from tests.exporting.specimen import brief


@pytest.mark.parametrize("title", ["Annex", "Annexes", "Annex A: figures", "ANHANG 1", "Annexe 2."])
def test_a_section_that_calls_itself_an_annex_is_one(title: str) -> None:
    assert is_annex(Section("a", title))
    assert not is_annex(Section("b", f"What the {title} says"))
    assert not is_annex(TextItem("c", title))


def test_annexes_are_left_out_where_asked() -> None:
    made = brief(Section("a", "Costs"), Section("b", "Annex: tables"))
    assert applied(made, ExportOptions()) == made
    left = applied(made, ExportOptions(has_annexes=False))
    assert [item.item_id for item in left.outline] == ["a"]


def test_a_product_sets_its_defaults_for_one_export_only() -> None:
    made = brief(locale="en-GB")
    asked = applied(made, ExportOptions(product="assessment"))
    assert asked.settings.product == "assessment"
    assert asked.settings.notes is NotesKind.ENDNOTES
    assert asked.settings.locale == "en-GB"
    own = ExportOptions(product="assessment", notes=NotesKind.INLINE)
    assert applied(made, own).settings.notes is NotesKind.INLINE
    assert applied(applied(made, own), own) == applied(made, own)
