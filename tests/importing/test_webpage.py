from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.csl_values import format_names
from briefer.importing.drafts import Draft
from briefer.importing.pagefacts import with_facts
from briefer.importing.roles import with_roles
from briefer.importing.webpage import draft
from tests.importing.webpages import ARTICLE, ONE, THREE, TWO, page, role_of

MARKED = '<p>word<sup><a href="#fn1">1</a></sup>.</p>'


@pytest.fixture(scope="module")
def found() -> Draft:
    return page(ARTICLE)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The old pier & its friends", "title"),
        ("What the council will do.", "standfirst"),
        ("By Ann Example", "byline"),
        ("7 Nov 2024", "date"),
        (ONE, "body"),
        ("The pier in the fog", "caption"),
        ("What it costs", "heading"),
        (TWO, "body"),
        (THREE, "quote"),
        ("Home", "furniture"),
        ("Copyright", "furniture"),
        ("Subscribe", "furniture"),
    ],
)
def test_roles(found: Draft, text: str, role: str) -> None:
    assert role_of(found, text) == role


def test_a_label_over_the_title_and_a_captioned_author_are_no_paragraphs() -> None:
    label = '<p class="x">Analysis</p><h1>'
    figure = "<figure><img src='a.png'><figcaption>The pier. Ann Example</figcaption></figure><p>"
    found = page(ARTICLE.replace("<h1>", label, 1).replace("<p>", figure, 1))
    assert role_of(found, "Analysis") == "section label"
    assert role_of(found, "The pier. Ann") == "caption"
    assert role_of(found, ONE) == "body"


def test_the_heading_is_the_title_of_the_text_and_the_page_states_the_title() -> None:
    found = page(
        ARTICLE.replace("<h1>The", "<h1>Piers: The").replace("friends</h1>", "many friends</h1>")
    )
    assert role_of(found, "Piers: The old pier") == "title"
    assert with_facts(found).fields["title"].value == "The old pier & its friends"


def test_what_the_page_states_goes_before_what_it_shows(found: Draft) -> None:
    fields = found.fields
    assert fields["title"].value == "The old pier & its friends"
    assert format_names(fields["author"].value) == "Ann Example; Bo Sample"
    assert fields["issued"].value == {"date-parts": [[2024, 11, 7]]}
    assert fields["container-title"].value == "Harbour Post"
    assert fields["URL"].value == "https://post.example/pier"
    assert {field.origin for field in fields.values()} == {"json-ld", "meta"}
    assert found.language == "en-GB"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one  \n two<br>three<br><br>four", "one two\nthree\n\nfour"),
        ("a<div>b</div>c", "a\n\nb\n\nc"),
        ("<p>a&nbsp;b&shy;c", "a\xa0b\xadc"),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ('<p>seen<span hidden>no</span><i style="x:y; display : none">no</i>', "seen"),
        ("<style>.x{display:none}@media print{.y{display:none}}</style><p>a<b class=x>no</b>", "a"),
        ("<style>@media print{.y{display:none}}</style><p>a<b class=y>b</b>", "ab"),
        ("<p>in<script>no</script><noscript>no</noscript> text", "in text"),
        ("<details><summary>More</summary><p>inside</details>", "More\n\ninside"),
        ("<p>漢<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>", "漢字"),
        ("<table><tr><th>Year<th>Tons<tr><td>2024<td>7</table>", "Year\tTons\n2024\t7"),
        ("<table><tr><td><p>a</p><p>b</p></table>", "a\n\nb"),
        ('<p>word<sup><a href="#fn1">1</a></sup>.', "word[1]."),
        ('<p>word<sup id="r"><a href="#cite_note-1">[1]</a></sup>', "word[1]"),
        ("<p>10 km<sup>2</sup> on the 1<sup>st</sup>", "10 km² on the 1st"),
        ("<p>in 2024<sup>3</sup>, 10<sup>6</sup> tons", "in 2024[3], 10⁶ tons"),
        ("<p><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of it", "1/2 of it"),
        (
            '<p>so <span style="display:none"><math><mi>x</mi></math></span><img alt="x"> is',
            "so x is",
        ),
        (
            '<p>so <i class="katex-mathml"><math><mi>x</mi></math></i><i class="katex-html">x</i>',
            "so x",
        ),
        ('<p>see <a href="/x">the report</a>', "see the report"),
        (
            f'{MARKED}<ol><li id="fn1"><p><i>See</i> it. <a href="#r1">↩︎</a></p></li></ol>',
            "word[1].\n\n[1] See it.",
        ),
        (f'{MARKED}<div id="fn1"><a href="#r1">[1]</a> See it.</div>', "word[1].\n\n[1] See it."),
    ],
)
def test_visible_text(markup: str, text: str) -> None:
    assert page(markup, "").text == text


