"""HTML bytes to a tree, guarded against what makes a parser slow or silent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import dropwhile

from lxml import etree, html

from briefer.core.source import ReadWarning
from briefer.importing.decoding import decoded

HtmlElement = html.HtmlElement

# Without it lxml asks a function of Python for the class of every element, each time it is met.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_LOOKED_AT = 8_192  # bytes; HTML wants the declaration in the first 1,024
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=%\s]{1000,}")
_SECTION = re.compile(r"(?s)(?<![/*])<!\[CDATA\[(.*?)\]\]>")  # of text, not of a script
_SUBSET = re.compile(r"(?is)\A(\s*(?:<\?xml[^>]*\?>\s*)?<!doctype[^>\[]*)\[[^\]]*\]\s*>")
_XHTML = "http://www.w3.org/1999/xhtml"
_LONG = 20_000  # characters of a tag; only a longer one is looked into
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:-]*)\s([^<>]{{{_LONG},}})>")
_OF_HEAD = frozenset(
    {
        *("title", "meta", "link", "script", "style", "base", "noscript", "template", "basefont"),
        *("isindex", "object", "bgsound"),
    }
)
_MANY = 500  # attributes of one tag; the parser's time grows with their square


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page and the markup it came from, embedded pictures taken out."""

    tree: HtmlElement
    markup: str
    warnings: tuple[ReadWarning, ...] = ()


def parsed(data: bytes, charset: str = "") -> Page:
    """Return the page in `data`; an empty tree where there is nothing to parse.

    `charset` is the encoding that the letter around the page names: it goes before the page's own.
    """
    declared = _DECLARED.search(data[:_LOOKED_AT])
    found = decoded(data, charset or (declared[1].decode("ascii") if declared else ""))
    markup = _light(found.text)
    return Page(tree_of(markup), markup, found.warnings)


def tree_of(markup: str) -> HtmlElement:
    """Return the tree of `markup`. Nothing is fetched and no entity of the page's is used."""
    parser = html.HTMLParser(
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        encoding="utf-8",
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    text = _XML_DECLARATION.sub("", markup).encode("utf-8", "replace")
    try:
        return _mended(html.document_fromstring(text, parser=parser, ensure_head_body=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.Element("html")


def _mended(tree: HtmlElement) -> HtmlElement:
    """Return `tree` with all that is shown in its body.

    libxml2 knows HTML 4: without a body tag it leaves `<main>` or `<article>` in the head, and
    what follows the end of the body stands beside it.
    """
    head, body = tree.find("head"), tree.find("body")
    if head is None or body is None:
        return tree
    strays = list(dropwhile(lambda each: each.tag in _OF_HEAD, head))
    for place, each in enumerate(strays):
        body.insert(place, each)
    if strays and body.text:
        strays[-1].tail, body.text = f"{strays[-1].tail or ''}{body.text}", None
    if body.tail and body.tail.strip():
        after = html.Element("p")
        after.text = body.tail
        body.append(after)
    body.tail = None
    for each in list(body.itersiblings()):
        body.append(each)
    return tree


def _light(markup: str) -> str:
    """Return `markup` without NULs, embedded data, and attributes beyond all measure."""
    text = _DATA.sub("data:,", markup.replace("\0", ""))
    if "<![CDATA[" in text and _XHTML in text[:_LOOKED_AT]:
        text = _SECTION.sub(lambda section: escape(section[1]), text)
    text = _SUBSET.sub(r"\1>", text, count=1)
    return _LONG_TAG.sub(_bearable, text) if _has_long_tag(text) else text


def _has_long_tag(markup: str) -> bool:
    return any(len(tag) > _LONG and ">" not in tag[:_LONG] for tag in markup.split("<"))


def _bearable(tag: re.Match[str]) -> str:
    return tag[0] if tag[2].count("=") < _MANY else f"<{tag[1]}>"
