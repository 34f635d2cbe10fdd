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
from briefer.importing.bylines import Byline, Places, byline
from briefer.importing.headlines import headline, title_place
from briefer.importing.htmljudge import Guesses
from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement
from briefer.importing.linkeddata import Node, flat, names_of, text_of
from briefer.importing.persons import is_common, is_name
from briefer.importing.sitenames import addresses_of, host_of, is_site, original, site_names

_AUTHORS = ("citation_author", "parsely-author", "sailthru.author", "dc.creator",
            "dcterms.creator", "author", "byl", "article:author", "cxenseparse:author",
            "article.author")  # fmt: skip
_DATES = ("article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "date",
          "pubdate", "publishdate", "dc.date", "dc.date.issued", "dcterms.created",
          "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
          "article.published", "og:pubdate", "publish-date", "published_time", "displaydate",
          "last-modified-date")  # fmt: skip
_BY = re.compile(
    r"(?i)^\s*(?:(?:written |reported )?by|von|par|por|di|door|af|av|from|autor(?:in)?|text)"
    r"\s*:?\s+"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:,|;|/|\|| and | und | & | et | y | och | og )\s*")
_NEAR = 3  # lines of the article that the title may stand below: a summary, a picture
_SENTENCE = 8  # words; what is shorter is no paragraph
_SURE = 0.9  # from which a by-line may add to what the page's data state
_ARCHIVE = re.compile(
    r"(?i)(?:web\.)?archive\.(?:org|today|ph|is|li|vn|md|fo)$|(?:the )?wayback machine$"
    r"|internet archive$"
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")  # /2024/05/03/harbour
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)")

Guess = Callable[[], Guesses]  # asked only where nothing is stated


