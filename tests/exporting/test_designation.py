from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.core.brief import Brief, FrontMatter
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.jobs.rendering import rendered
from briefer.markup import outline
from tests.exporting.lint import W, lint
from tests.exporting.specimen import brief
from tests.exporting.test_pdf import text_of
from tests.exporting.test_working_copy import body, words

CUI = FrontMatter(
    title="Harbour cranes", marking="CUI", controlled_by="Port Office", category="PROCURE",
    dissemination="FEDCON", contact="A. Clerk, 555-0100",
)  # fmt: skip
LINES = (
    "Controlled by: Port Office", "CUI category: PROCURE", "Dissemination control: FEDCON",
    "POC: A. Clerk, 555-0100",
)  # fmt: skip


def marked(front: FrontMatter = CUI, locale: str = "en-US") -> Brief:
    return replace(brief(locale=locale), front=front)


def said(text: str) -> bool:
    return all(line in " ".join(text.split()) for line in LINES)


def test_the_word_file_has_the_block_in_a_box_before_its_text() -> None:
    made = rendered(marked(), Path("b.docx"), ExportOptions(CopyKind.CLEAN)).data
    paragraphs = [
        p for p in body(made).iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr/{W}left") is not None
    ]
    assert said(" ".join(words(p).replace(":", ": ") for p in paragraphs[:4]))
    assert lint(made) == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_the_pdf_has_it_on_the_first_page(tmp_path: Path) -> None:
    made = rendered(marked(), Path("b.pdf")).data
    assert said(text_of(made, tmp_path, "-l", "1"))


def test_the_web_page_has_it_and_the_marking_at_both_ends() -> None:
    page = rendered(marked(), Path("b.html")).data.decode()
    assert said(page.replace("<b>", "").replace("</b>", ""))
    assert page.count('<p class="marking">CUI</p>') == 2


def test_a_web_page_sets_tlp_right_in_its_colour_on_black() -> None:
    page = rendered(marked(FrontMatter(marking="tlp:red")), Path("b.html")).data.decode()
    assert page.count("TLP:RED") == 2
    assert "text-align: right" in page
    assert "background: #000000; color: #FF2B2B" in page


def test_other_languages_keep_the_prescribed_words() -> None:
    page = rendered(marked(locale="de-DE"), Path("b.html")).data.decode()
    assert said(page.replace("<b>", "").replace("</b>", ""))


def test_what_is_not_filled_in_prints_nothing() -> None:
    page = rendered(marked(FrontMatter(marking="CUI")), Path("b.html")).data.decode()
    assert "Controlled by" not in page
    assert '<p class="designation">' not in page


def test_the_outline_in_markdown_keeps_it() -> None:
    written = outline.write(marked()).markdown
    assert "controlled-by: Port Office" in written
    assert outline.read(written, {}).brief.front == CUI
