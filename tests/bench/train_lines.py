"""Train the line classifier of pasted pages, and say how well it does on unseen sites.

    python -m tests.bench.train_lines GOLD_FOLDER [--check] [--write] [--keep FOLDER]

GOLD_FOLDER holds paste-gold.jsonl.gz and paste-silver.jsonl.gz (one page a line: `text`, and
`labels` a line). `--write` makes everything anew that `resources/reading` ships for pastes: the
lists of words, the weights, and the figures in lines.md, which take the cross-validation of
`--check`; the same data give the same bytes. `--check` alone prints that cross-validation: folds
by site, 4-word shingles, what the product makes of each page. Some seven minutes on two cores; with
`--keep` a run that was stopped, or whose rules changed and not its features, goes on from there.
Needs numpy, scipy, scikit-learn, lightgbm, jusText and Faker, which the product does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from inspect import getsource
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from briefer.core.locations import resources
from briefer.importing import persons, phrases, titles
from briefer.importing.bodies import Weights, second_look, tokens
from briefer.importing.lines import columns, names, shifted, smoothed
from tests.bench import train_titles
from tests.bench.paste_report import Results, page_of_figures
from tests.bench.pastes import FOLDS, LONGEST, PARTS, PARTS_LEFT_OUT, Page, pages
from tests.bench.train_titles import fit_title
from tests.bench.word_lists import function_words, given_names, ordinary_words

MIN_SITES = 8  # on which a word must have been seen
ROUNDS = 120
PAUSES = (8, 20, 50)  # after so many trees a sure answer is taken
CONTRADICTED = 0.9  # a silver label so far from what the first round says is likely wrong
DOUBTED = 0.1  # what it counts then
TREES = {
    "objective": "binary",
    "num_leaves": 24,
    "learning_rate": 0.1,
    "min_data_in_leaf": 60,
    "lambda_l2": 2.0,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 127,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
}
TITLE_TREES = TREES | {"min_data_in_leaf": 40}


@dataclass
class Trained:
    """What is fitted on some pages: word weights, two rounds of trees, the trees of titles."""

    words: Any
    first: Any
    second: Any
    title: Any

    def stored(self, found: Sequence[Page], known: Sequence[str]) -> dict[str, Any]:
        """Return the weights as JSON has them; `found` are the pages they were fitted on."""
        weights = {"": float(self.words.intercept_[0])}
        coefficients = zip(known, self.words.coef_[0], strict=True)
        weights |= {token: float(weight) for token, weight in coefficients if weight}
        return {
            "words": {token: round(weight, 3) for token, weight in weights.items()},
            "first": stored(self.first, np.vstack([page.features for page in counted(found)])),
            "second": stored(self.second, np.vstack([both(page) for page in counted(found)])),
            "title": stored(self.title, None),
        }


# ---- words


def count_words(found: Sequence[Page]) -> list[str]:
    """Fill `words` of each page, a row a line; return the vocabulary."""
    lists = [[tokens(words) for words in page.lines.lowered] for page in found]
    sites: dict[str, set[str]] = {}
    for page, lines in zip(found, lists, strict=True):
        for token in {token for line in lines for token in line}:
            sites.setdefault(token, set()).add(page.site)
    known = sorted(token for token, owners in sites.items() if len(owners) >= MIN_SITES)
    index = {token: i for i, token in enumerate(known)}
    for page, lines in zip(found, lists, strict=True):
        page.words = matrix(lines, index)
    return known


def matrix(lines: list[list[str]], index: dict[str, int]) -> Any:
    rows, places, values = [], [], []
    for i, line in enumerate(lines):
        seen = sorted({index[token] for token in line if token in index})
        rows += [i] * len(seen)
        places += seen
        values += [1 / max(1, len(line)) ** 0.5] * len(seen)
    return sparse.csr_matrix((values, (rows, places)), (len(lines), len(index)), dtype=np.float32)


def fit_words(found: Sequence[Page]) -> Any:
    whole = [page for page in found if page.kind == "page"]
    weights = [
        page.is_known * (100 if page.is_gold else 50) / max(20, len(page.labels)) for page in whole
    ]
    model = LogisticRegression(
        C=3, solver="liblinear", l1_ratio=1.0, max_iter=100, tol=1e-3, random_state=1
    )
    return model.fit(
        sparse.vstack([page.words for page in whole]),
        np.concatenate([page.is_body for page in whole]),
        sample_weight=np.concatenate(weights),
    )


def set_vocabulary(page: Page, model: Any) -> None:
    page.vocabulary = np.clip(model.decision_function(page.words), -8, 8)
    column = page.vocabulary.tolist()
    for i, name in enumerate(names()):
        if name == "vocabulary":
            page.features[:, i] = column
        elif name.startswith("vocabulary~"):
            page.features[:, i] = smoothed(column, int(name.split("~")[1]))
        elif name.startswith("vocabulary"):
            page.features[:, i] = shifted(column, int(name.removeprefix("vocabulary")))


# ---- trees


def fit(found: Sequence[Page], second: bool = False) -> Any:
    learned = counted(found)
    data = lightgbm.Dataset(
        np.vstack([both(page) if second else page.features for page in learned]),
        np.concatenate([page.is_body for page in learned]),
        weight=np.concatenate([second_weights(p) if second else p.weights for p in learned]),
    )
    return lightgbm.train(TREES, data, ROUNDS)


def counted(found: Sequence[Page]) -> list[Page]:
    """Return the pages whose lines count, not only their title."""
    return [page for page in found if PARTS[page.kind]]


def second_weights(page: Page) -> Any:
    """Return the weights of the lines, less where a program's label is likely wrong."""
    if page.is_gold:
        return page.weights
    is_doubted = np.abs(page.first - page.is_body) > CONTRADICTED
    return np.where(is_doubted, DOUBTED * page.weights, page.weights)


