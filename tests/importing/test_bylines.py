"""Who a web page's by-line names, and which names on a page are nobody's by-line."""

from __future__ import annotations

import pytest

from briefer.importing.bylines import Places, byline
from briefer.importing.htmllines import visible_lines
from briefer.importing.htmltree import parsed

_ONE, _BOTH = ("Ann Exampleton",), ("Ann Exampleton", "Ben Musterfeld")
_BODY = "<p>The harbour has been closed since the storms of last winter, officials said.</p>"


def _names(above: str, below: str = "") -> tuple[str, ...]:
    page = f"<body><div><h1>Harbour to reopen</h1>{above}<main>{_BODY}{_BODY}</main>{below}</div>"
    lines = visible_lines(parsed(page.encode()).tree)
    body = [i for i, line in enumerate(lines) if line.text.startswith("The harbour")]
    found = byline(lines, Places(0, body[0], body[-1]))
    return () if found is None else found.names


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<p>By Ann Exampleton</p>", _ONE),
        ("<p>Von Ann Exampleton und Ben Musterfeld</p>", _BOTH),
        ("<p>By</p><p>Ann Exampleton</p><p>Ben Musterfeld</p>", _BOTH),
        ('<div class="author">Ann Exampleton<span>Politics Reporter</span></div>', _ONE),
        ('<ul class="authors"><li>Ann Exampleton</li><li>Ben Musterfeld</li></ul>', _BOTH),
        ('<p class="byline"><a>Ann Exampleton</a> <a>Ben Musterfeld</a></p>', _BOTH),
        ('<p><a href="/staff/ann-exampleton">Ann Exampleton</a>, Jakarta</p>', _ONE),
        ("<p>Ann Exampleton</p><p>12 May 2024</p>", _ONE),
        ("<p>By Ann Exampleton, and Ben Musterfeld</p>", _BOTH),
        ("<p>By Ann Exampleton in Brussels and Ben Musterfeld in New York</p>", _BOTH),
        ("<p>May 3rd, 2012 by Ann Exampleton</p>", _ONE),
        ("<p>Posted on Friday, May 3rd, 2012 at 9:14 am by Ann Exampleton</p>", _ONE),
        ("<p>Submitted by Ann Exampleton on 3 May 2024</p>", _ONE),
        ("<p>Harbour to reopen<br>by Ann Exampleton<br>May 3, 1999</p>", _ONE),
        ('<div class="credits reader-credits">Ann Exampleton</div>', _ONE),
        ("<p>27 January 2026 • Ann Exampleton • 3 minutes</p>", _ONE),
        ('<div class="byline">Jan Exampleton</div>', ("Jan Exampleton",)),
        ('<p class="byline"><a><i>Ann</i> <i>Exampleton</i></a></p>', _ONE),
        (
            '<p class="byline"><a><i>Ann Maria</i> <i>Exampleton</i></a></p>',
            ("Ann Maria Exampleton",),
        ),
    ],
)
def test_a_byline_names_the_authors(markup: str, names: tuple[str, ...]) -> None:
    assert _names(markup) == names


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="story-card"><p class="author">Ann Exampleton</p></div>',
        "<figure><img><figcaption>Photo by Ann Exampleton</figcaption></figure>",
        '<div class="teaser"><h3>Ferries</h3><p>By Ann Exampleton</p></div>',
        '<div class="related-articles"><span class="byline">By Ann Exampleton</span></div>',
        "<p>Ann Exampleton</p>",
        '<div class="articleTags"><a>Ann Exampleton</a></div><p>12 May 2024</p>',
        '<p class="byline">Source: Reuters</p>',
        '<p class="byline">Editor: Ann Exampleton</p>',
        '<p class="byline">Redaktion: Ann Exampleton und Ben Musterfeld</p>',
        "<p>On 3 May 2024 the harbour, built by Ann Exampleton and others, was closed again</p>",
        "<p>Reuters/Ann Exampleton</p><p>12 May 2024</p>",
    ],
)
def test_other_names_above_the_article_are_nobodys(markup: str) -> None:
    assert _names(markup) == ()


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (f"<p>Ann Exampleton/Ben Musterfeld</p>{_BODY}", _BOTH),
        (f"{_BODY}<p>Ann Exampleton</p>", _ONE),
        (f"{_BODY}<p>The harbour of Ann Exampleton</p>", ()),
        (f"{_BODY}<p><a href='/x'>Ann Exampleton</a></p>", ()),
        (
            f"{_BODY}<p>“Ships,” said Ann Exampleton.</p><p>Ann Exampleton</p>",
            (),
        ),
        (f"{_BODY}<p>Reuters</p>", ()),
    ],
)
def test_a_name_that_is_the_first_or_last_paragraph_is_the_authors(
    body: str, names: tuple[str, ...]
) -> None:
    lines = visible_lines(parsed(f"<h1>Harbour</h1><article>{body}</article>".encode()).tree)
    long = [i for i, line in enumerate(lines) if line.text.startswith("The harbour has")]
    found = byline(lines, Places(0, long[0], long[-1]))
    assert (() if found is None else found.names) == names


def test_a_box_below_the_article_names_its_author() -> None:
    assert _names("", '<div class="author-box">Ann Exampleton</div>') == ("Ann Exampleton",)


def test_the_foot_of_a_post_names_its_author() -> None:
    foot = '<div class="post-footer"><p>Eingestellt von <i>Ann Exampleton</i> um 21:14</p></div>'
    assert _names("", foot) == _ONE


def test_who_comments_is_no_author() -> None:
    assert _names("", '<div class="comment"><b class="author">Ann Exampleton</b></div>') == ()
