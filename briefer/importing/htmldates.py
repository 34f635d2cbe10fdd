"""When the article of a web page was published, by what the page states and marks as a date.

What only its text says is read with that of every other source (`textdates`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from briefer.core.csl_values import parse_date
from briefer.importing.dates import DateOrder, dates_in
from briefer.importing.htmltree import HtmlElement
from briefer.importing.linkeddata import Node, flat, text_of
from briefer.importing.metatags import contents_of, metas
from briefer.importing.sitenames import original
from briefer.importing.stated import Stated

_TAGS = ("articlepublishedtime", "datepublished", "parselypubdate", "sailthrudate", "date",
         "pubdate", "publishdate", "dcdate", "dcdateissued", "dctermscreated", "dctermsissued",
         "dctermsdate", "citationpublicationdate", "citationonlinedate", "citationdate",
         "cxenseparserecspublishtime", "articlepublished", "ogpubdate", "ogpublishedtime",
         "publishedtime", "displaydate", "publicationdate", "datecreated", "dcdatecreated",
         "originalpublicationdate", "articledateoriginal", "govukfirstpublishedat",
         "lastmodifieddate")  # fmt: skip
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")  # /2024/05/03/harbour
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)")
_HOLDS_DAY = re.compile(r"\d{4}-\d\d-\d\d|^\d{8}")
_MARKED = '//*[@itemprop="datePublished"] | //time[@pubdate] | //abbr[contains(@class,"published")]'
_PUBLISHED = re.compile(r"(?i)(?:^|[\s_-])publish|entry-date|post-?date")
_CHANGED = re.compile(r"(?i)update|modifi|changed|edited|revised|expir")
_OUTSIDE = frozenset({"header", "nav", "aside", "footer"})
_NOTE = re.compile(r"\[\w{1,3}\]")  # at the beginning of a line: a footnote is of another day
_LINE = 200  # characters of a line that shows when the article was published
_MANY = 20  # time elements that are looked at

Guess = Callable[[str], str]  # asked with the page's address: the day, empty for none


def day_stated(
    tree: HtmlElement,
    nodes: Sequence[Node],
    addresses: Sequence[str],
    guess: Guess,
    shown: Iterable[str],
) -> tuple[list[int], Stated] | None:
    """Return year, month and day of the surest date, and where it stands; None without one.

    `shown` are the visible lines around the article.
    """
    for stated in _days(tree, nodes, addresses, guess, shown):
        if (parts := _day(stated.value)) is not None:
            return parts, stated
    return None


def _days(
    tree: HtmlElement,
    nodes: Sequence[Node],
    addresses: Sequence[str],
    guess: Guess,
    shown: Iterable[str],
) -> Iterator[Stated]:
    for node in nodes:
        yield Stated(text_of(node, "datePublished", "dateCreated"), 0.97, "json-ld")
    yield from (Stated(content, 0.95, "meta") for _name, content in contents_of(tree, _TAGS))
    for address in addresses:
        if found := _IN_ADDRESS.search(address):
            yield Stated("-".join(part.zfill(2) for part in found.groups()), 0.9, "meta")
    yield from _marked(tree)
    is_archived = any(original(address) != address for address in addresses)
    if not is_archived:  # else the judge may take the day on which the copy was made
        yield Stated(_guessed(tree, addresses, guess, shown), 0.75, "guess")
        for node in nodes:
            yield Stated(text_of(node, "dateModified"), 0.6, "json-ld")


def _guessed(
    tree: HtmlElement, addresses: Sequence[str], guess: Guess, shown: Iterable[str]
) -> str:
    """Return the day that the judge guesses, as the page means it; empty where that is open.

    The judge takes the days of related articles too: one counts where it is `shown` around the
    article, or stated. Where no day is, the judge is not asked.
    """
    lines = (text for text in shown if len(text) < _LINE and not _NOTE.match(text))
    short = [text for text in lines if _shows_day(text)]
    stated = list(_days_stated(tree))
    if not short and not stated:
        return ""
    day = guess(next(iter(addresses), ""))
    is_stated = any(day in text or text.startswith(day.replace("-", "")) for text in stated)
    language = (tree.get("lang") or "").lower()
    return _told(day, short, language, is_stated=is_stated) if day else ""


def _shows_day(text: str) -> bool:
    return bool(dates_in(text) or dates_in(text, DateOrder.DAY))


def _told(day: str, short: Sequence[str], language: str, *, is_stated: bool) -> str:
    """Return a day as it is meant by those of the `short` lines that show it.

    The judge reads "3/5/2024" as the third of May everywhere, and a year or a month as its first
    day: what begins one counts only where it is shown.
    """
    year, month, number = day.split("-")
    meant = {day, f"{year}-{number}-{month}"}
    if told := [each for text in short for each in _iso(text) if each in meant]:
        return told[0]
    if not any(meant.intersection(_iso(text, DateOrder.DAY)) for text in short):
        return day if is_stated and number != "01" else ""
    if not language.startswith("en"):
        return day
    order = DateOrder.MONTH if language.startswith("en-us") else DateOrder.UNKNOWN
    return next((each for text in short for each in _iso(text, order) if each in meant), "")


def _days_stated(tree: HtmlElement) -> Iterator[str]:
    """Yield what the data of a page say that holds a day, but of no change."""
    scripts = (s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or ""))
    tags = (content for name, content in metas(tree) if not _CHANGED.search(name))
    titles = (each.get("title") or "" for each in tree.iter("abbr", "span", "a"))
    return (text for text in (*tags, *scripts, *titles) if _HOLDS_DAY.search(text))


def _iso(text: str, order: DateOrder = DateOrder.UNKNOWN) -> list[str]:
    return [found.day.isoformat() for found in dates_in(text, order)]


def _marked(tree: HtmlElement) -> Iterator[Stated]:
    """Yield the dates of elements: what says that it is published, then those of the article.

    The first of all comes last: the head of a page may show today's date.
    """
    for element in tree.xpath(_MARKED)[:_MANY]:
        yield Stated(_value(element), 0.9, "text")
    times = list(tree.iter("time"))[:_MANY]
    own = [each for each in times if not _CHANGED.search(_called(each)) and _is_inside(each)]
    own.sort(key=lambda each: _PUBLISHED.search(_called(each)) is None)
    yield from (Stated(_value(each), 0.8, "text") for each in own)
    yield from (Stated(_value(each), 0.6, "text") for each in times)


def _value(element: HtmlElement) -> str:
    given = (element.get(name) for name in ("datetime", "content", "title"))
    return next(filter(None, given), "") or flat("".join(element.itertext()))


def _called(element: HtmlElement) -> str:
    """Return the names of an element and of what is right around it."""
    parent = element.getparent()
    near = (element, parent) if parent is not None else (element,)
    return " ".join(each.get(name) or "" for each in near for name in ("class", "itemprop", "id"))


def _is_inside(element: HtmlElement) -> bool:
    """Tell whether an element is not in the head, the foot or the side of the page."""
    around = {each.tag for each in element.iterancestors()}
    return bool(around & {"article", "main"}) or not around & _OUTSIDE


def _day(text: str) -> list[int] | None:
    """Return year, month and day of an ISO date or one written out, None for anything less."""
    if found := _ISO.match(text):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            return None
        return [day.year, day.month, day.day] if day.year > 1 else None
    parsed = parse_date(text)
    parts = parsed["date-parts"] if parsed is not None and "circa" not in parsed else []
    if len(parts) == 1 and len(parts[0]) == 3:
        return list(parts[0])
    days = {found.day for found in dates_in(text)}
    return [*days.pop().timetuple()[:3]] if len(days) == 1 else None