def both(page: Page) -> Any:
    seen = second_look(page.lines, page.first.tolist())
    return np.hstack([page.features, np.array(seen, dtype=np.float32).T])


def train(found: Sequence[Page]) -> Trained:
    """Fit everything on `found`, each round on what the earlier one says of unseen pages."""
    for part in range(PARTS_LEFT_OUT):
        words = fit_words([page for page in found if page.part != part])
        for page in found:
            if page.part == part:
                set_vocabulary(page, words)
    for part in range(PARTS_LEFT_OUT):
        first = fit([page for page in found if page.part != part])
        for page in found:
            if page.part == part:
                page.first = first.predict(page.features)
    return Trained(
        fit_words(found), fit(found), fit(found, second=True), fit_title(found, TITLE_TREES)
    )


# ---- results


def check(found: Sequence[Page], known: Sequence[str], kept: Kept) -> Results:
    """Return how well pages are read whose sites were held out."""
    results = Results()
    for fold in range(FOLDS):
        seen = [page for page in found if page.fold != fold]
        weights = Weights(kept.weights(f"fold {fold}", seen, known))
        for page in found:
            if page.fold == fold and page.is_gold:
                results.add(page, weights)
        print("fold", fold, flush=True)
    return results


@dataclass(frozen=True)
class Kept:
    """What was fitted before on the same data, so that a run that was stopped goes on."""

    folder: Path | None
    data: str

    def weights(self, name: str, seen: Sequence[Page], known: Sequence[str]) -> dict[str, Any]:
        """Return what is fitted on `seen`, as JSON has it."""
        if self.folder is None:
            return train(seen).stored(seen, known)
        path = self.folder / f"{name}-{self.data}.json"
        if not path.exists():
            path.write_text(json.dumps(train(seen).stored(seen, known)), "utf-8")
        stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return stored


def digest(found: Sequence[Page]) -> str:
    """Return a short name for the pages, their labels, all features and the settings."""
    result = sha256(repr((TITLE_TREES, ROUNDS, train_titles.ROUNDS)).encode())
    for module in (titles, persons, phrases):  # what is asked of a title is not yet known
        result.update(getsource(module).encode())
    for page in found:
        result.update(page.features)
        result.update(repr((page.labels, page.lines.texts)).encode())
    return result.hexdigest()[:16]


# ---- writing


def stored(model: Any, rows: Any) -> dict[str, Any]:
    """Return a model as JSON: trees of [feature, threshold, low, high], leaves [-1, value].

    `rows` are those it was fitted on, None where there must be no short cut: where rows compete
    for the first place.
    """
    trees = [nodes_of(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    groups = [] if rows is None else [group(model, rows, pause) for pause in PAUSES]
    return {"trees": trees, "groups": groups}


def group(model: Any, rows: Any, pause: int) -> tuple[int, float, float]:
    """Return a pause, the log odds beyond which 9,998 of 10,000 answers stay, and their scale.

    The scale is how much surer the remaining trees make such an answer on average.
    """
    early = model.predict(rows, raw_score=True, num_iteration=pause)
    late = model.predict(rows, raw_score=True)
    turned = np.abs(early[(early > 0) != (late > 0)])
    allowed = max(1, len(rows) // 5000)
    limit = round(float(np.sort(turned)[-allowed]) if len(turned) > allowed else 0.0, 3)
    sure = np.abs(early) > limit
    return pause, limit, round(float(np.mean(late[sure] / early[sure])), 3)


def nodes_of(root: dict[str, Any]) -> list[list[float]]:
    nodes: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        place = len(nodes)
        if "leaf_value" in node:
            nodes.append([-1, float(f"{node['leaf_value']:.4g}")])
            return place
        nodes.append([])
        low, high = add(node["left_child"]), add(node["right_child"])
        nodes[place] = [node["split_feature"], float(f"{node['threshold']:.6g}"), low, high]
        return place

    add(root)
    return nodes


def write(data: dict[str, Any], results: Results, folder: Path) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    weights = gzip.compress(text.encode(), mtime=0)
    (folder / "lines.json.gz").write_bytes(weights)
    page = folder / "lines.md"
    page.write_text(page_of_figures(page.read_text("utf-8"), weights, data, results), "utf-8")
    print(folder, len(weights), "bytes,", len(data["words"]), "words")


def measured(found: Sequence[Page]) -> list[str]:
    """Fill the features of each page; return the vocabulary."""
    known = count_words(found)
    for page in found:
        seen = columns(page.lines, [0.0] * len(page.lines))
        page.features = np.array(seen, dtype=np.float32).T.copy()
    return known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=Path, help="an existing folder for what is fitted")
    given = parser.parse_args()
    found = [page for page in pages(given.gold) if 0 < len(page.lines) <= LONGEST]
    folder = resources() / "reading"
    if given.write:  # before the lists are read: the features rest on them
        (folder / "function-words.json").write_bytes(function_words())
        (folder / "given-names.txt.gz").write_bytes(given_names())
        whole = [page for page in found if page.kind == "page"]
        (folder / "ordinary-words.txt.gz").write_bytes(ordinary_words(whole))
    known = measured(found)
    kept = Kept(given.keep, digest(found) if given.keep else "")
    results = check(found, known, kept)
    print(results.report(), flush=True)
    if given.write:
        write(kept.weights("all", found, known), results, folder)


if __name__ == "__main__":
    main()
