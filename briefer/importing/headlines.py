"""Which of the titles that a web page gives is that of its article.

Data, meta tags, headings and the window's title each give one: with the outlet's name or a kicker
more or less, or in other words for search engines and social media. Who gives a wording votes for
it, and so does that it stands on the page: a reader quotes the headline that he sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement
from briefer.importing.linkeddata import Node, flat, text_of
from briefer.importing.phrases import LABELS
from briefer.importing.sitenames import is_site

_TAGS = {
    "og:title": "og",
    "twitter:title": "twitter",
    **dict.fromkeys(
        ("citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"), "tag"
    ),
    **dict.fromkeys(("headline", "title"), "tag"),
}
_VOTES = {
    "json-ld": 2.6,
    "style": 2.6,  # of a word processor: MsoTitle
    "og": 1.6,
    "h1": 1.2,
    "h2": 0.5,  # where there is no h1
    "tag": 0.5,
    "named": 0.4,
    "title": 0.4,
    "other h1": 0.3,
    "twitter": 0.2,
}
_PARTS = {"title": 0.5, "og": 0.5}  # what they give before or after the name of the site
_SHOWN = 0.5  # it is a line of the page
_DATA_SHOWN = 0.9  # and it is what the page's data give
_SHORT = -1.0  # one or two words
_CUT = -0.5  # "..."
_ALONE = -1.0  # a heading that shares no word with what the others give: "Log in"
_LEAST = 3  # words; fewer is short
_FEW = 8  # characters; a shorter one is the beginning of anything
_MANY = 12  # headings that are looked at
_BELOW = 3  # headings below the first h1 that may be the one that readers see
_SPACES = 10  # characters by which the same wording may be longer: spaces, soft hyphens
_NAME = 6  # words of an outlet's name
_LONGEST = 400  # characters
_SPELLING = (
    "json-ld",
    "og",
    "style",
    "h1",
    "tag",
    "twitter",
    "named",
    "h2",
    "other h1",
    "title",
)  # the best one
_ORIGINS = {
    "json-ld": "json-ld",
    **dict.fromkeys(("style", "h1", "h2", "other h1", "named"), "text"),
}
_AHEAD = 2.0  # votes ahead of the next wording, from which it is sure
_SURE, _UNSURE = 0.9, 0.65  # right so often
_NAMED = re.compile("headline|(?:entry|post|article|story)-title|article__title")
_NAMED_TAGS = ("h1", "h2", "h3", "div", "span", "p")
_DIVIDER = re.compile(r"\s*[|｜ㅣ»›•]\s*|\s+«\s+|\s+[-–—·:/*]+\s+|(?<=\S):\s+|[：]|--")
_LOGO = re.compile(r"(?i)(?:^|[\s_-])(?:logo|brand|masthead|site-?(?:name|title))(?:$|[\s_-])")
_HOME = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.\w+)?")
_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Headline:
    """A title with how sure it is, 0 to 1, and where it was read."""

    text: str
    confidence: float
    origin: str


@dataclass(slots=True)
class _Wording:
    """A wording: who gives it, and who gives more: a kicker before it, a site's name after it."""

    texts: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        given = self.texts or self.parts
        return next(given[name] for name in _SPELLING if name in given)

    @property
    def origin(self) -> str:
        source = next((name for name in _SPELLING if name in self.texts), "")
        return _ORIGINS.get(source, "meta")


def headline(
    tree: HtmlElement,
    nodes: Sequence[Node],
    tags: Mapping[str, str],
    site: Sequence[str],
    shown: Iterable[str],
) -> Headline | None:
    """Return the title of the article, None where the page gives none.

    `shown` are the visible lines, `site` is what the site is called (`sitenames.site_names`).
    """
    found = _wordings(_given(tree, nodes, tags), site)
    if not found:
        return None
    sizes = [len(text) for each in found.values() for text in (*each.texts.values(), each.text)]
    like = range(min(sizes) - _SPACES, max(sizes) + _SPACES)  # the lines that may be one of them
    lines = [folded(line) for line in shown if len(line) in like]
    seen_lines = set(lines)
    votes = sorted(((_votes(key, found, seen_lines), key) for key in found), reverse=True)
    ahead = votes[0][0] - (votes[1][0] if len(votes) > 1 else 0.0)
    seen = _seen_below(tree, found) or _seen_above(found, lines)
    best = found[seen or votes[0][1]]
    confidence = _SURE if seen or ahead >= _AHEAD else _UNSURE
    return Headline(best.text, confidence, best.origin)


