"""Who the by-line of a web page names: told by the elements that it stands in, and by its words.

Only around the title and the beginning of the article, and right below its end, does such a line
name the author. Cards of related items, comments and captions have by-lines of their own: what
stands in one of them never counts. A wrong author is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefer.importing.dates import DateOrder, dates_in
from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement
from briefer.importing.lines import has_moment
from briefer.importing.linkeddata import flat
from briefer.importing.persons import FoundName, bare_names, is_name, marked_names, ordinary_share

_BYLINE = re.compile(
    r"(?i)(?:^|[\s_-])(?:by-?line|reader-credits|contributors?|writers?|autor|autore[ns]?|auteurs?|redakteur|verfasser"
    r"|signature|creator)(?:$|[\s_-])|author|byline"
)
_OTHERS = re.compile(
    r"(?i)related|recommend|teaser|promo|popular|trending|comment|caption|credit|figure|photo|image"
    r"|gallery|newsletter|(?<!post-)(?<!entry-)(?<!article-)footer|\bnav\b|outbrain|taboola|most-?read|read-?more|carousel|swiper"
    r"|tags(?:$|[\s_-])|tag-?list|keywords?|topics?(?:$|[\s_-])|pic-?box"
)
_CARDS = re.compile(
    r"(?i)related|recommend|teaser|popular|trending|outbrain|taboola|most-?read|read-?more|carousel"
    r"|(?:^|[\s_-])cards?(?:$|[\s_-])"
)
_ORIGIN = re.compile(  # whose picture, whose report it rests on, who edited it
    r"(?i)\W*(?:quellen?|sources?|fuentes?|fonti?|bild|foto|photos?|images?|editors?|editing|redaktion)\s*:"
)
_OTHER_TAGS = frozenset({"figure", "figcaption", "nav", "aside", "footer"})
_PERSON_LINK = re.compile(
    r"(?i)/(?:authors?|autor(?:en|es|i)?|auteurs?|by|people|persons?|profiles?|staff|journalists?|reporters?"
    r"|contributors?|columnists?|writers?|redaktion|team|skribent)/"
)
_BETWEEN = re.compile(r"\s*[|•·–—/\n]\s*|\s{2,}")
_MARK = re.compile(
    r"(?i)\W*(?:by|von|par|por|di|door|av|af|authors?|autor(?:in|en)?|text|words by):?\W*"
)
_MARK_INSIDE = re.compile(r"(?i)\b(?:by|von|par|por)\s+(?-i:(?=[^\W\d_a-z]))")
_CLOCK = re.compile(r"(?i)[\W\d]*(?:(?:at|um|à|uhr|[ap]\.?m\.?)[\W\d]*)*")
_WORD = re.compile(r"\w+")
_ABOVE = 4  # lines above the title
_NO_TITLE = 25  # lines above the article where no title is shown
_INTO = 5  # lines of the article that may stand above the by-line: a summary, a picture
_BELOW = 6  # lines below the article
_CHAIN = 5  # elements around a line whose names are looked at
_SIGNED = 2  # lines right before or after the article
_LONGEST = 200  # characters of a line
_POSTED = 3  # words: "Posted on Friday"
_NEAR = 2  # lines between a name and its date


@dataclass(frozen=True, slots=True)
class Byline:
    """The names in a by-line, and how sure it is that they are the author's, 0 to 1."""

    names: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Places:
    """Where the title stands (-1 where it is not shown), and first and last line of the article."""

    title: int
    first: int
    last: int


def byline(lines: Sequence[HtmlLine], places: Places) -> Byline | None:
    """Return what the surest by-line of a page names, None without one."""
    for zone, find, confidence in _ways(lines, places):
        for place in zone:
            if (names := find(lines, place, zone)) and not _is_reply(lines, place, places):
                return Byline(tuple(dict.fromkeys(names)), confidence)
    return None


