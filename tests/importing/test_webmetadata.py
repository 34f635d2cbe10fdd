"""Title, persons, outlet and day of web pages: what states them, and what is of other articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.core.csl_values import format_names
from briefer.importing.pagefacts import with_facts
from briefer.importing.roles import with_roles
from briefer.importing.webpage import draft
from tests.importing.webpages import ARTICLE, ONE, THREE, TWO, page


def test_the_outlet_at_the_end_of_a_title_goes() -> None:
    head = (
        '<head><meta property="og:title" content="On piers - Harbour Post">'
        '<meta property="og:site_name" content="Harbour Post"></head>'
    )
    assert page(f"<h1>Another</h1><p>{ONE}</p>", head).fields["title"].value == "On piers"


def test_an_outlet_is_no_author_while_a_person_is_named() -> None:
    data = '{"@type": "Article", "author": {"name": "Post"}, "publisher": {"name": "Post"}}'
    head = f'<head><script type="application/ld+json">{data}</script></head>'
    body = f'<p class="byline">By Ann Example</p><p>{ONE}</p>'
    assert format_names(page(body, head).fields["author"].value) == "Ann Example"


@pytest.mark.parametrize(
    ("stated", "shown", "names"),
    [
        ("Post, Ann Example", "By Ann Example", "Ann Example"),
        ("Ann Example, Post.example", "", "Ann Example"),
        ("Ann Example", "By Ann Example and Bo Sample", "Ann Example; Bo Sample"),
        ("Ann Example", "By Cy Other", "Ann Example"),
        ("webdesk2", "By Ann Example", "Ann Example"),
        ("Cher", "", "Cher"),
        ("News", "", ""),
        ("Post, Paris, France", "", ""),
        ("Ann Example, Political Editor", "", "Ann Example"),
        ("Ann Example for Post", "", "Ann Example"),
        ("Staff Writer", "By Ann Example", "Ann Example"),
        ("WordPress", "", ""),
    ],
)
def test_of_data_and_byline_the_one_that_names_the_persons_counts(
    stated: str, shown: str, names: str
) -> None:
    head = (
        '<head><meta property="og:site_name" content="Post">'
        f'<meta name="author" content="{stated}"></head>'
    )
    found = page(f'<h1>On piers</h1><p class="byline">{shown}</p><p>{ONE}</p><p>{TWO}</p>', head)
    assert (format_names(found.fields["author"].value) if "author" in found.fields else "") == names


def test_an_outlet_with_a_number_in_its_name_is_an_author_that_is_stated() -> None:
    data = '{"@type": "Article", "author": "Post24 Newsroom", "publisher": {"name": "Post24"}}'
    head = f'<head><script type="application/ld+json">{data}</script></head>'
    found = page(f"<h1>On piers</h1><p>{ONE}</p>", head)
    assert format_names(found.fields["author"].value).strip("{}") == "Post24 Newsroom"


_OTHER = """{"@type": "NewsArticle", "headline": "Ferry crews end strike", "author": {"name":
"Cy Other"}, "datePublished": "2020-01-01", "url": "https://post.example/ferries"}"""


_OWN = """{"@type": "NewsArticle", "headline": "On piers", "author": {"name": "Ann Example"},
"datePublished": "2024-11-07", "mainEntityOfPage": {"@id": "http://www.post.example/pier/"}}"""


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (f"[{_OTHER}, {_OWN}]", "Ann Example"),
        (f"[{_OTHER}, {_OWN.replace('/pier/', '/id/7')}]", "Ann Example"),
        (f"[{_OTHER}]", ""),
    ],
)
def test_data_about_another_article_are_not_of_this_one(data: str, names: str) -> None:
    head = (
        '<head><link rel="canonical" href="https://post.example/pier?utm=1">'
        f'<script type="application/ld+json">{data}</script></head>'
    )
    found = page(f"<h1>On piers</h1><p>{ONE}</p><p>{TWO}</p>", head)
    assert found.fields["title"].value == "On piers"
    assert (format_names(found.fields["author"].value) if "author" in found.fields else "") == names


def test_who_answers_in_a_thread_is_not_its_author() -> None:
    def post(name: str, day: str, text: str) -> str:
        head = f'<div class="author">{name}</div><div class="date">{day}</div>'
        return f"<div>{head}<p>{text}</p></div>"

    posts = post("dockrat77", "6 May 2024", ONE) + post("Bo Sample", "7 May 2024", TWO)
    found = page(f"<h1>Is the pier safe?</h1>{posts}", "<head><title>Is the pier safe?</title>")
    stated = with_facts(with_roles(found)).fields
    assert "author" not in stated
    assert stated["issued"].value == {"date-parts": [[2024, 5, 6]]}


def test_the_print_view_of_a_page_has_the_title_of_its_article() -> None:
    body = f"<p><b>Harbour Post</b></p><h2>The old pier</h2><p>By Ann Example</p><p>{ONE}</p>"
    found = page(body, "<head><title>Print: The old pier - Harbour Post</title></head>")
    assert found.fields["title"].value == "The old pier"


def test_data_may_only_refer_to_whom_they_describe_elsewhere() -> None:
    graph = (
        '{"@graph": [{"@type": "Article", "headline": "Harbour to reopen",'
        ' "author": {"@id": "#ann"}, "publisher": {"@id": "#herald"}},'
        ' {"@type": "Person", "@id": "#ann", "name": "Ann Exampleton"},'
        ' {"@type": "Organization", "@id": "#herald", "name": "The Herald"}]}'
    )
    script = f'<script type="application/ld+json">{graph}</script>'
    fields = draft(f"{script}<p>Some words.</p>".encode(), Path("page.html")).fields
    assert fields["author"].value == [{"family": "Exampleton", "given": "Ann"}]
    assert fields["author"].origin == "json-ld"
    assert fields["container-title"].value == "The Herald"


def test_the_address_dates_an_article_whose_page_shows_other_days() -> None:
    head = '<link rel="canonical" href="https://post.example/2024/05/03/pier">'
    page = f"<head>{head}</head><h1>The old pier</h1><p>2 May 2024</p><p>{ONE}</p><p>{TWO}</p>"
    issued = draft(page.encode(), Path("page.html")).fields["issued"]
    assert issued.value == {"date-parts": [[2024, 5, 3]]}


def test_the_name_of_a_feed_is_the_sites_and_no_title() -> None:
    feed = '<link rel="alternate" type="application/rss+xml" title="Pier Notes » Feed">'
    head = f"<head>{feed}<title>Pier Notes – Ferries again</title></head>"
    found = page(f"<h1>Pier Notes</h1><p>{ONE}</p><p>{TWO}</p>", head)
    assert found.fields["title"].value == "Ferries again"


def test_tags_that_name_an_author_each_name_them_all() -> None:
    head = (
        '<head><meta name="citation_author" content="Example, Ann">'
        '<meta name="citation_author" content="Sample, Bo"></head>'
    )
    found = page(f"<h1>On piers</h1><p>{ONE}</p>", head)
    assert format_names(found.fields["author"].value) == "Ann Example; Bo Sample"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ann Example, Post"', "Ann Example"),
        ('[{"name": "Ann Example"}, {"name": "Post"}]', "Ann Example; Post"),
        ('{"@type": "Person", "givenName": "Ann", "familyName": "Example"}', "Ann Example"),
        ('{"name": "Post Staff"}', "Post Staff"),
    ],
)
def test_data_name_the_persons_and_the_outlet_only_by_itself(author: str, names: str) -> None:
    data = f'{{"@type": "Article", "author": {author}, "publisher": {{"name": "Post"}}}}'
    head = f'<head><script type="application/ld+json">{data}</script></head>'
    found = page(f"<h1>On piers</h1><p>{ONE}</p><p>{TWO}</p>", head)
    assert format_names(found.fields["author"].value).replace("{", "").replace("}", "") == names


def test_wordpress_says_in_a_card_for_twitter_who_wrote_a_post() -> None:
    head = (
        '<head><meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Ann Example"></head>'
    )
    found = page(f"<h1>On piers</h1><p>{ONE}</p>", head)
    assert format_names(found.fields["author"].value) == "Ann Example"


@pytest.mark.parametrize("line", ["By our correspondent", "Edited by Cy Third", "Photo: Cy Third"])
def test_the_author_of_a_related_article_is_not_this_ones(line: str) -> None:
    card = '<aside><div class="card"><a>Ferries</a><p class="author">By Di Fourth</p></div></aside>'
    body = f"<article><h1>On piers</h1><p>{line}</p><p>{ONE}</p><p>{TWO}</p></article>{card}"
    assert "author" not in page(body, "<head></head>").fields


@pytest.mark.parametrize(
    ("window", "outlet"),
    [
        ("On piers - Harbour Post", "Harbour Post"),
        ("Harbour Post: On piers", "Harbour Post"),
        ("On piers | Opinion | Harbour Post", "Harbour Post"),
        ("On piers | Opinion", ""),
        ("On piers", ""),
    ],
)
def test_the_title_of_the_window_names_the_outlet(window: str, outlet: str) -> None:
    found = page(f"<h1>On piers</h1><p>{ONE}</p>", f"<head><title>{window}</title></head>")
    assert ("container-title" in found.fields) == bool(outlet)
    assert outlet in ("", found.fields["container-title"].value if outlet else "")


def test_the_address_that_a_browser_noted_dates_a_page_and_names_its_site() -> None:
    head = "<!-- saved from url=(0042)https://pierpost.example/2024/05/03/pier.html -->"
    title = "<title>Pier Post: Ferries again</title>"
    found = draft(f"{head}{title}<h1>Ferries again</h1><p>{ONE}</p>".encode(), Path("a.html"))
    assert found.fields["issued"].value == {"date-parts": [[2024, 5, 3]]}
    assert found.fields["container-title"].value == "Pier Post"


def test_another_byline_on_the_page_is_no_surer_than_its_data() -> None:
    other = "<div><h3>Ferries again</h3><p>By Cy Third</p></div>"
    found = with_facts(with_roles(page(ARTICLE + other)))
    assert format_names(found.fields["author"].value) == "Ann Example; Bo Sample"
    shown = ARTICLE.replace("By Ann Example and Bo Sample", "By Cy Third")
    found = with_facts(with_roles(page(shown)))
    assert format_names(found.fields["author"].value) == "Ann Example; Bo Sample"


def test_the_day_of_a_related_article_is_not_this_ones() -> None:
    aside = "<aside><h3>More</h3><p>Ferries again</p><span>12 January 2021</span></aside>"
    found = page(f"<h1>On piers</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{aside}", "<head></head>")
    assert "issued" not in found.fields


_JOURNAL = """<meta property="og:site_name" content="A library of journals">
<meta name="citation_journal_title" content="Journal of Piers">"""


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<link rel="canonical" href="https://www.quayside.example/a/pier">', "quayside.example"),
        (_JOURNAL, "Journal of Piers"),
        ('<meta name="DC.publisher" content="Ministry of Harbours">', "Ministry of Harbours"),
        ('<meta name="twitter:site" content="@quayside">', ""),
        ('<meta name="copyright" content="All rights reserved">', ""),
    ],
)
def test_without_its_name_an_outlet_is_the_host_of_the_page_or_blank(
    head: str, outlet: str
) -> None:
    found = page(f"<h1>On piers</h1><p>{ONE}</p><p>{TWO}</p>", f"<head>{head}</head>")
    assert outlet == (found.fields["container-title"].value if outlet else "")
    assert ("container-title" in found.fields) == bool(outlet)


def test_what_a_content_system_tells_other_programs_of_the_author_counts() -> None:
    head = (
        '<head><meta name="author" content="a.example@post.example">'
        '<meta name="twitter:misc:Written by" content="Ann Example"></head>'
    )
    found = page(f"<h1>On piers</h1><p>{ONE}</p>", head)
    assert format_names(found.fields["author"].value) == "Ann Example"
