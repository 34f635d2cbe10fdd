from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefer.citation.styles import load_style
from briefer.core.brief import Brief, NotesKind
from briefer.core.outline import TextItem
from briefer.core.runs import Run, plain
from briefer.exporting import docx, html
from briefer.exporting.compose import compose
from briefer.exporting.document import (
    Block,
    Document,
    Heading,
    ListItems,
    Note,
    NoteRef,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Quoted,
    Table,
)
from briefer.exporting.options import ContentsList, CopyKind, ExportOptions
from briefer.exporting.products import Product, products
from briefer.exporting.wordfile import word_file
from briefer.markup.outline import Sources
from briefer.ooxml.provenance import EntryRecord, Provenance
from tests.exporting.lint import W, lint
from tests.exporting.office import pdf_texts
from tests.exporting.specimen import brief, document, lines, outline, working_copy
from tests.exporting.test_html import checked
from tests.markup.briefs import briefs

GOLDEN = Path(__file__).parent / "_golden"
PARTS = (
    "word/document.xml",
    "word/footnotes.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/header2.xml",
    "word/footer1.xml",
    "word/_rels/document.xml.rels",
    "word/_rels/footnotes.xml.rels",
    "docProps/core.xml",
    "[Content_Types].xml",
)
NASTY = 'a\x00b\x0bc\ud800d\ufffee & <w:p/> "q" \t tab\nline \u2028 \u00ad ]]> 😀 e\u0301'


def specimens() -> dict[str, Document]:
    """Documents that between them use everything the writer can write."""
    text = (Run(NASTY), NoteRef(1), Quoted("x", (Run(NASTY),), "he"))
    table = Table(((Run("a"),), ()), (((Run("b"),),),), ("right", ""))
    deep = ListItems(((Paragraph((Run("deep"),)),),), ordered=True)
    for _level in range(12):
        deep = ListItems(((deep,), (), (Paragraph((Run("x"),)), table)), ordered=_level % 2 == 0)
    links = (Run("y", link='https://a.example/ü b?x="1"&y=<2>'), Run("z", link="x:["))
    nasty = Document(
        title=NASTY,
        subtitle=NASTY,
        byline=NASTY,
        author=NASTY,
        front=((NASTY, NASTY),),
        marking=NASTY,
        blocks=(Heading(9, text[:1]), table, table, Paragraph(text), deep, Paragraph(links), table),
        notes=(Note(1, (Run(NASTY, italic=True, small_caps=True, link="http://[broken"),)),),
        bibliography_title="B",
        bibliography=((Run("entry"),),),
        remarks=(NASTY,),
    )
    return {
        "notes": document(),
        "endnotes": document(notes=NotesKind.ENDNOTES, locale="de-DE"),
        "inline": document(style="apa", has_bibliography=False),
        "empty": compose(Brief(), load_style("apa")),
        "nasty": nasty,
    }


def parts(made: Document) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(docx.write(made)))
    return {name: archive.read(name) for name in archive.namelist()}


def story(made: Document, name: str = "document") -> etree._Element:
    return etree.fromstring(parts(made)[f"word/{name}.xml"])


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def paragraphs(root: etree._Element, style: str) -> list[str]:
    return [
        words(p)
        for p in root.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None
    ]


@cache
def files() -> dict[str, bytes]:
    """Clean copies of all specimens, and working copies of every kind."""
    long = TextItem("x", "See [para. 9](#text) and [nothing](#none). " + "Word after word. " * 20)
    numbered = ExportOptions(
        numbered_paragraphs=True, contents=ContentsList.ALWAYS, project_id="p", exported_at="t"
    )
    nasty = specimens()["nasty"]
    provenance = Provenance(NASTY, NASTY, NASTY, NASTY, entries=(EntryRecord(NASTY),))
    return {name: docx.write(made) for name, made in specimens().items()} | {
        "working": working_copy(),
        "working-endnotes": working_copy(notes=NotesKind.ENDNOTES, locale="fr-FR"),
        "working-inline": working_copy(style="apa", locale="en-GB"),
        "working-numbered": working_copy(long, *outline(), options=numbered),
        "working-nasty": docx.write(replace(nasty, has_contents=True), provenance),
        **{
            f"product-{product.product_id}": word_file(
                replace(brief(), settings=product.settings), load_style(product.settings.style)
            )
            for product in products()
        },
        **{f"released-{product.product_id}": released(product) for product in products()},
        "contents": docx.write(replace(document(), has_contents=True)),
    }


