"""Lines of a web page as numbers: what the classifier of HTML sees of each line.

First what a line is by itself (words, links, element, names of the elements around it), then what
the judge and the page's own data say of it, then the same of its neighbours and of the lines that
look alike, and where it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log1p

from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement

_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…。！？।؟:][\"'”’»›“)\]」』]*(?:\s*\[\d+\])?$")
_WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]")
_GOOD = re.compile(r"(?i)article|content|body|story|text|post|entry|main|paragraph")
_BAD = tuple(
    re.compile(f"(?i){names}")
    for names in (
        r"related|recommend|teaser|more-|read-?more|readmore|promo|popular|trending|outbrain|taboola",
        r"newsletter|subscri|paywall|signup|sign-up|abo\b|piano|register|login|donat",
        r"share|social|comment|tag|topic|breadcrumb|toolbar|menu|nav",
        r"footer|header|sidebar|aside|widget|banner|cookie|consent|modal|overlay|popup",
        r"caption|credit|figure|image|photo|gallery|video|media|player|embed|slideshow",
        r"author|byline|bio\b|date|time|meta|source|agency|kicker|dateline|published",
        r"lead|intro|summary|dek|subtitle|subhead|standfirst|teaser-text|excerpt|description",
        r"\bads?\b|advert|sponsor|anzeige|commercial|affiliate|infobox|fact|box|quote|pull",
    )
)
_NO_MATCH = (False,) * (1 + len(_BAD))
_INSIDE = ("article", "main", "aside", "nav", "footer", "header", "figure", "form", "section", "li")
_TAGS = ("p", "li", "div", "blockquote", "span", "td", "figcaption", "h1", "h2", "h3", "h4", "pre")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_DIVIDER = re.compile("[|›»→·]")
_ADDRESS = re.compile("[©@]|http")
_QUOTE = re.compile('[“”„«"「]')
_SAMPLE = 300  # characters of a line that show what signs it has
_ENDING = 20  # characters at its end that show whether it ends as a sentence does
_BEGINNING = 60  # characters that a line and the summary share
_LOOKED_UP = 8  # ancestors whose names are looked at
_OUTSIDE = (-1.0, 0.0, 0.0)  # before the first and after the last line
_FAR = 60  # lines; farther is all the same

Row = list[float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the lines of a page: shares of their words, 0 to 1 each.

    `judged` is what the judge took for body, `stated` what the page's data give as the text.
    """

    lines: Sequence[HtmlLine]
    judged: Sequence[float]
    stated: Sequence[float]
    title: str = ""
    summary: str = ""


def rows(page: Evidence) -> list[Row]:
    """Return the features of each line."""
    elements = _Elements()
    words = [count_words(line.text) for line in page.lines]
    title, summary = page.title.casefold(), page.summary[:_BEGINNING]
    own = [
        [*_own(line, count, title, summary), *elements.features(line.element)]
        for line, count in zip(page.lines, words, strict=True)
    ]
    around = _around(page, words)
    alike = _alike(page, words)
    places = _places(page, words)
    return [[*o, *a, *b, *p] for o, a, b, p in zip(own, around, alike, places, strict=True)]


def count_words(text: str) -> int:
    """Return the number of words; three characters of a script without blanks are one."""
    wide = len(_WIDE.findall(text))
    return wide // 3 if wide > len(text) // 3 else len(_WORD.findall(text))


def _own(line: HtmlLine, words: int, title: str, summary: str) -> Row:
    text = line.text
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    return [
        log1p(words),
        log1p(len(text)),
        line.linked,
        float(_ENDED.search(text[-_ENDING:]) is not None),
        float(text[:1].islower()),
        len([c for c in letters if c.isupper()]) / max(1, len(letters)),
        len(_DIGIT.findall(sample)) / max(1, len(sample)),
        text.count(",") / max(1, words),
        float(_DIVIDER.search(sample) is not None),
        float(_ADDRESS.search(sample) is not None),
        float(_QUOTE.search(sample) is not None),
        float(line.is_table),
        float(text.casefold() == title),
        float(bool(summary) and text[:_BEGINNING] == summary),
    ]


