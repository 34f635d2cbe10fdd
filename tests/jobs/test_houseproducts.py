from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.brief import Brief, BriefSettings, NotesKind
from briefer.core.errors import UnwritableTarget
from briefer.core.outline import Quotation, Section, TextItem
from briefer.exporting.products import product_of, products, with_product
from briefer.jobs.houseproducts import (
    delete_product,
    kept_product,
    kept_products,
    product_path,
    rename_product,
    restore_product,
    save_product,
)
from briefer.jobs.new import new_project, template_outline
from briefer.project import queries

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


def test_names_that_differ_are_different_files() -> None:
    names = ("Записка", "Заметка", "政策", "政治", "Étude", "Etude", "Note A+", "x" * 90, "x" * 91)
    assert len({product_path(name) for name in names[:-3]}) == len(names) - 3
    assert product_path(names[-1]) != product_path(names[-2])
    assert product_path("NOTE") == product_path(" note ")
    assert all(product_path(name).name.isascii() for name in names)


def test_a_product_is_renamed_deleted_and_put_back() -> None:
    save_product(BRIEF, "Board")
    rename_product("board", 'Paper for the "board"\\')
    assert [p.name for p in kept_products()] == ['Paper for the "board"\\']
    assert kept_product('paper for the "BOARD"\\') == kept_products()[0]
    data = delete_product("board")
    assert kept_products() == ()
    restore_product("board", data)
    assert product_of("board").outline


def test_a_new_project_begins_as_a_product_of_the_house(tmp_path: Path) -> None:
    save_product(BRIEF, "Записка")
    made = new_project(tmp_path / "new.briefer", "Title", template="записка")
    brief = made.project.read(queries.brief).result()
    made.project.close()
    assert brief.settings.notes is NotesKind.ENDNOTES
    assert [item.title for item in brief.outline if isinstance(item, Section)] == ["Our view"]
    assert brief.front.title == "Title"


def test_a_renamed_product_is_never_replaced_by_one_of_its_old_name() -> None:
    first = save_product(BRIEF, "Board")
    rename_product("board", "Note for the board")
    second = save_product(BRIEF, "Board")
    assert second != first
    assert {product.name for product in kept_products()} == {"Note for the board", "Board"}
    assert product_of(second.stem).template == second.stem


def test_a_product_that_got_another_name_is_replaced_by_that() -> None:
    first = save_product(BRIEF, "Board")
    rename_product("board", "Note for the board")
    assert save_product(BRIEF, "note for the BOARD") == first
    assert len(kept_products()) == 1


def test_no_two_products_have_one_name() -> None:
    save_product(BRIEF, "Board")
    save_product(BRIEF, "Cabinet")
    with pytest.raises(UnwritableTarget):
        rename_product("cabinet", "BOARD")
    rename_product("cabinet", "CABINET")
    assert {product.name for product in kept_products()} == {"Board", "CABINET"}
