"""Metadata of a web page: what its data and meta tags state, then what stands on it.

Each value keeps its grade: JSON-LD before meta tags before visible elements before guesses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefer.core.csl_values import parse_date, parse_names
from briefer.core.source import CslValue, MetaField
from briefer.importing.htmljudge import Guesses
from briefer.importing.htmltree import HtmlElement
from briefer.importing.linkeddata import Node, flat, names_of, text_of

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title",
           "sailthru.title", "headline")  # fmt: skip
_AUTHORS = ("citation_author", "parsely-author", "sailthru.author", "dc.creator",
            "dcterms.creator", "author", "byl", "article:author", "cxenseparse:author",
            "article.author")  # fmt: skip
_DATES = ("article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "date",
          "pubdate", "publishdate", "dc.date", "dc.date.issued", "dcterms.created",
          "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
          "article.published", "og:pubdate", "publish-date", "published_time", "displaydate",
          "last-modified-date")  # fmt: skip
_BYLINES = (
    '//*[@rel="author" or @itemprop="author" '
    'or contains(concat(" ",normalize-space(@class)," ")," byline ") '
    'or contains(@class,"author-name") or contains(@class,"byline__name")]'
)
_BY = re.compile(
    r"(?i)^\s*(?:(?:written |reported )?by|von|par|por|di|door|af|av|from|autor(?:in)?|text)"
    r"\s*:?\s+"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:,|;|/|\|| and | und | & | et | y | och | og )\s*")
_NOBODY = frozenset({"staff", "redaktion", "editor", "editors", "admin", "newsroom", "online"})
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)")
_SEPARATOR = r"\s*[|\-–—:»•·]\s*"

Guess = Callable[[], Guesses]  # asked only where nothing is stated


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with how sure it is, 0 to 1, and where it was read ("json-ld", "meta", ...)."""

    value: str
    confidence: float
    origin: str


def page_fields(tree: HtmlElement, nodes: Sequence[Node], guess: Guess) -> dict[str, MetaField]:
    """Return the CSL fields of a page."""
    tags = meta_tags(tree)
    outlet = _outlet(nodes, tags, guess)
    found: dict[str, tuple[CslValue, Stated] | None] = {
        "title": _plain(_title(tree, nodes, tags, guess, outlet.value if outlet else "")),
        "author": _authors(tree, nodes, tags, guess, outlet.value if outlet else ""),
        "issued": _issued(tree, nodes, tags, guess),
        "container-title": _plain(outlet),
        "URL": _plain(_address(tree, tags)),
    }
    return {
        name: MetaField(each[0], confidence=each[1].confidence, origin=each[1].origin)
        for name, each in found.items()
        if each is not None
    }


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each meta tag by its name in lower case."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = flat(tag.get("content") or "")
        if name and content:
            tags.setdefault(name.lower(), content)
    return tags


def headlines(tree: HtmlElement) -> list[str]:
    """Return the texts of the headings of level 1."""
    return [text for h in tree.iter("h1") if (text := flat(" ".join(h.itertext())))]


