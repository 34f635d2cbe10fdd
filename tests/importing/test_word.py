from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.errors import UnreadableSource
from briefer.core.source import Role
from briefer.importing.drafts import Draft
from briefer.importing.word import draft
from tests.ooxml.words import changed, p, part, r, word
from tests.ooxml.zips import zipped

LONG = "The committee met for the first time in the spring and agreed on what it would look at, \
which was everything that had been asked of it before."
STYLES = (
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TC"><w:name w:val="Table Caption"/></w:style>'
)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)


def read(body: str, **parts: str) -> Draft:
    return draft(word(body, **({"styles": STYLES, "numbering": NUMBERS} | parts)), Path("a.docx"))


def lines(found: Draft) -> list[tuple[str, str]]:
    return [(b.role.value if b.role else "", found.words_of(b)) for b in found.blocks]


def listed(number: str) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def test_styles_give_the_roles() -> None:
    body = p("On it", style="T") + p("Part", style="H1") + p("Words", style="Q") + p(LONG)
    assert lines(read(body + p("Part 3", style="C1"))) == [
        ("title", "On it"),
        ("heading", "Part"),
        ("quote", "Words"),
        ("body", LONG),
        ("furniture", "Part 3"),
    ]


def test_the_caption_of_a_table_is_no_paragraph() -> None:
    assert lines(read(p(LONG) + p("Boards by year", style="TC")))[1] == (
        "caption",
        "Boards by year",
    )


def test_the_first_heading_is_the_title_if_it_stands_above_all_others() -> None:
    body = p("On it", style="H1") + p(LONG) + p("Part", style="H2")
    assert lines(read(body))[0] == ("title", "On it")
    other = lines(read(body + p("Another", style="H1")))
    assert other[0] == ("heading", "On it")


def test_changes_are_read_as_accepted_and_counted() -> None:
    found = read(p("A text with ", changed("ins", "two "), changed("del", "no "), "insertions"))
    assert found.text == "A text with two insertions"
    assert [(w.reason, w.detail) for w in found.warnings] == [("changes-accepted", "1")]


def test_hidden_text_is_left_out_and_said_to_be() -> None:
    found = read(p("Seen.", r("Not seen.", "<w:vanish/>")))
    assert found.text == "Seen."
    assert [w.reason for w in found.warnings] == ["hidden-left-out"]


def test_numbers_of_lists_are_text_and_bullets_are_not() -> None:
    body = p(LONG, properties=listed("1")) + p("short", properties=listed("1"))
    assert lines(read(body + p("point", properties=listed("2")))) == [
        ("body", f"1. {LONG}"),
        ("list item", "2. short"),
        ("list item", "point"),
    ]


def test_a_bullet_and_a_tab_that_were_typed_make_an_item() -> None:
    found = lines(read(p(LONG) + p("•\tsteel") + p("(a)\twood") + p("- no item")))
    assert [role for role, _text in found[1:]] == ["list item", "list item", "body"]


def test_notes_follow_at_the_end_and_begin_with_their_mark() -> None:
    def mark(kind: str, note_id: str) -> str:
        return f'<w:r><w:{kind}Reference w:id="{note_id}"/></w:r>'

    body = p(LONG, mark("footnote", "9"), " More", mark("endnote", "2")) + p("End.")
    body += p("Again", mark("footnote", "4"))
    found = read(
        body,
        footnotes=(
            f'<w:footnote w:id="4">{p("Second.")}</w:footnote>'
            f'<w:footnote w:id="9">{p(" First", changed("del", " no"), ".")}</w:footnote>'
        ),
        endnotes=f'<w:endnote w:id="2">{p("End note.")}</w:endnote>',
    )
    assert found.text.startswith(f"{LONG}[1] More[i]\n\nEnd.\n\nAgain[2]")
    notes = [text for role, text in lines(found) if role == Role.FOOTNOTE]
    assert notes == ["[1] First.", "[i] End note.", "[2] Second."]


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_table_is_one_block_and_a_layout_none() -> None:
    found = read(p(LONG) + table(("Year", "Tons"), ("2024", "7")) + table((LONG,), ("Beside",)))
    assert lines(found)[1:] == [
        ("table", "Year\tTons\n2024\t7"),
        ("body", LONG),
        ("body", "Beside"),
    ]


def test_a_short_bold_line_is_a_heading_unless_all_is_bold() -> None:
    bold = r("What it means", "<w:b/>")
    assert lines(read(p(LONG) + p(bold) + p(LONG)))[1] == ("heading", "What it means")
    assert lines(read(p(r(LONG, "<w:b/>")) + p(bold)))[1] == ("body", "What it means")


def test_a_document_of_short_paragraphs_has_a_beginning_too() -> None:
    body = (
        p("The pier")
        + p("By Ann Example")
        + p("It was closed on Monday, and nobody has said a word.")
    )
    assert [role for role, _text in lines(read(body))] == ["", "", "body"]