def released(product: Product) -> bytes:
    """The specimen as that product, without anchors and provenance."""
    return word_file(
        replace(brief(), settings=product.settings),
        load_style(product.settings.style),
        ExportOptions(copy=CopyKind.CLEAN),
    )


@pytest.mark.parametrize("name", files())
def test_every_file_is_valid(name: str, tmp_path: Path) -> None:
    data = files()[name]
    path = tmp_path / f"{name}.docx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(str(path))  # a fresh one: a used one keeps state
    assert [str(error) for error in result.errors] == []
    assert lint(data) == []


@cache
def reviewed() -> dict[str, bytes]:
    """The parts that a person has looked at, by the name of their golden file."""
    kinds = {
        "": (docx.write(document()), PARTS),
        "endnotes-": (
            docx.write(document(notes=NotesKind.ENDNOTES)),
            ("word/endnotes.xml", "word/settings.xml", "word/_rels/endnotes.xml.rels"),
        ),
        "inline-": (docx.write(document(notes=NotesKind.INLINE)), ("word/document.xml",)),
        "working-": (working_copy(), ("word/document.xml", "customXml/item1.xml")),
        **{
            f"{product.product_id}-": (released(product), _story_parts(product))
            for product in products()
        },
    }
    found = {}
    for kind, (data, names) in kinds.items():
        archive = zipfile.ZipFile(io.BytesIO(data))
        for name in names:
            plain = name.replace("/", "-").strip("[]").replace("]", "")
            found[kind + plain] = archive.read(name)
    return found


def _story_parts(product: Product) -> tuple[str, ...]:
    """The parts with the words of a product: its text, and its notes where it has any."""
    kind = product.settings.notes
    notes = () if kind is NotesKind.INLINE else (f"word/{kind.value}.xml",)
    return ("word/document.xml", *notes)


@pytest.mark.parametrize("name", reviewed())
def test_the_parts_are_as_reviewed(name: str, update_golden: bool) -> None:
    root = etree.fromstring(reviewed()[name])
    etree.indent(root)
    shown = etree.tostring(root, encoding="unicode") + "\n"
    golden = GOLDEN / name
    if update_golden:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == shown


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert docx.write(document()) == docx.write(document())
    names = zipfile.ZipFile(io.BytesIO(docx.write(document()))).infolist()
    assert {(m.date_time, m.create_system) for m in names} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_every_note_is_a_real_footnote_with_its_words() -> None:
    made = document()
    notes = story(made, "footnotes")
    shown = {n.get(f"{W}id"): words(n).strip() for n in notes if not n.get(f"{W}type")}
    assert shown == {str(note.number): plain(note.runs) for note in made.notes}


def test_links_in_notes_belong_to_the_part_of_the_notes() -> None:
    found = parts(document())
    assert b"https://example.org/tide" in found["word/_rels/footnotes.xml.rels"]
    assert b"https://example.org/plan?a=1&amp;b=2" in found["word/_rels/document.xml.rels"]


def test_a_long_quotation_stands_in_the_quote_style_word_for_word() -> None:
    quoted = paragraphs(story(document()), "Quote")
    assert [line.split()[0] for line in quoted] == ["The", "A"]
    assert quoted[1] == "A second paragraph closes the matter."


def test_words_in_another_language_say_so() -> None:
    body = etree.tostring(story(document()), encoding="unicode")
    assert '<w:rtl/><w:lang w:bidi="ar"/>' in body


def test_only_a_paragraph_of_nothing_but_such_words_runs_from_the_right() -> None:
    foreign = Quoted("q", (Run("الميناء"),), "ar")
    alone, mixed = (Run("“"), foreign, Run("”"), NoteRef(1)), (Run("It says "), foreign)
    root = story(Document(blocks=(Paragraph(alone), Paragraph(mixed))))
    assert [p.find(f"{W}pPr/{W}bidi") is not None for p in root.iter(f"{W}p")] == [True, False]


