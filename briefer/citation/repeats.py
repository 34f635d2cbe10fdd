"""Repeated authors in a bibliography (`subsequent-author-substitute`)."""

from __future__ import annotations

from briefer.citation.style import Area
from briefer.citation.tree import Box, Node, boxes, find, fingerprint


class Repeats:
    """Replaces names that the entry before had too, entry by entry."""

    def __init__(self, area: Area) -> None:
        self._mark = area.options.get("subsequent-author-substitute")
        self._rule = area.option("subsequent-author-substitute-rule", "complete-all")
        self._previous: list[str] = []
        self.are_marked = self._mark is not None

    def next(self, node: Node) -> Node:
        """Return an entry with the names that repeat replaced."""
        if self._mark is None:
            return node
        names = find(node, "names")
        found = [] if names is None else [fingerprint(name) for name in _names(names)]
        before, self._previous = self._previous, found
        same = _shared(before, found)
        if names is None or not same:
            return node
        if self._rule == "complete-all":
            whole = same == len(found) == len(before)
            return _replaced(node, names, self._emptied(names)) if whole else node
        if self._rule == "complete-each" and not same == len(found) == len(before):
            return node
        count = 1 if self._rule == "partial-first" else same
        return self._each(node, names, count)

    def _emptied(self, names: Box) -> Box:
        """Return the names box with its first list replaced and the others gone."""
        mark: list[Node] = [self._mark or ""]
        lists = [box for box in boxes(names) if box.role == "list"]
        result: Node = names
        for index, box in enumerate(lists):
            result = _replaced(result, box, Box(mark if index == 0 else [], role="list"))
        return result if isinstance(result, Box) else names

    def _each(self, node: Node, names: Box, count: int) -> Node:
        for box in _names(names)[:count]:
            node = _replaced(node, box, Box([self._mark or ""], role="name"))
        return node


def _names(names: Box) -> list[Box]:
    return [box for box in boxes(names) if box.role == "name"]


def _shared(before: list[str], found: list[str]) -> int:
    """Return how many names both lists begin with."""
    count = 0
    for one, other in zip(before, found, strict=False):
        if one != other:
            break
        count += 1
    return count


def _replaced(node: Node, old: Box, new: Box) -> Node:
    """Return `node` with the box `old` replaced, identity deciding."""
    if node is old:
        return new
    if isinstance(node, str):
        return node
    return node.like([_replaced(kid, old, new) for kid in node.kids])
