from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.citation.styles import load_style
from briefer.core.brief import NotesKind
from briefer.core.outline import Judgement, Section, TextItem
from briefer.core.runs import Run, plain
from briefer.exporting import docx, pdf
from briefer.exporting.compose import compose
from briefer.exporting.document import (
    Block,
    Document,
    Heading,
    ListItems,
    NoteRef,
    Paragraph,
    ParagraphStyle,
    Table,
)
from briefer.exporting.options import ContentsList, ExportOptions
from tests.exporting.office import pdf_texts
from tests.exporting.specimen import brief, document, lines
from tests.exporting.test_nasty import TEXTS, nasty

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
PAGED = ExportOptions(contents=ContentsList.ALWAYS, numbered_paragraphs=True, combined_notes=False)
AS_MARKUP = '#panic("x") *b* _i_ `c` $x$ = h <label> @ref [#read("/etc/passwd")] // "q" -- ~'


def text_of(data: bytes, folder: Path, *how: str) -> str:
    path = folder / "brief.pdf"
    path.write_bytes(data)
    found = subprocess.run(["pdftotext", *how, path, "-"], capture_output=True, check=True)
    return found.stdout.decode()


def bare(text: str) -> str:
    """Text without what a line break or a page may change."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)


@pytest.mark.parametrize("kind", [NotesKind.FOOTNOTES, NotesKind.ENDNOTES, NotesKind.INLINE])
def test_every_word_of_the_brief_is_in_the_pdf(kind: NotesKind, tmp_path: Path) -> None:
    made = document(notes=kind)
    text = bare(text_of(pdf.write(made), tmp_path))
    whole = [re.sub(r"\^\d+|[‹›]", "\n", line) for line in lines(made.blocks)]
    whole += [plain(runs) for note in made.notes for runs in note.paragraphs]
    whole += [plain(entry) for entry in made.bibliography]
    whole += [made.title, made.subtitle, made.byline, made.marking, *made.remarks]
    for piece in "\n".join(whole).split("\n"):
        if not re.search("[\u0600-\u06ff]", piece):  # the extraction reorders these
            assert bare(piece) in text


def test_a_footnote_stands_on_the_page_of_its_mark(tmp_path: Path) -> None:
    filler = tuple(Paragraph((Run("Cranes and quays. " * 60),)) for _ in range(6))
    made = document()
    made = replace(made, blocks=(*filler, *made.blocks))
    pages = text_of(pdf.write(made), tmp_path).split("\f")
    place = next(page for page in pages if "The board has" in page)
    assert "Ada Marsh, “The Tide Turns,”" in place


@pytest.mark.parametrize(
    "below",
    [
        Paragraph((Run("Not alone."), NoteRef(1))),
        Paragraph((Run("Not alone."), NoteRef(1)), ParagraphStyle.JUDGEMENT),
        Paragraph((Run("Not alone."), NoteRef(1)), ParagraphStyle.QUOTE),
        Table(((Run("Not alone."),),), (((Run("A cell."), NoteRef(1)),),), ("",)),
    ],
)
def test_no_heading_is_left_alone_at_the_foot_of_a_page(below: Block, tmp_path: Path) -> None:
    for count in range(20, 60, 2):
        filler = tuple(Paragraph((Run("A line."),)) for _ in range(count))
        last = (Heading(1, (Run("Alone?"),)), below)
        made = replace(document(), blocks=(*filler, *last))
        pages = text_of(pdf.write(made), tmp_path).split("\f")
        assert any("Alone?" in page and "Not alone." in page for page in pages)


def test_many_judgements_go_on_over_the_page(tmp_path: Path) -> None:
    many = tuple(
        Paragraph((Run(f"Judgement {n} is likely. " * 8),), ParagraphStyle.JUDGEMENT)
        for n in range(40)
    )
    text = text_of(pdf.write(replace(document(), blocks=many)), tmp_path)
    assert all(f"Judgement {n} " in text for n in range(40))
    assert "Judgement 39 " not in text.split("\f")[0]


def test_pages_are_counted_marked_and_listed(tmp_path: Path) -> None:
    text = text_of(pdf.write(document(options=PAGED)), tmp_path)
    pages = text.split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert page.count("TLP:GREEN") == 2
    assert "Contents" in pages[0]
    assert text.count("Open questions") == 2


def test_it_is_tagged_titled_and_in_its_language(tmp_path: Path) -> None:
    data = pdf.write(document(locale="de-DE"))
    (tmp_path / "a.pdf").write_bytes(data)
    about = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, check=True)
    assert re.search(r"Tagged:\s+yes", about.stdout.decode())
    assert re.search(r"Title:\s+What the harbour needs next", about.stdout.decode())
    assert b"de-DE" in data
    assert b"pdfuaid" in data


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf.write(document()) == pdf.write(document())


def test_text_is_never_markup(tmp_path: Path) -> None:
    nasty_run = (Run(AS_MARKUP, link="javascript:alert(1)"),)
    made = Document(
        title=AS_MARKUP,
        marking=AS_MARKUP,
        blocks=(
            Heading(1, nasty_run),
            Paragraph(nasty_run, item_id='x") #panic(', number=1),
            ListItems(((Paragraph(nasty_run),),)),
            Table((nasty_run,), ((nasty_run,),), ("",)),
        ),
    )
    text = bare(text_of(pdf.write(made), tmp_path, "-raw"))
    assert text.count(bare(AS_MARKUP)) == 5 + 1 + 2  # in the text, the title, the markings


@pytest.mark.parametrize("name", [name for name in TEXTS if len(TEXTS[name]) < 20_000])
def test_any_text_in_any_place_gives_a_pdf(name: str, tmp_path: Path) -> None:
    style = load_style("chicago-notes-bibliography")
    text = text_of(pdf.write(compose(nasty(TEXTS[name]), style)), tmp_path)
    assert "Page 1 of" in text


def test_an_empty_document_is_one_page(tmp_path: Path) -> None:
    assert "Page 1 of 1" in text_of(pdf.write(Document()), tmp_path)


def test_a_paragraph_of_100_000_characters_runs_over_pages(tmp_path: Path) -> None:
    made = Document(title="x", blocks=(Paragraph((Run("word after word " * 6_250),)),))
    assert text_of(pdf.write(made), tmp_path).split().count("after") == 6_250


def test_a_marking_of_several_lines_is_whole_at_the_top_and_foot_of_a_page(tmp_path: Path) -> None:
    marking = "OFFICIAL-SENSITIVE " + "for the steering group only, " * 6 + "no other"
    text = text_of(pdf.write(replace(document(), marking=marking)), tmp_path, "-raw")
    first = bare(text.split("\f")[0])
    assert first.count(bare(marking)) == 2


def test_the_confidence_stands_below_the_words_of_a_numbered_judgement(tmp_path: Path) -> None:
    judged = Judgement("j", "Delay is likely.", "likely", "low", "there is one source")
    made = document(judged, options=ExportOptions(numbered_paragraphs=True))
    shown = text_of(pdf.write(made), tmp_path, "-bbox-layout")
    left = {word: float(x) for x, word in re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)<', shown)}
    assert left["Delay"] == pytest.approx(left["Confidence:"], abs=0.5)
    assert left["1."] < left["Delay"]


def one_page_note() -> Document:
    """400 words in the five sections of its outline, with a full title block and notes."""
    sentence = "The harbour board told the council in writing that the cranes cannot wait. "
    sections = [
        Section(str(i), f"Heading {i}", (TextItem(f"t{i}", sentence * n + note * k),))
        for i, (n, k) in enumerate([(4, 1), (5, 2), (11, 4), (6, 1), (4, 0)])
        for note in ["[@marsh2026, para. 4] It is so. "]
    ]
    made = brief(*sections, product="one-page-note", has_bibliography=False)
    front = replace(made.front, from_="Policy planning", status="Draft", version="2")
    return compose(replace(made, front=front), load_style(made.settings.style), ExportOptions())


def test_a_one_page_note_of_400_words_has_one_page(tmp_path: Path) -> None:
    made = one_page_note()
    assert 390 <= sum(len(line.split()) for line in lines(made.blocks)) <= 450
    assert len(made.notes) >= 4
    assert text_of(pdf.write(made), tmp_path).count("\f") == 1


@pytest.mark.libreoffice
def test_a_one_page_note_of_400_words_has_one_page_in_word(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(docx.write(one_page_note()))
    assert pdf_texts([path], tmp_path)[0].count("\f") == 1
