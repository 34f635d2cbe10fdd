"""Web pages that hold a document: written by Word, Writer, Google Docs or Confluence.

They say which of their lines are its text, and none of it is furniture; so nobody needs to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.importing.htmllines import HtmlLine
from briefer.importing.htmltree import HtmlElement, Page

_HEAD = 8_000  # characters
_OFFICE = re.compile(
    r"""(?i)<meta[^>]+generator[^>]+content=["']?(?:Microsoft Word|(?:Libre|Open) ?Office)"""
    r"""|xmlns:w=["']urn:schemas-microsoft-com:office:word|id=["']docs-internal-guid-"""
)
_DOCS_CLASS = "doc-content"
_DOCS = re.compile(rf"""<body[^>]+class=["'][^"']*\b{_DOCS_CLASS}\b""")
_COMMENT_MARK = "cmnt_ref"
_COMMENT = re.compile(r"cmnt\d+")
_NOTE = re.compile(r"ftnt\d+")
_WIKI = "wiki-content"  # the class of what a page of Confluence says


def tidied(page: Page) -> None:
    """Take the comments out of a document of Google Docs, and let its notes say that they are."""
    if not _is_of_docs(page.markup):
        return
    for link in list(page.tree.iter("a")):
        name = link.get("id") or ""
        around = link.getparent()
        if around is None:
            continue
        if name.startswith(_COMMENT_MARK):
            (around if around.tag == "sup" else link).drop_tree()
        elif _COMMENT.fullmatch(name):
            around.drop_tree()
        elif _NOTE.fullmatch(name):
            around.set("id", name)


def told_chances(page: Page, lines: Sequence[HtmlLine]) -> list[float] | None:
    """Return which lines are text (1) and which not (0); None for a page that does not tell."""
    if _OFFICE.search(page.markup[:_HEAD]) or _is_of_docs(page.markup):
        return [1.0] * len(lines)
    if _WIKI not in page.markup:
        return None
    inside = [_is_in_wiki(line.element) for line in lines]
    return [float(is_in) for is_in in inside] if any(inside) else None


def _is_of_docs(markup: str) -> bool:
    return _DOCS_CLASS in markup and _DOCS.search(markup) is not None


def _is_in_wiki(element: HtmlElement) -> bool:
    near = (element, *element.iterancestors("div"))
    return any(_WIKI in (each.get("class") or "").split() for each in near)
