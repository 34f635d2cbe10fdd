"""Known causes of "unreadable content" in Word: each must be seen by the lint or the validator."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.core.outline import TextItem
from briefer.exporting.options import ContentsList, ExportOptions
from tests.exporting.specimen import outline, working_copy
from tests.exporting.validators import findings, sdk_findings

Parts = dict[str, bytes]
BODY, NOTES, SETTINGS = "word/document.xml", "word/footnotes.xml", "word/settings.xml"
TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
RUN = r"(<w:r><w:rPr><w:i/></w:rPr>.*?</w:r>)"
HEADING = r'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>'
DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="x"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
IMAGE = (
    '<Relationship Id="rImage" Target="media/image1.png"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)
SOURCES = (
    b'<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">'
    b"<b:Source><b:SourceType>Reportx</b:SourceType></b:Source></b:Sources>"
)
INSERTED = '<w:ins w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z">\\1</w:ins>'
TAG = r"<w:tag [^>]*/><w:id w:val="


def sub(part: str, pattern: str, replacement: str) -> Callable[[Parts], None]:
    """Replace the first place where `pattern` stands in `part`."""

    def change(parts: Parts) -> None:
        text, found = re.subn(pattern, replacement, parts[part].decode(), count=1, flags=re.DOTALL)
        assert found, f"{pattern} is not in {part}"
        parts[part] = text.encode()

    return change


def drop(part: str) -> Callable[[Parts], None]:
    return lambda parts: parts.__delitem__(part)


def without_separators(parts: Parts) -> None:
    pattern = rb'<w:footnote [^>]*w:type="[^"]*".*?</w:footnote>'
    parts[NOTES] = re.sub(pattern, b"", parts[NOTES], flags=re.DOTALL)


def same_control_id(parts: Parts) -> None:
    first, second, *_ = re.findall(rf'{TAG}"(\d+)"', parts[BODY].decode())
    sub(BODY, f'w:id w:val="{second}"', f'w:id w:val="{first}"')(parts)


def same_bookmark(attribute: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        values = re.findall(rf'<w:bookmarkStart[^>]* w:{attribute}="([^"]*)"', parts[BODY].decode())
        value = re.escape(values[1])
        sub(BODY, rf'(<w:bookmarkStart[^>]*)w:{attribute}="{value}"',
            rf'\g<1>w:{attribute}="{values[0]}"')(parts)  # fmt: skip

    return change


def last_field_open(parts: Parts) -> None:
    head, _, tail = parts[BODY].rpartition(b'<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    parts[BODY] = head + tail


def with_bad_sources(parts: Parts) -> None:
    parts["customXml/item2.xml"] = SOURCES


def twice(parts: Parts) -> None:
    parts["twice"] = parts[BODY]


FAULTS: dict[str, Callable[[Parts], None]] = {
    "01 not well-formed": sub(BODY, "</w:body>", ""),
    "02 control character": sub(
        BODY, '<w:t xml:space="preserve">', '<w:t xml:space="preserve">\x0b'
    ),
    "03 properties after runs": sub(
        BODY, f"({HEADING[:5]})({HEADING[5:]})(.*?)(</w:p>)", r"\1\3\2\4"
    ),
    "04 run properties out of order": sub(
        BODY, "<w:r><w:rPr><w:i/></w:rPr>", '<w:r><w:rPr><w:lang w:val="en-GB"/><w:i/></w:rPr>'
    ),
    "05 paragraph in a paragraph": sub(BODY, f"({HEADING})", r"\1<w:p/>"),
    "06 cell without a paragraph": sub(BODY, r"(</w:tcPr>)<w:p>.*?</w:p>(</w:tc>)", r"\1\2"),
    "07 no table grid": sub(BODY, "<w:tblGrid>.*?</w:tblGrid>", ""),
    "08 section not last": sub(BODY, "(<w:sectPr.*?</w:sectPr>)(</w:body>)", r"\1<w:p/>\2"),
    "09 no on/off value": sub(BODY, "<w:i/>", '<w:i w:val="yes"/>'),
    "10 size is no integer": sub(BODY, r'w:pgSz w:w="\d+"', 'w:pgSz w:w="11906.5"'),
    "11 reference to no note": sub(
        BODY, '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="999"/>'
    ),
    "12 separators missing": without_separators,
    "13 note id twice": sub(NOTES, 'w:id="2"', 'w:id="1"'),
    "14 notes not related": sub(RELATIONS, r"<Relationship [^>]*footnotes\.xml[^>]*/>", ""),
    "15 notes without content type": sub(TYPES, r"<Override [^>]*footnotes\.xml[^>]*/>", ""),
    "16 note in a note": sub(
        NOTES,
        '(<w:footnote w:id="1">.*?)(</w:p>)',
        r'\1<w:r><w:footnoteReference w:id="2"/></w:r>\2',
    ),
    "17 note in a header": sub(
        "word/header1.xml", "</w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    ),
    "18 bookmark id twice": same_bookmark("id"),
    "19 bookmark name twice": same_bookmark("name"),
    "20 bookmark name too long": sub(BODY, 'w:name="_Toc', f'w:name="_Toc{"2" * 60}'),
    "21 bookmark without end": sub(BODY, '<w:bookmarkEnd w:id="1"/>', ""),
    "22 tag too long": sub(BODY, 'w:tag w:val="briefer', f'w:tag w:val="{"x" * 65}'),
    "23 control id twice": same_control_id,
    "24 control id too large": sub(BODY, rf'({TAG}")\d+', r"\g<1>4294967295"),
    "25 plain-text control around a bookmark": sub(
        BODY,
        r"<w15:appearance[^>]*/></w:sdtPr><w:sdtContent>",
        "<w:text/></w:sdtPr><w:sdtContent>"
        '<w:bookmarkStart w:id="999" w:name="x"/><w:bookmarkEnd w:id="999"/>',
    ),
    "26 link to no relationship": sub(
        BODY, '<w:hyperlink r:id="[^"]*"', '<w:hyperlink r:id="rId999"'
    ),
    "27 links of notes elsewhere": drop("word/_rels/footnotes.xml.rels"),
    "28 prefix not declared": sub(BODY, 'mc:Ignorable="([^"]*)"', r'mc:Ignorable="\1 w16du"'),
    "29 field without end": last_field_open,
    "30 drawing id twice": sub(BODY, RUN, rf"\1{DRAWING}{DRAWING}"),
    "31 relationship to a missing part": sub(
        RELATIONS, "</Relationships>", f"{IMAGE}</Relationships>"
    ),
    "32 date is no W3C date": sub(
        "docProps/core.xml",
        "</cp:coreProperties>",
        '<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi='
        '"http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF">01/02/2025'
        "</dcterms:created></cp:coreProperties>",
    ),
    "33 property id twice": sub("docProps/custom.xml", 'pid="3"', 'pid="2"'),
    "34 property id too small": sub("docProps/custom.xml", 'pid="2"', 'pid="1"'),
    "35 type of a template": sub(TYPES, r"document\.main\+xml", "template.main+xml"),
    "36 numbers before their lists": sub(
        "word/numbering.xml", "(<w:abstractNum .*</w:abstractNum>)(<w:num .*</w:num>)", r"\2\1"
    ),
    "37 unknown kind of source": with_bad_sources,
    "38 item id is no GUID": sub("customXml/itemProps1.xml", 'ds:itemID="[^"]*"', 'ds:itemID="x"'),
    "39 comment mark without comments": sub(
        BODY, RUN, r'<w:r><w:commentReference w:id="7"/></w:r>\1'
    ),
    "40 undefined style": sub(BODY, 'w:pStyle w:val="Quote"', 'w:pStyle w:val="NoSuchStyle"'),
    "41 style id twice": sub(
        "word/styles.xml", '(<w:style [^>]*w:styleId="Quote".*?</w:style>)', r"\1\1"
    ),
    "42 text in a paragraph": sub(BODY, f"({HEADING})", r"\1<w:t>x</w:t>"),
    "43 part twice": twice,
    "44 change id of a bookmark": sub(BODY, RUN, INSERTED),
}


def base() -> Parts:
    options = ExportOptions(
        contents=ContentsList.ALWAYS, numbered_paragraphs=True, project_id="p", combined_notes=False
    )
    see = TextItem("see", "See [para. 9](#text).")
    archive = zipfile.ZipFile(io.BytesIO(working_copy(*outline(), see, options=options)))
    return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                archive.writestr(BODY if name == "twice" else name, data)
    return target.getvalue()


def test_the_unbroken_file_has_no_findings(tmp_path: Path) -> None:
    assert findings(packed(base()), tmp_path) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_found(fault: str, tmp_path: Path) -> None:
    parts = base()
    FAULTS[fault](parts)
    assert findings(packed(parts), tmp_path) != []


# What Microsoft's validator does not look at: Word itself does.
NOT_SEEN_BY_THE_SDK = {6, 19, 21, 22, 23, 25, 29, 32, 33, 35, 37, 40, 44}


@pytest.mark.sdk
@pytest.mark.parametrize("fault", [f for f in FAULTS if int(f[:2]) not in NOT_SEEN_BY_THE_SDK])
def test_microsofts_own_validator_finds_its_share(fault: str, tmp_path: Path) -> None:
    parts = base()
    FAULTS[fault](parts)
    assert sdk_findings(packed(parts), tmp_path) != []


def test_all_the_faults_known_are_here() -> None:
    assert [int(fault[:2]) for fault in FAULTS] == list(range(1, 45))