def near(lines: Sequence[HtmlLine], places: Places) -> Iterator[HtmlLine]:
    """Yield the lines around the beginning and the end of an article that are of nothing else."""
    above = range(max(0, places.first - _NO_TITLE), min(len(lines), places.first + _INTO + 1))
    below = range(max(places.last, above.stop), min(len(lines), places.last + 1 + _BELOW))
    return (lines[i] for i in (*above, *below) if _kind(lines[i].element) != "other")


def _is_reply(lines: Sequence[HtmlLine], place: int, places: Places) -> bool:
    """Tell whether a line names who wrote a later post: above the first stands one of its kind."""
    if place < places.first:
        return False
    above = lines[max(0, places.first - _NO_TITLE) : places.first]
    return any(_is_alike(lines[place], each) and _kind(each.element) == "byline" for each in above)


_Find = Callable[[Sequence[HtmlLine], int, range], list[str]]


def _ways(lines: Sequence[HtmlLine], places: Places) -> Iterator[tuple[range, _Find, float]]:
    """Yield where by-lines stand, how they are told there, and how sure that is; best first."""
    size = len(lines)
    begin = places.title + 1 if places.title >= 0 else max(0, places.first - _NO_TITLE)
    yield range(begin, min(size, places.first + _INTO + 1)), _named, 0.9
    yield range(begin, min(size, places.first)), _dated, 0.75
    yield range(max(0, places.title - _ABOVE), max(0, places.title)), _named, 0.75
    yield range(places.last + 1, min(size, places.last + 1 + _BELOW)), _named, 0.75
    yield range(max(begin, places.first - _SIGNED), min(size, places.first + _INTO)), _signed, 0.7
    yield range(places.last + 1, min(size, places.last + 1 + _SIGNED)), _signed, 0.7


def _named(lines: Sequence[HtmlLine], place: int, zone: range) -> list[str]:
    """Return the names in the by-line that begins at `place`, on following lines too."""
    line = lines[place]
    if len(line.text) > _LONGEST or _kind(line.element) == "other" or _ORIGIN.match(line.text):
        return []
    if _MARK.fullmatch(line.text):
        return _listed(lines, place + 1, zone)
    names = _names(line)
    following = place + 1
    while names and following in zone and _is_alike(line, lines[following]):
        names += _names(lines[following])
        following += 1
    return names


def _listed(lines: Sequence[HtmlLine], place: int, zone: range) -> list[str]:
    """Return the names on the lines from `place` on, one or more a line."""
    names: list[str] = []
    while place in zone and (more := list(_pieces(lines[place].text))):
        names += more
        place += 1
    return names


def _dated(lines: Sequence[HtmlLine], place: int, _zone: range) -> list[str]:
    """Return the names that stand alone on a line with a date, or close to one."""
    text = lines[place].text
    if len(text) > _LONGEST or _kind(lines[place].element) == "other":
        return []
    near = lines[max(0, place - _NEAR) : place + _NEAR + 1]
    pieces = [piece for piece in _BETWEEN.split(text) if piece.strip()]
    found = [bare_names(piece) for piece in pieces]
    if len({name.is_body for names in found for name in names}) > 1:
        return []  # an agency and a name: who took the picture
    named = [[name.text for name in names] for names in found]
    if not any(len(line.text) < _LONGEST and has_moment(line.text) for line in near):
        return []
    is_whole = all(names or has_moment(piece) for names, piece in zip(named, pieces, strict=True))
    return [name for names in named for name in names] if is_whole else []


def _signed(lines: Sequence[HtmlLine], place: int, _zone: range) -> list[str]:
    """Return the names that are a paragraph by themselves, right before or after the article.

    Not of whom the article speaks.
    """
    line = lines[place]
    beside = [each.element for each in (*lines[place - 1 : place], *lines[place + 1 : place + 2])]
    if line.linked or not any(_is_paragraph_of(each, line.element) for each in beside):
        return []
    found = [name for piece in _BETWEEN.split(line.text) for name in bare_names(piece.strip())]
    names = [name.text for name in found if not name.is_body]
    others = " ".join(each.text for i, each in enumerate(lines) if i != place)
    is_whole = _WORD.findall(line.text) == [w for name in names for w in _WORD.findall(name)]
    return names if is_whole and not any(name in others for name in names) else []


