"""Of the titles that a web page gives, the one that its reader sees, without the site's name."""

from __future__ import annotations

import pytest

from briefer.importing.headlines import headline, title_place
from briefer.importing.htmllines import visible_lines
from briefer.importing.htmltree import parsed
from briefer.importing.linkeddata import articles
from briefer.importing.metatags import meta_tags

_SITE = ("exampleherald", "herald")


def _title(markup: str) -> str:
    found = _headline(markup)
    return "" if found is None else found[0]


def _headline(markup: str) -> tuple[str, float] | None:
    tree = parsed(markup.encode()).tree
    shown = [line.text for line in visible_lines(tree)]
    found = headline(tree, articles(tree), meta_tags(tree), _SITE, shown)
    return None if found is None else (found.text, found.confidence)


def _page(title: str, body: str, *, og: str = "", data: str = "") -> str:
    meta = f'<meta property="og:title" content="{og}">' if og else ""
    script = (
        '<script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "headline": "{data}"}}</script>'
        if data
        else ""
    )
    return f"<html><head><title>{title}</title>{meta}{script}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "markup",
    [
        _page("Harbour to reopen in May | Example Herald", "<h1>Harbour to reopen in May</h1>"),
        _page("Example Herald - Harbour to reopen in May", "<h2>Harbour to reopen in May</h2>"),
        _page("Harbour to reopen in May – World – The Herald", "<p>Long text here.</p>"),
        _page("Harbour to reopen in May « Herald", "<h2>Harbour to reopen in May</h2>"),
        _page(
            "Harbour to reopen in May « Notes from the Pier",
            '<h1><a href="/">Notes from the Pier</a></h1><h2>Harbour to reopen in May</h2>',
        ),
        _page(
            "Harbour to reopen in May | Notes from the Pier",
            '<h1 class="site-title">Notes from the Pier</h1><h2>Harbour to reopen in May</h2>',
        ),
        _page("Opinion | Harbour to reopen in May", "<h2>Harbour to reopen in May</h2>"),
        _page("Harbour to reopen in May - Daily Mirror", "<h1>Harbour to reopen in May</h1>"),
        _page("x", "<h1>Example Herald</h1>", og="Harbour to reopen in May | Herald"),
        _page(
            "Harbour to reopen in May", "<h1>Log in</h1><div><p>Harbour to reopen in May</p></div>"
        ),
        _page(
            "Port: what we know", "<h1>Harbour to reopen in May</h1>", data="Port news in brief"
        ).replace(
            "<script", '<meta property="og:title" content="Harbour to reopen in May"><script'
        ),
    ],
)
def test_the_headline_is_found_without_the_name_of_the_site(markup: str) -> None:
    assert _title(markup) == "Harbour to reopen in May"


def test_what_the_data_state_goes_first_where_the_page_shows_it() -> None:
    page = _page(
        "Ferries: all news",
        "<h1>Ferries: all news</h1><h2>Ferry crews end their strike</h2>",
        og="Ferries: all news",
        data="Ferry crews end their strike",
    )
    assert _title(page) == "Ferry crews end their strike"


def test_a_title_that_all_give_is_surer_than_one_of_two() -> None:
    agreed = _headline(
        _page(
            "Ferry strike ends",
            "<h1>Ferry strike ends</h1>",
            og="Ferry strike ends",
            data="Ferry strike ends",
        )
    )
    split = _headline(
        _page("Ferry strike ends", "<h1>Crews go back to work today</h1>", og="Ferry strike ends")
    )
    assert agreed is not None
    assert split is not None
    assert agreed[1] >= 0.9 > split[1]


def test_soft_hyphens_are_no_part_of_a_title() -> None:
    assert _title(_page("Hafen\u00adausbau beginnt", "")) == "Hafenausbau beginnt"


def test_a_page_without_any_title_has_none() -> None:
    assert _headline("<p>Only words.</p>") is None


_LONG = "Strike at the port: Ferry crews go back to work"
_SHORT = "Ferry crews go back to work"


@pytest.mark.parametrize(
    "markup",
    [
        _page(_LONG, f"<h1>{_LONG}</h1>", og=_SHORT, data=_LONG),
        _page(
            f"Unrest in the north: {_SHORT} | Herald",
            f'<h1>Ferries - <span class="headline">{_SHORT}</span></h1>',
            og=f"Unrest in the north: {_SHORT}",
        ),
    ],
)
def test_a_kicker_that_not_all_give_is_no_part_of_the_title(markup: str) -> None:
    assert _title(markup) == _SHORT


def test_words_before_a_colon_that_all_give_are_part_of_the_title() -> None:
    body = f'<h1>{_LONG}</h1><p class="headline">{_SHORT}</p>'
    assert _title(_page(_LONG, body, og=_LONG, data=_LONG)) == _LONG


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        (_SHORT, 1),
        (_LONG, 1),
        ("Ferry crews “go back” to work!", 1),
        ("Ferry crews are going back to their work", 1),
        ("Log in", -1),
    ],
)
def test_a_heading_in_other_words_still_shows_the_title(heading: str, place: int) -> None:
    page = f"<body><p>Menu</p><h1>{heading}</h1><p>The ferries sail.</p>"
    assert title_place(visible_lines(parsed(page.encode()).tree), _SHORT) == place


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>The harbour opens its gates again</h2>",
        "<h2><span>Shipping</span> <span>The harbour opens its gates again</span></h2>",
    ],
)
def test_a_heading_that_ends_a_breadcrumb_trail_is_not_the_headline(heading: str) -> None:
    trail = "<ul><li><a href='/world'>World</a></li></ul><h1>Harbour Example: gates open again</h1>"
    page = _page(
        "Harbour Example: gates open again | Example Herald",
        f"{trail}{heading}<h2>More from the coast</h2>",
        og="The harbour opens its gates again",
        data="Harbour Example: gates open again",
    )
    assert _headline(page) == ("The harbour opens its gates again", 0.9)
    lines = visible_lines(parsed(page.encode()).tree)
    assert lines[title_place(lines, _title(page))].element.tag == "h2"


def test_a_link_to_another_article_below_the_headline_is_not_the_headline() -> None:
    page = _page(
        "Ferry crews end their strike",
        "<h1>Ferry crews end their strike</h1><h2><a href='/x'>All about the ferries</a></h2>",
        og="All about the ferries",
        data="Ferry crews end their strike",
    )
    assert _title(page) == "Ferry crews end their strike"


def test_the_title_that_a_word_processor_wrote_above_the_headings_is_no_heading() -> None:
    above = "<p>Who pays for the pier?</p><h1>The cost of the pier</h1><h1>The tide</h1>"
    assert _title(_page("Who pays for the pier?", above)) == "Who pays for the pier?"
