"""The bibliography: its order, its entries, repeated authors."""

from __future__ import annotations

from briefer.citation import richtext
from briefer.citation.citing import laid_out, rendered
from briefer.citation.context import Context, Facts, Variant
from briefer.citation.dateelement import sort_text
from briefer.citation.items import NUMBER_VARIABLES, Item
from briefer.citation.labels import trigraph
from briefer.citation.locales import Locale
from briefer.citation.sorting import EMPTY, Value, number_value, text_value
from briefer.citation.style import Area, Key, Style
from briefer.citation.tree import Node, plain

_ALL_PARTS = {"year", "month", "day"}


def entry_node(style: Style, item: Item, number: int, variant: Variant, locale: Locale) -> Node:
    """Return the bibliography entry of `item`, empty where the style lists none."""
    area = style.bibliography
    if area is None:
        return ""
    node = rendered(area, item, Facts(number=number), variant, locale)
    return laid_out([node] if node else [], area)


def sort_value(
    key: Key, item: Item, number: int, area: Area, variant: Variant, locale: Locale
) -> Value:
    """Return the value of `item` for a sort key; `number` is its citation number."""
    name = key.variable
    if key.macro is None:
        if name == "citation-number":
            return number_value(str(number))
        if name in item.dates:
            return text_value(sort_text(item.dates[name], _ALL_PARTS))
        if name == "citation-label":
            return text_value(item.texts.get(name) or trigraph(item))
        value = plain_value(item.text(name))
        return number_value(value) if name in NUMBER_VARIABLES else text_value(value)
    context = Context(
        item, Facts(number=number), variant, locale, area.name, sorting=key.names, suffix=""
    )
    node = key.macro(context)
    return text_value(plain(node)) if node else EMPTY


def plain_value(text: str) -> str:
    """Return a field's text without its markup."""
    return plain(richtext.parse(text)) if text else ""
