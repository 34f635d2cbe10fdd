"""How well pasted pages are read: body, title, authors, date; and the page that says so."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from unittest.mock import patch

from briefer.core.errors import UnreadableSource
from briefer.core.source import CslItem, ImportedSource
from briefer.importing import bodies
from briefer.importing.bodies import Weights
from briefer.importing.read import pasted_text
from tests.bench.metadata import folded, found, table
from tests.bench.pastes import PARTS, Page
from tests.bench.reading import Score, body, score, total

WORST = 12
FIELDS = ("title", "authors", "date")
FIGURES = re.compile(r"(?s)<!-- figures -->\n.*<!-- end -->")
Chosen = Callable[["Reading"], bool]


@dataclass(frozen=True)
class Reading:
    """A page, and what was made of it by weights that have not seen its site."""

    page: Page
    product: Score
    fields: Mapping[str, Any]
    confidence: Mapping[str, float]

    @property
    def is_english(self) -> bool:
        return self.page.language == "en"

    @property
    def is_prose(self) -> bool:
        """Tell whether the article is of some length and made of paragraphs."""
        lengths = [len(line.split()) for line in self.page.body.split("\n") if line.strip()]
        return sum(lengths) >= 300 and median(lengths) >= 15

    @property
    def gold(self) -> dict[str, Any]:
        """Return what the page states, a date only where a line shows it."""
        page = self.page
        return {"title": page.title, "authors": page.authors, "date": page.date}


GROUPS: Mapping[str, Chosen] = {
    "English": lambda reading: reading.is_english,
    "English prose": lambda reading: reading.is_english and reading.is_prose,
    "German": lambda reading: reading.page.language == "de",
    "all languages": lambda reading: bool(reading.page.labels),
}


@dataclass
class Results:
    """The readings of all pages, in every cut."""

    readings: list[Reading] = field(default_factory=list)

    def add(self, page: Page, weights: Weights) -> None:
        """Read `page` as the product does, with `weights` instead of those it ships."""
        with patch.object(bodies, "weights", lambda: weights):
            source = _read(page.text)
        self.readings.append(
            Reading(
                page,
                score(page.body, "" if source is None else body(source), page.optional),
                found(CslItem() if source is None else source.item),
                _confidence(source),
            )
        )

    def of(self, kind: str, group: str) -> list[Reading]:
        """Return the readings of one cut and group."""
        return [r for r in self.readings if r.page.kind == kind and GROUPS[group](r)]

    def report(self) -> str:
        """Return every figure as text."""
        return "\n".join((*self._bodies(), *self._fields(), *self._sureness(), *self._worst()))

    def _bodies(self) -> Iterator[str]:
        for kind in PARTS:
            for group in GROUPS:
                chosen = self.of(kind, group)
                result = total([reading.product for reading in chosen])
                yield f"{kind:8}{group:15}{len(chosen):4} {result}"

    def _fields(self) -> Iterator[str]:
        for kind in ("page", "region"):
            for group in ("English", "German", "all languages"):
                chosen = self.of(kind, group)
                yield f"{kind}, {group}: {len(chosen)} pages, {_visible(chosen)}"
                pairs = [(reading.gold, reading.fields) for reading in chosen]
                yield table(pairs, FIELDS)

    def _sureness(self) -> Iterator[str]:
        """Yield how often values of each confidence are right."""
        yield "right, by confidence"
        for (name, sure), answers in sorted(self.by_confidence().items()):
            yield f"{name:8} {sure:.2f} {sum(answers) / len(answers):.3f} of {len(answers)}"

    def by_confidence(self) -> dict[tuple[str, float], list[bool]]:
        """Return whether each value was right, by field and confidence, of pages and regions."""
        given: dict[tuple[str, float], list[bool]] = {}
        for reading in self.readings:
            if reading.page.kind not in {"page", "region"}:
                continue
            for name in filter(reading.fields.get, FIELDS):
                right = _is_right(reading, name)
                given.setdefault((name, reading.confidence[name]), []).append(right)
        return given

    def _worst(self) -> Iterator[str]:
        chosen = sorted(self.of("page", "English"), key=lambda reading: reading.product.f1)
        for reading in chosen[:WORST]:
            kind = "prose" if reading.is_prose else "no prose"
            yield f"{reading.page.name:32}{reading.product} {kind}"


def _read(text: str) -> ImportedSource | None:
    try:
        return pasted_text(text)
    except UnreadableSource:
        return None


def _confidence(source: ImportedSource | None) -> dict[str, float]:
    fields = {} if source is None else source.item.fields
    names = {"title": "title", "authors": "author", "date": "issued"}
    return {ours: fields[csl].confidence for ours, csl in names.items() if csl in fields}


def _is_right(reading: Reading, name: str) -> bool:
    gold, value = reading.gold[name], reading.fields[name]
    if name == "date":
        return bool(gold == value)
    if name == "authors":
        return {folded(each) for each in gold} == {folded(each) for each in value}
    return folded(gold) == folded(value)


def _visible(readings: Sequence[Reading]) -> str:
    """Return of how many pages a line shows the title as the gold data have it, and finding it."""
    shown = [
        r for r in readings if folded(r.page.title) in {folded(text) for text in r.page.lines.texts}
    ]
    right = sum(_is_right(reading, "title") for reading in shown)
    return (
        f"title shown as a line on {len(shown) / max(1, len(readings)):.3f}, "
        f"found on {right / max(1, len(shown)):.3f} of these"
    )


# ---- the page beside the weights


def page_of_figures(text: str, weights: bytes, data: Mapping[str, Any], results: Results) -> str:
    """Return lines.md with what it says of the weights and of how well they do made anew."""
    trees = ", ".join(str(len(data[name]["trees"])) for name in ("first", "second", "title"))
    rows = [
        f"sha256 of the weights: `{hashlib.sha256(weights).hexdigest()}`",
        "",
        f"{len(weights):,} bytes, {len(data['words']):,} words, trees: {trees}",
        "",
        "| | pages | F1 | precision | recall |",
        "|---|---|---|---|---|",
        *_body_rows(results),
        "",
        "| right of all (of those stated) | title | authors | date |",
        "|---|---|---|---|",
        *_field_rows(results),
        "",
        "| called so sure | title right | authors right | date right |",
        "|---|---|---|---|",
        *_sureness_rows(results),
    ]
    block = "\n".join(("<!-- figures -->", *rows, "<!-- end -->"))
    return FIGURES.sub(lambda _match: block, text)


def _body_rows(results: Results) -> Iterator[str]:
    for kind in ("page", "region"):
        for group in GROUPS:
            chosen = results.of(kind, group)
            found_ = total([reading.product for reading in chosen])
            yield (
                f"| {kind}, {group} | {len(chosen)} | {found_.f1:.3f} "
                f"| {found_.precision:.3f} | {found_.recall:.3f} |"
            )


def _field_rows(results: Results) -> Iterator[str]:
    for kind in ("page", "region"):
        for group in ("English", "German", "all languages"):
            chosen = results.of(kind, group)
            cells = [_cell(chosen, name) for name in FIELDS]
            yield f"| {kind}, {group} | {' | '.join(cells)} |"


def _sureness_rows(results: Results) -> Iterator[str]:
    given = results.by_confidence()
    for sure in sorted({sure for _name, sure in given}, reverse=True):
        answers = [given.get((name, sure), []) for name in FIELDS]
        cells = [f"{sum(a) / len(a):.2f} of {len(a)}" if a else "" for a in answers]
        yield f"| {sure:.2f} | {' | '.join(cells)} |"


def _cell(chosen: Sequence[Reading], name: str) -> str:
    stated = [reading for reading in chosen if reading.fields[name]]
    right = sum(_is_right(reading, name) for reading in stated)
    blank = sum(not reading.fields[name] and not reading.gold[name] for reading in chosen)
    share = (right + blank) / max(1, len(chosen))
    return f"{share:.2f} ({right / max(1, len(stated)):.2f})"
