"""Word templates as ministries keep them, made anew for each test: nobody's own is copied."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

_FRENCH = {
    "Normal": "Standard", "Title": "Titre", "Heading 1": "Titre 1", "Heading 2": "Titre 2",
    "Heading 3": "Titre 3", "Body Text": "Corps de texte", "Quote": "Citation",
    "List Bullet": "Liste à puces", "List Number": "Liste à numéros", "Subtitle": "Sous-titre",
}  # fmt: skip
_GERMAN = {
    "Normal": "Standard", "Title": "Titel", "Heading 1": "Überschrift 1",
    "Heading 2": "Überschrift 2", "Body Text": "Textkörper", "Quote": "Zitat",
}  # fmt: skip
_CONTROL = (
    "<w:sdt {0}><w:sdtPr><w:alias w:val='{1}'/><w:tag w:val='{2}'/><w:id w:val='{3}'/>{4}"
    "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{5}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
_LOCKED = "<w:lock w:val='sdtContentLocked'/>"
_BOUND = (
    "<w:dataBinding w:xpath='/ns0:p[1]/ns0:title[1]' w:prefixMappings='xmlns:ns0=\"urn:x\"'"
    " w:storeItemID='{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}'/>"
)


def german_letterhead() -> bytes:
    """First page with arms and address in a table, even pages turned, numbered headings."""
    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    table = section.first_page_header.add_table(1, 2, Cm(16))
    table.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(_picture()), width=Cm(2))
    section.first_page_header.add_paragraph()
    table.cell(0, 1).text = "Bundesamt für Beispiele\nReferat 42\nMusterstraße 1, Berlin"
    section.header.paragraphs[0].text = "Bundesamt für Beispiele"
    section.even_page_header.paragraphs[0].text = "Referat 42"
    section.first_page_footer.paragraphs[0].text = "Dienstgebäude: Musterstraße 1"
    for style in made.styles:
        if style.name in _GERMAN:
            style.element.set(qn("w:styleId"), _GERMAN[style.name].replace(" ", "").lstrip("Ü"))
    _number_headings(made)
    body: Any = made.add_paragraph("Referat 42, Berlin")._p
    for i, name in enumerate(("_GoBack", "_Toc100000000", "Anschrift")):
        body.append(parse_xml(f"<w:bookmarkStart {nsdecls('w')} w:id='{i}' w:name='{name}'/>"))
        body.append(parse_xml(f"<w:bookmarkEnd {nsdecls('w')} w:id='{i}'/>"))
    return _saved(made, _with_ids)


def french_office() -> bytes:
    """Style names in French, as programs other than Word write them; theme typefaces."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Ministère des Exemples"
    fonts = made.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")
    for style in made.styles:
        if style.name in _FRENCH:
            style.element.find(qn("w:name")).set(qn("w:val"), _FRENCH[style.name])
    return _saved(made)


def landscape_annex() -> bytes:
    """A cover, a slot for the text in upright pages, and an annex across."""
    made = docx.Document()
    made.add_paragraph("Cabinet Office of Examples", style="Title")
    made.element.body.insert(1, _control("Text", "slot:body", 71, "[text]"))
    across = made.add_section(WD_SECTION.NEW_PAGE)
    across.orientation = WD_ORIENT.LANDSCAPE
    across.page_width, across.page_height = across.page_height, across.page_width
    across.header.is_linked_to_previous = False
    across.header.paragraphs[0].text = "Annex"
    made.add_paragraph("Figures of the year")
    return _saved(made)


