"""The order of sources and cites: sort keys of an area, their values remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefer.citation import richtext, sorting
from briefer.citation.context import Context, Facts, Variant
from briefer.citation.dateelement import sort_text
from briefer.citation.items import Item
from briefer.citation.labels import trigraph
from briefer.citation.locales import Locale
from briefer.citation.sorting import EMPTY, Value, number_value, text_value
from briefer.citation.style import Area, Key
from briefer.citation.tree import plain
from briefer.citation.variables import NUMBER_VARIABLES
from briefer.core.cite import Cite

_ALL_PARTS = {"year", "month", "day"}
_PLAIN = Variant()


class Ordering:
    """Sorts by the keys of one area."""

    def __init__(self, area: Area, locale: Locale, *, uses_numbers: bool) -> None:
        self._area = area
        self._locale = locale
        self._uses_numbers = uses_numbers
        self.is_empty = not area.keys

    def items(self, items: Iterable[Item], numbers: Mapping[Item, int]) -> list[Item]:
        """Return `items` sorted; `numbers` are their citation numbers so far."""
        if not self._uses_numbers and not any(key.descends for key in self._area.keys):
            return sorted(items, key=self._all_values)
        return sorting.ordered(
            items, self._area.keys, lambda item, index: self._value(item, index, numbers[item])
        )

    def _all_values(self, item: Item) -> tuple[Value, ...]:
        key = ("sort", self._area.name, self._locale.language)
        found: tuple[Value, ...] | None = item.memo.get(key)
        if found is None:
            indexes = range(len(self._area.keys))
            found = item.memo[key] = tuple([self._value(item, n, 0) for n in indexes])
        return found

    def cites(
        self, cites: Iterable[Cite], items: Mapping[str, Item], numbers: Mapping[Item, int]
    ) -> tuple[Cite, ...]:
        """Return the cites of one citation sorted."""

        def value(cite: Cite, index: int) -> Value:
            item = items[cite.source_id]
            return self._value(item, index, numbers[item])

        return tuple(sorting.ordered(cites, self._area.keys, value))

    def _value(self, item: Item, index: int, number: int) -> Value:
        if self._uses_numbers:
            return self._computed(self._area.keys[index], item, number)
        key = ("sort", self._area.name, index, self._locale.language)
        found: Value | None = item.memo.get(key)
        if found is None:
            found = item.memo[key] = self._computed(self._area.keys[index], item, number)
        return found

    def _computed(self, key: Key, item: Item, number: int) -> Value:
        if key.macro is None:
            return _variable_value(key.variable, item, number)
        context = Context(
            item, Facts(number=number), _PLAIN, self._locale, self._area.name, sorting=key.names
        )
        node = key.macro(context)
        return text_value(plain(node)) if node else EMPTY


def _variable_value(name: str, item: Item, number: int) -> Value:
    if name == "citation-number":
        return number_value(str(number))
    if name == "citation-label":
        return text_value(item.texts.get(name) or trigraph(item))
    if name in item.dates:
        return text_value(sort_text(item.dates[name], _ALL_PARTS))
    text = item.text(name)
    value = plain(richtext.parse(text)) if text else ""
    return number_value(value) if name in NUMBER_VARIABLES else text_value(value)
