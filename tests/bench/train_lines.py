"""Train the line classifier of pasted pages, and say how well it does on unseen sites.

    python -m tests.bench.train_lines GOLD_FOLDER [--check] [--write FILE]

GOLD_FOLDER holds paste-gold.jsonl.gz and paste-silver.jsonl.gz (one page a line: `text`, and
`labels` a line). `--check` cross-validates in folds by site and prints 4-word-shingle
precision, recall and F1; `--write` fits on everything. Needs numpy, scipy, scikit-learn and
lightgbm, which the product does not.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from briefer.importing.bodies import second_look, tokens
from briefer.importing.lines import Lines, columns, names, shifted, smoothed
from briefer.importing.titles import candidates, title_rows
from tests.bench.reading import Score, score, total

FOLDS = 4
PARTS_LEFT_OUT = 3  # for what one round tells the next about pages it has not seen
SILVER = 0.3  # what a page labelled by a program counts against one labelled by hand
PARTS = {"page": 1.0, "region": 0.6, "bare": 0.3, "extract": 0.3}
TITLE = -1.5  # log odds; as in `bodies`
WORD = re.compile(r"\w+")
MIN_SITES = 8  # on which a word must have been seen
ROUNDS = 80
PAUSES = (8, 20, 45)  # after so many trees a sure answer is taken
TREES = {
    "objective": "binary",
    "num_leaves": 24,
    "learning_rate": 0.15,
    "min_data_in_leaf": 40,
    "lambda_l2": 2.0,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 127,
    "verbose": -1,
    "seed": 1,
    "num_threads": 2,
}


@dataclass
class Page:
    """A page, or the part of it that a person would drag over, with what is known of it."""

    name: str
    site: str
    language: str
    title: str
    is_gold: bool
    kind: str
    lines: Lines
    labels: list[list[Any]]
    body: str
    optional: list[str]
    features: Any = None
    words: Any = None
    vocabulary: Any = None
    first: Any = None
    second: Any = None
    found_title: str = ""
    is_body: Any = field(init=False)
    is_known: Any = field(init=False)

    def __post_init__(self) -> None:
        self.is_body = np.array([a == "b" or (a == "m" and b >= 0.5) for a, b in self.labels])
        self.is_known = np.array([a not in "otd" for a, _b in self.labels], float)

    @property
    def fold(self) -> int:
        return self._hash // 7 % FOLDS

    @property
    def part(self) -> int:
        return self._hash // 1009 % PARTS_LEFT_OUT

    @property
    def _hash(self) -> int:
        return int(hashlib.md5(self.site.encode()).hexdigest(), 16)  # noqa: S324

    @property
    def weights(self) -> Any:
        """What an error on each line costs: about its share of the words of the article."""
        counts = np.array(self.lines.counts)
        article = max(float((counts * self.is_body).sum()), 60)
        share = (np.minimum(counts, 80) + 4) / (article + 4 * len(counts))
        factor = (1 if self.is_gold else SILVER) * PARTS[self.kind]
        return 100 * share * self.is_known * factor


def site(url: str) -> str:
    if url.startswith("hard::"):
        url = "http://" + url[6:].split("-", maxsplit=1)[0].removesuffix(".html")
    host = (urlsplit(url).hostname or "x").split(".")
    return ".".join(host[-2:] if len(host[-1]) > 2 or len(host) < 3 else host[-3:])


def pages(folder: Path) -> Iterator[Page]:
    """Yield every page, the gold ones also as the region around the article."""
    for name in ("paste-gold", "paste-silver"):
        is_gold = name == "paste-gold"
        data = gzip.decompress((folder / f"{name}.jsonl.gz").read_bytes())
        for line in filter(None, data.decode().split("\n")):
            row = json.loads(line)
            texts = row["text"].rstrip("\n").split("\n")
            yield page(row, texts, row["labels"], is_gold, "page")
            for kind, cut in (("region", region(row["labels"])), ("extract", extract(row))):
                if is_gold and cut is not None:
                    yield page(row, texts[cut], row["labels"][cut], is_gold, kind)
            if is_gold and (cut := region(row["labels"])) is not None:
                filled = [i for i in range(len(texts))[cut] if texts[i].strip()]
                labels = [row["labels"][i] for i in filled]
                yield page(row, [texts[i] for i in filled], labels, is_gold, "bare")


def page(
    row: dict[str, Any], texts: list[str], labels: list[Any], is_gold: bool, kind: str
) -> Page:
    filled = [i for i, text in enumerate(texts) if text.strip()]
    gaps = [b - a - 1 for a, b in zip([-1, *filled], filled, strict=False)]
    return Page(
        row["id"],
        site(row["url"] or ""),
        row.get("lang") or "",
        row.get("title") or "",
        is_gold,
        kind,
        Lines([texts[i].strip() for i in filled], gaps),
        [labels[i] for i in filled],
        row.get("body") or "",
        row.get("optional") or [],
    )


def region(labels: list[Any]) -> slice | None:
    """The lines a person would drag over: from the title to 25 lines after the article."""
    body = [i for i, (label, _share) in enumerate(labels) if label in "bm"]
    if not body:
        return None
    titles = [i for i, (label, _share) in enumerate(labels) if label == "t" and i <= body[0]]
    is_near = titles and body[0] - titles[-1] < 60
    return slice(titles[-1] if is_near else max(0, body[0] - 3), body[-1] + 26)


def extract(row: dict[str, Any]) -> slice | None:
    """A few paragraphs out of the middle of an article, without anything around them."""
    body = [i for i, (label, _share) in enumerate(row["labels"]) if label == "b"]
    if len(body) < 6:
        return None
    chance = Random(row["id"])  # noqa: S311 - the same every time
    first = chance.randrange(len(body) - 4)
    return slice(body[first], body[min(len(body) - 1, first + chance.randint(1, 12))] + 1)


# ---- words


def count_words(found: Sequence[Page]) -> list[str]:
    """Fill `words` of each page, a row a line; return the vocabulary."""
    lists = [[tokens(words) for words in page.lines.lowered] for page in found]
    sites: dict[str, set[str]] = {}
    for page_, lines in zip(found, lists, strict=True):
        for token in {token for line in lines for token in line}:
            sites.setdefault(token, set()).add(page_.site)
    known = sorted(token for token, owners in sites.items() if len(owners) >= MIN_SITES)
    index = {token: i for i, token in enumerate(known)}
    for page_, lines in zip(found, lists, strict=True):
        page_.words = matrix(lines, index)
    return known


def matrix(lines: list[list[str]], index: dict[str, int]) -> Any:
    rows, places, values = [], [], []
    for i, line in enumerate(lines):
        seen = {index[token] for token in line if token in index}
        rows += [i] * len(seen)
        places += list(seen)
        values += [1 / max(1, len(line)) ** 0.5] * len(seen)
    return sparse.csr_matrix((values, (rows, places)), (len(lines), len(index)), dtype=np.float32)


def fit_words(found: Sequence[Page]) -> Any:
    whole = [page for page in found if page.kind == "page"]
    weights = [
        page.is_known * (100 if page.is_gold else 50) / max(20, len(page.labels)) for page in whole
    ]
    model = LogisticRegression(C=3, solver="liblinear", l1_ratio=1.0, max_iter=100, tol=1e-3)
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
    data = lightgbm.Dataset(
        np.vstack([both(page) if second else page.features for page in found]),
        np.concatenate([page.is_body for page in found]),
        weight=np.concatenate([page.weights for page in found]),
    )
    return lightgbm.train(TREES, data, ROUNDS)


def both(page: Page) -> Any:
    seen = second_look(page.lines, page.first.tolist())
    return np.hstack([page.features, np.array(seen, dtype=np.float32).T])


def both_rounds(train: Sequence[Page], held_out: Sequence[Page]) -> tuple[Any, Any, Any]:
    """Fit on `train`, each round on what the earlier one says of pages it has not seen."""
    for part in range(PARTS_LEFT_OUT):
        words = fit_words([page for page in train if page.part != part])
        for page_ in train:
            if page_.part == part:
                set_vocabulary(page_, words)
    words = fit_words(train)
    for page_ in held_out:
        set_vocabulary(page_, words)
    for part in range(PARTS_LEFT_OUT):
        first = fit([page for page in train if page.part != part])
        for page_ in train:
            if page_.part == part:
                page_.first = first.predict(page_.features)
    first = fit(train)
    for page_ in held_out:
        page_.first = first.predict(page_.features)
    second = fit(train, second=True)
    for page_ in held_out:
        page_.second = second.predict(both(page_))
    return words, first, second


# ---- titles


def fit_title(found: Sequence[Page]) -> tuple[Any, Any]:
    """Fit the forest that finds the title; return it and the rows it was fitted on."""
    rows, answers, weights = [], [], []
    for page_ in found:
        places = candidates(page_.lines, page_.first.tolist())
        titles = [page_.labels[place][0] == "t" for place in places]
        chances, words = page_.first.tolist(), page_.vocabulary.tolist()
        rows += title_rows(page_.lines, chances, words, places)
        answers += titles
        weights += [1.0] * len(places)
    data = lightgbm.Dataset(np.array(rows), np.array(answers, float), weight=np.array(weights))
    return lightgbm.train(TREES | {"num_leaves": 12, "learning_rate": 0.1}, data, 80), np.array(
        rows
    )


def title_of(page: Page, model: Any) -> str:
    """Return the line that the title forest likes best, empty where it likes none."""
    places = candidates(page.lines, page.second.tolist())
    if not places:
        return ""
    rows = title_rows(page.lines, page.second.tolist(), page.vocabulary.tolist(), places)
    odds = model.predict(np.array(rows), raw_score=True)
    best = int(np.argmax(odds))
    return page.lines.texts[places[best]] if odds[best] > TITLE else ""


def report_titles(found: Sequence[Page]) -> None:
    for is_region in (False, True):
        chosen = [p for p in found if p.title and p.kind == ("region" if is_region else "page")]
        for label, pages_ in (
            ("English", [p for p in chosen if p.language == "en"]),
            ("all languages", chosen),
        ):
            right = sum(folded(p.found_title) == folded(p.title) for p in pages_)
            stated = sum(bool(p.found_title) for p in pages_)
            visible = sum(
                folded(p.title) in {folded(text) for text in p.lines.texts} for p in pages_
            )
            print(
                f"title {'region' if is_region else 'page':7}{label:15}{len(pages_):4} "
                f"right {right / len(pages_):.3f} of visible {right / max(1, visible):.3f} "
                f"stated {stated / len(pages_):.3f}"
            )


def folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


# ---- results


def report(found: Sequence[Page]) -> None:
    groups = {
        "English": lambda page: page.language == "en",
        "English prose": lambda page: page.language == "en" and is_prose(page),
        "all languages": is_any,
    }
    for kind in PARTS:
        for label, belongs in groups.items():
            chosen = [p for p in found if p.is_gold and p.kind == kind and belongs(p)]
            for round_ in ("first", "second"):
                result = total([score_of(page, getattr(page, round_)) for page in chosen])
                print(f"{kind:8}{label:15}{round_:7}{len(chosen):4} {result}", flush=True)


def score_of(page: Page, chances: Any) -> Score:
    kept = [text for text, chance in zip(page.lines.texts, chances, strict=True) if chance >= 0.5]
    return score(page.body, "\n".join(kept), page.optional)


def is_any(page: Page) -> bool:
    return bool(page.labels)


def is_prose(page: Page) -> bool:
    lengths = [len(line.split()) for line in page.body.split("\n") if line.strip()]
    return sum(lengths) >= 300 and float(np.median(lengths)) >= 15


def check(found: Sequence[Page]) -> None:
    done: list[Page] = []
    for fold in range(FOLDS):
        train = [page for page in found if page.fold != fold]
        held_out = [page for page in found if page.fold == fold and page.is_gold]
        both_rounds(train, held_out)
        model, _rows = fit_title(train)
        for page_ in held_out:
            page_.found_title = title_of(page_, model)
        done += held_out
        print("fold", fold, flush=True)
    report(done)
    report_titles(done)


# ---- writing


def stored(model: Any, rows: Any, compete: bool = False) -> dict[str, Any]:
    """Return a model as JSON: trees of [feature, threshold, low, high], leaves [-1, value].

    Where rows compete for the first place there is no short cut.
    """
    trees = [nodes_of(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    groups = [] if compete else [group(model, rows, pause) for pause in PAUSES]
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


def write(found: Sequence[Page], known: list[str], target: Path) -> None:
    words, first, second = both_rounds(found, [])
    title, title_data = fit_title(found)
    weights = {"": float(words.intercept_[0])}
    weights |= {t: float(w) for t, w in zip(known, words.coef_[0], strict=True) if w}
    rounded = {token: round(weight, 3) for token, weight in weights.items()}
    data = {
        "words": rounded,
        "first": stored(first, np.vstack([page.features for page in found])),
        "second": stored(second, np.vstack([both(page) for page in found])),
        "title": stored(title, title_data, compete=True),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    target.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(target, target.stat().st_size, "bytes,", len(rounded), "words", Counter(words=len(known)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    found = [page for page in pages(given.gold) if 0 < len(page.lines) <= 2500]
    known = count_words(found)
    for page_ in found:
        seen = columns(page_.lines, [0.0] * len(page_.lines))
        page_.features = np.array(seen, dtype=np.float32).T.copy()
    if given.check:
        check(found)
    if given.write:
        write(found, known, given.write)


if __name__ == "__main__":
    main()
