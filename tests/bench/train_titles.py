"""Fit the trees that choose the title of a page: one of its lines, or none of them.

The lines of a page compete. What the trees say of them are log odds against "no title here", so
that their softmax is a probability over the lines of the page and none; it is fitted as such.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import lightgbm
import numpy as np

from briefer.importing.titles import candidates, title_rows
from tests.bench.pastes import Page

ROUNDS = 80
LEAVES = 8
SILVER = 0.5  # what a page counts whose title an old collection states
MADE_UP = 0.5  # likewise, one whose head is made up
_LEAST = 1e-3  # curvature, so that no leaf is thrown far

Objective = Callable[[Any, Any], tuple[Any, Any]]


def fit_title(found: Sequence[Page], settings: dict[str, Any]) -> Any:
    """Fit on the pages that show their title, and on paragraphs without one."""
    rows, answers, sizes, weights = [], [], [], []
    for page in found:
        places = candidates(page.lines, page.first.tolist())
        titles = [page.labels[place][0] == "t" for place in places]
        if places and (any(titles) or page.kind == "extract"):
            rows += title_rows(page.lines, page.first.tolist(), page.vocabulary.tolist(), places)
            answers += titles
            sizes.append(len(places))
            weights.append(_weight(page))
    objective = one_or_none(np.array(answers, float), np.array(sizes), np.array(weights))
    own = {"objective": objective, "num_leaves": LEAVES, "min_sum_hessian_in_leaf": 1.0}
    data = lightgbm.Dataset(np.array(rows, np.float32), np.array(answers, float))
    return lightgbm.train(settings | own, data, ROUNDS)


def _weight(page: Page) -> float:
    if not page.is_gold:
        return SILVER
    return MADE_UP if page.kind == "plain" else 1.0


def one_or_none(answers: Any, sizes: Any, weights: Any) -> Objective:
    """Return the objective of choosing at most one of each group of rows.

    Where several rows are right, as of a title shown twice, any of them is.
    """
    begins = np.r_[0, np.cumsum(sizes)[:-1]]
    group = np.repeat(np.arange(len(sizes)), sizes)
    weight = np.repeat(weights, sizes)
    has_title = np.add.reduceat(answers, begins)[group] > 0

    def objective(odds: Any, _data: Any) -> tuple[Any, Any]:
        top = np.maximum(np.maximum.reduceat(odds, begins), 0)
        likely = np.exp(odds - top[group])
        likely /= (np.add.reduceat(likely, begins) + np.exp(-top))[group]
        right = likely * answers
        share = right / np.maximum(np.add.reduceat(right, begins)[group], 1e-12)
        wanted = np.where(has_title, share, 0.0)
        return (likely - wanted) * weight, np.maximum(likely * (1 - likely), _LEAST) * weight

    return objective
