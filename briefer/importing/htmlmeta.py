"""Metadata of a web page: what its data and meta tags state, then what stands on it.

Each value keeps its grade: JSON-LD before meta tags before visible elements before guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from briefer.core.csl_values import parse_names
from briefer.core.source import CslValue, MetaField
from briefer.importing.bylines import Byline, Places, byline, near
from briefer.importing.headlines import headline, outlet_beside, title_place
from briefer.importing.htmldates import Guess, day_stated
from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement
from briefer.importing.linkeddata import Node, flat, names_of
from briefer.importing.metatags import contents_of, meta_tags, metas
from briefer.importing.persons import ROLE, has_given_name, is_common, is_name
from briefer.importing.sitenames import addresses_of, host_of, is_site, site_names
from briefer.importing.stated import Stated

# Names of meta tags without their separators: "article:published_time" is "articlepublishedtime".
_AUTHORS = ("citationauthor", "parselyauthor", "sailthruauthor", "dccreator", "dctermscreator",
            "author", "byl", "articleauthor", "cxenseparseauthor", "ogarticleauthor", "authorname",
            "byline", "dccontributorauthor")  # fmt: skip
_JOURNALS = ("citationjournaltitle", "prismpublicationname")
_PUBLISHERS = ("dcpublisher", "dctermspublisher", "publisher")
_TURNED = re.compile(r"([^\W\d_][^,\d]*),\s*([^\W\d_][^,\d]*)")  # "Example, Ann"
_BY = re.compile(
    r"(?i)^\s*(?:(?:written |reported )?by|von|par|por|di|door|af|av|from|autor(?:in)?|text)"
    r"\s*:?\s+"
)
_FOR = re.compile(r"(.+?)\s+(?:for|at|in|via|für|pour|para)\s+\S")
_NOBODY = frozenset(
    [
        *("wordpress", "administrator", "webmaster", "anonymous", "unknown", "none", "null"),
        *("staff writer", "staff reporter", "staff writers", "guest author", "editorial staff"),
        *("guest contributor", "editorial team", "news desk", "web desk", "web team"),
    ]
)
_MISC = "twitter:misc:"  # and in its data for other programs: "twitter:misc:Written by"
_LABELS = ("twitterlabel1", "twitterdata1")  # WordPress says there who wrote a post
_WRITTEN = re.compile(
    r"(?i)(?:written|posted) by|(?:geschrieben|verfasst) von|écrit par|rédigé par|escrito por"
    r"|scritto da|geschreven door|skrevet av|skriven av|author|autor(?:in)?|auteur|autore"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:,|;|/|\|| and | und | & | et | y | och | og )\s*")
_FEED = re.compile(r"(.{2,60}?)(?:\s*[»›].*| (?i:rss|atom)(?: [\d.]+)? (?i:feed))")
_NEAR = 3  # lines of the article that the title may stand below: a summary, a picture
_SENTENCE = 8  # words; what is shorter is no paragraph
_SURE = 0.9  # from which a by-line may add to what the page's data state
_ARCHIVE = re.compile(
    r"(?i)(?:web\.)?archive\.(?:org|today|ph|is|li|vn|md|fo)$|(?:the )?wayback machine$"
    r"|internet archive$"
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Seen:
    """The visible lines of a page, and which share of each the judge takes for body, 0 to 1.

    `struck` are the words that it shows struck through.
    """

    lines: Sequence[HtmlLine] = ()
    judged: Sequence[float] = ()
    struck: Sequence[str] = ()

    def places(self, title: str) -> Places:
        """Return where the article called `title` stands."""
        body = [i for i, line in enumerate(self.lines) if self._is_body(i, line)]
        top = title_place(self.lines[: body[len(body) // 2] if body else 0], title)
        below = [i for i in body if i > top] or [len(self.lines)]
        return Places(top, below[0], below[-1])

    def _is_body(self, i: int, line: HtmlLine) -> bool:
        return self.judged[i] > 0.5 and len(line.text.split()) > _SENTENCE


def page_fields(
    tree: HtmlElement, nodes: Sequence[Node], guess: Guess, seen: Seen, address: str = ""
) -> dict[str, MetaField]:
    """Return the CSL fields of a page; `address` is the one that whoever saved it noted."""
    tags = meta_tags(tree)
    addresses = [*addresses_of(_links(tree), tags), *filter(None, [address])]
    outlet = _first(_outlets(tree, nodes, tags, addresses))
    is_known = outlet is not None and outlet.origin != "guess"  # a guess may be half a title
    stated = [outlet.value] if outlet and is_known else []
    site = site_names(addresses, [*stated, *_feed_names(tree)])
    title = headline(tree, nodes, tags, site, (line.text for line in seen.lines))
    heading = title.text if title else ""
    if not is_known and (name := outlet_beside(flat(tree.findtext(".//title") or ""), heading)):
        outlet = Stated(name, 0.7 if is_site(name, site) else 0.5, "text")
    places = seen.places(heading)
    found: dict[str, tuple[CslValue, Stated] | None] = {
        "title": _plain(Stated(title.text, title.confidence, title.origin) if title else None),
        "author": _authors(tree, nodes, site, byline(seen.lines, places)),
        "issued": _issued(tree, nodes, addresses, guess, near(seen.lines, places)),
        "container-title": _plain(outlet),
        "URL": _plain(_first(Stated(url, 0.9, "meta") for url in addresses)),
    }
    return {
        name: MetaField(each[0], confidence=each[1].confidence, origin=each[1].origin)
        for name, each in found.items()
        if each is not None
    }


def _feed_names(tree: HtmlElement) -> list[str]:
    """Return what the feeds of a page are called, which is the site's name as a rule."""
    feeds = tree.xpath('//link[@rel="alternate"][contains(@type,"rss") or contains(@type,"atom")]')
    names = (_FEED.fullmatch(flat(feed.get("title") or "")) for feed in feeds)
    return [name[1] for name in names if name]  # "Example Herald » Feed"


