from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from briefer.core.source import ImportedSource
from briefer.importing.read import read_bytes

PLAIN = "The tide must never be late, and the mole must hold, says the harbour master."


def stressed(data: bytes, name: str) -> list[str]:
    """Return the emphasised words of a file; its text is the same as without emphasis."""
    (source,) = read_bytes(data, Path(name))
    assert PLAIN in source.canonical
    return words_of(source)


def words_of(source: ImportedSource) -> list[str]:
    return [span.of(source.canonical) for span in source.emphasis]


@pytest.mark.parametrize("stress", ["<em>never be</em> ", "<b>never\n <i> be </i></b>"])
def test_a_web_page_keeps_its_emphasis(stress: str) -> None:
    sentence = f"The tide must {stress}late, and the mole must hold, says the harbour master."
    page = f"<html><body><h1><b>The tide</b></h1><p>{sentence}</p></body></html>"
    assert stressed(page.encode(), "page.html") == ["never be"]


def test_what_styles_set_in_italics_is_emphasis_too() -> None:
    """As pages look that were pasted from a word processor, or saved by one."""
    stress = '<span style="font-style: italic;">never</span> <span class="c3">be</span>'
    hold = '<span style="font-weight:700">hold</span>'
    sentence = f"The tide must {stress} late, and the mole must {hold}, says the harbour master."
    page = (
        "<html><head><style>.c3{color:#000;font-style:italic}</style></head><body>"
        f'<b style="font-weight:normal"><p>{sentence}</p></b></body></html>'
    )
    assert stressed(page.encode(), "page.html") == ["never be", "hold"]


def test_a_first_letter_that_is_set_large_is_not_stressed() -> None:
    page = f"<html><body><p><b>T</b>{PLAIN[1:]}</p></body></html>"
    assert stressed(page.encode(), "page.html") == []


def test_a_book_keeps_its_emphasis() -> None:
    sentence = PLAIN.replace("never be", "<em>never be</em>")
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        for name, text in _BOOK.items():
            book.writestr(name, text)
        book.writestr("a.xhtml", f"<html><body><p>{sentence}</p></body></html>")
    assert stressed(stream.getvalue(), "file.epub") == ["never be"]


_BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf"/></rootfiles></container>'
    ),
    "c.opf": (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    ),
}


def test_markdown_keeps_its_emphasis() -> None:
    text = "The tide must **never be** late, and the\nmole must _hold_, says the harbour master."
    assert stressed(f"# *The tide*\n\n{text}".encode(), "text.md") == ["never be", "hold"]


def test_a_word_file_keeps_its_emphasis() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The tide must ")
    paragraph.add_run("never be").italic = True
    paragraph.add_run(" late, and the mole must ")
    paragraph.add_run("hold").bold = True
    paragraph.add_run(", says the harbour master.")
    paragraph.add_run(" So ")
    paragraph.add_run("it is", style="Intense Emphasis")
    paragraph.add_run(".", style="Book Title").font.bold = False
    document.add_paragraph().add_run("All of this line is bold.").bold = True
    stream = BytesIO()
    document.save(stream)
    assert stressed(stream.getvalue(), "file.docx") == ["never be", "hold", "it is"]


def test_a_paragraph_all_in_italics_is_set_so_and_not_stressed() -> None:
    page = f"<html><body><p><i>{PLAIN}</i></p></body></html>"
    assert stressed(page.encode(), "page.html") == []


RTF = r"""{\rtf1\ansi{\fonttbl{\f0\b Times;}}{\stylesheet{\s1\b\i heading 1;}}
\pard The tide must {\i never be} late, and the mole must \b hold\b0 , says the harbour master.\par
\pard\b All of this line is bold.\b0\par
Le caf\'e9 {\plain\i \u8220?\'e9tage\u8221 ?}, plain \i\plain again.\par}"""


def test_an_rtf_file_keeps_its_emphasis() -> None:
    assert stressed(RTF.encode(), "file.rtf") == ["never be", "hold", "“étage”"]


def test_an_opendocument_text_keeps_its_emphasis() -> None:
    styles = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>'
        '<style:style style:name="T3" style:family="text">'
        '<style:text-properties fo:font-weight="700"/></style:style>'
        '<style:style style:name="T4" style:family="text">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
    )
    sentence = (
        'The tide must <text:span text:style-name="T2">never<text:s/>be</text:span> late, and the '
        'mole must <text:span text:style-name="T3">hold<text:span text:style-name="T4">, says'
        "</text:span></text:span> the harbour master."
    )
    item = 'It is <text:span text:style-name="T1">so</text:span>.'
    text = (
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:automatic-styles><text:list-style style:name="L">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        f"</text:list-style>{styles}</office:automatic-styles><office:body><office:text>"
        f'<text:p>{sentence}</text:p><text:list text:style-name="L"><text:list-item>'
        f"<text:p>{item}</text:p></text:list-item></text:list>"
        "</office:text></office:body></office:document>"
    )
    assert stressed(text.encode(), "file.fodt") == ["never be", "hold", "so"]
