"""Boosted decision trees: asking them without a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

# A leaf is its value; any other node is (feature, threshold, node if not above it, node if above).
Node = float | tuple[int, float, "Node", "Node"]


@dataclass(frozen=True)
class Forest:
    """Trees whose values add up to log odds, in groups.

    After each group an answer beyond its limit is final: of most lines of a web page it is
    clear at once that they are no article.
    """

    groups: Sequence[Sequence[Node]]
    limits: Sequence[float]

    def log_odds(self, row: Sequence[float]) -> float:
        """Return what speaks for yes against what speaks for no: 0 is even."""
        total = 0.0
        for group, limit in zip(self.groups, self.limits, strict=True):
            for tree in group:
                node = tree
                while node.__class__ is tuple:
                    feature, threshold, low, high = node
                    node = low if row[feature] <= threshold else high
                total += node  # type: ignore[operator]
            if total > limit or total < -limit:
                break
        return total


def forest(stored: Mapping[str, Any]) -> Forest:
    """Return the forest that was stored as JSON.

    `trees` are lists of nodes, the root first: [-1, value] or [feature, threshold, low, high];
    `groups` says after how many trees which limit holds.
    """
    trees = [_node(nodes, 0) for nodes in stored["trees"]]
    ends = [int(end) for end, _limit in stored["groups"]]
    limits = [float(limit) for _end, limit in stored["groups"]]
    groups = [trees[begin:end] for begin, end in zip([0, *ends], [*ends, len(trees)], strict=True)]
    return Forest(groups, [*limits, float("inf")])


def _node(nodes: Sequence[Sequence[float]], place: int) -> Node:
    feature, threshold, *children = nodes[place]
    if not children:
        return threshold
    low, high = (_node(nodes, int(child)) for child in children)
    return (int(feature), threshold, low, high)


def chance(log_odds: float) -> float:
    """Return the probability, 0 to 1, that log odds mean."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
