"""When a web page says that its article was published."""

from __future__ import annotations

import pytest

from briefer.importing.htmldates import day_stated
from briefer.importing.htmllines import visible_lines
from briefer.importing.htmltree import parsed
from briefer.importing.linkeddata import articles

_THIRD = [2024, 5, 3]


def test_a_year_or_a_month_in_the_text_is_not_its_first_day() -> None:
    words = "<body><p>The channel was last dredged in June 2017, and has silted up since.</p>"
    assert _day(words, "2017-01-01") is None
    assert _day(words, "2017-06-01") is None
    assert _day("<body><p>1 June 2017</p>", "2017-06-01") == [2017, 6, 1]


def _day(markup: str, guess: str = "", language: str = "en") -> list[int] | None:
    tree = parsed(f'<html lang="{language}">{markup}</html>'.encode()).tree
    shown = [line.text for line in visible_lines(tree)]
    found = day_stated(tree, articles(tree), [], lambda _address: guess, shown)
    return None if found is None else found[0]


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:published_time" content="2024-05-03T22:30:00+00:00">',
        '<meta name="DCTERMS.issued" content="2024-05-03">',
        (
            '<script type="application/ld+json">{"@type": "Article", "dateCreated": "2024-05-03",'
            '"datePublished": "0001-01-01T00:00:00", "dateModified": "2024-05-09"}</script>'
            '<meta name="pubdate" content="2024-05-03">'
        ),
        '<meta name="citation_publication_date" content="2024/05/03">',
        (
            '<meta name="date" content="">'
            '<body><p itemprop="datePublished" content="2024-05-03">On Friday</p>'
        ),
        (
            '<body><time itemprop="dateModified" datetime="2024-05-09">9 May</time>'
            '<time itemprop="datePublished" datetime="2024-05-03">3 May</time>'
        ),
        (
            '<body><span class="updated"><time datetime="2024-05-09">9 May</time></span>'
            '<time datetime="2024-05-03">3 May</time>'
        ),
        (
            '<body><header><time datetime="2026-11-28">Today</time></header>'
            '<article><header><time datetime="2024-05-03">3 May</time></header></article>'
        ),
        '<body><abbr class="published" title="2024-05-03T21:14:00+02:00">21:14</abbr>',
        "<body><time>3 May 2024</time>",
        "<body><time>2024. május 3.</time>",
    ],
)
def test_the_day_of_publication_is_told_from_other_days(markup: str) -> None:
    assert _day(markup) == _THIRD


def test_a_page_that_marks_only_a_change_was_published_then_at_the_latest() -> None:
    assert _day('<body><time class="updated" datetime="2024-05-03">3 May</time>') == _THIRD


@pytest.mark.parametrize(
    ("shown", "language", "day"),
    [
        ("Posted on Fri, 05/03/2024 - 10:15", "en", _THIRD),
        ("05/03/2024", "en-US", _THIRD),
        ("05/03/2024", "en", None),
        ("05/03/2024", "fr", [2024, 3, 5]),
        ("5 March 2024", "en", [2024, 3, 5]),
    ],
)
def test_a_guess_from_a_day_and_a_month_in_digits_counts_where_their_order_is_told(
    shown: str, language: str, day: list[int] | None
) -> None:
    assert _day(f"<body><p>{shown}</p>", "2024-03-05", language) == day


def test_a_guess_from_a_year_alone_is_none() -> None:
    assert _day("<body><p>Published in 2019</p>", "2019-01-01") is None