def language_of(tree: HtmlElement) -> str:
    """Return the language that the page names, empty without one."""
    return (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()


def _plain(found: Stated | None) -> tuple[CslValue, Stated] | None:
    return None if found is None else (found.value, found)


def _first(candidates: Iterable[Stated]) -> Stated | None:
    return next((each for each in candidates if each.value), None)


def _title(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess, outlet: str
) -> Stated | None:
    found = _first(_titles(tree, nodes, tags, guess))
    if found is None:
        return None
    title = found.value
    for headline in headlines(tree):  # many add the outlet to the headline that they show
        rest = title.removeprefix(headline)
        if len(headline) > 8 and rest != title and re.match(_SEPARATOR + r"\S", rest):
            return Stated(headline, found.confidence, found.origin)
    if outlet:
        ending = re.compile(f"(?i){_SEPARATOR}{re.escape(outlet)}\\s*$")
        title = ending.sub("", title) or title
    return Stated(title, found.confidence, found.origin)


def _titles(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess
) -> Iterator[Stated]:
    for node in nodes:
        yield Stated(text_of(node, "headline", "name"), 0.9, "json-ld")
    for name in _TITLES:
        yield Stated(tags.get(name, ""), 0.85, "meta")
    for headline in headlines(tree):
        yield Stated(headline, 0.8, "text")
    yield Stated(guess().title, 0.5, "guess")
    yield Stated(flat(tree.findtext(".//title") or ""), 0.5, "meta")


def _outlet(nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess) -> Stated | None:
    return _first(_outlets(nodes, tags, guess))


def _outlets(nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess) -> Iterator[Stated]:
    for node in nodes:
        yield from (Stated(name, 0.9, "json-ld") for name in names_of(node.get("publisher")))
    yield Stated(tags.get("og:site_name", ""), 0.85, "meta")
    yield Stated(tags.get("application-name", ""), 0.6, "meta")
    yield Stated(guess().outlet, 0.4, "guess")


def _authors(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess, outlet: str
) -> tuple[CslValue, Stated] | None:
    """Return the first authors that are more than the outlet itself; else the outlet if stated."""
    itself = None
    for stated in _author_lines(tree, nodes, tags, guess):
        names = list(dict.fromkeys(_persons(stated.value)))
        if names and not all(_is_outlet(name, outlet) for name in names):
            return parse_names("; ".join(names)), stated
        if names and itself is None and stated.origin == "json-ld":
            itself = parse_names("; ".join(f"{{{name}}}" for name in names)), stated
    return itself


def _is_outlet(name: str, outlet: str) -> bool:
    """Tell whether a name is that of the outlet, or of its web site."""
    one, other = _bare(name), _bare(outlet)
    return (bool(other) and (one in other or other in one)) or (
        name.count(".") == 1 and " " not in name
    )


def _bare(name: str) -> str:
    return re.sub(r"\W|_", "", name.casefold())


def _author_lines(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess
) -> Iterator[Stated]:
    for node in nodes:
        yield Stated("; ".join(names_of(node.get("author"))), 0.9, "json-ld")
    for name in _AUTHORS:
        value = tags.get(name, "")
        if not value.startswith("http") and "@" not in value and len(value) < 120:
            yield Stated(value, 0.8, "meta")
    for element in tree.xpath(_BYLINES)[:4]:
        text = flat(" ".join(element.itertext()))
        if 3 < len(text) < 80:
            yield Stated(text, 0.7, "text")
    yield Stated("; ".join(guess().authors), 0.3, "guess")


def _persons(line: str) -> Iterator[str]:
    for part in _BETWEEN.split(_BY.sub("", _ASIDE.sub("", line))):
        name = _BY.sub("", part).strip(" .|")
        is_name = not any(c.isdigit() for c in name) and len(name.split()) < 6
        if name and is_name and name.lower() not in _NOBODY:
            yield name


def _issued(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess
) -> tuple[CslValue, Stated] | None:
    for stated in _days(tree, nodes, tags, guess):
        if (parts := _day(stated.value)) is not None:
            return {"date-parts": [parts]}, stated
    return None


def _days(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess
) -> Iterator[Stated]:
    for node in nodes:
        yield Stated(text_of(node, "datePublished"), 0.9, "json-ld")
    for name in _DATES:
        yield Stated(tags.get(name, ""), 0.85, "meta")
    for element in tree.iter("time"):
        yield Stated(element.get("datetime") or "", 0.6, "text")
    yield Stated(guess().day, 0.4, "guess")


def _day(text: str) -> list[int] | None:
    """Return year, month and day of an ISO date or one written out, None for anything less."""
    if found := _ISO.match(text):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            return None
        return [day.year, day.month, day.day]
    parsed = parse_date(text)
    parts = parsed["date-parts"] if parsed is not None and "circa" not in parsed else []
    return list(parts[0]) if len(parts) == 1 and len(parts[0]) == 3 else None


def _address(tree: HtmlElement, tags: Mapping[str, str]) -> Stated | None:
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    found = [*links, tags.get("og:url", "")]
    return _first(Stated(url, 0.9, "meta") for url in found if url.startswith("http"))
