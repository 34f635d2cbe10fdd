"""What a page says about its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from briefer.importing.htmltree import HtmlElement

Node = Mapping[str, object]

_ARTICLE = re.compile(r"(?i)article|posting|^report$|^review$")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|/\*.*?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*$", re.DOTALL
)
_CONTROL = re.compile(r"[\0-\x1f]")
_SPACES = re.compile(r"\s+")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
_WHO = ("author", "publisher")
_LIMIT = 2_000  # nodes that are looked at


def articles(tree: HtmlElement) -> list[Node]:
    """Return the nodes that describe an article; whom they only refer to stands in them."""
    nodes = list(_nodes(tree))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    found = (node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node)))
    return [{**node, **dict(_referred(node, known))} for node in found]


def _referred(node: Node, known: Mapping[str, Node]) -> Iterator[tuple[str, object]]:
    """Yield the author and the publisher of a node, references resolved."""
    for name in _WHO:
        value = node.get(name)
        each = value if isinstance(value, list) else [value]
        resolved = [
            known.get(str(one.get("@id")), one)
            if isinstance(one, dict) and "name" not in one
            else one
            for one in each
        ]
        if value is not None:
            yield name, resolved


def text_of(node: Node, *names: str) -> str:
    """Return the first value of `names` that is a text, on one line and without entities."""
    for name in names:
        value = node.get(name)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, str) and first.strip():
            return flat(first)
    return ""


def names_of(value: object) -> list[str]:
    """Return the names in an `author` or `publisher`: a text, a node, or a list of them."""
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        texts = name if isinstance(name, list) else [name]
        found += [flat(text) for text in texts if isinstance(text, str) and text.strip()]
    return [name for name in found if not name.startswith("http")]


def flat(text: str) -> str:
    """Return `text` on one line, entities resolved."""
    return _SPACES.sub(" ", unescape(text)).strip()


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    waiting: list[object] = [
        _loaded(script.text or "")
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    ]
    for _count in range(_LIMIT):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in _INSIDE if isinstance(value.get(key), dict | list)]


def _loaded(text: str) -> object:
    bare = _WRAPPED.sub("", text.strip())
    for attempt in (bare, _CONTROL.sub(" ", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _kinds(node: Node) -> list[str]:
    kind = node.get("@type")
    return [str(each) for each in kind] if isinstance(kind, list) else [str(kind or "")]