def _is_paragraph_of(paragraph: HtmlElement, other: HtmlElement) -> bool:
    return paragraph.tag == other.tag == "p" and paragraph.getparent() is other.getparent()


def _is_alike(line: HtmlLine, other: HtmlLine) -> bool:
    """Tell whether two lines stand in elements of one kind."""
    here, there = line.element, other.element
    is_same = (here.tag, here.get("class")) == (there.tag, there.get("class"))
    return is_same and len(other.text) < _LONGEST


def _names(line: HtmlLine) -> list[str]:
    for text in (" ".join(piece.split()) for piece in line.text.split("\n")):
        if marked := marked_names(text) or _names_after_date(text):
            return [name.text for name in marked]
    if _kind(line.element) != "byline" and not _has_person_link(line):
        return []
    return list(_linked_names(line)) or list(_pieces(line.text))


def _names_after_date(text: str) -> tuple[FoundName, ...]:
    """Return the names in a line like "May 3rd, 2012 by Ann Example"."""
    mark = _MARK_INSIDE.search(text)
    dates = dates_in(text[: mark.start()], DateOrder.DAY) if mark else []
    if mark is None or not dates:
        return ()
    before, after = text[: dates[0].span.start], text[dates[-1].span.end : mark.start()]
    is_line = len(before.split()) <= _POSTED and _CLOCK.fullmatch(after)
    return marked_names(text[mark.start() :]) if is_line else ()


def _linked_names(line: HtmlLine) -> Iterator[str]:
    """Yield the names that are a link or an element by themselves."""
    known: set[HtmlElement] = set()
    for each in line.element.iter("a", "span", "b", "strong", "p", "div", "address"):
        text = flat("".join(each.itertext())).strip(" ,;|")
        is_whole = len(each) == 0 or each.tag == "a"  # a link may split first and last name
        if is_whole and each.getparent() not in known and text in line.text and _is_person(text):
            yield text
            known.add(each)


def _is_person(text: str) -> bool:
    return (
        is_name(text)
        and not _MARK.fullmatch(text.split(maxsplit=1)[0])
        and ordinary_share(text) < 1
    )


def _pieces(text: str) -> Iterator[str]:
    for piece in _BETWEEN.split(text):
        yield from (n.text for n in marked_names(piece) or bare_names(piece.strip(" ,;")))


def _kind(element: HtmlElement) -> str:
    """Return what the elements around a line make it: "byline", "other" or nothing.

    The nearest telling one does, but for the by-line of a card of something else.
    """
    kind = ""
    for each in _chain(element):
        called = _called(each)
        is_byline = each.tag == "address" or _BYLINE.search(called) is not None
        if not is_byline and (_CARDS if kind else _OTHERS).search(called):
            return "other"
        if not kind and each.tag in _OTHER_TAGS and not is_byline:
            return "other"
        kind = kind or ("byline" if is_byline else "")
    return kind


def _has_person_link(line: HtmlLine) -> bool:
    return any(
        (link.get("rel") == "author" or _PERSON_LINK.search(link.get("href") or ""))
        and flat("".join(link.itertext())) in line.text
        for link in line.element.iter("a")
    )


def _called(element: HtmlElement) -> str:
    names = ("class", "id", "itemprop", "rel", "data-testid", "data-component")
    return " ".join(value for name in names if (value := element.get(name)))


def _chain(element: HtmlElement) -> Iterator[HtmlElement]:
    each: HtmlElement | None = element
    for _count in range(_CHAIN):
        if each is None or each.tag in {"body", "article", "main"}:
            return
        yield each
        each = each.getparent()
