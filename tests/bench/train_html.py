"""Train the classifier of HTML lines, and say how well it does on unseen sites.

    python -m tests.bench.train_html GOLD_FILE [--check] [--write FILE]

GOLD_FILE is html-gold.jsonl.gz (one page a line: `html`, `body`, `optional`, `title`). `--check`
cross-validates in five folds by site and prints 4-word-shingle precision, recall and F1;
`--write` fits on everything. Needs numpy and scikit-learn, which the product does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from briefer.importing.htmlfeatures import rows
from briefer.importing.htmljudge import guessed_day, shares
from briefer.importing.htmlmeta import page_fields
from briefer.importing.htmltree import parsed
from briefer.importing.linkeddata import articles
from briefer.importing.webpage import evidence_of, seen_of
from tests.bench.reading import Score, score, total

FOLDS = 5
PAUSES = (8, 20, 36)  # trees after which a sure answer is final
TURNED = 0.0002  # share of the lines whose answer may turn after that
SHORT = 6  # words; a shorter line is body only close to other body lines
UNKNOWN = -1
TREES = {
    "max_iter": 60,
    "max_leaf_nodes": 10,
    "learning_rate": 0.15,
    "l2_regularization": 1.0,
    "min_samples_leaf": 20,
    "random_state": 0,
}
WORD = re.compile(r"\w+")


@dataclass
class Page:
    """The lines of one page with their features and labels."""

    name: str
    site: str
    language: str
    texts: list[str]
    features: Any
    labels: list[int]
    judged: list[float]
    body: str
    optional: list[str]


def page_of(record: dict[str, Any]) -> Page:
    page = parsed(record["html"].encode("utf-8", "replace"))
    nodes = articles(page.tree)
    seen = seen_of(page)
    fields = page_fields(page.tree, nodes, partial(guessed_day, page.tree), seen)
    evidence, _stated = evidence_of(page, nodes, seen, fields)
    texts = [line.text for line in evidence.lines]
    return Page(
        record["id"],
        re.sub(r"_V\d.*", "", record["id"]),
        record.get("lang") or "",
        texts,
        np.array(rows(evidence), dtype=np.float32),
        labels_of(texts, record),
        list(evidence.judged),
        record["body"],
        record.get("optional") or [],
    )


def labels_of(texts: Sequence[str], record: dict[str, Any]) -> list[int]:
    """Return 1 for a line of the gold body, 0 for another, -1 for one that does not count."""
    body = record["body"]
    covered = shares(texts, body)
    optional = {flat(text) for text in record.get("optional") or []}
    title = flat(record.get("title") or "")
    labels = []
    for text, share in zip(texts, covered, strict=True):
        line = flat(text)
        if line and any(line == other or (len(line) > 20 and line in other) for other in optional):
            labels.append(UNKNOWN)
        else:
            labels.append(int(line != title and share >= 0.5))
    return near_the_body(texts, labels)


def near_the_body(texts: Sequence[str], labels: list[int]) -> list[int]:
    long = [i for i, label in enumerate(labels) if label == 1 and size(texts[i]) >= SHORT + 2]
    if not long:
        return labels
    near = range(long[0] - 3, long[-1] + 7)
    return [
        0 if label == 1 and size(texts[i]) < SHORT and i not in near else label
        for i, label in enumerate(labels)
    ]


def flat(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def size(text: str) -> int:
    return len(WORD.findall(text))


def fitted(pages: Sequence[Page]) -> Any:
    """Return the classifier; each page counts the same, each line by the root of its words."""
    features, labels, weights = [], [], []
    for page in (page for page in pages if page.texts):
        each = [min(40, max(1, size(text))) ** 0.5 for text in page.texts]
        features.append(page.features)
        labels += page.labels
        weights += [weight / sum(each) for weight in each]
    kept = np.array(labels) != UNKNOWN
    scaled = np.array(weights)[kept]
    model = HistGradientBoostingClassifier(**TREES)
    model.fit(
        np.vstack(features)[kept], np.array(labels)[kept], sample_weight=scaled / scaled.mean()
    )
    return model


def folds(pages: Sequence[Page]) -> Iterator[tuple[list[Page], list[Page]]]:
    sites = sorted({page.site for page in pages})
    Random(0).shuffle(sites)  # noqa: S311 - a fixed order, no secret
    place = {site: number % FOLDS for number, site in enumerate(sites)}
    for fold in range(FOLDS):
        yield (
            [page for page in pages if place[page.site] != fold],
            [page for page in pages if place[page.site] == fold],
        )


def check(pages: Sequence[Page]) -> None:
    found: dict[str, Score] = {}
    judge: dict[str, Score] = {}
    for train, test in folds(pages):
        model = fitted(train)
        for page in test:
            chances = model.predict_proba(page.features)[:, 1] if page.texts else []
            found[page.name] = scored(page, chances)
            judge[page.name] = scored(page, page.judged)
    english = {page.name for page in pages if page.language == "en"}
    for label, scores in (("classifier", found), ("judge alone", judge)):
        print(f"{label:12} all {total(list(scores.values()))}")
        print(f"{label:12} en  {total([s for name, s in scores.items() if name in english])}")


def scored(page: Page, chances: Sequence[float]) -> Score:
    text = "\n".join(t for t, c in zip(page.texts, chances, strict=True) if c >= 0.5)
    return score(page.body, text, page.optional)


def stored(model: Any, features: Any) -> dict[str, Any]:
    """Return the trees as `briefer.importing.trees.forest` reads them."""
    staged = [scores.ravel() for scores in model.staged_decision_function(features)]
    base = float(model._baseline_prediction.ravel()[0])
    trees = [[[-1, base]]]
    for (predictor,) in model._predictors:
        trees.append(
            [
                [-1, round(float(node["value"]), 5)]
                if node["is_leaf"]
                else [
                    int(node["feature_idx"]),
                    round(float(node["num_threshold"]), 6),
                    int(node["left"]),
                    int(node["right"]),
                ]
                for node in predictor.nodes
            ]
        )
    groups = [[pause + 1, limit(staged[pause - 1], staged[-1])] for pause in PAUSES]
    return {"groups": groups, "trees": trees}


def limit(early: Any, final: Any) -> float:
    """Return beyond which log odds nearly all answers stay as they are."""
    turned = np.sort(np.abs(early[(early > 0) != (final > 0)]))
    allowed = max(1, int(TURNED * len(final)))
    return round(float(turned[-allowed]), 3) if len(turned) >= allowed else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", type=Path)
    wanted = parser.parse_args()
    with gzip.open(wanted.gold, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    with Pool() as pool:
        pages = pool.map(page_of, records, chunksize=4)
    print(len(pages), "pages,", sum(len(page.texts) for page in pages), "lines")
    if wanted.check:
        check(pages)
    if wanted.write:
        features = np.vstack([page.features for page in pages if page.texts])
        text = json.dumps(stored(fitted(pages), features), separators=(",", ":"))
        wanted.write.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
