from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from briefer.core.runs import Run
from briefer.exporting import html
from briefer.exporting.document import Document, Paragraph, Quoted
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
