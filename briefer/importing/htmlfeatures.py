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
from typing import NamedTuple

from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement

_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…。！？।؟:][\"'”’»›“)\]」』]*(?:\s*\[\d+\])?$")
_WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]")
_NAMES = tuple(
    re.compile(f"(?i){names}")
    for names in (
        r"article|content|body|story|text|post|entry|main|paragraph",
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
_INSIDE = ("article", "main", "aside", "nav", "footer", "header", "figure", "form", "section", "li")
_TAGS = ("p", "li", "div", "blockquote", "span", "td", "figcaption", "h1", "h2", "h3", "h4", "pre")
_NO_TAG = (0.0,) * len(_TAGS)
_IS_TAG = {tag: tuple(float(tag == name) for name in _TAGS) for tag in _TAGS}
_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"[A-Z]")
_DIGIT = re.compile(r"\d")
_DIVIDER = re.compile("[|›»→·]")
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
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    return wide // 3 if wide > len(text) // 3 else len(_WORD.findall(text))


def _own(line: HtmlLine, words: int, title: str, summary: str) -> Row:
    text = line.text
    sample = text[:_SAMPLE]
    letters = "".join(_LETTERS.findall(sample))
    return [
        log1p(words),
        log1p(len(text)),
        line.linked,
        float(_ENDED.search(text[-_ENDING:]) is not None),
        float(text[:1].islower()),
        _count_capitals(letters) / max(1, len(letters)),
        len(_DIGIT.findall(sample)) / max(1, len(sample)),
        text.count(",") / max(1, words),
        float(_DIVIDER.search(sample) is not None),
        float("http" in sample or "@" in sample or "©" in sample),
        float(_QUOTE.search(sample) is not None),
        float(line.is_table),
        float(text.casefold() == title),
        float(bool(summary) and text[:_BEGINNING] == summary),
    ]


def _count_capitals(letters: str) -> int:
    if letters.isascii():  # the pattern is quicker, but knows no other capitals
        return len(_CAPITAL.findall(letters))
    return sum(map(str.isupper, letters))


class _Elements:
    """What the elements around a line are called; each element is looked at once."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, _Around] = {}

    def features(self, element: HtmlElement) -> Row:
        """Return the features of a line that stands in `element`."""
        found = self._around(element)
        own = _IS_TAG.get(str(element.tag), _NO_TAG)
        return [*own, *found.inside, found.depth, found.is_body, *found.named]

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


class _Around(NamedTuple):
    """The elements around a place: how many, and how far (from 1) the nearest of a kind is."""

    depth: float
    is_body: float  # 0 or 1
    inside: tuple[int, ...]
    named: tuple[int, ...]


_NOTHING = _Around(0, is_body=0.0, inside=(0,) * len(_INSIDE), named=(0,) * len(_NAMES))


def _inside(element: HtmlElement, outer: _Around) -> _Around:
    """Return what is around the text of `element`, given what is around the element."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    kinds = 0
    for name in names.split():
        kinds |= _kinds_of(name)
    return _Around(
        outer.depth + 1,
        outer.is_body or float("articleBody" in (element.get("itemprop") or "")),
        _farther_inside(outer.inside, str(element.tag)),
        _farther_from_names(outer.named, kinds),
    )


@lru_cache(maxsize=4096)
def _farther_inside(outer: tuple[int, ...], tag: str) -> tuple[int, ...]:
    pairs = zip(_INSIDE, outer, strict=True)
    return tuple(1 if tag == name else far + 1 if far else 0 for name, far in pairs)


@lru_cache(maxsize=4096)
def _farther_from_names(outer: tuple[int, ...], kinds: int) -> tuple[int, ...]:
    return tuple(
        1 if kinds >> place & 1 else far + 1 if 0 < far < _LOOKED_UP else 0
        for place, far in enumerate(outer)
    )


@lru_cache(maxsize=16_384)  # pages give thousands of elements the same few hundred names
def _kinds_of(name: str) -> int:
    """Return which of the patterns of names one name matches, a bit each."""
    return sum(1 << place for place, names in enumerate(_NAMES) if names.search(name))


def _around(page: Evidence, words: Sequence[int]) -> Iterator[Row]:
    """Yield for each line the judgements and sizes of it and its neighbours."""
    judged, stated = page.judged, page.stated
    has_data = any(stated)
    weighed = [share * count for share, count in zip(judged, words, strict=True)]
    linked = (line.linked for line in page.lines)
    seen = zip(judged, map(log1p, words), linked, strict=True)
    near = [_OUTSIDE, _OUTSIDE, *seen, _OUTSIDE, _OUTSIDE]
    before = [0, *accumulate(words)]
    for i in range(len(judged)):
        row = [judged[i], stated[i] if has_data else -1.0]
        row += (*near[i], *near[i + 1], *near[i + 3], *near[i + 4])
        for reach in (3, 8):
            begin, end = max(0, i - reach), min(len(words), i + reach + 1)
            size = before[end] - before[begin]
            row += (sum(weighed[begin:end]) / max(1, size), log1p(size))
        yield row


def _alike(page: Evidence, words: Sequence[int]) -> Iterator[Row]:
    """Yield for each line what holds for all lines of its look, its parent, its grandparent."""
    keys = [_keys(line) for line in page.lines]
    totals: dict[object, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    weighed = [size * judged for size, judged in zip(words, page.judged, strict=True)]
    for each, line, size, judged in zip(keys, page.lines, words, weighed, strict=True):
        linked = size * line.linked
        for key in each:
            total = totals[key]
            total[0] += 1
            total[1] += size
            total[2] += judged
            total[3] += linked
    judged_words = max(1.0, sum(weighed))
    shares = {key: _shares(total, judged_words) for key, total in totals.items()}
    return ([*shares[a], *shares[b], *shares[c], *shares[d]] for a, b, c, d in keys)


def _shares(total: Sequence[float], judged_words: float) -> Row:
    count, words, judged, linked = total
    size = max(1.0, words)
    return [log1p(count), log1p(size), judged / size, judged / judged_words, linked / size]


def _keys(line: HtmlLine) -> tuple[object, object, object, object]:
    element = line.element
    parent = element.getparent()
    if parent is None:
        above, parent_class = None, None
    else:
        above, parent_class = parent.getparent(), parent.get("class")
    look = (element.tag, element.get("class"), parent_class)
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
    log_total = log1p(total)
    for i in range(size):
        yield [
            _near(i - first),
            _near(i - last),
            _near(i - head) if head >= 0 else -_FAR - 1,
            sums[i] / total,
            i / size,
            log_total,
        ]


def _near(lines: int) -> int:
    return -_FAR if lines < -_FAR else min(lines, _FAR)
