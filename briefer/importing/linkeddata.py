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
_OWN_ADDRESS = '//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content'
_OWN_TITLE = '//meta[@property="og:title"]/@content'
_FEW = 2  # words of a headline that are too few to compare
_LIMIT = 2_000  # nodes that are looked at


def articles(tree: HtmlElement) -> list[Node]:
    """Return the nodes that describe the article; whom they only refer to stands in them.

    Of several articles it is the one with the page's address, else one with its title.
    """
    nodes = list(_nodes(tree))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    found = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    own = _of_page(found, tree)
    return [{**node, **dict(_referred(node, known))} for node in own]


def _of_page(nodes: list[Node], tree: HtmlElement) -> list[Node]:
    """Return the nodes of the page's own article, where nothing tells them all but the others."""
    addresses = {_place(a) for a in tree.xpath(_OWN_ADDRESS) if a.startswith("http")}
    headings = [flat("".join(each.itertext())) for each in tree.iter("h1", "title")]
    titles = {flat(text).casefold() for text in (*headings, *tree.xpath(_OWN_TITLE))} - {""}
    at_place = [node for node in nodes if _addresses(node) & addresses]
    own = at_place or [node for node in nodes if _headline(node) in titles]
    known = addresses if titles else set()
    if not own:
        return [node for node in nodes if not (known and _is_of_another(node, titles))]
    return [*own, *(node for node in nodes if node not in own and not _addresses(node))]


def _is_of_another(node: Node, titles: set[str]) -> bool:
    """Tell whether a node has the address of another page and no word of this one's titles."""
    words = set(_headline(node).split())
    is_strange = words.isdisjoint(word for title in titles for word in title.split())
    return bool(_addresses(node)) and len(words) > _FEW and is_strange


def _headline(node: Node) -> str:
    return text_of(node, "headline", "name").casefold()


def _addresses(node: Node) -> set[str]:
    """Return where a node says that its article is, without what may differ."""
    values = (node.get("url"), node.get("@id"), node.get("mainEntityOfPage"))
    texts = (value.get("@id") if isinstance(value, dict) else value for value in values)
    return {_place(text) for text in texts if isinstance(text, str) and text.startswith("http")}


def _place(address: str) -> str:
    return re.split(r"[?#]", address.partition("://")[2])[0].removeprefix("www.").rstrip("/")


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
        name = _name_of(each) if isinstance(each, dict) else each
        texts = name if isinstance(name, list) else [name]
        found += [flat(text) for text in texts if isinstance(text, str) and text.strip()]
    return [name for name in found if not name.startswith("http")]


def _name_of(node: Node) -> object:
    parts = (node.get("givenName"), node.get("familyName"))
    return node.get("name") or " ".join(part for part in parts if isinstance(part, str))


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
    for attempt in _attempts(text.strip()):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _attempts(text: str) -> Iterator[str]:
    """Yield a text, then what is left of it without what pages wrap around data."""
    yield text
    bare = _WRAPPED.sub("", text)
    yield bare
    yield _CONTROL.sub(" ", bare)


def _kinds(node: Node) -> list[str]:
    kind = node.get("@type")
    return [str(each) for each in kind] if isinstance(kind, list) else [str(kind or "")]