def _seen_below(tree: HtmlElement, found: Mapping[str, _Wording]) -> str:
    """Return the key of the wording that readers see below an h1 for search engines.

    Such an h1 ends a breadcrumb trail. The headline is then an h2, in words that the page's data
    or social media have too, often with a kicker in an element of its own. Empty without one.
    """
    headings = list(islice(tree.iter("h1", "h2"), _MANY))
    first = next((i for i, each in enumerate(headings) if each.tag == "h1"), len(headings))
    for heading in headings[first + 1 : first + 1 + _BELOW]:
        if heading.tag == "h1" or next(heading.iter("a"), None) is not None:
            continue
        keys = (folded(heading_text(each)) for each in (heading, *heading.iterchildren("span")))
        for key in keys:
            if len(key) > _FEW and key in found and found[key].texts.keys() & {"json-ld", "og"}:
                return key
    return ""


def _seen_above(found: Mapping[str, _Wording], lines: Sequence[str]) -> str:
    """Return the key of the window's title that stands as a line above several headings.

    So word processors write a document whose title is no heading. Empty without one.
    """
    headings = [key for key, each in found.items() if each.texts.keys() & {"h1", "other h1"}]
    places = [lines.index(key) for key in headings if key in lines]
    if len(places) < 2:
        return ""
    above = lines[: min(places)]
    given = (key for key, each in found.items() if "title" in each.texts and key not in headings)
    return next((key for key in given if key in above), "")


def outlet_beside(window: str, title: str) -> str:
    """Return what the title of the window adds to that of the article: the outlet, as a rule.

    Empty where it adds nothing, a section only, or more than a name.
    """
    whole, wanted = folded(window), folded(title)
    parts = [part.strip() for part in _DIVIDER.split(window)]
    if not wanted or len(parts) < 2 or whole == wanted:
        return ""
    name = parts[-1] if whole.startswith(wanted) else parts[0] if whole.endswith(wanted) else ""
    is_name = folded(name) not in wanted and folded(name) not in LABELS and name[:1].isupper()
    return name if is_name and len(name.split()) <= _NAME else ""


def title_place(lines: Sequence[HtmlLine], title: str) -> int:
    """Return the last of `lines` that shows the title; -1 without one.

    A heading may show it in other words: with another kicker, or as the editors changed it since.
    """
    wanted = folded(title)
    if not wanted:
        return -1
    same = [i for i, line in enumerate(lines) if _shows(line, wanted)]
    like = [
        i for i, line in enumerate(lines) if line.element.tag == "h1" and _is_like(line, wanted)
    ]
    return (same or like or [-1])[-1]


def _shows(line: HtmlLine, title: str) -> bool:
    """Tell whether a line is the title, or a heading that sets a kicker before it."""
    text = folded(line.text)
    is_heading = line.element.tag in {"h1", "h2"} and len(title) > _FEW
    return text == title or (is_heading and text.endswith(f" {title}"))


def _is_like(line: HtmlLine, title: str) -> bool:
    """Tell whether a line has most of its words, or of the title's, in common with the other."""
    words, wanted = set(folded(line.text).split()), set(title.split())
    return 2 * len(words & wanted) > min(len(words), len(wanted))


def heading_text(element: HtmlElement) -> str:
    """Return the text of a heading on one line."""
    return flat(" ".join(element.itertext())).replace(" :", ":")


@lru_cache(maxsize=2048)  # a page's lines are compared with one wording after the other
def folded(text: str) -> str:
    """Return `text` without case and punctuation."""
    return " ".join(_WORD.findall(_INVISIBLE.sub("", text).casefold()))


