"""Origins: sources that copy one text, or one news agency, are one origin, however many they are.

"Multiple derivative reports do not constitute independent corroboration": shared runs of five
words tell copies of one text; a byline names the agency it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.checking.boundaries import WORD
from briefer.checking.identity import Same
from briefer.checking.normal import normal
from briefer.core.origins import OriginChoices
from briefer.core.source import Role, Source, SourceText

_RUN = 5  # words
_COPY = 0.5  # share of the shorter text's runs that the other has too
_SAME_AGENCY = 0.12  # what two texts of one agency share at least when they are one report
_LEAST = 40  # runs; a shorter text tells nothing
_AGENCIES = {
    "Reuters": r"\bReuters\b",
    "Associated Press": r"\bAP\b|\bAssociated Press\b",
    "AFP": r"\bAFP\b|Agence France[- ]Presse",
    "dpa": r"\bdpa\b|Deutsche Presse-Agentur",
    "PA Media": r"\bPA\b(?: Media)?|\bPress Association\b",
    "Xinhua": r"\bXinhua\b",
    "TASS": r"\bTASS\b",
    "Interfax": r"\bInterfax\b",
    "EFE": r"\bEFE\b",
    "ANSA": r"\bANSA\b",
    "Kyodo": r"\bKyodo\b",
    "Yonhap": r"\bYonhap\b",
    "Bloomberg": r"\bBloomberg\b",
    "UPI": r"\bUPI\b",
}
_AGENCY = {name: re.compile(pattern) for name, pattern in _AGENCIES.items()}
_BYLINES = frozenset({Role.BYLINE, Role.DATE, Role.CAPTION})
_NO_CHOICES = OriginChoices()
_DATELINE = re.compile(r"^[^\n]{0,60}\((?P<agency>[^)\n]{2,24})\)\s*[-–—]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Sources that are one: `agency` is the news agency they name, empty for a shared text."""

    source_ids: tuple[str, ...]
    agency: str = ""


def origins(
    sources: Iterable[Source],
    texts: Mapping[str, SourceText],
    choices: OriginChoices = _NO_CHOICES,
) -> tuple[Origin, ...]:
    """Return the groups of sources with one origin; each source is in exactly one.

    `choices` are what a person has split or joined, whatever the texts say.
    """
    listed = list(sources)
    groups: list[list[Source]] = []
    for source in listed:
        joined = [
            group
            for group in groups
            if any(_is_one(source, other, texts, choices) for other in group)
        ]
        merged = [s for group in joined for s in group]
        groups = [group for group in groups if group not in joined]
        groups.append([*merged, source])
    order = {source.source_id: i for i, source in enumerate(listed)}
    found = [_origin(group, texts, order) for group in groups]
    return tuple(sorted(found, key=lambda origin: order[origin.source_ids[0]]))


def agency(source: Source, text: SourceText | None) -> str:
    """Return the news agency that a source names in its byline, dateline or author, if one."""
    said = [source.item.text("author-literal"), *_authors(source)]
    if text is not None:
        said += [block.text for block in text.blocks[:40] if block.role in _BYLINES]
        body = next((b.text for b in text.blocks if b.role is Role.BODY), "")
        dateline = _DATELINE.match(body)
        said += [dateline["agency"]] if dateline else []
    return next((name for name, pattern in _AGENCY.items() for s in said if pattern.search(s)), "")


def _authors(source: Source) -> list[str]:
    value = source.item.value("author")
    people = value if isinstance(value, Sequence) and not isinstance(value, str) else []
    return [
        str(p.get("literal") or p.get("family") or "") for p in people if isinstance(p, Mapping)
    ]


def _is_one(
    source: Source,
    other: Source,
    texts: Mapping[str, SourceText],
    choices: OriginChoices,
) -> bool:
    pair = frozenset({source.source_id, other.source_id})
    if pair in choices.together or pair in choices.apart:
        return pair in choices.together
    first, second = texts.get(source.source_id), texts.get(other.source_id)
    if first is None or second is None:
        return False
    shared = likeness(first, second)
    if shared >= _COPY:
        return True
    named = agency(source, first)
    return bool(named) and named == agency(other, second) and shared >= _SAME_AGENCY


def likeness(first: SourceText, second: SourceText) -> float:
    """Return the share of the shorter text's runs of five words that the other has too."""
    a, b = _runs(Same(first)), _runs(Same(second))
    if len(a) > len(b):
        a, b = b, a
    return len(a & b) / len(a) if len(a) >= _LEAST else 0.0


@lru_cache(maxsize=256)
def _runs(text: Same[SourceText]) -> frozenset[str]:
    words: list[str] = []
    for block in text.value.blocks:
        if block.number:
            words += [word.casefold() for word in WORD.findall(normal(block.text).text)]
    return frozenset(" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _origin(
    group: list[Source], texts: Mapping[str, SourceText], order: Mapping[str, int]
) -> Origin:
    ids = sorted((source.source_id for source in group), key=lambda i: order[i])
    if len(group) == 1:
        return Origin(tuple(ids))
    named = {agency(source, texts.get(source.source_id)) for source in group} - {""}
    return Origin(tuple(ids), next(iter(named)) if len(named) == 1 else "")