def test_short_lines_before_the_text_are_left_to_the_rules() -> None:
    found = read(p("On it", style="T") + p("By Ann Example") + p("May 2024") + p(LONG) + p("End"))
    assert [role for role, _text in lines(found)] == ["title", "", "", "body", "body"]


def test_a_broken_part_beside_the_text_is_named_and_the_text_is_whole() -> None:
    found = read(p("On it", style="T") + p(LONG), styles="<w:style>", footnotes="<")
    assert found.text == f"On it\n\n{LONG}"
    skipped = [(warning.reason, warning.detail) for warning in found.warnings]
    assert skipped == [("part-skipped", "word/styles.xml")]


def test_the_title_in_the_properties_is_only_a_guess() -> None:
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>On it</dc:title><dc:creator>Typist</dc:creator></c:coreProperties>"
    )
    shown, hidden = read(p("On it"), core=core).fields, read(p("Other"), core=core).fields
    assert list(shown) == ["title"]
    assert shown["title"].confidence > 0.5 > hidden["title"].confidence


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html>I am no Word file</html>", "wrong-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "old-office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (zipped({"a.txt": "x"}), "wrong-type"),
        (zipped({"word/document.xml": "<a/>"}), "wrong-type"),
        (zipped({"word/document.xml": "<!DOCTYPE a><a/>"}), "damaged"),
        (zipped({str(i): "" for i in range(5_001)}), "too-many"),
    ],
)
def test_what_is_no_word_file_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        draft(data, Path("a.docx"))
    assert caught.value.reason == reason


def raised(text: str) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{text}</w:t></w:r>'


def test_a_raised_number_is_no_part_of_the_number_before_it() -> None:
    body = p(r("In 2024"), raised("3"), r(" it was 10"), raised("6"), r(" km"), raised("2"))
    assert read(body).text == "In 2024[3] it was 10⁶ km²"
    assert read(p(r("the 1"), raised("st"))).text == "the 1st"


def test_a_half_in_a_formula_is_not_twelve() -> None:
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    one, two = (f"<m:r><m:t>{n}</m:t></m:r>" for n in (1, 2))
    half = f"<m:oMath {space}><m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f></m:oMath>"
    assert read(p(r("About "), half, r(" of it."))).text == "About 1/2 of it."


def related(body: str, name: str, kind: str, content: str | bytes) -> Draft:
    """Return the draft of a file with one part that the document names r1."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationship Id="r1" Type="{kinds}/{kind}" Target="{name}"/>'
    relations = f'<Relationships xmlns="{space}">{relation}</Relationships>'
    parts: dict[str, str | bytes] = {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations,
        f"word/{name}": content,
    }
    return draft(zipped(parts), Path("a.docx"))


CHUNK = '<w:altChunk xmlns:r="urn:r" r:id="r1"/>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.html", "<html><body><p>Said in a web page.</p></body></html>"),
        ("chunk.rtf", r"{\rtf1 Said in a web page.}"),
        ("chunk.txt", "Said in a web page."),
        ("chunk.docx", word(p("Said in a web page."))),
        (
            "chunk.mht",
            "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Said in a web page.</p>",
        ),
    ],
)
def test_a_document_inside_the_document_is_read_in_its_place(
    name: str, content: str | bytes
) -> None:
    found = related(p(LONG) + CHUNK + p(LONG), name, "aFChunk", content)
    assert [text for _role, text in lines(found)] == [LONG, "Said in a web page.", LONG]


def test_a_document_inside_the_document_that_is_not_there_is_told() -> None:
    found = read(p(LONG) + CHUNK)
    assert [(w.reason, w.detail) for w in found.warnings] == [("part-skipped", "r1")]


def test_the_words_of_a_diagram_are_read_once() -> None:
    space = 'xmlns:d="urn:d" xmlns:a="urn:a" xmlns:r="urn:r"'
    data = f"<d:m {space}><d:pt><d:t><a:p><a:r><a:t>Port</a:t></a:r></a:p></d:t></d:pt></d:m>"
    drawn = f'<w:r><w:drawing><d:relIds {space} r:dm="r1"/></w:drawing></w:r>'
    found = related(p(LONG, drawn), "data1.xml", "diagramData", data)
    assert [text for _role, text in lines(found)] == [LONG, "Port"]


def test_a_large_initial_belongs_to_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert read(p("T", properties=frame) + p(LONG[1:])).text == LONG


def test_a_second_body_is_text_too() -> None:
    assert read(f"{p('One.')}</w:body><w:body>{p('Two.')}").text == "One.\n\nTwo."


def test_symbols_are_the_characters_that_a_reader_sees() -> None:
    code = r'<w:r><w:instrText>SYMBOL 97 \f "Symbol"</w:instrText></w:r>'
    kinds = ("begin", "end")
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    typed = '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf062</w:t></w:r>'
    assert read(p(r("From "), begin, code, end, r(" to "), typed)).text == "From α to β"
