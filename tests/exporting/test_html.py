from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefer.core.outline import Judgement
from briefer.core.runs import Run
from briefer.exporting import html
from briefer.exporting.document import Document, Paragraph, ParagraphStyle, Quoted
from briefer.exporting.options import ExportOptions
from tests.exporting.specimen import document, lines

VOID = {"meta", "hr", "br", "link", "img"}


class Checker(HTMLParser):
    """Collect text and addresses, and insist that tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.text.append(data)


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    checker.close()
    assert checker.open == []
    return checker


@pytest.mark.parametrize("for_screen", [True, False])
def test_the_page_is_well_formed_and_holds_every_word(for_screen: bool) -> None:
    made = document()
    text = "".join(checked(html.page(made, for_screen=for_screen)).text)
    for line in lines(made.blocks):
        for word in re.sub(r"\^\d+|[‹›]", " ", line).split():
            assert word in text


def test_marks_and_notes_lead_to_one_another() -> None:
    page = html.page(document())
    for number in range(1, len(document().notes) + 1):
        assert f'href="#note-{number}"' in page
        assert f'name="note-{number}"' in page
        assert f'href="#ref-{number}"' in page
        assert f'name="ref-{number}"' in page


def test_the_preview_leads_to_the_quotation_s_item_and_the_export_does_not() -> None:
    assert "item:inline" in checked(html.page(document())).addresses
    addresses = checked(html.page(document(), for_screen=False)).addresses
    assert not [address for address in addresses if address.startswith("item:")]


def test_nothing_is_loaded_from_anywhere() -> None:
    page = html.page(document(), for_screen=False)
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", page)


def test_text_is_never_markup() -> None:
    nasty = '<script>alert("x")</script> & \x00 \ud800'
    made = Document(
        title=nasty,
        blocks=(Paragraph((Run(nasty, link="javascript:alert(1)"), Quoted('a"b', (Run(nasty),)))),),
    )
    page = html.page(made)
    page.encode()
    assert "<script" not in page
    assert "javascript:" not in page
    assert "\x00" not in page
    checked(page)


def test_a_released_page_has_the_look_of_the_word_file() -> None:
    sober = html.page(replace(document(), look="plain"), for_screen=False)
    assert "font-family: Arial" in sober
    assert "font-family: Cambria" in html.page(document(), for_screen=False)


def test_what_belongs_to_a_numbered_judgement_hangs_below_its_number() -> None:
    judged = Judgement("j", "Delay is likely.", "likely", "low", "there is one source")
    page = html.page(document(judged, options=ExportOptions(numbered_paragraphs=True)))
    assert '<p class="judgement numbered">' in page
    assert '<p class="judgement hanging">Confidence: low' in page


def test_a_marking_stands_as_its_scheme_wants_it() -> None:
    page = html.page(replace(document(), marking="tlp:red"), for_screen=False)
    assert page.count("TLP:RED") == 2
    assert "background: #000000; color: #FF2B2B" in page


def test_a_quotation_written_from_the_right_is_set_from_the_right() -> None:
    words = Quoted("q", (Run("الميناء مفتوح"),), "ar")
    page = html.page(Document(blocks=(Paragraph((words,), ParagraphStyle.QUOTE),)))
    assert '<blockquote><p dir="rtl">' in page
