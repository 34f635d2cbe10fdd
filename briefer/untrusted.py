"""The parser for XML that nobody vouches for: Word files, books, citation styles."""

from __future__ import annotations

from lxml import etree

Element = etree._Element  # noqa: SLF001  lxml offers no public name for it


def parsed(data: bytes) -> Element:
    """Return the root of `data`: no entities, no DTD, no network, no huge trees, no comments.

    A document type is read over, not refused: that is for the caller, who knows the format.
    So is a name whose prefix was never declared, or an id that is none: the tree is whole.
    Raises etree.XMLSyntaxError, ValueError.
    """
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError:
        lenient = _parser(recover=True)
        root = etree.fromstring(data, lenient)
        if any(e.level >= etree.ErrorLevels.FATAL for e in lenient.error_log):
            raise
        return root


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
