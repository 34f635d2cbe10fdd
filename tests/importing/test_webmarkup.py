"""What markup of a web page becomes: notes, lists, tables, headings, struck and spoken words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.importing.htmltree import parsed
from briefer.importing.webpage import draft, seen_of
from tests.importing.webpages import ONE, THREE, TWO, page, role_of

XHTML = '<?xml version="1.0"?><!DOCTYPE html{}><html xmlns="http://www.w3.org/1999/xhtml"><body>{}'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            XHTML.format("", "<p><![CDATA[Fish & <b>chips</b>]]> sold</p>"),
            "Fish & <b>chips</b> sold",
        ),
        (XHTML.format(' [<!ENTITY a "b">]', "<p>Fish</p>"), "Fish"),
        ("<div><template shadowrootmode=open><p>Fish</p></template></div>", "Fish"),
        ("<div><template><p>Fish</p></template></div><p>Chips", "Chips"),
    ],
)
def test_what_a_browser_shows_of_odd_markup_is_text(markup: str, text: str) -> None:
    assert draft(markup.encode(), Path("a.xhtml")).text == text


def test_the_caption_of_a_table_is_not_lost() -> None:
    rows = "<tr><th>Pier</th><th>Boards</th></tr><tr><td>Old</td><td>412</td></tr>"
    table = f"<table><caption>Boards <em>lost</em> in May</caption>{rows}</table>"
    found = page(f"<h1>On piers</h1><p>{ONE}</p>{table}<p>{TWO}</p>")
    assert role_of(found, "Boards lost in May") == "caption"


def test_chapters_of_a_report_are_headings_like_those_below_them() -> None:
    parts = f"<h1>Why</h1><p>{TWO}</p><h2>How</h2><p>{THREE}</p><h1>When</h1><p>{THREE}</p>"
    found = page(f"<h1>The old pier &amp; its friends</h1><p>{ONE}</p>{parts}")
    roles = [role_of(found, name) for name in ("The old pier", "Why", "How", "When")]
    assert roles == ["title", "heading", "heading", "heading"]


def test_a_list_among_paragraphs_without_spaces_belongs_to_them() -> None:
    text = "市町村の水道管の平均年齢は四十七年である。更新をだれが決めるかによって料金が決まる。"
    items = "<ul><li>管の費用</li><li>債券の利息</li></ul>"
    found = page(f"<h1>水道網の費用</h1><p>{text}</p>{items}<p>{text}省の試算は少ない。</p>")
    assert role_of(found, "管の費用") == "list item"


def test_struck_words_are_no_text_and_are_told() -> None:
    body = (
        f"<article><p>{ONE}</p><p>The board has <del>twelve</del> <ins>eleven</ins> members, and"
        ' it will <s>not</s> meet <span style="text-decoration: line-through">soon</span> again'
        f" before the end of the year.</p><p>{TWO}</p><p>{THREE}</p></article>"
    )
    found = page(body)
    assert (
        "The board has eleven members, and it will meet again before the end of the year."
        in map(found.words_of, found.blocks)
    )
    assert [(w.reason, w.detail) for w in found.warnings] == [
        ("struck-left-out", "twelve; not; soon")
    ]


def test_a_page_of_which_much_is_struck_keeps_it() -> None:
    found = page(f"<article><p>{ONE}</p><s><p>{TWO}</p><p>{THREE}</p></s></article>")
    assert role_of(found, TWO) == "body"
    assert not found.warnings


def test_what_is_said_to_screen_readers_alone_is_no_text() -> None:
    head = "<head><style>.quiet { position: absolute; clip: rect(0 0 0 0); }</style></head>"
    link = '<a href="/r">is here<span class="{}"> (opens in a new window)</span></a>'
    links = " and ".join(map(link.format, ("sr-only", "govuk-visually-hidden", "quiet")))
    found = page(f"<article><p>{ONE}</p><p>It {links}, he said.</p><p>{TWO}</p></article>", head)
    assert found.words_of(found.blocks[1]) == "It is here and is here and is here, he said."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "said: <q>Ask the <q>right</q> people</q>, and left",
            "said: “Ask the ‘right’ people”, and left",
        ),
        ("said: “<q>Ask them</q>” and left", "said: “Ask them” and left"),
        ("said: <q>„Ask them“</q> and left", "said: „Ask them“ and left"),
    ],
)
def test_quotation_marks_that_browsers_set_are_text(markup: str, text: str) -> None:
    found = page(f"<article><p>{ONE}</p><p>He {markup}.</p><p>{TWO}</p></article>")
    assert found.words_of(found.blocks[1]) == f"He {text}."


def test_the_number_of_a_point_of_law_begins_it() -> None:
    point = "<table><tr><td><p>(a)</p></td><td><p>of stone;</p></td></tr></table>"
    recitals = "".join(
        f"<table><tr><td>({n})</td><td><p>{text}</p>{point}</td></tr></table>"
        for n, text in enumerate((ONE, TWO, THREE), 1)
    )
    found = page(f"<div>{recitals}</div>")
    assert [found.words_of(block) for block in found.blocks][:3] == [
        f"(1) {ONE}",
        "(a) of stone;",
        f"(2) {TWO}",
    ]


def test_a_note_whose_mark_stands_in_a_box_above_it_begins_with_the_mark() -> None:
    note = (
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="number">1</a>'
        '<div class="footnote-content"><p>Annual report.</p></div></div>'
    )
    found = page(f"<article><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{note}</article>")
    assert "[1] Annual report." in map(found.words_of, found.blocks)


def test_a_note_at_the_foot_is_one_whose_mark_the_text_has() -> None:
    marked = f"<p>{TWO[:-1]}<sup>1</sup>.</p>"
    note = "<p><sup>{}</sup> Harbour Board, Annual report 2023, p. 12.</p>".format
    found = page(f"<article><p>{ONE}</p>{marked}<p>{THREE}</p>{note(1)}{note(7)}</article>")
    assert role_of(found, "[1] Harbour") == "footnote"
    assert role_of(found, "[7] Harbour") != "footnote"


def test_tables_in_a_figure_and_lists_below_a_box_are_not_lost() -> None:
    table = "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2023</td><td>4.1</td></tr></table>"
    figure = f"<figure>{table}<figcaption>In millions</figcaption></figure>"
    box = f'<div class="call-to-action"><p>{TWO}</p></div>'
    items = "<ol><li>the gate is repaired</li><li>the ferry returns</li></ol>"
    found = page(f"<main><div><p>{ONE}</p>{figure}<p>{THREE}</p>{box}{items}</div></main>")
    assert role_of(found, "Year") == "table"
    assert role_of(found, "the ferry") == "list item"


@pytest.mark.parametrize(
    "headings",
    [
        "<h2>What it costs</h2><h3>In money</h3>",
        '<p class="oj-ti-art">What it costs</p><p class="oj-sti-art">In money</p>',
        "<details><summary>What it costs</summary></details><h3>In money</h3>",
    ],
)
def test_headings_right_below_one_another_are_headings(headings: str) -> None:
    found = page(f"<article><p>{ONE}</p>{headings}<p>{TWO}</p><p>{THREE}</p></article>")
    assert {role_of(found, text) for text in ("What it costs", "In money")} == {"heading"}


def test_what_is_called_a_subtitle_is_the_standfirst() -> None:
    subtitle = '<h3 class="subtitle">Why nobody goes there now</h3>'
    found = page(f"<article><h1>On piers</h1>{subtitle}<p>{ONE}</p><p>{TWO}</p></article>", "")
    assert role_of(found, "Why nobody") == "standfirst"


def test_the_author_in_a_page_saved_from_firefoxs_reader_is_no_caption() -> None:
    credits_ = '<div class="credits reader-credits">Ann Example</div>'
    text = f'<div id="readability-page-1"><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>'
    found = page(f'<h1 class="reader-title">On piers</h1>{credits_}{text}', "")
    assert role_of(found, "Ann Example") == "byline"


def test_a_short_quotation_among_paragraphs_belongs_to_them() -> None:
    first = "The river belongs to nobody, and that is the trouble with it. Nobody pays for it."
    quoted = "<blockquote><p>We were never asked, a fisherman said.</p></blockquote>"
    ask = "To receive new posts, consider becoming a subscriber."
    text = f"<p>{first}</p>{quoted}<ol><li><p>It was amended.</p></li></ol><div><p>{ask}</p></div>"
    last = "<p>So nothing happens, year after year, and the banks give way.</p>"
    body = f'<article><h1>Nobody’s river</h1><div class="content">{text}{last}</div></article>'
    found = page(body, "<head><title>Nobody’s river - Tidewrack</title></head>")
    assert role_of(found, "We were never asked") == "quote"


def test_the_notes_of_a_newsletter_are_notes() -> None:
    mark = '<a class="footnote-anchor" href="#footnote-1" id="footnote-anchor-1">1</a>'
    note = '<div class="footnote"><div class="footnote-content"><p>A report.</p></div></div>'
    found = page(f"<article><h1>On piers</h1><p>{ONE}{mark}</p><p>{TWO}</p>{note}</article>")
    assert role_of(found, "A report.") == "footnote"


def test_the_day_in_a_note_is_not_the_articles() -> None:
    mark = '<a href="#_ftn1" name="_ftnref1" class="x">[1]</a>'
    note = f'<div id="ftn1"><p>{mark.replace("_ftn1", "_ftnref1")} Minutes, 2 March 1998.</p></div>'
    found = page(f"<h1>On piers</h1><p>{ONE}{mark}</p><p>{TWO}</p>{note}", "<head></head>")
    assert "issued" not in found.fields


def test_an_item_of_a_page_that_word_saved_is_one() -> None:
    head = '<head><meta name=Generator content="Microsoft Word 15 (filtered)"></head>'
    found = page(f"<p>{ONE}</p><p class=MsoListParagraph>1. Ask the captain.</p>", head)
    assert role_of(found, "1. Ask") == "list item"


def test_how_a_word_is_read_is_no_text_and_does_not_hide_it_from_the_judge() -> None:
    ruby = "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>"
    one = f"市長は{ruby}の桟橋を閉鎖すると月曜日に発表した。桟橋は昨年の冬以来、公開されていない。"
    two = "漁師たちは修理の費用が高すぎると述べ、町は一年で支払うことができないと説明した。"
    seen = seen_of(parsed(f"<article><p>{one}</p><p>{two}</p></article>".encode()))
    assert seen.lines[0].text.startswith("市長は港の桟橋を閉鎖する")
    assert list(seen.judged) == [1.0, 1.0]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<span class="LegP1No">1</span><span>The board</span> may', "1 The board may"),
        ("<span>(2)</span><span>Its members</span> may", "(2) Its members may"),
        ("<b>3</b>D printing and 5<i>G</i> are", "3D printing and 5G are"),
        ('The quorum<span role="tooltip">The least number</span> was', "The quorum was"),
    ],
)
def test_the_number_of_a_section_stands_apart_and_a_tooltip_is_no_text(
    markup: str, text: str
) -> None:
    found = page(f"<article><p>{ONE}</p><p>{markup} not enough.</p><p>{TWO}</p></article>")
    assert found.words_of(found.blocks[1]) == f"{text} not enough."