class _Elements:
    """What the elements around a line are called; each element is looked at once."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, _Around] = {}

    def features(self, element: HtmlElement) -> Row:
        """Return the features of a line that stands in `element`."""
        found = self._around(element)
        own = [float(element.tag == name) for name in _TAGS]
        depths = (found.depth, float(found.is_body))
        return [*own, *found.inside, *depths, *found.named]

    def _around(self, element: HtmlElement) -> _Around:
        waiting = []
        each: HtmlElement | None = element
        while each is not None and each not in self._known:
            waiting.append(each)
            each = each.getparent()
        found = _NOTHING if each is None else self._known[each]
        while waiting:
            inner = waiting.pop()
            found = self._known[inner] = _inside(inner, found)
        return found


@dataclass(frozen=True, slots=True)
class _Around:
    """The elements around a place: how many, and how far (from 1) the nearest of a kind is."""

    depth: float
    is_body: bool
    inside: tuple[float, ...]
    named: tuple[float, ...]


_NOTHING = _Around(0, is_body=False, inside=(0,) * len(_INSIDE), named=(0,) * (1 + len(_BAD)))


def _inside(element: HtmlElement, outer: _Around) -> _Around:
    """Return what is around the text of `element`, given what is around the element."""
    matches = _matches(f"{element.get('class') or ''} {element.get('id') or ''}")
    return _Around(
        outer.depth + 1,
        outer.is_body or "articleBody" in (element.get("itemprop") or ""),
        tuple(
            1 if element.tag == tag else far + 1 if far else 0
            for tag, far in zip(_INSIDE, outer.inside, strict=True)
        ),
        tuple(
            1 if is_match else far + 1 if 0 < far < _LOOKED_UP else 0
            for is_match, far in zip(matches, outer.named, strict=True)
        ),
    )


@lru_cache(maxsize=4096)  # the lines of a list have the same names
def _matches(names: str) -> tuple[bool, ...]:
    if not names or names.isspace():
        return _NO_MATCH
    return tuple(pattern.search(names) is not None for pattern in (_GOOD, *_BAD))


def _around(page: Evidence, words: Sequence[int]) -> Iterator[Row]:
    """Yield for each line the judgements and sizes of it and its neighbours."""
    judged, stated = page.judged, page.stated
    size = len(judged)
    has_data = float(any(stated))
    weighed = [share * count for share, count in zip(judged, words, strict=True)]
    for i in range(size):
        row = [judged[i], stated[i] if has_data else -1.0]
        for step in (-2, -1, 1, 2):
            j = i + step
            inside = 0 <= j < size
            row += (
                (judged[j], log1p(words[j]), page.lines[j].linked) if inside else (-1.0, 0.0, 0.0)
            )
        for reach in (3, 8):
            part = slice(max(0, i - reach), i + reach + 1)
            size_near = sum(words[part])
            row += [sum(weighed[part]) / max(1, size_near), log1p(size_near)]
        yield row


def _alike(page: Evidence, words: Sequence[int]) -> Iterator[Row]:
    """Yield for each line what holds for all lines of its look, its parent, its grandparent."""
    keys = [_keys(line) for line in page.lines]
    totals: dict[object, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for i, each in enumerate(keys):
        for key in each:
            total = totals[key]
            total[0] += 1
            total[1] += words[i]
            total[2] += words[i] * page.judged[i]
            total[3] += words[i] * page.lines[i].linked
    judged_words = max(1.0, sum(w * j for w, j in zip(words, page.judged, strict=True)))
    for each in keys:
        row: Row = []
        for key in each:
            count, size, judged, linked = totals[key]
            size = max(1.0, size)
            row += [log1p(count), log1p(size), judged / size, judged / judged_words, linked / size]
        yield row


def _keys(line: HtmlLine) -> tuple[object, ...]:
    element = line.element
    parent = element.getparent()
    above = None if parent is None else parent.getparent()
    look = (element.tag, element.get("class"), None if parent is None else parent.get("class"))
    return look, ("parent", parent), ("above", above), ("text", line.text)


def _places(page: Evidence, words: Sequence[int]) -> Iterator[Row]:
    """Yield for each line where it stands between title, first and last judged line."""
    size = len(page.lines)
    judged = [i for i in range(size) if page.judged[i] > 0.5 and words[i] > 8]
    first, last = (judged[0], judged[-1]) if judged else (0, size - 1)
    title = page.title.casefold()
    heads = [i for i, line in enumerate(page.lines) if line.text.casefold() == title]
    head = max((i for i in heads if i <= first), default=-1)
    sums = [0.0, *accumulate(w * j for w, j in zip(words, page.judged, strict=True))]
    total = max(1.0, sums[-1])
    for i in range(size):
        yield [
            max(-_FAR, min(_FAR, i - first)),
            max(-_FAR, min(_FAR, i - last)),
            max(-_FAR, min(_FAR, i - head)) if head >= 0 else -_FAR - 1,
            sums[i] / total,
            i / size,
            log1p(total),
        ]
