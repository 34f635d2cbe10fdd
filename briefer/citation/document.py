"""The citations of a document, kept so that an edit prints anew only what it changes.

An edit replaces the list of citations. What is cheap (order, positions, which sources
look alike) is worked out for all of them again; what is dear (rendering a cite, settling
its punctuation) is looked up by everything that decides how it prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from briefer.citation import house, locators, positions
from briefer.citation.bibliography import entry_node
from briefer.citation.citing import CiteState
from briefer.citation.clusters import citation_node
from briefer.citation.context import Facts, Position, Variant
from briefer.citation.disambiguation import Disambiguator
from briefer.citation.house import HouseRules
from briefer.citation.items import Item
from briefer.citation.ordering import Ordering
from briefer.citation.output import runs
from briefer.citation.punctuation import Piece, settle
from briefer.citation.repeats import Repeats
from briefer.citation.style import Area, Style
from briefer.citation.tree import Node
from briefer.core.cite import Citation, Cite
from briefer.core.runs import Runs
from briefer.core.source import CslData

States = tuple[CiteState, ...]
Where = tuple[positions.Place, ...]
# What in a style makes a later cite differ from the first.
_MOST_DIGITS = 9  # of a number in a style
_POSITIONAL = (
    *("first", "subsequent", "ibid", "ibid-with-locator", "near-note"),
    *("first-reference-note-number", "et-al-subsequent-min", "et-al-subsequent-use-first"),
)
EntryKey = tuple[Item, int, Variant]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the bibliography."""

    source_id: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class _Placed:
    """A citation in its place: the states of its cites, and what they were made from."""

    cites: tuple[Cite, ...]
    where: Where
    states: States
    is_moved: bool


