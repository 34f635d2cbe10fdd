"""Templates of the kinds that ministries have take a brief, and keep what they brought."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefer.citation.styles import load_style
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.exporting.wordfile import word_file
from tests.exporting.lint import W
from tests.exporting.ministries import TEMPLATES, written
from tests.exporting.office import pdf_texts
from tests.exporting.specimen import brief
from tests.exporting.validators import findings

STYLE = load_style("chicago-notes-bibliography")


def exported(name: str, folder: Path, **options: object) -> bytes:
    chosen = ExportOptions(word_template=written(name, folder), **options)  # type: ignore[arg-type]
    return word_file(brief(), STYLE, chosen)


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_gives_a_sound_file(name: str, tmp_path: Path) -> None:
    assert findings(exported(name, tmp_path), tmp_path) == []
    numbered = exported(name, tmp_path, copy=CopyKind.CLEAN, numbered_paragraphs=True)
    assert findings(numbered, tmp_path) == []


def test_styles_with_french_names_are_found(tmp_path: Path) -> None:
    data = exported("french office", tmp_path)
    ids = {
        style.find(f"{W}name").get(f"{W}val"): style.get(f"{W}styleId")  # type: ignore[union-attr]
        for style in part(data, "styles").iter(f"{W}style")
    }
    used = {use.get(f"{W}val") for use in part(data, "document").iter(f"{W}pStyle")}
    assert {ids["Titre 1"], ids["Titre"], ids["Citation"], ids["Liste à puces"]} <= used
    assert "heading 1" not in ids


def test_a_form_that_was_locked_can_be_written_in(tmp_path: Path) -> None:
    data = exported("protected form", tmp_path)
    assert part(data, "settings").find(f"{W}documentProtection") is None
    document = part(data, "document")
    for name in ("formProt", "dataBinding", "lock"):
        assert next(document.iter(f"{W}{name}"), None) is None


def test_bookmarks_of_a_template_stay_beside_those_of_the_brief(tmp_path: Path) -> None:
    document = part(exported("german letterhead", tmp_path), "document")
    names = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    assert {"_GoBack", "Anschrift"} <= set(names)
    assert len([name for name in names if str(name).startswith("_Toc")]) == 0
    assert len([name for name in names if str(name).startswith("_q_")]) > 2


def test_headings_are_numbered_by_the_list_of_the_template(tmp_path: Path) -> None:
    data = exported("german letterhead", tmp_path)
    styles = part(data, "styles")
    heading = next(s for s in styles.iter(f"{W}style") if "berschrift1" in s.get(f"{W}styleId", ""))
    number = heading.find(f"{W}pPr/{W}numPr/{W}numId")
    assert number is not None
    numbers = {n.get(f"{W}numId") for n in part(data, "numbering").iter(f"{W}num")}
    assert number.get(f"{W}val") in numbers
    assert "media/" in " ".join(zipfile.ZipFile(io.BytesIO(data)).namelist())


def test_the_text_stands_in_the_upright_pages_before_the_annex(tmp_path: Path) -> None:
    body = next(part(exported("landscape annex", tmp_path), "document").iter(f"{W}body"))
    words = [("".join(t.text or "" for t in each.iter(f"{W}t")), each) for each in body]
    place = next(i for i, (text, _) in enumerate(words) if "What is known" in text)
    turn = next(
        i for i, (_, each) in enumerate(words) if next(each.iter(f"{W}sectPr"), None) is not None
    )
    assert place < turn


@pytest.mark.libreoffice
def test_libreoffice_reads_every_word_and_each_page_has_the_marking(tmp_path: Path) -> None:
    files = []
    for name in TEMPLATES:
        path = tmp_path / f"{name}.docx"
        path.write_bytes(exported(name, tmp_path))
        files.append(path)
    for name, text in zip(TEMPLATES, pdf_texts(files, tmp_path), strict=True):
        flat = re.sub(r"\s+", " ", text)
        assert "The cranes are too heavy." in flat, name
        pages = [page for page in text.split("\f") if page.strip()]
        assert all("TLP:GREEN" in page for page in pages), name