def test_headings_lists_and_tables_among_paragraphs_belong_to_them() -> None:
    links = "".join(f'<li><a href="/{i}">The pier, part {i}</a></li>' for i in range(4))
    table = "<table><tr><th>Year<th>Boards<tr><td>1953<td>410</table>"
    text = f"<h2>The boards</h2><p>{ONE}</p><ol><li>Steel</li><li>Wood</li></ol>{table}<p>{TWO}</p>"
    found = page(f"<h1>On piers</h1>{text}<ul>{links}</ul><p>{THREE}</p><ul><li>Home</li></ul>")
    assert role_of(found, "The boards") == "heading"
    assert role_of(found, "Steel") == "list item"
    assert role_of(found, "Year\tBoards\n1953\t410") == "table"
    assert role_of(found, "The pier, part 2") == "furniture"
    assert role_of(found, "Home") == "furniture"


def test_what_word_puts_on_the_clipboard_is_text_and_nothing_else() -> None:
    bullet = "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>"
    number = "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>"
    items = (
        f"<p style='mso-list:l0 level1'>{bullet}Steel</p><p style='mso-list:l1'>{number}Wood</p>"
    )
    head = '<head><meta name=Generator content="Microsoft Word 15"></head>'
    found = page(f"<h1>On piers</h1><p>Short.</p>{items}<h2>Next steps</h2><p>{ONE}</p>", head)
    assert [(b.role.value, found.words_of(b)) for b in found.blocks if b.role] == [
        ("title", "On piers"),
        ("body", "Short."),
        ("list item", "Steel"),
        ("list item", "1. Wood"),
        ("heading", "Next steps"),
        ("body", ONE),
    ]


def test_what_says_that_it_is_a_note_is_one() -> None:
    notes = '<section><p role="doc-endnote">Taken from the minutes of May.</p></section>'
    found = page(f"<h1>On piers</h1><p>{ONE}</p><p>{TWO}</p>{notes}")
    assert role_of(found, "Taken from the minutes of May.") == "footnote"


def test_a_day_in_the_text_of_a_picture_is_not_the_articles() -> None:
    picture = '<div class="picBox"><img src="a.png"><p>The pier on 3 April 2024</p></div>'
    below = "<ul><li>Date 7 May 2024</li></ul>"
    body = f"<h1>On piers</h1>{picture}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{below}"
    found = with_facts(with_roles(page(body, "")))
    assert role_of(found, "The pier on") == "caption"
    assert found.fields["issued"].value == {"date-parts": [[2024, 5, 7]]}


def test_a_tag_in_an_attribute_is_neither_text_nor_the_end_of_the_tag() -> None:
    data = "&quot;&lt;!-- START --> and much more of what a script will show&quot;" * 40
    found = page(ARTICLE + f'<div data-state="{data}"></div>')
    assert found.warnings == ()
    assert role_of(found, ONE) == "body"


