"""Likelihood terms and confidence levels: tables as data, and the rules for writing them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefer.core.locations import resources

_VAGUE = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|conceivably|maybe|plausibl[ey]|potentially"
    r"|we (?:believe|think|feel)|there is a chance)\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:[ -]to[ -](?:low|moderate|medium|high))?[ -]confidence\b"
    r"|\bconfidence is (?:low|moderate|medium|high)\b|\bwith confidence\b",
    re.IGNORECASE,
)
_YES = frozenset({True, "true", "yes"})
_PER_CENT = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|per ?cent\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """Terms that mean one band of likelihood, `low` to `high` in per cent."""

    terms: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class LikelihoodTable:
    """A set of likelihood terms and confidence levels; `source` says where it is from.

    Terms of different `families` must not be mixed in one product. `number_allowed` tells
    whether a term may stand with a figure of its own, `confidence_apart` that a confidence and
    a likelihood must not share a sentence.
    """

    table_id: str
    name: str
    source: str
    rows: tuple[Row, ...]
    families: tuple[tuple[str, ...], ...] = ()
    confidence: tuple[str, ...] = ("low", "moderate", "high")
    number_allowed: bool = True
    confidence_apart: bool = True

    @property
    def terms(self) -> tuple[str, ...]:
        """Return every term, the longest first."""
        found = (term for row in self.rows for term in row.terms)
        return tuple(sorted(found, key=lambda term: (-len(term), term)))

    def named(self, table_id: str) -> LikelihoodTable:
        """Return the same table under another id."""
        return replace(self, table_id=table_id)

    def row_of(self, term: str) -> Row | None:
        """Return the band that `term` means, None for a term that is not in the table."""
        wanted = term.casefold().strip()
        return next((row for row in self.rows if wanted in row.terms), None)

    def family_of(self, term: str) -> int | None:
        """Return which family a term belongs to, None where it may stand with any."""
        found = [i for i, family in enumerate(self.families) if term.casefold() in family]
        return found[0] if found else None

    def used_in(self, text: str) -> tuple[str, ...]:
        """Return the terms that `text` uses, in order, the longest at each place."""
        return tuple(m[0].casefold() for m in _pattern(self).finditer(text))


@lru_cache(maxsize=8)
def likelihood_table(table_id: str, folder: Path | None = None) -> LikelihoodTable:
    """Return the table `table_id` that Briefer brings, or of `folder`; KeyError without one."""
    path = (folder or resources() / "likelihood") / f"{table_id}.json"
    if not path.is_file():
        raise KeyError(table_id)
    return read_table(path.read_text("utf-8"))


def read_table(text: str) -> LikelihoodTable:
    """Return the table that `text` describes in JSON; raises ValueError or KeyError."""
    return table_of(json.loads(text))


def written_table(table: LikelihoodTable) -> str:
    """Return the JSON that `read_table` makes `table` of."""
    return json.dumps(table_data(table), ensure_ascii=False, indent=2) + "\n"


def table_data(table: LikelihoodTable) -> dict[str, Any]:
    """Return `table` as values that JSON and YAML can hold."""
    rows = [{"terms": list(row.terms), "low": row.low, "high": row.high} for row in table.rows]
    return {
        "id": table.table_id,
        "name": table.name,
        "source": table.source,
        "rows": rows,
        "families": [list(family) for family in table.families],
        "confidence": list(table.confidence),
        "number_allowed": table.number_allowed,
        "confidence_apart": table.confidence_apart,
    }


def table_of(data: Mapping[str, Any]) -> LikelihoodTable:
    """Return the table that `table_data` made `data` of; raises ValueError, KeyError, TypeError.

    Numbers and switches may be words, as they are in front matter.
    """
    return LikelihoodTable(
        str(data["id"]),
        str(data["name"]),
        str(data["source"]),
        tuple(
            Row(tuple(map(str, row["terms"])), int(row["low"]), int(row["high"]))
            for row in data["rows"]
        ),
        tuple(tuple(map(str, family)) for family in data.get("families", ())),
        tuple(map(str, data.get("confidence", ("low", "moderate", "high")))),
        data.get("number_allowed", True) in _YES,
        data.get("confidence_apart", True) in _YES,
    )


def vague_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that speak of likelihood outside any table."""
    return tuple(dict.fromkeys(m[0].casefold() for m in _VAGUE.finditer(text)))


def says_confidence(sentence: str) -> bool:
    """Tell whether a sentence states a level of confidence."""
    return _CONFIDENCE.search(sentence) is not None


def says_per_cent(sentence: str) -> bool:
    """Tell whether a sentence states a percentage."""
    return _PER_CENT.search(sentence) is not None


def mixed_families(table: LikelihoodTable, terms: Iterator[str]) -> tuple[str, ...]:
    """Return one term of each family used where more than one is, nothing otherwise."""
    found: dict[int, str] = {}
    for term in terms:
        family = table.family_of(term)
        if family is not None:
            found.setdefault(family, term)
    return tuple(found.values()) if len(found) > 1 else ()


@lru_cache(maxsize=8)
def _pattern(table: LikelihoodTable) -> re.Pattern[str]:
    terms = "|".join(re.escape(term) for term in table.terms)
    return re.compile(rf"(?<![\w-])(?:{terms})(?![\w-])", re.IGNORECASE)
