"""Boosted decision trees: asking them without a library."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf
from typing import Any

Nodes = Sequence[Sequence[float]]

# The values of some trees added up, for a row of features.
Values = Callable[[Sequence[float]], float]


@dataclass(frozen=True)
class Group:
    """Some trees of a forest; after them an answer beyond `limit` is final.

    `scale` is by how much the trees not asked would have made such an answer surer.
    """

    values: Values
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
            total += group.values(row)
            if total > group.limit or total < -group.limit:
                return total * group.scale
        return total


def forest(stored: Mapping[str, Any]) -> Forest:
    """Return the forest that was stored as JSON.

    `trees` are lists of nodes, the root first: [-1, value] or [feature, threshold, low, high];
    `groups` are [after how many trees, limit, scale], the scale 1 where it is left out.
    """
    trees = stored["trees"]
    groups, begin = [], 0
    for end, *sure in stored["groups"]:
        groups.append(Group(_values(trees[begin:end]), *sure))
        begin = end
    return Forest([*groups, Group(_values(trees[begin:]))])


def _values(trees: Sequence[Nodes]) -> Values:
    """Return the trees as one function of Python: asked at twice the speed of walking them.

    Its text is made of numbers alone, whatever the file says.
    """
    sum_ = "+".join(_expression(nodes, 0) for nodes in trees) or "0.0"
    values: Values = eval(f"lambda row: {sum_}")  # noqa: S307 - numbers and brackets, see above
    return values


def _expression(nodes: Nodes, place: int) -> str:
    feature, threshold, *children = nodes[place]
    if not children:
        return repr(float(threshold))
    low, high = (_expression(nodes, int(child)) for child in children)
    return f"({low} if row[{int(feature)}]<={float(threshold)!r} else {high})"


def chance(log_odds: float) -> float:
    """Return the probability, 0 to 1, that log odds mean."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
