"""Reading XML that nobody vouches for: no entities, no network, no deep or huge trees."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from briefer.ooxml.errors import UnusablePackage
from briefer.untrusted import Element, parsed


def read_xml(data: bytes, name: str = "", *, allow_doctype: bool = False) -> Element:
    """Parse `data`; `name` is the part named in errors.

    A document type is refused, as Word never writes one. Where a format has it
    (`allow_doctype`, EPUB), one that defines entities is still refused. Raises
    UnusablePackage ("not-xml", "doctype").
    """
    try:
        root = parsed(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnusablePackage("not-xml", name) from error
    document = root.getroottree().docinfo
    if document.doctype and not (allow_doctype and not _defines_entities(document)):
        raise UnusablePackage("doctype", name)
    return root


def local(element: Element) -> str:
    """Return the name of `element` without its namespace (strict and transitional agree)."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """Return attribute `name` of whichever namespace, `default` without one."""
    for key, value in element.attrib.items():
        if _without_namespace(str(key)) == name:
            return str(value)
    return default


@lru_cache(maxsize=1024)  # the names of a whole file are a few dozen
def _without_namespace(name: str) -> str:
    return name.rpartition("}")[2]


def child(element: Element, name: str) -> Element | None:
    """Return the first child called `name`, None without one."""
    return next((each for each in element if local(each) == name), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children called `name`."""
    return (each for each in element if local(each) == name)


def setting(element: Element, name: str) -> str:
    """Return `w:val` of the first child called `name`, empty without one."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def _defines_entities(document: etree.DocInfo) -> bool:
    subset = document.internalDTD
    return subset is not None and any(True for _ in subset.iterentities())
