"""The entries of a bibliography."""

from __future__ import annotations

from briefer.citation.citing import laid_out, rendered
from briefer.citation.context import Facts, Variant
from briefer.citation.items import Item
from briefer.citation.locales import Locale
from briefer.citation.style import Area
from briefer.citation.tree import Node


def entry_node(area: Area, item: Item, number: int, variant: Variant, locale: Locale) -> Node:
    """Return the entry of `item`, empty where the style lists none.

    `number` is the citation number, 0 where the style does not print it.
    """
    node = rendered(area, item, Facts(number=number), variant, locale)
    return laid_out([node] if node else [], area)
