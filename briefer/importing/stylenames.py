"""What paragraphs are, by the names that Word gives their styles, and by a bullet typed there."""

from __future__ import annotations

import re

from briefer.core.source import Role
from briefer.core.text import word_count

_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.STANDFIRST,
    **dict.fromkeys(("caption", "table caption", "image caption"), Role.CAPTION),  # or of pandoc
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
# A sign or a short number, and a tab: the form in which programs write the label of an item.
_TYPED = re.compile(
    r"(?:[•·▪▫◦‣●○■□➢➤✓✔\uf0a7\uf0b7–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])[ \xa0]*\t"
)
ITEM_WORDS = 25  # a numbered paragraph of more words is body, not an item of a list
_FOLDED = ("toc ", "contents ", "index ")  # what stands there stands in the text again


def role_of_style(name: str) -> Role | None:
    """Return the role of paragraphs in the style `name` (in lower case), None for most styles."""
    return Role.FURNITURE if name.startswith(_FOLDED) else _ROLES.get(name)


def is_typed_item(text: str) -> bool:
    """Tell whether a paragraph begins with the typed label of a list's item."""
    found = _TYPED.match(text.lstrip())
    if found is None:
        return False
    return not any(map(str.isalnum, found[0])) or word_count(text) <= ITEM_WORDS