def test_a_page_too_deep_for_the_parser_keeps_what_its_head_states() -> None:
    found = page("<div>" * 100_000 + f"{ONE}{TWO}{THREE}" * 3 + "</div>" * 100_000)
    assert [warning.reason for warning in found.warnings] == ["bare-text"]
    assert format_names(found.fields["author"].value) == "Ann Example; Bo Sample"


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1252", "cp1252", "façade, “so to say”"),
        ("iso-8859-1", "cp1252", "façade – “so to say”…"),
        ("us-ascii", "cp1252", "façade – “so to say”…"),
        ("utf-8", "cp1252", "façade – “so to say”…"),
        ("iso-8859-1", "utf-8", "façade – “so to say”…"),
        ("iso-8859-9", "cp1254", "İstanbul’da “açık” görüş…"),
        ("undefined", "cp1252", "façade – “so to say”…"),
        ("utf-16", "utf-16", "façade – “so to say”…"),
        ("Shift_JIS", "cp932", "古い桟橋～①"),
        ("x-sjis", "cp932", "古い桟橋"),
        ("x-euc-jp", "euc_jp", "古い桟橋を直す"),
        ("gb2312", "gb18030", "旧码头 朱镕基"),
        ("big5", "big5hkscs", "舊碼頭"),
        ("ks_c_5601-1987", "cp949", "옛 부두의 똠방각하"),
        ("koi8-r", "koi8-r", "Старый пирс"),
        ("iso-8859-8-i", "iso8859-8", "שלום"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_do(
    declared: str, encoding: str, text: str
) -> None:
    data = f'<meta charset="{declared}"><p>{text}'.encode(encoding)
    assert draft(data, Path("a.html")).text == text


_WAYBACK = """<div id="wm-ipp-base"><div id="wm-ipp"><a>31 captures</a><div>07 Nov 2024 - 12 May
2026</div><h4>About this capture</h4></div></div>"""


def test_a_page_from_an_archive_of_the_web_is_the_originals() -> None:
    address = "https://web.archive.org/web/20241107101112/https://post.example/pier"
    head = f'<head><title>On piers | Post</title><link rel="canonical" href="{address}"></head>'
    found = page(f"{_WAYBACK}<h1>On piers</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>", head)
    assert {role_of(found, text) for text in ("31 cap", "07 Nov", "About")} == {"furniture"}
    assert "archive" not in str(found.fields["container-title"].value)
    assert found.fields["URL"].value == address
    assert "issued" not in with_facts(found).fields


def test_the_address_a_browser_left_in_a_saved_page_is_kept() -> None:
    markup = "<!DOCTYPE html>\n<!-- saved from url=(0030)https://post.example/pier?x=1 --><p>a b"
    field = draft(markup.encode(), Path("a.html")).fields["URL"]
    assert (field.value, field.origin) == ("https://post.example/pier?x=1", "file")


def test_an_article_that_only_the_data_hold_is_read_from_them() -> None:
    body = "\\n".join((ONE, TWO, THREE) * 3)
    data = f'{{"@type": "NewsArticle", "articleBody": "{body}"}}'
    head = f'<head><script type="application/ld+json">{data}</script></head>'
    found = page("<p>Subscribe to go on reading this.</p>", head)
    assert role_of(found, ONE) == "body"
    assert role_of(found, "Subscribe") == "furniture"
    assert [warning.reason for warning in found.warnings] == ["text-from-data"]


def test_text_that_waits_for_a_script_is_shown() -> None:
    assert ONE in page(f"<p>Loading</p><div hidden><article><p>{ONE}</p><p>{TWO}</p></div>").text


def test_no_text_is_lost_in_a_tree_too_deep_for_the_parser() -> None:
    deep = "<div>" * 100_000 + ONE + "</div>" * 100_000 + f"<p>{TWO}"
    found = page(deep, "")
    assert ONE in found.text
    assert TWO in found.text
    assert [warning.reason for warning in found.warnings] == ["bare-text"]


def test_a_heading_with_a_character_that_no_text_may_hold_is_no_end() -> None:
    found = draft(
        b"<h1>On pi\x1fers</h1><p>The pier was built in the year of the storm.", Path("a")
    )
    assert "The pier was built" in found.text


def test_a_hundred_thousand_attributes_do_not_stop_the_reader() -> None:
    attributes = " ".join(f"a{i}=1" for i in range(100_000))
    assert page(f"<p {attributes}>text", "").text == "text"


@pytest.mark.parametrize(
    "page",
    [
        """<!DOCTYPE html> <html><!--
 Page saved with SingleFile
 url: https://post.example/pier
 saved date: Fri May 03 2024 12:30:00 GMT+0200 (Central European Summer Time)
--><body><p>Some words.</p>""",
        """<html data-scrapbook-source="https://post.example/pier"
 data-scrapbook-create="20240503103000123"><body><p>Some words.</p>""",
        """<html><head><meta name="savepage-url" content="https://post.example/pier">
<meta name="savepage-date" content="Fri May 03 2024 12:30:00 GMT+0200 (CEST)"></head><p>Words.""",
        """<html><!-- Mirrored from https://post.example/pier by HTTrack Website Copier/3.x \
[XR&CO'2014], Fri, 03 May 2024 10:30:00 GMT --><body><p>Some words.</p>""",
    ],
)
def test_address_and_day_that_an_extension_left_in_a_saved_page_are_kept(page: str) -> None:
    fields = draft(page.encode(), Path("page.html")).fields
    assert fields["URL"].value == "https://post.example/pier"
    assert fields["accessed"].value == {"date-parts": [[2024, 5, 3]]}


def test_a_saved_day_that_is_none_is_left_out() -> None:
    page = '<html data-scrapbook-create="20241903"><body><p>Some words.</p>'
    assert "accessed" not in draft(page.encode(), Path("page.html")).fields


def test_a_line_with_the_day_above_the_article_is_no_paragraph() -> None:
    line = "Published: Friday, May 3, 2024 | Updated: May 4, 2024"
    assert role_of(page(f"<h1>On piers</h1><p>{line}</p><p>{ONE}</p><p>{TWO}</p>"), line) == "date"


def test_a_short_paragraph_among_the_others_is_not_lost() -> None:
    said = "The harbour master, Ann Example, said:"
    found = page(f"<article><h1>On piers</h1><p>{ONE}</p><p>{TWO}</p><p>{said}</p><p>{THREE}</p>")
    assert role_of(found, said) == "body"


def test_a_list_at_the_end_of_an_article_is_part_of_it() -> None:
    body = f"<article><h1>On piers</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
    notes = "<h2>Notes to editors</h2><ul><li>The works were paid from the harbour fund.</li></ul>"
    found = page(f"{body}{notes}</article>")
    assert role_of(found, "The works were paid") == "list item"
    assert role_of(found, "Notes to editors") == "heading"
    others = notes.replace("Notes to editors", "References")
    assert role_of(page(f"{body}{others}</article>"), "The works were paid") == "furniture"


def test_no_item_is_lost_however_deep_it_stands_in_its_list() -> None:
    deep = "<ul><li><ul><li><ul><li><ul><li>Tar</li></ul></li></ul></li></ul></li></ul>"
    found = page(f"<article><p>{ONE}</p>{deep}<p>{TWO}</p></article>")
    assert role_of(found, "Tar") == "list item"


def test_a_heading_with_a_button_beside_it_is_one() -> None:
    heading = '<div><h2>History</h2><span>[<a href="/edit">edit</a>]</span></div>'
    found = page(f"<article><h1>On piers</h1><p>{ONE}</p>{heading}<p>{TWO}</p><p>{THREE}</p>")
    assert (role_of(found, "History"), role_of(found, "[edit]")) == ("heading", "furniture")


def test_a_link_to_another_article_among_the_paragraphs_is_none_of_them() -> None:
    link = '<p><b>Lire aussi</b> <a href="/x">Une brève histoire des lignes du nord</a></p>'
    found = page(f"<article><h1>On piers</h1><p>{ONE}</p>{link}<p>{TWO}</p><p>{THREE}</p>")
    assert role_of(found, "Lire aussi") == "furniture"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<title>T</title><main>The pier.<p>Closed.</main>", "The pier.\n\nClosed."),
        ("<title>T</title><article><h2>Pier</h2></article><p>Closed.", "Pier\n\nClosed."),
        (
            "<title>T</title><header>Post</header>The pier.<p>Closed.",
            "Post\n\nThe pier.\n\nClosed.",
        ),
        ("<body><p>The pier.</body>Closed. <b>Soon</b>", "The pier.\n\nClosed.\n\nSoon"),
    ],
)
def test_what_stands_outside_the_body_is_text_too(markup: str, text: str) -> None:
    assert draft(f"<!doctype html>{markup}".encode(), Path("a.html")).text == text