def _given(
    tree: HtmlElement, nodes: Sequence[Node], tags: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield every title that the page gives, and who gives it."""
    yield from (("json-ld", text_of(node, "headline", "name")) for node in nodes[:1])
    yield from ((source, tags.get(name, "")) for name, source in _TAGS.items())
    own = (each for each in tree.iter("h1") if not _is_logo(each))
    headings = [text for text in map(heading_text, own) if text][:_MANY]
    yield from zip(("h1", *["other h1"] * _MANY), headings, strict=False)
    if not headings:
        yield "h2", next(filter(None, map(heading_text, tree.iter("h2"))), "")
    styled = (each for each in tree.iter("p") if _is_styled(each))
    yield "style", next(filter(None, map(heading_text, styled)), "")
    named = filter(_is_named, tree.iter(*_NAMED_TAGS))
    yield from (("named", heading_text(each)) for each in islice(named, _MANY))
    yield "title", flat(tree.findtext(".//title") or "")


def _is_named(element: HtmlElement) -> bool:
    """Tell whether an element says that it is a headline."""
    is_called = _NAMED.search(element.get("class") or "") is not None
    return is_called or element.get("itemprop") == "headline"


def _is_styled(paragraph: HtmlElement) -> bool:
    """Tell whether a paragraph has the style of a title in Word or in Google Docs."""
    names = (paragraph.get("class") or "").split()
    return "MsoTitle" in names or ("title" in names and (paragraph.get("id") or "")[:2] == "h.")


def _is_logo(heading: HtmlElement) -> bool:
    """Tell whether a heading is called a logo, or is a link to the front page of the site."""
    if _LOGO.search(f"{heading.get('class') or ''} {heading.get('id') or ''}"):
        return True
    link = next(heading.iter("a"), None)
    if link is None or _HOME.fullmatch(link.get("href") or "") is None:
        return False
    return heading_text(link) == heading_text(heading)


def _wordings(given: Iterable[tuple[str, str]], names: Sequence[str]) -> dict[str, _Wording]:
    """Return the wordings by their folded form, the name of the outlet cut off."""
    found: dict[str, _Wording] = {}
    for source, whole in given:
        text = _without_outlet(_INVISIBLE.sub("", whole), names)
        if not text or len(text) > _LONGEST or is_site(text, names):
            continue
        found.setdefault(folded(text), _Wording()).texts.setdefault(source, text)
        if source in _PARTS:
            for part in (part for part in _parts(text) if len(part) > _FEW):
                found.setdefault(folded(part), _Wording()).parts.setdefault(source, part)
    found.pop("", None)
    for key, longer in _after_kickers(found):
        if (short := found.get(key)) is not None:
            text = short.text
            short.texts |= dict.fromkeys(longer.texts.keys() - short.texts.keys(), text)
            found.pop(folded(longer.text), None)
    return found


def _after_kickers(found: Mapping[str, _Wording]) -> list[tuple[str, _Wording]]:
    """Return what is a title by itself, with each wording that sets a kicker before it.

    It is one where social media get it alone, or where they and the heading differ in the kicker.
    """
    pairs = []
    tails = [(each, _tails(each.text)) for each in found.values()]
    for key, short in found.items():
        longer = [each for each, ends in tails if key in ends]
        in_social = [each for each in longer if "og" in each.texts]
        in_heading = [each for each in longer if "h1" in each.texts and each not in in_social]
        is_told = "og" in short.texts or (short.texts and in_social and in_heading)
        if len(key) > _FEW and is_told:
            pairs += [(key, each) for each in longer]
    return pairs


def _tails(text: str) -> list[str]:
    return [folded(text[divider.end() :]) for divider in list(_DIVIDER.finditer(text))[:2]]


def _without_outlet(text: str, names: Sequence[str]) -> str:
    ends = list(_DIVIDER.finditer(text))
    while ends and is_site(text[ends[-1].end() :], names):
        text = text[: ends.pop().start()]
    first = text[: ends[0].start()] if ends else ""
    is_label = bool(ends) and "|" in ends[0][0] and first.casefold() in LABELS  # "Opinion | ..."
    if is_label or (ends and is_site(first, names)):
        text = text[ends[0].end() :]
    return text.strip()


def _parts(text: str) -> Iterator[str]:
    """Yield what is left of a title without its first or its last one or two parts, or both."""
    dividers = list(_DIVIDER.finditer(text))
    yield from (text[: divider.start()] for divider in dividers[-2:])
    yield from (text[divider.end() :] for divider in dividers[:2])
    if len(dividers) > 1:
        yield text[dividers[0].end() : dividers[-1].start()]


def _votes(key: str, found: Mapping[str, _Wording], lines: set[str]) -> float:
    wording = found[key]
    total = sum(_VOTES[source] for source in wording.texts)
    total += sum(_PARTS[source] for source in wording.parts.keys() - wording.texts.keys())
    if key in lines:
        total += _SHOWN + (_DATA_SHOWN if "json-ld" in wording.texts else 0.0)
    size = len(key.split()) if " " in key or key.isascii() else len(key) // 2
    total += _SHORT if size < _LEAST and not wording.parts else 0.0
    total += _CUT if wording.text.endswith(("…", "...")) else 0.0
    return total + (_ALONE if _is_alone(key, found) else 0.0)


def _is_alone(key: str, found: Mapping[str, _Wording]) -> bool:
    """Tell whether only the page's headings have it, and no word of it is in the other titles."""
    wording = found[key]
    if wording.parts or wording.texts.keys() - {"h1", "h2", "other h1", "named"}:
        return False
    others = (k for k, each in found.items() if each.texts.keys() & {"json-ld", "og", "title"})
    return set(key.split()).isdisjoint(word for other in others for word in other.split())
