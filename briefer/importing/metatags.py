"""The meta tags of a web page by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefer.importing.htmltree import HtmlElement
from briefer.importing.linkeddata import flat

_SEPARATOR = re.compile(r"[\W_]+")


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each meta tag by its name in lower case."""
    tags: dict[str, str] = {}
    for name, content in metas(tree):
        tags.setdefault(name.lower(), content)
    return tags


def contents_of(tree: HtmlElement, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the contents of the tags called `names`, in that order, each with its name.

    Separators and case are left out: "article:published_time" is "articlepublishedtime".
    """
    contents: dict[str, list[str]] = {}
    for name, content in metas(tree):
        contents.setdefault(_SEPARATOR.sub("", name).lower(), []).append(content)
    for name in names:
        yield from ((name, content) for content in contents.get(name, ()))


def metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each meta tag that has both."""
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = flat(tag.get("content") or "")
        if name and content:
            yield name, content
