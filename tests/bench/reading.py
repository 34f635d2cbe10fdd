"""Score the bodies that importing finds: python -m tests.bench.reading FOLDER

FOLDER holds texts or pages (NAME.txt, .html, .pdf, ...) and beside each its gold body, in UTF-8
(NAME.gold.txt): paragraphs, headings, lists and tables, without title, by-line and notes. Printed
are 4-word-shingle precision, recall and F1, a file and in all: the metric of the public
article-extraction benchmark, a page counting the same whatever its length. Standfirst and title
are neither rewarded nor punished where NAME.optional.txt holds them.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.core.errors import UnreadableSource
from briefer.core.source import ImportedSource, Role
from briefer.importing.read import read

GOLD, OPTIONAL = ".gold.txt", ".optional.txt"
BODY = {Role.BODY, Role.QUOTE, Role.LIST_ITEM, Role.TABLE, Role.HEADING}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Score:
    """Precision and recall; None where there was nothing to be precise about, or to find."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    def __str__(self) -> str:
        """Return the three figures."""
        return f"F1 {self.f1:.3f}  P {self.precision or 0:.3f}  R {self.recall or 0:.3f}"


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Return the runs of four words in `text`."""
    words = _WORD.findall(text)
    runs = (tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
    return Counter(run for run in runs if run)


def score(gold: str, found: str, neutral: Iterable[str] = ()) -> Score:
    """Return how well `found` meets `gold`; what is in `neutral` does not count against it."""
    wanted, got = shingles(gold), shingles(found)
    allowed: Counter[tuple[str, ...]] = Counter()
    for text in neutral:
        allowed += shingles(text)
    for run, count in allowed.items():
        extra = max(0, got.get(run, 0) - wanted.get(run, 0))
        if extra:
            got[run] -= min(count, extra)
    got = +got
    right = (wanted & got).total()
    return Score(
        right / got.total() if got else None,
        right / wanted.total() if wanted else None,
    )


def total(scores: Sequence[Score]) -> Score:
    """Return the means of precision and of recall."""
    precisions = [s.precision for s in scores if s.precision is not None]
    recalls = [s.recall for s in scores if s.recall is not None]
    return Score(statistics.mean(precisions or [0.0]), statistics.mean(recalls or [0.0]))


def body(source: ImportedSource) -> str:
    """Return the article's own text."""
    return "\n".join(block.text for block in source.blocks if block.role in BODY)


def page_of(gold: Path) -> Path | None:
    """Return the text or page that a gold body belongs to, None where there is none."""
    name = gold.name.removesuffix(GOLD)
    return next(
        (page for page in sorted(gold.parent.iterdir())
         if page.stem == name and not page.name.endswith((GOLD, OPTIONAL))), None,
    )  # fmt: skip


def scored(gold: Path) -> Score:
    """Return how well the body that is found meets the gold one; say what could not be read."""
    page, optional = page_of(gold), gold.with_name(gold.name.replace(GOLD, OPTIONAL))
    neutral = [optional.read_text("utf-8")] if optional.exists() else []
    found = ""
    try:
        if page is None:
            print(gold.name, "has no text beside it")
        else:
            found = body(read(page))
    except UnreadableSource as error:
        print(error.path.name, "unreadable:", error.reason)
    return score(gold.read_text("utf-8"), found, neutral)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    golds = sorted(folder.glob(f"*{GOLD}"))
    if not golds:
        parser.error(f"there is no NAME{GOLD} in {folder}")
    scores = []
    begun = time.process_time()
    for gold in golds:
        scores.append(scored(gold))
        print(f"{gold.name.removesuffix(GOLD):40} {scores[-1]}")
    spent = time.process_time() - begun
    weak = sum(min(s.precision or 0, s.recall or 0) < 0.5 for s in scores)
    print(f"{'in all':40} {total(scores)}  {len(scores)} files, {weak} below one half")
    print(f"{len(scores) / max(spent, 1e-9):.0f} files a second of processor time")


if __name__ == "__main__":
    main()
