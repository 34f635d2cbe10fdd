from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.csl_values import format_names
from briefer.importing.drafts import Draft
from briefer.importing.htmltree import parsed
from briefer.importing.pagefacts import with_facts
from briefer.importing.roles import with_roles
from briefer.importing.webpage import draft, seen_of

ONE = "The council of the harbour town met on Monday to decide what was to become of the old pier, \
which has been closed to the public since the storm of last winter."
TWO = "Several members said that the repair would cost more than the town could pay in one year, \
and that the fishermen who use it every morning should be asked before anything was decided."
THREE = "A decision is expected in the autumn, when the engineers will have looked at every pillar \
and the ministry will have answered the letter that the mayor sent in the spring."
DATA = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"headline": "The old pier &amp; its friends", "author": [{"name": "Ann Example"},
{"name": "Bo Sample"}], "datePublished": "2024-11-07T09:30:00+01:00",
"publisher": {"name": "Harbour Post"}}]}</script>"""
HEAD = f"""<head><meta charset="utf-8"><title>The old pier | Harbour Post</title>
<link rel="canonical" href="https://post.example/pier">
<meta name="description" content="What the council will do.">{DATA}</head>"""
ARTICLE = f"""<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>The old pier &amp; its friends</h1><p class="dek">What the council will do.</p>
<div class="byline">By Ann Example and Bo Sample</div><time datetime="2024-11-07">7 Nov 2024</time>
<p>{ONE}</p><figure><img src="x.png"><figcaption>The pier in the fog</figcaption></figure>
<h2>What it costs</h2><p>{TWO}</p><blockquote><p>{THREE}</p></blockquote><p>{THREE[:90]} end.</p>
</article><footer><p>Copyright Harbour Post</p><a href="#">Subscribe to news</a></footer>"""


MARKED = '<p>word<sup><a href="#fn1">1</a></sup>.</p>'


def page(body: str, head: str = HEAD) -> Draft:
    return draft(f'<html lang="en-GB">{head}<body>{body}</body></html>'.encode(), Path("a.html"))


def role_of(found: Draft, text: str) -> str | None:
    block = next(block for block in found.blocks if found.words_of(block).startswith(text))
    return block.role.value if block.role else None


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