class Document:
    """A style applied to a document's citations.

    `changed` holds the ids of the citations that the last edit touched: those that are
    new, and those whose place or whose likeness to others has changed. `moved` holds
    those with a locator that the style would have lost (see `house`).
    """

    def __init__(self, style: Style, language: str = "", rules: HouseRules = house.NONE) -> None:
        self.style = style
        self.rules = rules
        self.moved: frozenset[str] = frozenset()
        self.locale = style.locale(style.default_locale or language or "en-US")
        self.changed: frozenset[str] = frozenset()
        self._features = _Features(style)
        self._disambiguator = Disambiguator(style, self.locale)
        self._cite_order = Ordering(
            style.citation, self.locale, uses_numbers=self._features.sorts_by_number
        )
        self._data: dict[str, CslData] = {}
        self._items: dict[str, Item] = {}
        self._order: list[Item] = []
        self._numbers: dict[Item, int] = {}
        self._variants: dict[Item, Variant] = {}
        self._placed: list[tuple[str, _Placed]] = []
        self._by_id: dict[str, _Placed] = {}
        self._kept: dict[str, Runs] = {}
        self._entries: dict[EntryKey, Runs] = {}

    def set_items(self, items: Mapping[str, CslData]) -> None:
        """Make `items` (CSL-JSON by source id) the sources that can be cited."""
        items = house.items_under(self.rules, items)
        old = self._items
        self._items = {
            item_id: old[item_id] if self._data.get(item_id) == data else Item(item_id, data)
            for item_id, data in items.items()
        }
        self._data = dict(items)

    def set_citations(self, citations: Iterable[Citation], uncited: Iterable[str] = ()) -> None:
        """Make `citations`, in order, the document's; `uncited` are listed besides.

        Cites of sources that are not known print nothing.
        """
        citations = tuple(citations)
        cited = [cite.source_id for citation in citations for cite in citation.cites]
        known = dict.fromkeys([*cited, *uncited])
        self._put_in_order([self._items[i] for i in known if i in self._items])
        self._variants = self._disambiguator.variants(self._order)
        self._placed = self._place(citations)
        before, self._by_id = self._by_id, dict(self._placed)
        self.changed = frozenset(
            [
                key
                for key, placed in self._placed
                if key not in before or before[key].states != placed.states
            ]
        )
        self.moved = frozenset([key for key, placed in self._placed if placed.is_moved])
        self._kept = {key: made for key, made in self._kept.items() if key not in self.changed}

    def _put_in_order(self, items: list[Item]) -> None:
        self._numbers = {item: number for number, item in enumerate(items, 1)}
        area = self.style.bibliography
        if area is not None and area.keys:
            ordering = Ordering(area, self.locale, uses_numbers=self._features.sorts_by_number)
            items = ordering.items(items, self._numbers)
            first = area.keys[0]
            # A list that counts down keeps its numbers, the last source has the first.
            counted = items[::-1] if first.counts and first.descends else items
            self._numbers = {item: number for number, item in enumerate(counted, 1)}
        self._order = items

    def _place(self, citations: tuple[Citation, ...]) -> list[tuple[str, _Placed]]:
        """Return every citation with the states of its cites; what is as before is reused."""
        orders = [self._cites(citation) for citation in citations]
        places = positions.places(
            citations,
            orders,
            self._features.near,
            tells_first=self._features.prints_first_note,
        )
        found: list[tuple[str, _Placed]] = []
        for citation, cites, where in zip(citations, orders, places, strict=True):
            old = self._by_id.get(citation.citation_id)
            if old is None or not self._is_same(old, cites, where):
                old = self._newly_placed(cites, where)
            found.append((citation.citation_id, old))
        return found

    def _is_same(self, old: _Placed, cites: tuple[Cite, ...], where: Where) -> bool:
        if old.cites != cites or old.where != where:
            return False
        counts = self._features.prints_number
        return all(
            state.item is self._items.get(state.cite.source_id)
            and state.variant == self._variants[state.item]
            and not (counts and state.facts.number != self._numbers[state.item])
            for state in old.states
        )

    def _newly_placed(self, cites: tuple[Cite, ...], where: Where) -> _Placed:
        states = tuple([self._state(cite, at) for cite, at in zip(cites, where, strict=True)])
        if not self.rules.guards_pinpoints:
            return _Placed(cites, where, states, is_moved=False)
        area = self.style.citation
        guarded = tuple([house.guarded(state, area, self.locale) for state in states])
        return _Placed(cites, where, guarded, is_moved=guarded != states)

    def _cites(self, citation: Citation) -> tuple[Cite, ...]:
        cites = tuple([cite for cite in citation.cites if cite.source_id in self._items])
        if self._cite_order.is_empty or len(cites) < 2:
            return cites
        if any(cite.prefix for cite in cites):
            # "see A; but cf. B" is said in this order, whatever the style would sort.
            return cites
        return self._cite_order.cites(cites, self._items, self._numbers)

    def _state(self, cite: Cite, place: positions.Place) -> CiteState:
        item, features = self._items[cite.source_id], self._features
        locator, label = locators.split(cite.locator, cite.label)
        facts = Facts(
            locator=locator,
            label=label,
            position=place.position if features.tells_position else Position.FIRST,
            is_near=place.is_near and features.tells_near,
            first_note=place.first_note if features.prints_first_note else 0,
            number=self._numbers[item] if features.prints_number else 0,
            only="author" if cite.author_only else "rest" if cite.suppress_author else "",
        )
        return CiteState(cite, item, facts, self._variants[item])

    def citations(self) -> tuple[Runs, ...]:
        """Return every citation as runs, in order."""
        alike: dict[States, Runs] = {}
        found: list[Runs] = []
        for key, placed in self._placed:
            states = placed.states
            # Two citations may share an id: only the last of them is kept by it.
            is_kept = self._by_id[key] is placed
            made = self._kept.get(key) if is_kept else None
            if made is None:
                made = alike.get(states)
            if made is None:
                made = alike[states] = runs(self._settled(states))
            if is_kept:
                self._kept[key] = made
            found.append(made)
        return tuple(found)

    def citation_pieces(self) -> list[list[Piece]]:
        """Return every citation as settled pieces, in order."""
        return [self._settled(placed.states) for _, placed in self._placed]

    def _settled(self, states: States) -> list[Piece]:
        return settle(citation_node(states, self.style, self.locale), self.locale)

    def bibliography(self, place: Callable[[str], int] | None = None) -> tuple[Entry, ...]:
        """Return the bibliography in order; with `place`, its sources group by group.

        An author who repeats is replaced by the style's mark within a group only: after a heading
        the name is written out, or the dash would stand for somebody of the group before.
        """
        area = self.style.bibliography
        if area is None:
            return ()
        repeats = Repeats(area)
        if repeats.are_marked:
            return tuple([Entry(key, runs(pieces)) for key, pieces in self.entry_pieces(place)])
        entries: dict[EntryKey, Runs] = {}
        for item in chain.from_iterable(self._groups(place)):
            key = (item, self._entry_number(item), self._entry_variant(item))
            made = self._entries.get(key)
            if made is None:
                made = runs(settle(self._entry(area, item, repeats), self.locale))
            entries[key] = made
        self._entries = entries
        return tuple([Entry(key[0].item_id, made) for key, made in entries.items() if made])

    def entry_pieces(
        self, place: Callable[[str], int] | None = None
    ) -> list[tuple[str, list[Piece]]]:
        """Return the bibliography as settled pieces, with the source of each entry."""
        area = self.style.bibliography
        if area is None:
            return []
        settled = [
            (item.item_id, settle(self._entry(area, item, repeats), self.locale))
            for repeats, group in ((Repeats(area), group) for group in self._groups(place))
            for item in group
        ]
        return [(item_id, pieces) for item_id, pieces in settled if pieces]

    def _groups(self, place: Callable[[str], int] | None) -> list[list[Item]]:
        """Return the sources in order, in one list or in one for each place."""
        if place is None:
            return [self._order]
        groups: defaultdict[int, list[Item]] = defaultdict(list)
        for item in self._order:
            groups[place(item.item_id)].append(item)
        return [groups[number] for number in sorted(groups)]

    def _entry(self, area: Area, item: Item, repeats: Repeats) -> Node:
        number, variant = self._entry_number(item), self._entry_variant(item)
        node = entry_node(area, item, number, variant, self.locale)
        return repeats.next(node) if node else node

    def _entry_number(self, item: Item) -> int:
        return self._numbers[item] if self._features.lists_number else 0

    def _entry_variant(self, item: Item) -> Variant:
        """Return what disambiguation changes in an entry: not its names."""
        variant = self._variants[item]
        if not (variant.names or variant.givens):
            return variant
        return replace(variant, names=(), givens=())


class _Features:
    """What a style asks of a document; what it never prints needs no keeping."""

    def __init__(self, style: Style) -> None:
        uses = style.uses
        self.near = _number(style.citation.option("near-note-distance"), positions.NEAR)
        inherited = {*style.options, *style.citation.options}
        self.tells_position = any(f"citation:{name}" in uses for name in _POSITIONAL) or any(
            name.startswith("et-al-subsequent") for name in inherited
        )
        self.tells_near = "citation:near-note" in uses
        self.prints_first_note = "citation:first-reference-note-number" in uses
        self.prints_number = (
            "citation:citation-number" in uses
            or style.citation.option("collapse") == "citation-number"
        )
        self.lists_number = "bibliography:citation-number" in uses
        self.sorts_by_number = self.prints_number or self.lists_number


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < _MOST_DIGITS else default