def _links(tree: HtmlElement) -> list[tuple[str, str]]:
    return [(link.get("rel") or "", link.get("href") or "") for link in tree.iter("link")]


def language_of(tree: HtmlElement) -> str:
    """Return the language that the page names, empty without one."""
    return (tree.get("lang") or tree.get(_XML_LANG) or "").strip()


def _plain(found: Stated | None) -> tuple[CslValue, Stated] | None:
    return None if found is None else (found.value, found)


def _first(candidates: Iterable[Stated]) -> Stated | None:
    return next((each for each in candidates if each.value), None)


def _outlets(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str], addresses: Sequence[str]
) -> Iterator[Stated]:
    yield from (Stated(name, 0.9, "meta") for name in _publishers(tree, _JOURNALS))
    for node in nodes:
        yield from (Stated(name, 0.9, "json-ld") for name in names_of(node.get("publisher")))
    yield Stated(tags.get("og:site_name", ""), 0.85, "meta")
    yield Stated(tags.get("application-name", ""), 0.6, "meta")
    yield from (Stated(name, 0.6, "meta") for name in _publishers(tree, _PUBLISHERS))
    hosts = map(host_of, addresses)  # who keeps a copy published nothing
    yield from (Stated(host, 0.4, "guess") for host in hosts if not _ARCHIVE.match(host))


def _publishers(tree: HtmlElement, names: Sequence[str]) -> Iterator[str]:
    contents = (content for _name, content in contents_of(tree, names))
    return (name for name in contents if not name.startswith(("http", "@")))


def _authors(
    tree: HtmlElement,
    nodes: Sequence[Node],
    site: Sequence[str],
    shown: Byline | None,
) -> tuple[CslValue, Stated] | None:
    """Return the first authors that are more than the outlet itself; else the outlet if stated."""
    itself = None
    for stated in _author_lines(tree, nodes, shown):
        names = list(dict.fromkeys(_persons(stated.value, site)))
        if any(map(is_name, names)):
            names = [name for name in names if not _is_role(name)]
        if any(_is_outlet(name, site) for name in names) and _is_one(stated):
            persons = [n for n in names if is_name(n) and not _is_outlet(n, site)]
            names = persons if persons or stated.origin == "meta" else names
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
    tree: HtmlElement, nodes: Sequence[Node], shown: Byline | None
) -> Iterator[Stated]:
    for node in nodes:
        yield Stated("; ".join(names_of(node.get("author"))), 0.9, "json-ld")
    yield from (Stated(line, 0.8, "meta") for line in _author_tags(tree))
    if shown is not None:
        yield Stated("; ".join(shown.names), shown.confidence, "text")


def _author_tags(tree: HtmlElement) -> Iterator[str]:
    """Yield what each kind of meta tag names, several tags of a kind together."""
    for _name, tags in groupby(contents_of(tree, _AUTHORS), key=itemgetter(0)):
        contents = dict.fromkeys(content for _name, content in tags)
        kept = [c for c in contents if not c.startswith("http") and "@" not in c and len(c) < 120]
        yield "; ".join(_TURNED.sub(r"\2 \1", c) if _is_turned(c) else c for c in kept)
    label, *data = [content for _name, content in contents_of(tree, _LABELS)] or [""]
    yield data[0] if data and _WRITTEN.fullmatch(label) else ""
    for name, content in metas(tree):
        if name.startswith(_MISC) and _WRITTEN.fullmatch(name.removeprefix(_MISC)):
            yield content


def _is_turned(content: str) -> bool:
    """Tell whether a tag names one person, the family name first: "Example, Ann"."""
    found = _TURNED.fullmatch(content)
    return found is not None and not (is_name(found[1]) or is_name(found[2]))


def _persons(line: str, site: Sequence[str]) -> Iterator[str]:
    for part in _BETWEEN.split(_BY.sub("", _ASIDE.sub("", line))):
        name = _alone(_BY.sub("", part).strip(" .|"))
        is_odd = any(c.isdigit() for c in name) or len(name.split()) > 5 or _is_nobody(name)
        if name and (not is_odd or is_site(name, site)):
            yield name


def _alone(name: str) -> str:
    """Return a name without the place or outlet that its bearer works for."""
    found = _FOR.match(name)
    return found[1] if found is not None and is_name(found[1]) else name


def _is_nobody(name: str) -> bool:
    """Tell whether a name says what somebody is and not who: "Staff Writer"."""
    return is_common(name) or name.casefold() in _NOBODY


def _is_role(name: str) -> bool:
    return ROLE.search(name) is not None and not has_given_name(name)


def _is_one(stated: Stated) -> bool:
    """Tell whether a text names them all: "Ann Example, Harbour Post"."""
    return stated.origin == "meta" or (stated.origin == "json-ld" and ";" not in stated.value)


def _issued(
    tree: HtmlElement,
    nodes: Sequence[Node],
    addresses: Sequence[str],
    guess: Guess,
    near: Iterable[HtmlLine],
) -> tuple[CslValue, Stated] | None:
    found = day_stated(tree, nodes, addresses, guess, (line.text for line in near))
    return None if found is None else ({"date-parts": [found[0]]}, found[1])
