from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefer.citation.styles import load_style
from briefer.core.brief import NotesKind
from briefer.core.errors import UnusableTemplate
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.exporting.word.looks import look_of
from briefer.exporting.word.styles import word_styles
from briefer.exporting.word.template import read_template, report
from briefer.exporting.wordfile import word_file
from tests.exporting.lint import W, lint
from tests.exporting.office import pdf_texts
from tests.exporting.specimen import brief

STYLE = load_style("chicago-notes-bibliography")
GERMAN = {
    "Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel", "Quote": "Zitat",
    "Normal": "Standard", "Header": "Kopfzeile", "Footer": "Fuzeile",
}  # fmt: skip
DOCUMENT = "wordprocessingml.document.main+xml"
SLOT = (
    '<w:sdt><w:sdtPr><w:tag w:val="slot:{0}"/><w:id w:val="{1}"/></w:sdtPr><w:sdtContent><w:p>'
    "<w:r><w:t>[{0}]</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
REMOTE = (
    '<Relationship Id="rX" TargetMode="External" Target="https://example.org/x.png" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)
CREATED = re.compile(rb"<dc(terms)?:(creator|created|modified)[^>]*>[^<]*</[^>]*>")


def house(
    path: Path, *slots: str, change: Callable[[dict[str, bytes]], None] | None = None
) -> Path:
    """An organisation's template as a German Word writes it: style ids of its own."""
    made = python_docx.Document()
    made.add_paragraph("Deckblatt – Referat 42", style="Title")
    made.sections[0].header.paragraphs[0].text = "Bundesamt für Beispiele"
    made.save(buffer := io.BytesIO())
    archive = zipfile.ZipFile(buffer)
    parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [n for n in parts if re.fullmatch(r"word/(document|styles|header\d)\.xml", n)]:
        for ours, theirs in GERMAN.items():
            pattern = rf'(styleId|(?:pStyle|basedOn|next|link) w:val)="{ours}"'
            parts[name] = re.sub(pattern, rf'\1="{theirs}"', parts[name].decode()).encode()
    filled = "".join(SLOT.format(name, i) for i, name in enumerate(slots, 70)).encode()
    foot = b"<w:p><w:r><w:t>Impressum am Ende</w:t></w:r></w:p>" if slots else b""
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr", filled + foot + b"<w:sectPr", 1
    )
    if path.suffix == ".dotx":
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace(
            DOCUMENT, "wordprocessingml.template.main+xml"
        ).encode()
    if change is not None:
        change(parts)
    with zipfile.ZipFile(path, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def exported(template: Path, **options: object) -> bytes:
    return word_file(brief(), STYLE, ExportOptions(word_template=template, **options))  # type: ignore[arg-type]


def story(data: bytes, name: str = "document") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml"))


def words(root: etree._Element) -> str:
    return "".join(t.text or "" for t in root.iter(f"{W}t"))


KINDS: dict[str, dict[str, object]] = {
    "working": {},
    "clean": {"copy": CopyKind.CLEAN},
    "endnotes": {"notes": NotesKind.ENDNOTES, "numbered_paragraphs": True},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slots", [(), ("title", "body")])
def test_a_filled_template_is_a_valid_document(
    kind: str, slots: tuple[str, ...], tmp_path: Path
) -> None:
    data = exported(house(tmp_path / "house.dotx", *slots), **KINDS[kind])
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    assert lint(data) == []


def test_the_template_gives_its_own_styles_cover_and_header(tmp_path: Path) -> None:
    data = exported(house(tmp_path / "house.dotx"))
    root = story(data)
    assert words(root).startswith("Deckblatt – Referat 42")
    used = {str(e.get(f"{W}val")) for e in root.iter(f"{W}pStyle")}
    assert {"berschrift1", "Zitat", "BodyText"} <= used
    assert "Heading1" not in used
    header = next(
        n for n in zipfile.ZipFile(io.BytesIO(data)).namelist() if n.startswith("word/header")
    )
    shown = words(story(data, header.removeprefix("word/").removesuffix(".xml")))
    assert "Bundesamt für Beispiele" in shown
    assert "TLP:GREEN" in shown


def test_the_marking_stands_on_pages_for_which_a_template_has_nothing(tmp_path: Path) -> None:
    def other_first_page(parts: dict[str, bytes]) -> None:
        name = "word/document.xml"
        parts[name] = parts[name].replace(b"<w:docGrid", b"<w:titlePg/><w:docGrid", 1)

    data = exported(house(tmp_path / "house.dotx", change=other_first_page))
    section = story(data).find(f".//{W}sectPr")
    assert section is not None
    references = [
        (str(e.tag).removeprefix(W), e.get(f"{W}type")) for e in section if e.get(f"{W}type")
    ]
    assert sorted(references) == [
        ("footerReference", "default"), ("footerReference", "first"),
        ("headerReference", "default"), ("headerReference", "first"),
    ]  # fmt: skip
    assert "TLP:GREEN" in words(story(data, "footerBriefer"))
    assert lint(data) == []


def test_slots_are_filled_where_they_stand(tmp_path: Path) -> None:
    text = words(story(exported(house(tmp_path / "house.docx", "title", "body"))))
    assert "[title]" not in text
    assert text.index("What the harbour needs next") < text.index("What is known")
    assert text.endswith("Impressum am Ende")


def test_a_report_names_what_a_template_lacks(tmp_path: Path) -> None:
    names = {style.style_id: style.name for style in word_styles(look_of(""))}
    found = report(read_template(house(tmp_path / "house.dotx", "body")), names)
    assert found.found["heading 1"] == "berschrift1"
    assert "footnote text" in found.missing
    assert found.slots == ("body",)


def test_the_same_brief_in_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    template = house(tmp_path / "house.dotx")
    assert exported(template) == exported(template)


def test_a_clean_copy_holds_nothing_of_the_template_s_authors(tmp_path: Path) -> None:
    data = exported(house(tmp_path / "house.dotx"), copy=CopyKind.CLEAN)
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert not [n for n in archive.namelist() if n.startswith("customXml") or "thumbnail" in n]
    assert CREATED.search(archive.read("docProps/core.xml")) is None


def macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"x"


def remote(parts: dict[str, bytes]) -> None:
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", REMOTE.encode())


def no_document(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = b"<x/>"


def broken(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = b"<w:document"


@pytest.mark.parametrize(
    ("change", "reason"),
    [(macros, "macros"), (remote, "external"), (no_document, "not-word"), (broken, "damaged")],
)
def test_a_template_that_must_not_be_used_is_refused(
    change: Callable[[dict[str, bytes]], None], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(UnusableTemplate) as refusal:
        exported(house(tmp_path / "house.dotx", change=change))
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"hello", "not-word"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "locked"),
     (b"PK\x03\x04 no zip", "damaged")],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "x.dotx"
    path.write_bytes(data)
    with pytest.raises(UnusableTemplate) as refusal:
        read_template(path)
    assert refusal.value.reason == reason
    with pytest.raises(UnusableTemplate):
        read_template(tmp_path / "nowhere.dotx")


def test_a_template_without_any_of_our_styles_still_gives_a_file(tmp_path: Path) -> None:
    def strip(parts: dict[str, bytes]) -> None:
        text = parts["word/styles.xml"].decode()
        parts["word/styles.xml"] = re.sub(
            r'<w:style (?![^>]*w:default="1").*?</w:style>', "", text, flags=re.DOTALL
        ).encode()
        for name in list(parts):
            if re.fullmatch(r"word/(document|header\d)\.xml", name):
                parts[name] = re.sub(rb"<w:[pr]Style [^>]*/>", b"", parts[name])

    data = exported(house(tmp_path / "house.docx", change=strip))
    assert lint(data) == []
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.libreoffice
def test_libreoffice_shows_cover_and_text(tmp_path: Path) -> None:
    path = tmp_path / "filled.docx"
    path.write_bytes(exported(house(tmp_path / "house.dotx")))
    (text,) = pdf_texts([path], tmp_path)
    for part in (
        "Deckblatt",
        "Bundesamt",
        "What is known",
        "A second paragraph closes",
        "TLP:GREEN",
    ):
        assert part in text
