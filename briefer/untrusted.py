"""The parser for XML that nobody vouches for: Word files, books, citation styles."""

from __future__ import annotations

from lxml import etree

Element = etree._Element  # noqa: SLF001  lxml offers no public name for it


def parsed(data: bytes) -> Element:
    """Return the root of `data`: no entities, no DTD, no network, no huge trees, no comments.

    A document type is read over, not refused: that is for the caller, who knows the format.
    Raises etree.XMLSyntaxError, ValueError.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)
