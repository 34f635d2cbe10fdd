from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.brief import Brief, BriefSettings, NotesKind
from briefer.core.outline import Quotation, Section, TextItem
from briefer.exporting.products import product_of, products, with_product
from briefer.jobs.houseproducts import product_path, save_product
from briefer.jobs.new import template_outline

STANDING = TextItem("t", 'We write for "the board".\n\nAlways \\* short.')
BRIEF = Brief(
    settings=BriefSettings("submission", notes=NotesKind.ENDNOTES, length=700),
    outline=(
        Section("a", "Our view", (STANDING, Quotation("q", "e"), TextItem("c", "So [@who].")), 120),
        Section("p", "Parked", (TextItem("x", "Not this."),), is_parked=True),
    ),
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    product_of.cache_clear()


def test_a_saved_product_is_offered_after_ours_and_sets_what_the_brief_had() -> None:
    save_product(BRIEF, "Note for the board", "plain")
    ours = products()[-1]
    assert (ours.product_id, ours.name, ours.look) == (
        "note-for-the-board", "Note for the board", "plain",
    )  # fmt: skip
    assert ours.numbered_paragraphs
    assert ours == product_of("note-for-the-board")
    picked = with_product(BriefSettings(locale="de-DE"), ours)
    assert (picked.notes, picked.length, picked.locale) == (NotesKind.ENDNOTES, 700, "de-DE")


def test_its_outline_has_sections_budgets_and_standing_texts_alone() -> None:
    save_product(BRIEF, "Board")
    (section,) = template_outline("board")
    assert isinstance(section, Section)
    assert (section.title, section.word_budget) == ("Our view", 120)
    assert [i.markdown for i in section.children if isinstance(i, TextItem)] == [STANDING.markdown]
    assert len(section.children) == 1


def test_ours_keep_their_names_and_a_spoilt_file_is_left_out() -> None:
    before = products()
    path = save_product(BRIEF, "Submission")
    assert path.stem == "submission-house"
    assert len(products()) == len(before) + 1
    path.write_text("notes = 'margin'", encoding="utf-8")
    product_of.cache_clear()
    assert products() == before
    assert product_of("submission-house").name == ""


def test_a_name_in_another_script_has_a_file_too() -> None:
    assert product_path("简报").stem
    assert product_path("../../x").parent == product_path("x").parent
