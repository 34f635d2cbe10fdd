"""The citations of a document, kept so that an edit prints anew only what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefer.citation import locators, positions, sorting
from briefer.citation.bibliography import entry_node, sort_value
from briefer.citation.citing import CiteState
from briefer.citation.clusters import citation_node
from briefer.citation.context import Facts, Variant
from briefer.citation.disambiguation import Disambiguator
from briefer.citation.items import Item
from briefer.citation.output import runs
from briefer.citation.repeats import Repeats
from briefer.citation.punctuation import Piece, settle
from briefer.citation.style import Area, Style
from briefer.core.cite import Citation, Cite
from briefer.core.runs import Runs


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the bibliography."""

    source_id: str
    runs: Runs


class Document:
    """A style applied to a document's citations."""

    def __init__(self, style: Style, language: str = "") -> None:
        self.style = style
        self.locale = style.locale(style.default_locale or language or "en-US")
        self._items: dict[str, Item] = {}
        self._citations: tuple[Citation, ...] = ()
        self._order: list[str] = []
        self._numbers: dict[str, int] = {}
        self._variants: dict[str, Variant] = {}
        self._disambiguator = Disambiguator(style, self.locale)
        self._needs_numbers = (
            "citation:citation-number" in style.uses
            or style.citation.option("collapse") == "citation-number"
        )
        self._states_now: list[list[CiteState]] = []
        self._states_by_id: dict[str, list[CiteState]] = {}
        self.changed: frozenset[str] = frozenset()

    def set_items(self, items: Mapping[str, Mapping[str, Any]]) -> None:
        """Make `items` (CSL-JSON by source id) the sources that can be cited."""
        self._items = {item_id: Item(item_id, data) for item_id, data in items.items()}

    def set_citations(self, citations: Iterable[Citation], uncited: Iterable[str] = ()) -> None:
        """Make `citations`, in order, the document's; `uncited` are listed besides."""
        self._citations = tuple(citations)
        cited = [cite.source_id for citation in self._citations for cite in citation.cites]
        known = dict.fromkeys([*cited, *uncited])
        self._order = [item_id for item_id in known if item_id in self._items]
        before = self._states_by_id
        self._number()
        items = [self._items[item_id] for item_id in self._order]
        variants = self._disambiguator.variants(items)
        self._variants = {item.item_id: variants[item] for item in items}
        self._states_now = self._states()
        self._states_by_id = {
            citation.citation_id: states
            for citation, states in zip(self._citations, self._states_now, strict=True)
        }
        self.changed = frozenset(
            [key for key, states in self._states_by_id.items() if before.get(key) != states]
        )

    def _number(self) -> None:
        self._numbers = {item_id: n for n, item_id in enumerate(self._order, 1)}
        area = self.style.bibliography
        if area is not None and area.keys:
            self._order = self._sorted(self._order, area)
            self._numbers = {item_id: n for n, item_id in enumerate(self._order, 1)}

    def _sorted(self, item_ids: Sequence[str], area: Area) -> list[str]:
        def value(item_id: str, index: int) -> sorting.Value:
            return sort_value(
                area.keys[index],
                self._items[item_id],
                self._numbers[item_id],
                area,
                self._variants.get(item_id, Variant()),
                self.locale,
            )

        return sorting.ordered(item_ids, area.keys, value)

    def citation_pieces(self) -> list[list[Piece]]:
        """Return every citation as settled pieces."""
        return [
            settle(citation_node(states, self.style, self.locale), self.locale)
            for states in self._states_now
        ]

    def _states(self) -> list[list[CiteState]]:
        near = int(self.style.citation.option("near-note-distance", str(positions.NEAR)))
        orders = [self._cites(citation) for citation in self._citations]
        found: list[list[CiteState]] = []
        for cites, where in zip(
            orders, positions.places(self._citations, orders, near), strict=True
        ):
            found.append([self._state(c, p) for c, p in zip(cites, where, strict=True)])
        return found

    def _cites(self, citation: Citation) -> tuple[Cite, ...]:
        cites = [cite for cite in citation.cites if cite.source_id in self._items]
        area = self.style.citation
        if not area.keys or len(cites) < 2:
            return tuple(cites)

        def value(cite: Cite, index: int) -> sorting.Value:
            item_id = cite.source_id
            return sort_value(
                area.keys[index],
                self._items[item_id],
                self._numbers[item_id],
                area,
                self._variants.get(item_id, Variant()),
                self.locale,
            )

        return tuple(sorting.ordered(cites, area.keys, value))

    def _state(self, cite: Cite, place: positions.Place) -> CiteState:
        item_id = cite.source_id
        uses = self.style.uses
        locator, label = locators.split(cite.locator, cite.label)
        facts = Facts(
            locator=locator,
            label=label,
            position=place.position,
            is_near=place.is_near and "citation:near-note" in uses,
            first_note=place.first_note if "citation:first-reference-note-number" in uses else 0,
            number=self._numbers[item_id] if self._needs_numbers else 0,
            only="author" if cite.author_only else "rest" if cite.suppress_author else "",
        )
        return CiteState(cite, self._items[item_id], facts, self._variants.get(item_id, Variant()))

    def entry_pieces(self) -> list[tuple[str, list[Piece]]]:
        """Return the bibliography as settled pieces with the source of each."""
        found: list[tuple[str, list[Piece]]] = []
        area = self.style.bibliography
        if area is None:
            return []
        repeats = Repeats(area)
        for item_id in self._order:
            node = entry_node(
                self.style,
                self._items[item_id],
                self._numbers[item_id],
                replace(self._variants[item_id], names=(), givens=()),
                self.locale,
            )
            if not node:
                continue
            node = repeats.next(node)
            pieces = settle(node, self.locale)
            if pieces:
                found.append((item_id, pieces))
        return found

    def citations(self) -> tuple[Runs, ...]:
        """Return every citation as runs, in order."""
        return tuple([runs(pieces) for pieces in self.citation_pieces()])

    def bibliography(self) -> tuple[Entry, ...]:
        """Return the bibliography in order."""
        return tuple([Entry(item_id, runs(pieces)) for item_id, pieces in self.entry_pieces()])
