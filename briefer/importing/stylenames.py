"""What paragraph styles stand for, by the names that Word gives them in every language."""

from __future__ import annotations

from briefer.core.source import Role

_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.STANDFIRST,
    "caption": Role.CAPTION,
    "footnote text": Role.FOOTNOTE,
    "endnote text": Role.FOOTNOTE,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "block text": Role.QUOTE,
    "block quote": Role.QUOTE,
    "block quotation": Role.QUOTE,
    "quotations": Role.QUOTE,
    "author": Role.BYLINE,
    "date": Role.DATE,
    "toc heading": Role.FURNITURE,
    "table of figures": Role.FURNITURE,
    "index heading": Role.FURNITURE,
}
_FOLDED = ("toc ", "contents ", "index ")  # what stands there stands in the text again


def role_of_style(name: str) -> Role | None:
    """Return the role of paragraphs in the style `name` (in lower case), None for most styles."""
    return Role.FURNITURE if name.startswith(_FOLDED) else _ROLES.get(name)
