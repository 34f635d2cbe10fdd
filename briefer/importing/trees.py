"""Boosted decision trees: asking them without a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf
from typing import Any

# A leaf is its value; any other node is (feature, threshold, node if not above it, node if above).
Node = float | tuple[int, float, "Node", "Node"]


@dataclass(frozen=True)
class Group:
    """Some trees of a forest; after them an answer beyond `limit` is final.

    `scale` is by how much the trees not asked would have made such an answer surer.
    """

    trees: Sequence[Node]
    limit: float = inf
    scale: float = 1.0


@dataclass(frozen=True)
class Forest:
    """Trees whose values add up to log odds, in groups.

    Of most lines of a web page it is clear after a few trees that they are no article.
    """

    groups: Sequence[Group]

    def log_odds(self, row: Sequence[float]) -> float:
        """Return what speaks for yes against what speaks for no: 0 is even."""
        total = 0.0
        for group in self.groups:
            for tree in group.trees:
                node = tree
                while node.__class__ is tuple:
                    feature, threshold, low, high = node
                    node = low if row[feature] <= threshold else high
                total += node  # type: ignore[operator]
            if total > group.limit or total < -group.limit:
                return total * group.scale
        return total


def forest(stored: Mapping[str, Any]) -> Forest:
    """Return the forest that was stored as JSON.

    `trees` are lists of nodes, the root first: [-1, value] or [feature, threshold, low, high];
    `groups` are [after how many trees, limit, scale], the scale 1 where it is left out.
    """
    trees = [_node(nodes, 0) for nodes in stored["trees"]]
    groups, begin = [], 0
    for end, *sure in stored["groups"]:
        groups.append(Group(trees[begin:end], *sure))
        begin = end
    return Forest([*groups, Group(trees[begin:])])


def _node(nodes: Sequence[Sequence[float]], place: int) -> Node:
    feature, threshold, *children = nodes[place]
    if not children:
        return threshold
    low, high = (_node(nodes, int(child)) for child in children)
    return (int(feature), threshold, low, high)


def chance(log_odds: float) -> float:
    """Return the probability, 0 to 1, that log odds mean."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
