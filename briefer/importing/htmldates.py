"""When the article of a web page was published, by what the page states and marks as a date.

What only its text says is read with that of every other source (`textdates`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from briefer.core.csl_values import parse_date
from briefer.importing.dates import DateOrder, dates_in
from briefer.importing.htmljudge import Guesses
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
_MARKED = '//*[@itemprop="datePublished"] | //time[@pubdate] | //abbr[contains(@class,"published")]'
_PUBLISHED = re.compile(r"(?i)(?:^|[\s_-])publish|entry-date|post-?date")
_CHANGED = re.compile(r"(?i)update|modifi|changed|edited|revised|expir")
_OUTSIDE = frozenset({"header", "nav", "aside", "footer"})
_LINE = 200  # characters of a line that shows when the article was published
_MANY = 20  # time elements that are looked at

Guess = Callable[[], Guesses]


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
        language = (tree.get("lang") or "").lower()
        day = guess().day
        told = _told(day, list(shown), language, is_stated=_is_stated(tree, day))
        yield Stated(told, 0.75, "guess")
        for node in nodes:
            yield Stated(text_of(node, "dateModified"), 0.6, "json-ld")


def _told(day: str, shown: Sequence[str], language: str, *, is_stated: bool) -> str:
    """Return the day that the judge guessed, as the page means it; empty where that is open.

    The judge takes the days of related articles too: one counts where it is `shown` around the
    article, or stated. It reads "3/5/2024" as the third of May everywhere, and a year or a month
    as its first day: what begins one counts only where it is shown.
    """
    year, month, number = day.split("-") if day.count("-") == 2 else ("", "", "")
    meant = {day, f"{year}-{number}-{month}"}
    short = [text for text in shown if year[2:] in text and len(text) < _LINE]
    if told := [each for text in short for each in _iso(text) if each in meant]:
        return told[0]
    if not any(meant.intersection(_iso(text, DateOrder.DAY)) for text in short):
        return day if is_stated and number != "01" else ""
    if not language.startswith("en"):
        return day
    order = DateOrder.MONTH if language.startswith("en-us") else DateOrder.UNKNOWN
    return next((each for text in short for each in _iso(text, order) if each in meant), "")


def _is_stated(tree: HtmlElement, day: str) -> bool:
    """Tell whether the data of a page hold a day, but not only as that of a change."""
    scripts = (s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or ""))
    tags = (content for name, content in metas(tree) if not _CHANGED.search(name))
    titles = (each.get("title") or "" for each in tree.iter("abbr", "span", "a"))
    compact = day.replace("-", "")
    return bool(day) and any(
        day in text or text.startswith(compact) for text in (*tags, *scripts, *titles)
    )


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
