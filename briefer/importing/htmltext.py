"""Text of a page without a parser: to see whether the parser lost some, and then to read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from briefer.importing.htmltree import Page

_VALUES = r"""(?:[^<>"'=]*+=\s*+(?:"[^"]*+"|'[^']*+')){1,60}+"""  # they may hold a ">"
_NAMED_TAG = re.compile(
    rf"<(/?)([a-zA-Z][\w-]*)(?:{_VALUES})?[^<>]*>|<!--.*?-->|<[!?][^<>]*>", re.DOTALL
)
_BETWEEN_TAGS = re.compile(">([^<]+)")
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "title"})
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "sup", "sub", "u", "font", "abbr", "q"})
_SPACES = re.compile(r"\s+")
_KEPT = 0.7  # share of the characters that must be in the tree
_FEW = 200  # characters; so many may always differ


def is_lost(page: Page) -> bool:
    """Tell whether the tree holds clearly less text than the markup (it is nested too deeply)."""
    whole = len(page.tree.xpath("string()"))
    crude = _size_without_tags(page.markup)
    if whole >= _KEPT * crude or (whole and crude - whole < _FEW):
        return False
    inside = sum(len(text) for text in page.tree.itertext() if not text.isspace())
    return inside < _KEPT * sum(len(line) for line in bare_lines(page.markup))


def _size_without_tags(markup: str) -> int:
    """Return how many characters of `markup` stand outside of "<...>"."""
    return sum(map(len, _BETWEEN_TAGS.findall(markup)))


def bare_lines(markup: str) -> Iterator[str]:
    """Yield the text between block tags, entities resolved, hidden parts included."""
    texts: list[str] = []
    for text, tag in _between_tags(markup):
        texts.append(text)
        if tag not in _INLINE:
            line = _SPACES.sub(" ", unescape("".join(texts))).strip()
            texts.clear()
            if line:
                yield line


def _between_tags(markup: str) -> Iterator[tuple[str, str]]:
    """Yield each text outside silent elements with the name of the tag after it."""
    position, silent = 0, ""
    for match in _NAMED_TAG.finditer(markup):
        name = (match[2] or "").lower()
        if not silent:
            yield markup[position : match.start()], name or "span"
            silent = name if name in _SILENT and not match[1] else ""
        elif match[1] and name == silent:
            silent = ""
        position = match.end()
    if not silent:
        yield markup[position:], ""
