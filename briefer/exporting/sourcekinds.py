"""The kinds by which a bibliography is grouped on demand."""

from __future__ import annotations

from briefer.core.source import Source

# In the order in which the groups print; a kind of CSL that stands nowhere is another source.
_GROUPS = {
    "kinds: official": (
        "bill", "hearing", "legal_case", "legislation", "regulation", "standard", "treaty",
    ),
    "kinds: reports": (
        "book", "chapter", "collection", "paper-conference", "report", "thesis", "document",
        "manuscript", "pamphlet",
    ),
    "kinds: articles": (
        "article", "article-journal", "article-magazine", "article-newspaper", "periodical",
        "review", "review-book", "interview", "speech", "broadcast",
    ),
    "kinds: web": ("post", "post-weblog", "webpage"),
}  # fmt: skip
_OTHER = "kinds: other"
_ORDER = (*_GROUPS, _OTHER)
_BY_KIND = {kind: group for group, kinds in _GROUPS.items() for kind in kinds}


def group_of(source: Source) -> str:
    """Return the name of the house's word for the group of a source."""
    return _BY_KIND.get(source.item.text("type"), _OTHER)


def place_of(source: Source) -> int:
    """Return the place of the group of a source among the groups, from 0."""
    return _ORDER.index(group_of(source))
