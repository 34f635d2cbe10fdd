"""The printed pages of a book: kept with each paragraph, their numbers out of the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.source import ImportedSource
from briefer.importing.read import read_bytes
from tests.importing.test_containers import BOOK, book


def _book(chapter: str, nav: str = "") -> ImportedSource:
    item = '<item id="n" href="nav.xhtml" media-type="application/{}" properties="{}"/>'
    kind = ("x-dtbncx+xml", "") if nav.startswith("<ncx") else ("xhtml+xml", "nav")
    parts = {
        "OEBPS_book.opf": BOOK.replace("</manifest>", f"{item.format(*kind)}</manifest>"),
        "OEBPS_nav.xhtml": nav or "<html/>",
        "OEBPS_b.xhtml": (
            '<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><body>{chapter}</body></html>'
        ),
    }
    (source,) = read_bytes(book(**parts), Path("a.epub"))
    return source


def _pages(source: ImportedSource) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (block.text[:12], block.page, [(block.text[t.after :][:5], t.page) for t in block.turns])
        for block in source.blocks
    ]


@pytest.mark.parametrize(
    "mark",
    [
        '<span epub:type="pagebreak" id="x" title="8"/>',
        '<span epub:type="pagebreak" title="8">8</span>',
        '<a id="page_008" epub:type="pagebreak"></a>',
        '<span role="doc-pagebreak" aria-label="Page 8. "/>',
        '<span class="num" role="doc-pagebreak" id="p8" hidden="hidden">8</span>',
    ],
)
def test_a_page_begins_within_a_paragraph_and_its_number_is_not_of_the_words(mark: str) -> None:
    source = _book(f"<p>The pier is {mark} old and safe.</p><p>The town is not.</p>")
    assert _pages(source)[:2] == [
        ("The pier is ", "", [("old a", "8")]),
        ("The town is ", "8", []),
    ]
    assert source.blocks[0].text == "The pier is old and safe."


def test_a_break_in_a_word_or_in_italics_leaves_both_whole() -> None:
    mark = '<span epub:type="pagebreak" title="ix">ix</span>'
    source = _book(f"<p>The har{mark}bour was <i>never {mark}to be</i> closed.</p>")
    assert source.blocks[0].text == "The harbour was never to be closed."
    assert [source.canonical[s.start : s.end] for s in source.emphasis] == ["never to be"]


def test_a_break_between_paragraphs_begins_the_next_and_goes_on_in_the_next_chapter() -> None:
    mark = '<div role="doc-pagebreak" aria-label="12">12</div>'
    source = _book(f'<p>One.</p>{mark}<p>Two.</p><hr epub:type="pagebreak" title="13"/>')
    assert [page for _text, page, _turns in _pages(source)] == ["", "12", "13", "13"]


_NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<body><nav epub:type="page-list"><ol><li><a href="b.xhtml">6</a></li>
<li><a href="b.xhtml#two">7</a></li></ol></nav></body></html>"""
_NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList>
<pageTarget value="6"><content src="b.xhtml"/></pageTarget>
<pageTarget><navLabel><text>Page 7</text></navLabel><content src="b.xhtml#two"/></pageTarget>
</pageList></ncx>"""


@pytest.mark.parametrize("nav", [_NAV, _NCX])
def test_the_books_list_of_pages_says_where_they_begin(nav: str) -> None:
    source = _book('<p>One.</p><p id="two">Two is kept whole.</p>', nav)
    assert [page for _text, page, _turns in _pages(source)][:2] == ["6", "7"]
    assert source.blocks[1].text == "Two is kept whole."


def test_a_chapter_that_calls_itself_a_break_loses_no_word() -> None:
    words = "A whole paragraph that stands in an element with the wrong type."
    source = _book(f'<section epub:type="pagebreak" title="3"><p>{words}</p></section>')
    assert source.blocks[0].text == words


def test_the_title_page_of_a_book_is_no_paragraph() -> None:
    page = "<h1>On Piers</h1><p>Ann Example</p>"
    source = _book(f"{page}<h1>One</h1><p>{'The pier is old and safe. ' * 6}</p><p>Ann Example</p>")
    assert [(block.role.value, block.number) for block in source.blocks][:5] == [
        ("title", ""),
        ("byline", ""),
        ("heading", ""),
        ("body", "1"),
        ("body", "2"),
    ]
