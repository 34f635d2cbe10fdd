"""Reading CSL files as untrusted XML."""

from __future__ import annotations

from lxml import etree

from briefer.citation.errors import UnusableStyle
from briefer.untrusted import Element, parsed

CSL = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SIZE_LIMIT = 1_000_000


def read_xml(data: bytes, place: str) -> Element:
    """Parse `data` without DTDs, entities or network; `place` names it in errors."""
    if len(data) > SIZE_LIMIT:
        raise UnusableStyle(place, "too-big", str(len(data)))
    try:
        root = parsed(data)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise UnusableStyle(f"{place}:{line}", "not-xml", error.msg or "") from error
    if root.getroottree().docinfo.doctype:
        raise UnusableStyle(place, "doctype")
    return root


def local_name(element: Element) -> str:
    """Return the CSL name of `element`, empty for an element of another namespace."""
    tag = str(element.tag)
    return tag[len(CSL) :] if tag.startswith(CSL) else ""


def children(element: Element, name: str = "") -> list[Element]:
    """Return the CSL child elements of `element`, all or those called `name`."""
    if name:
        return list(element.iterchildren(CSL + name))
    return [child for child in element.iterchildren("{*}*") if local_name(child)]


def child(element: Element, name: str) -> Element | None:
    """Return the first CSL child element called `name`, None without one."""
    return next(iter(element.iterchildren(CSL + name)), None)


def line_of(element: Element) -> str:
    """Return the line of `element` in its file, as text."""
    return str(element.sourceline or "")
