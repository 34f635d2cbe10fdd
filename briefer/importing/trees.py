"""Boosted decision trees: asking them without a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any


@dataclass(frozen=True)
class Tree:
    """One tree: of each node the feature asked, the threshold, and which node comes next.

    A value not above the threshold goes to `low`, else to `high`. A leaf has feature -1 and its
    value as threshold.
    """

    features: Sequence[int]
    thresholds: Sequence[float]
    low: Sequence[int]
    high: Sequence[int]


@dataclass(frozen=True)
class Forest:
    """Trees whose values add up to log odds.

    After the first `pause` trees an answer beyond `sure` is final: of most lines of a web page
    it is clear at once that they are no article.
    """

    trees: Sequence[Tree]
    pause: int
    sure: float

    def log_odds(self, row: Sequence[float]) -> float:
        """Return what speaks for yes against what speaks for no: 0 is even."""
        total = _sum(self.trees[: self.pause], row)
        return total if abs(total) > self.sure else total + _sum(self.trees[self.pause :], row)


def _sum(trees: Sequence[Tree], row: Sequence[float]) -> float:
    total = 0.0
    for tree in trees:
        features, thresholds, low, high = tree.features, tree.thresholds, tree.low, tree.high
        node = 0
        while (feature := features[node]) >= 0:
            node = low[node] if row[feature] <= thresholds[node] else high[node]
        total += thresholds[node]
    return total


def forest(stored: Mapping[str, Any]) -> Forest:
    """Return the forest that was stored as JSON: lists of [feature, threshold, low, high]."""
    trees = [
        Tree(*zip(*((*node, 0, 0) if len(node) == 2 else node for node in nodes), strict=True))
        for nodes in stored["trees"]
    ]
    return Forest(trees, int(stored["pause"]), float(stored["sure"]))


def chance(log_odds: float) -> float:
    """Return the probability, 0 to 1, that log odds mean."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
