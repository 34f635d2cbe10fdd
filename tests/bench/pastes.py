"""Pasted pages with labels a line: as they were copied, and cut to what a person would take.

The gold pages are labelled by hand-checked parsers, the silver ones by an extractor for HTML.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from briefer.importing.lines import Lines
from tests.bench.plain_pages import plain

FOLDS = 4
PARTS_LEFT_OUT = 3  # for what one round tells the next about pages it has not seen
SILVER = 0.3  # what a page labelled by a program counts against one labelled by hand
# What each part of a page counts; of the made-up heads only the title is learned.
PARTS = {"page": 1.0, "region": 0.6, "bare": 0.3, "extract": 0.3, "plain": 0.0}
LONGEST = 2500  # lines of a page


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
    authors: list[str]
    date: str
    text: str
    features: Any = None
    words: Any = None
    vocabulary: Any = None
    first: Any = None
    is_body: Any = field(init=False)
    is_known: Any = field(init=False)

    def __post_init__(self) -> None:
        self.is_body = np.array([a == "b" or (a == "m" and b >= 0.5) for a, b in self.labels])
        self.is_known = np.array([a not in "otd" for a, _b in self.labels], float)

    @property
    def fold(self) -> int:
        """Return which fold the page is held out in: that of all pages of its site."""
        return self._hash // 7 % FOLDS

    @property
    def part(self) -> int:
        """Return which part of the training pages it belongs to."""
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
    """Return the registered domain of an address, nearly."""
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
            if is_gold and (made := plain(row)) is not None:
                yield page(row, *made, is_gold, "plain")


def page(
    row: dict[str, Any], texts: list[str], labels: list[Any], is_gold: bool, kind: str
) -> Page:
    """Return the page of these lines and labels."""
    filled = [i for i, text in enumerate(texts) if text.strip()]
    gaps = [b - a - 1 for a, b in zip([-1, *filled], filled, strict=False)]
    return Page(
        row["id"],
        site(row["url"] or ""),
        row.get("lang") or "",
        row.get("title") or "",
        is_gold,
        kind,
        Lines([" ".join(texts[i].split()) for i in filled], gaps),
        [labels[i] for i in filled],
        row.get("body") or "",
        row.get("optional") or [],
        row.get("authors") or [],
        (row.get("date") or "")[:10],
        "\n".join(texts),
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