def test_all_of_a_numbered_judgement_stands_below_its_number() -> None:
    first = Paragraph((Run("It is."),), ParagraphStyle.JUDGEMENT, "j", 1)
    more = [replace(first, content=(Run(words),), number=0) for words in ("Sure.", "Not so.")]
    other = replace(more[0], item_id="k")
    made = Document(blocks=(first, *more, other))
    assert paragraphs(story(made), "NumberedJudgement") == ["It is.", "Sure.", "Not so."]
    levels = [level.get(f"{W}val") for level in story(made).iter(f"{W}ilvl")]
    assert levels == ["1", "1"]
    assert lint(docx.write(made)) == []


def test_every_numbered_list_begins_anew() -> None:
    one = ListItems(((Paragraph((Run("x"),)),),), ordered=True)
    three = replace(one, start=3)
    numbering = story(Document(blocks=(one, three)), "numbering")
    starts = [s.get(f"{W}val") for s in numbering.iter(f"{W}startOverride")]
    assert starts == ["1", "3"]


def test_a_table_repeats_its_header_row() -> None:
    assert len(list(story(document()).iter(f"{W}tblHeader"))) == 1


def test_the_marking_stands_in_every_header_and_footer() -> None:
    made = document()
    for name in ("header1", "header2", "footer1", "footer2"):
        assert "TLP:GREEN" in words(story(made, name))


def test_the_paper_is_the_document_s() -> None:
    letter = story(Document(page_size=PageSize.LETTER)).find(f".//{W}pgSz")
    assert letter is not None
    assert (letter.get(f"{W}w"), letter.get(f"{W}h")) == ("12240", "15840")


def test_addresses_that_no_program_should_follow_are_plain_text() -> None:
    run = Run("x", link="javascript:alert(1)")
    made = Document(blocks=(Paragraph((run, Run("y", link="file:///etc/passwd"))),))
    assert b"hyperlink" not in parts(made)["word/_rels/document.xml.rels"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=10))
def test_any_text_can_be_written(text: str, link: str) -> None:
    made = Document(
        title=text,
        blocks=(Paragraph((Run(text, link=f"https://{link}"),)), Heading(1, (Run("h"),))),
    )
    found = parts(made)
    shown = words(etree.fromstring(found["word/document.xml"]))
    bare = re.sub("[\n\t\u00ad]", "", text)
    assert re.sub("\ufffd", "", bare).strip() in shown or "\ufffd" in shown or "\r" in text
    for data in found.values():
        etree.fromstring(data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefs(), st.sampled_from(["chicago-notes-bibliography", "apa"]))
def test_any_brief_gives_a_sound_file(made: tuple[Brief, Sources], style: str) -> None:
    random_brief, _sources = made
    composed = compose(random_brief, load_style(style))
    assert lint(docx.write(composed)) == []
    checked(html.page(composed))


@pytest.mark.libreoffice
def test_libreoffice_shows_every_word(tmp_path: Path) -> None:
    chosen = {name: specimens()[name] for name in ("notes", "endnotes", "inline")}
    files = []
    for name, made in chosen.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(docx.write(made))
    for made, text in zip(chosen.values(), pdf_texts(files, tmp_path), strict=True):
        shown = letters(text)
        for line in [*lines(made.blocks), *(plain(note.runs) for note in made.notes)]:
            for word in re.sub(r"\^\d+|[‹›]", " ", line).split():
                assert letters(word) in shown
        assert made.title in " ".join(text.split())


def letters(text: str) -> str:
    """Latin letters only: a PDF breaks lines anywhere and orders Arabic its own way."""
    return "".join(re.findall(r"[a-zA-Z]", text))


def kept_with_next(*blocks: Block) -> list[bool]:
    made = docx.write(Document(blocks=blocks))
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml"))
    return [p.find(f"{W}pPr/{W}keepNext") is not None for p in root.iter(f"{W}p")]


def test_a_line_that_announces_something_is_not_left_alone_at_the_foot_of_a_page() -> None:
    announced = ListItems(((Paragraph((Run("one"),)),),))
    assert kept_with_next(Paragraph((Run("Three ports:"),)), announced) == [True, False]
    assert kept_with_next(Paragraph((Run("Three ports."),)), announced) == [False, False]
    judged = [Paragraph((Run(t),), ParagraphStyle.JUDGEMENT, "j") for t in ("So.", "Confidence")]
    assert kept_with_next(*judged) == [True, False]
