"""The judge of what is body in a web page: trafilatura, asked over a lighter copy of the tree.

Its words are never taken, only its opinion: which of our own lines it would keep.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from copy import copy

from lxml import etree

from briefer.importing.htmltree import HtmlElement

# It looks past these, but at each of them again and again: icons are a fifth of many pages.
_UNREAD = (
    *("style", "svg", "img", "picture", "source", "link", "meta", "iframe"),
    *("video", "audio", "canvas", "rt", "rp"),
)
_SEEN_THROUGH = ("ruby", "rb", "wbr")  # it would take the words in them apart
_LITTLE = 250  # characters; of what keeps fewer it is never content
_WORD = re.compile(r"\w+")
_WINDOW = 3  # words; what is shorter must be a whole line

_Window = tuple[str, ...]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def judged_text(tree: HtmlElement, size: int) -> str:
    """Return the text that the judge would keep of a page with `size` characters of plain text.

    Where it keeps enough by its own rules it is not asked to compare them with those of others,
    which it prefers only where they keep more than twice as much.
    """
    light = copy(tree)
    etree.strip_elements(light, *_UNREAD, with_tail=False)
    etree.strip_tags(light, *_SEEN_THROUGH)
    text = _kept(light, fast=True)
    return text if len(text) >= max(_LITTLE, size // 2) else _kept(light, fast=False)


def _kept(tree: HtmlElement, *, fast: bool) -> str:
    import trafilatura  # noqa: PLC0415 - 170 ms, needed only for HTML

    try:
        found = trafilatura.bare_extraction(tree, fast=fast, include_comments=False)
    except ValueError:  # a character that no XML may hold, in a page made to break readers
        return ""
    return "" if found is None or isinstance(found, dict) else found.text or ""


def guessed_day(tree: HtmlElement, address: str) -> str:
    """Return the day on which the judge takes a page to be published, in ISO 8601; else nothing."""
    from htmldate import find_date  # noqa: PLC0415 - as above

    try:
        return find_date(tree, original_date=True, url=address or None) or ""
    except ValueError:  # as above
        return ""


def shares(lines: Sequence[str], text: str) -> list[float]:
    """Return for each of `lines` the share of its words that stand together in `text`, 0 to 1."""
    windows = set(_windows(_words(text)))
    short = {tuple(words) for words in map(_words, text.split("\n")) if len(words) < _WINDOW}
    return [_share(_words(line), windows, short) for line in lines]


def _share(words: list[str], windows: set[_Window], short: set[_Window]) -> float:
    if len(words) < _WINDOW:
        return float(bool(words) and tuple(words) in short)
    found = [window in windows for window in _windows(words)]
    return sum(found) / len(found)


def _windows(words: list[str]) -> Iterator[_Window]:
    return zip(*(words[i:] for i in range(_WINDOW)), strict=False)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
