from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefer.citation.styles import load_style
from briefer.core.brief import NotesKind
from briefer.core.outline import Quotation, TextItem
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions
from briefer.exporting.wordfile import word_file
from briefer.ooxml.anchors import (
    Anchor,
    AnchorForm,
    item_bookmark,
    note_bookmark,
    quotation_bookmark,
    quotation_tag,
)
from briefer.ooxml.flattext import FlatText, flat_text
from briefer.ooxml.provenance import Provenance, provenance_of
from briefer.ooxml.story import View
from briefer.ooxml.wordfile import WordFile
from tests.exporting.lint import W
from tests.exporting.office import saved_again, structure
from tests.exporting.specimen import APART, LONG, brief, working_copy

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
PROVENANCE = "customXml/item1.xml"
STYLE = load_style("chicago-notes-bibliography")


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def recorded(data: bytes) -> Provenance:
    return provenance_of(etree.fromstring(parts(data)[PROVENANCE]))


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def in_bookmark(root: etree._Element, name: str) -> list[str]:
    """The words between the two ends of a bookmark, paragraph by paragraph."""
    start = root.find(f".//{W}bookmarkStart[@{W}name='{name}']")
    assert start is not None, f"there is no bookmark {name}"
    number, is_in, found = start.get(f"{W}id"), False, [""]
    for element in root.iter():
        if element is start:
            is_in = True
        elif element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") == number:
            return found
        elif is_in and element.tag == f"{W}p":
            found.append("")
        elif is_in and element.tag == f"{W}t":
            found[-1] += element.text or ""
    raise AssertionError(f"bookmark {name} does not end")


def controls(root: etree._Element) -> dict[str, etree._Element]:
    found = {}
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        assert tag is not None
        found[tag.get(f"{W}val", "")] = control
    return found


def test_each_quotation_stands_in_an_invisible_unlocked_control_and_a_bookmark() -> None:
    root = body(working_copy())
    control = controls(root)[quotation_tag("inline")]
    assert words(control) == "the old quay could not carry the new cranes"
    assert in_bookmark(root, quotation_bookmark("inline")) == [words(control)]
    appearance = control.find(f"{W}sdtPr/{W15}appearance")
    assert appearance is not None
    assert appearance.get(f"{W15}val") == "hidden"
    assert control.find(f"{W}sdtPr/{W}lock") is None


def test_each_paragraph_of_a_quotation_has_an_anchor_without_the_note_mark() -> None:
    found = controls(body(working_copy()))
    parts_of = [found[quotation_tag("block", part)] for part in (1, 2)]
    assert words(parts_of[1]) == "A second paragraph closes the matter."
    assert all(part.find(f".//{W}footnoteReference") is None for part in parts_of)


def test_every_other_item_stands_in_one_bookmark() -> None:
    root = body(working_copy())
    assert in_bookmark(root, item_bookmark("known")) == ["What is known"]
    text = in_bookmark(root, item_bookmark("text"))
    assert text[0].startswith("The gazette wrote that")
    assert text[-1] == "12"  # the last cell of the table that ends the text
    assert in_bookmark(root, item_bookmark("judgement"))[0] == "Delay is likely."


def test_every_note_mark_has_a_bookmark() -> None:
    root = body(working_copy(notes=NotesKind.ENDNOTES))
    names = {start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")}
    marks = len(list(root.iter(f"{W}endnoteReference")))
    assert {note_bookmark(n) for n in range(1, marks + 1)} <= names


def test_the_file_knows_the_words_of_the_source() -> None:
    made = recorded(working_copy(options=ExportOptions(project_id="p", combined_notes=False)))
    quotation = next(q for q in made.quotations if q.item_id == "block")
    assert quotation.original == f"{LONG}\n\nA second paragraph closes the matter."
    assert quotation.printed.split("\n")[1] == "A second paragraph closes the matter."
    assert quotation.note == 6
    assert made.brief_id == "p"
    assert made.export_id
    assert {s.source_id for s in made.sources} == {"gazette", "office", "arabic"}
    note = made.note_records[quotation.note - 1]
    assert (note.item_id, note.source_ids) == ("block", ("office",))


def test_items_are_recorded_as_they_print() -> None:
    made = {item.item_id: item for item in recorded(working_copy()).items}
    assert made["open"].kind == "section"
    assert made["open"].parent == "known"
    assert made["para"].printed == "The cranes are too heavy."
    assert "unseen" not in made


def test_what_is_quoted_against_a_judgement_is_recorded_too() -> None:
    made = recorded(working_copy())
    assert "We have the ‘money’ but no time" in {q.printed for q in made.quotations}


def test_the_export_id_follows_from_what_prints() -> None:
    same, again = recorded(working_copy()), recorded(working_copy())
    other = recorded(working_copy(TextItem("t", "Else.")))
    assert same.export_id == again.export_id != other.export_id


def test_a_clean_copy_holds_no_trace_of_how_it_was_made() -> None:
    options = ExportOptions(CopyKind.CLEAN, project_id="p", exported_at="2026-11-28T00:00:00Z")
    found = parts(word_file(brief(), STYLE, options))
    assert not [name for name in found if name.startswith("customXml")]
    text = b"".join(found.values()).decode()
    for trace in (
        "w:sdt>",
        "bookmarkStart",
        "Ada Example</dc:creator>",
        "Briefer project",
        "2026-11-28",
    ):
        assert trace not in text


def test_the_same_brief_gives_the_same_bytes_in_any_process() -> None:
    script = (
        "import hashlib, sys; from tests.exporting.specimen import working_copy;"
        "sys.stdout.write(hashlib.sha256(working_copy()).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_placement_that_is_pasted_twice_has_two_anchors() -> None:
    words_twice = "[a]{.quote #x} and [b]{.quote #x}"
    found = controls(body(working_copy(TextItem("t", words_twice, (Quotation("x", "quay"),)))))
    assert set(found) == {quotation_tag("x", 1), quotation_tag("x", 2)}


def test_the_options_of_an_export_replace_the_settings() -> None:
    made = parts(word_file(brief(), STYLE, ExportOptions(notes=NotesKind.ENDNOTES, marking="X")))
    assert "word/endnotes.xml" in made
    assert b">X<" in made["word/header1.xml"]
    assert APART.marking is None


@pytest.mark.libreoffice
def test_every_anchor_survives_being_saved_by_libreoffice(tmp_path: Path) -> None:
    made = working_copy()
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    (tmp_path / "again").mkdir()
    text = flat_text(WordFile(saved_again(path, tmp_path / "again")).body(), View.FINAL)
    before = flat_text(WordFile(made).body(), View.FINAL)
    assert words_by_anchor(text) == words_by_anchor(before)


def words_by_anchor(text: FlatText) -> dict[Anchor, str]:
    found = {a.anchor: a.span.of(text.text) for a in text.anchors if a.form is AnchorForm.BOOKMARK}
    return {anchor: " ".join(words.split()) for anchor, words in found.items()}


@pytest.mark.libreoffice
def test_the_file_has_a_structure_that_a_screen_reader_can_follow(tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    path.write_bytes(working_copy(options=ExportOptions(contents=ContentsList.ALWAYS)))
    (tmp_path / "pdf").mkdir()
    shown = structure(path, tmp_path / "pdf")
    for element in ("H1", "H2", "Table", "TH", "Note", "Link", "TOC"):
        assert re.search(rf"^\s*{element}\b", shown, re.MULTILINE), element