def protected_form() -> bytes:
    """A form that may be filled in only, with locked, bound and dated controls."""
    made = docx.Document()
    body = made.element.body
    body.insert(0, _control("Betreff", "betreff", 5, "Betreff", _BOUND))
    body.insert(1, _control("Datum", "datum", 6, "1.1.2026", "<w:date/>"))
    body.insert(2, _control("Titel", "slot:title", 7, "[Titel]", _LOCKED))
    body.insert(3, _control("Text", "slot:body", 8, "[Text]", _LOCKED))
    body.insert(4, _control("Kennzeichnung", "slot:marking", 9, "[Kennzeichnung]"))
    protection = "<w:documentProtection {} w:edit='forms' w:enforcement='1'/>"
    settings = made.settings.element
    settings.find(qn("w:defaultTabStop")).addprevious(parse_xml(protection.format(nsdecls("w"))))
    grid: Any = made.sections[0]._sectPr.find(qn("w:docGrid"))
    grid.addprevious(parse_xml(f"<w:formProt {nsdecls('w')}/>"))
    return _saved(made)


def two_columns() -> bytes:
    """A narrow title section over two columns, lines numbered, a page border, wide type."""
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(13)
    made.add_paragraph("Weekly paper", style="Title")
    columns = made.add_section(WD_SECTION.CONTINUOUS)
    columns._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
    columns.footer.is_linked_to_previous = False
    columns.footer.paragraphs[0].text = "Not for quotation"
    return _saved(made)


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "german letterhead": german_letterhead,
    "french office": french_office,
    "landscape annex": landscape_annex,
    "protected form": protected_form,
    "two columns": two_columns,
}


def written(name: str, folder: Path) -> Path:
    """Return the path of that template, written to `folder`."""
    path = folder / f"{name}.dotx"
    path.write_bytes(TEMPLATES[name]())
    return path


def _control(title: str, tag: str, number: int, text: str, more: str = "") -> object:
    return parse_xml(_CONTROL.format(nsdecls("w"), title, tag, number, more, text))


def _number_headings(made: Document) -> None:
    """Number the headings 1, 1.1 as an organisation does, by its own list."""
    numbering = made.part.numbering_part.element
    levels = "".join(
        f"<w:lvl w:ilvl='{i}'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        f"<w:pStyle w:val='{style}'/><w:lvlText w:val='{text}'/><w:lvlJc w:val='left'/></w:lvl>"
        for i, (style, text) in enumerate((("berschrift1", "%1"), ("berschrift2", "%1.%2")))
    )
    numbering.insert(
        0,
        parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='90'>{levels}</w:abstractNum>"),
    )
    numbering.append(
        parse_xml(f"<w:num {nsdecls('w')} w:numId='90'><w:abstractNumId w:val='90'/></w:num>")
    )
    for level, name in enumerate(("Heading 1", "Heading 2")):
        properties = made.styles[name].element.get_or_add_pPr()
        level_xml = f"<w:ilvl w:val='{level}'/>" if level else ""
        mark = f"<w:numPr {nsdecls('w')}>{level_xml}<w:numId w:val='90'/></w:numPr>"
        keeps = [e for e in properties if e.tag in {qn("w:keepNext"), qn("w:keepLines")}]
        properties.insert(len(keeps), parse_xml(mark))


def _with_ids(parts: dict[str, bytes]) -> None:
    """Let styles point to one another by their German ids."""
    for name in [n for n in parts if re.fullmatch(r"word/\w+\.xml", n)]:
        text = parts[name].decode()
        for english, german in _GERMAN.items():
            old, new = english.replace(" ", ""), german.replace(" ", "").lstrip("Ü")
            text = re.sub(rf'((?:pStyle|basedOn|next|link) w:val=)"{old}"', rf'\1"{new}"', text)
        parts[name] = text.encode()


def _saved(made: Document, change: Callable[[dict[str, bytes]], None] | None = None) -> bytes:
    made.save(buffer := io.BytesIO())
    archive = zipfile.ZipFile(buffer)
    parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    if change is not None:
        change(parts)
    with zipfile.ZipFile(target := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return target.getvalue()


def _picture() -> bytes:
    """Return a small picture (PNG): a blue square."""
    side = 24
    rows = zlib.compress(b"".join(b"\0" + b"\x1f\x3a\x5f" * side for _ in range(side)))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