@dataclass(frozen=True, slots=True)
class Seen:
    """The visible lines of a page, and which share of each the judge takes for body, 0 to 1."""

    lines: Sequence[HtmlLine] = ()
    judged: Sequence[float] = ()

    def byline(self, title: str) -> Byline | None:
        """Return what the by-line around `title` names, None without one."""
        body = [i for i, line in enumerate(self.lines) if self._is_body(i, line)]
        top = title_place(self.lines[: body[len(body) // 2] if body else 0], title)
        below = [i for i in body if i > top] or [len(self.lines)]
        return byline(self.lines, Places(top, below[0], below[-1]))

    def _is_body(self, i: int, line: HtmlLine) -> bool:
        return self.judged[i] > 0.5 and len(line.text.split()) > _SENTENCE


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with how sure it is, 0 to 1, and where it was read ("json-ld", "meta", ...)."""

    value: str
    confidence: float
    origin: str


def page_fields(
    tree: HtmlElement, nodes: Sequence[Node], guess: Guess, seen: Seen
) -> dict[str, MetaField]:
    """Return the CSL fields of a page."""
    tags = meta_tags(tree)
    addresses = addresses_of(_links(tree), tags)
    outlet = _first(_outlets(nodes, tags, addresses, guess))
    is_known = outlet is not None and outlet.origin != "guess"  # a guess may be half a title
    site = site_names(addresses, [outlet.value] if outlet and is_known else [])
    title = headline(tree, nodes, tags, site, (line.text for line in seen.lines))
    found: dict[str, tuple[CslValue, Stated] | None] = {
        "title": _plain(Stated(title.text, title.confidence, title.origin) if title else None),
        "author": _authors(nodes, tags, guess, site, seen.byline(title.text if title else "")),
        "issued": _issued(tree, nodes, tags, guess),
        "container-title": _plain(outlet),
        "URL": _plain(_first(Stated(url, 0.9, "meta") for url in addresses)),
    }
    return {
        name: MetaField(each[0], confidence=each[1].confidence, origin=each[1].origin)
        for name, each in found.items()
        if each is not None
    }


def _links(tree: HtmlElement) -> list[tuple[str, str]]:
    return [(link.get("rel") or "", link.get("href") or "") for link in tree.iter("link")]


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each meta tag by its name in lower case."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = flat(tag.get("content") or "")
        if name and content:
            tags.setdefault(name.lower(), content)
    return tags


def language_of(tree: HtmlElement) -> str:
    """Return the language that the page names, empty without one."""
    return (tree.get("lang") or tree.get(_XML_LANG) or "").strip()


def _plain(found: Stated | None) -> tuple[CslValue, Stated] | None:
    return None if found is None else (found.value, found)


def _first(candidates: Iterable[Stated]) -> Stated | None:
    return next((each for each in candidates if each.value), None)


def _outlets(
    nodes: Sequence[Node], tags: Mapping[str, str], addresses: Sequence[str], guess: Guess
) -> Iterator[Stated]:
    for node in nodes:
        yield from (Stated(name, 0.9, "json-ld") for name in names_of(node.get("publisher")))
    yield Stated(tags.get("og:site_name", ""), 0.85, "meta")
    yield Stated(tags.get("application-name", ""), 0.6, "meta")
    outlet = guess().outlet
    if _ARCHIVE.match(outlet):  # who keeps the copy published nothing
        hosts = map(host_of, addresses)
        outlet = next((host for host in hosts if not _ARCHIVE.match(host)), "")
    yield Stated(outlet, 0.4, "guess")


def _authors(
    nodes: Sequence[Node],
    tags: Mapping[str, str],
    guess: Guess,
    site: Sequence[str],
    shown: Byline | None,
) -> tuple[CslValue, Stated] | None:
    """Return the first authors that are more than the outlet itself; else the outlet if stated."""
    itself = None
    for stated in _author_lines(nodes, tags, guess, shown):
        names = list(dict.fromkeys(_persons(stated.value, site)))
        if any(_is_outlet(name, site) for name in names) and stated.origin == "meta":
            names = [name for name in names if is_name(name)]  # "Example Herald, Paris"
        if names and not all(_is_outlet(name, site) for name in names):
            better = _shown_instead(_without_hosts(names), shown)
            return parse_names("; ".join(better)), stated
        if names and itself is None and stated.origin == "json-ld":
            itself = parse_names("; ".join(f"{{{name}}}" for name in names)), stated
    return itself


def _without_hosts(names: Sequence[str]) -> Sequence[str]:
    return [name for name in names if not _is_host(name)] or names


def _shown_instead(names: Sequence[str], shown: Byline | None) -> Sequence[str]:
    """Return the names of a sure by-line where it names more, or persons for an account's name."""
    if shown is None or shown.confidence < _SURE:
        return names
    is_short = len(names) == 1 and len(names[0].split()) < 3 and names[0].isascii()
    is_account = is_short and not is_name(names[0])
    return shown.names if is_account or set(names) < set(shown.names) else names


def _is_outlet(name: str, site: Sequence[str]) -> bool:
    """Tell whether a name is that of the outlet, or of a web site."""
    return is_site(name, site) or _is_host(name)


def _is_host(name: str) -> bool:
    return name.count(".") == 1 and " " not in name


def _author_lines(
    nodes: Sequence[Node], tags: Mapping[str, str], guess: Guess, shown: Byline | None
) -> Iterator[Stated]:
    for node in nodes:
        yield Stated("; ".join(names_of(node.get("author"))), 0.9, "json-ld")
    for name in _AUTHORS:
        value = tags.get(name, "")
        if not value.startswith("http") and "@" not in value and len(value) < 120:
            yield Stated(value, 0.8, "meta")
    if shown is not None:
        yield Stated("; ".join(shown.names), shown.confidence, "text")
    guessed = guess().authors
    if all(is_name(name) for name in guessed):
        yield Stated("; ".join(guessed), 0.3, "guess")


def _persons(line: str, site: Sequence[str]) -> Iterator[str]:
    for part in _BETWEEN.split(_BY.sub("", _ASIDE.sub("", line))):
        name = _BY.sub("", part).strip(" .|")
        is_odd = any(c.isdigit() for c in name) or len(name.split()) > 5 or is_common(name)
        if name and (not is_odd or is_site(name, site)):
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
        yield Stated(text_of(node, "datePublished"), 0.97, "json-ld")
    for name in _DATES:
        yield Stated(tags.get(name, ""), 0.95, "meta")
    for address in addresses_of(_links(tree), tags):
        if found := _IN_ADDRESS.search(address):
            yield Stated("-".join(part.zfill(2) for part in found.groups()), 0.9, "meta")
    for element in tree.iter("time"):
        yield Stated(element.get("datetime") or "", 0.8, "text")
    is_archived = any(original(address) != address for address in addresses_of(_links(tree), tags))
    if not is_archived:  # else the judge may take the day on which the copy was made
        yield Stated(guess().day, 0.75, "guess")


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