def test_an_encoding_that_looks_like_ascii_is_read() -> None:
    text = "港は二〇二四年に閉鎖されました。"
    declared = '<meta charset="iso-2022-jp">'
    markup = f"<html><head>{declared}</head><body><p>{text}</body></html>"
    assert draft(markup.encode("iso-2022-jp"), Path("a.html")).text == text


@pytest.mark.parametrize(
    ("note", "role"),
    [
        ("Ann Example is a senior fellow at the Institute for Coastal Studies.", "bio"),
        ("The mayor is a professor of law at the university of the next town.", "body"),
    ],
)
def test_a_note_on_the_author_ends_an_article(note: str, role: str) -> None:
    body = f"<article><h1>On piers</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{note}</p>"
    found = with_facts(with_roles(page(f"{body}</article>", "<head></head>")))
    assert role_of(found, note) == role
    names = format_names(found.fields["author"].value) if "author" in found.fields else ""
    assert names == ("Ann Example" if role == "bio" else "")


def test_a_note_on_whom_the_article_speaks_of_is_a_paragraph() -> None:
    said = "The plan goes back to Ann Example, who drew it on a winter evening ten years ago."
    note = "Ann Example is a senior fellow at the Institute for Coastal Studies."
    body = f"<h1>On piers</h1><p>{ONE}</p><p>{said}</p><p>{TWO}</p><p>{note}</p>"
    assert role_of(page(f"<article>{body}</article>", "<head></head>"), note) == "body"
