"""Boosted decision trees: asking them without a library."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import exp
from typing import Any

_FAR = 30.0  # log odds; farther is all the same

Nodes = Sequence[Sequence[float]]

# Asked with the features of a line, one argument each, those that no tree looks at too. Returns
# what speaks for yes against what speaks for no as log odds: 0 is even.
Forest = Callable[..., float]


def forest(stored: Mapping[str, Any]) -> Forest:
    """Return the forest that was stored as JSON, as one function of Python.

    `trees` are lists of nodes, the root first: [-1, value] or [feature, threshold, low, high].
    Their values add up. `groups` are [after how many trees, limit, scale]: there a sum beyond the
    limit is final, for of most lines of a web page it is clear after a few trees that they are no
    article. `scale`, 1 where it is left out, is how much surer the other trees would have made it.

    The function takes a third of the time of walking the trees. Its text is made of numbers alone,
    whatever the file says.
    """
    trees, groups = stored["trees"], stored["groups"]
    begins = [0, *(end for end, *_sure in groups)]
    answer = f"total + ({_sum(trees[begins[-1] :])})"
    for begin, (end, *sure) in reversed([*zip(begins, groups, strict=False)]):
        answer = _unless_sure(_sum(trees[begin:end]), answer, *map(float, sure))
    count = 1 + int(max((node[0] for nodes in trees for node in nodes), default=-1))
    features = "".join(f"f{number}, " for number in range(count))
    made: Forest = eval(f"lambda {features}*_, total=0.0: {answer}")  # noqa: S307 - see above
    return made


def _unless_sure(first: str, answer: str, limit: float, scale: float = 1.0) -> str:
    """Return the expression for a group of trees, and for the others if those leave it open."""
    is_sure = f"(total := total + ({first})) > {limit!r} or total < {-limit!r}"
    return f"(total * {scale!r} if {is_sure} else {answer})"


def _sum(trees: Sequence[Nodes]) -> str:
    return "+".join(_expression(nodes, 0) for nodes in trees) or "0.0"


def _expression(nodes: Nodes, place: int) -> str:
    feature, threshold, *children = nodes[place]
    if not children:
        return repr(float(threshold))
    low, high = (_expression(nodes, int(child)) for child in children)
    return f"({low} if f{int(feature)}<={float(threshold)!r} else {high})"


def chance(log_odds: float) -> float:
    """Return the probability, 0 to 1, that log odds mean."""
    if log_odds > _FAR:
        return 1 / (1 + exp(-_FAR))
    return 1 / (1 + exp(-log_odds if log_odds > -_FAR else _FAR))
