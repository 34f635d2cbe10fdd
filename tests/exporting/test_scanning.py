from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefer.core.errors import UnusableTemplate
from briefer.exporting.options import ExportOptions
from briefer.exporting.word.scanning import harmful_parts
from briefer.exporting.word.template import read_template
from briefer.exporting.wordfile import word_file
from briefer.ooxml.package import Package
from tests.exporting.specimen import brief
from tests.exporting.test_template import STYLE, house

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:sectPr'
)


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="rX" TargetMode="External" Type="{RELATED}{kind}" Target="{target}"/>'


def package(**parts: str) -> Package:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return Package(buffer.getvalue())


@pytest.mark.parametrize(("kind", "target"), [
    ("attachedTemplate", "https://example.org/a.dotm"), ("image", "https://example.org/a.png"),
    ("image", "file://///server/a.png"), ("oleObject", "file:///c:/a.xls"),
    ("subDocument", "b.docx"), ("frame", "c.htm"), ("hyperlink", "file://///server/share"),
    ("hyperlink", "javascript:alert(1)"),
])  # fmt: skip
def test_what_would_be_fetched_is_named(kind: str, target: str) -> None:
    rels = f"<Relationships>{relation(kind, target)}</Relationships>"
    found = package(word__document_DOT_xml="<a/>", word___rels__document_DOT_xml_DOT_rels=rels)
    assert list(harmful_parts(found)) == [kind]


def test_an_address_to_click_on_is_no_harm() -> None:
    rels = f"<Relationships>{relation('hyperlink', 'https://example.org')}</Relationships>"
    found = package(word__document_DOT_xml="<a/>", word___rels__document_DOT_xml_DOT_rels=rels)
    assert list(harmful_parts(found)) == []


@pytest.mark.parametrize(
    "instruction", ["DDEAUTO c:\\\\a cmd", " INCLUDETEXT x", "INCLUDEPICTURE y"]
)
def test_a_template_with_a_field_that_reads_files_is_refused(
    tmp_path: Path, instruction: str
) -> None:
    def with_field(parts: dict[str, bytes]) -> None:
        field = FIELD.format(instruction).encode()
        document = parts["word/document.xml"]
        parts["word/document.xml"] = document.replace(b"<w:sectPr", field, 1)

    with pytest.raises(UnusableTemplate) as refused:
        read_template(house(tmp_path / "house.dotx", change=with_field))
    assert refused.value.detail == instruction.split(maxsplit=1)[0]


def test_a_template_loses_the_one_it_is_attached_to(tmp_path: Path) -> None:
    def attached(parts: dict[str, bytes]) -> None:
        rels = relation("attachedTemplate", "file:///c:/Normal.dotm")
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        made = f'<Relationships xmlns="{namespace}">{rels}</Relationships>'
        parts["word/_rels/settings.xml.rels"] = made.encode()

    template = house(tmp_path / "house.dotx", change=attached)
    made = word_file(brief(), STYLE, ExportOptions(word_template=template))
    assert list(harmful_parts(Package(made))) == []
