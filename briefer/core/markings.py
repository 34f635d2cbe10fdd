"""Handling markings: a brief must be marked as high as the highest of its sources.

The program never decides a marking: it compares what is written. A scheme is a total order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from briefer.core.source import SourceText

_LONGEST = 60  # characters of a line that is a marking
_LINES = 12  # of a source, at either end, where a marking stands


class Scheme(StrEnum):
    """Schemes of markings; TLP is a sharing label and not a classification."""

    TLP = "TLP"
    UK = "UK"
    CUI = "CUI"


_ORDER = {
    Scheme.TLP: ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
    Scheme.UK: ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"),
    Scheme.CUI: ("UNCLASSIFIED", "CUI"),
}
_PATTERNS = {
    Scheme.TLP: re.compile(
        r"\bTLP ?: ?(CLEAR|WHITE|GREEN|AMBER\+STRICT|AMBER|RED)(?![\w+])", re.IGNORECASE
    ),
    Scheme.UK: re.compile(r"\b(TOP SECRET|SECRET|OFFICIAL ?[-–:] ?SENSITIVE|OFFICIAL)\b"),
    Scheme.CUI: re.compile(r"\b(CUI|CONTROLLED UNCLASSIFIED INFORMATION|UNCLASSIFIED)\b"),
}


def levels(scheme: Scheme) -> tuple[str, ...]:
    """Return the markings of a scheme as they are written, the lowest first."""
    return _ORDER[scheme]


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking that a scheme knows; `level` counts from 0."""

    scheme: Scheme
    level: int
    words: str


def markings_in(text: str) -> tuple[Marking, ...]:
    """Return the markings that stand in `text`, each once."""
    found = [
        marking
        for scheme, pattern in _PATTERNS.items()
        for m in pattern.finditer(text)
        if (marking := _marking(scheme, m[1])) is not None
    ]
    return tuple(dict.fromkeys(found))


def marking_of(text: SourceText) -> tuple[Marking, ...]:
    """Return the markings at the head and foot of a source, where they fill a line."""
    lines = [line.strip() for line in text.canonical.split("\n") if line.strip()]
    near = [line for line in (*lines[:_LINES], *lines[-_LINES:]) if len(line) <= _LONGEST]
    found = (m for line in near for m in markings_in(line) if _fills(line, m))
    return tuple(dict.fromkeys(found))


def highest(markings: Iterable[Marking]) -> tuple[Marking, ...]:
    """Return the highest marking of each scheme."""
    found: dict[Scheme, Marking] = {}
    for marking in markings:
        if marking.scheme not in found or marking.level > found[marking.scheme].level:
            found[marking.scheme] = marking
    return tuple(found.values())


def outranking(marking: str, content: Iterable[Marking]) -> Marking | None:
    """Return what of `content` stands above `marking` in its scheme, or finds no marking at all.

    A marking of another scheme cannot be compared; that is for a person to decide.
    """
    ours = {own.scheme: own for own in markings_in(marking)}
    for wanted in highest(content):
        own = ours.get(wanted.scheme)
        if own.level < wanted.level if own is not None else not marking.strip():
            return wanted
    return None


def _marking(scheme: Scheme, words: str) -> Marking | None:
    name = re.sub(r"\s+", " ", words.upper())
    if scheme is Scheme.TLP:
        name = f"TLP:{'CLEAR' if name == 'WHITE' else name}"
    elif scheme is Scheme.UK:
        name = re.sub(r" ?[-–:] ?", "-", name)
    elif name != "UNCLASSIFIED":
        name = "CUI"
    order = _ORDER[scheme]
    return Marking(scheme, order.index(name), name) if name in order else None


def _fills(line: str, marking: Marking) -> bool:
    """Tell whether a line is little more than its marking."""
    if marking.scheme is Scheme.TLP:
        return len(line) <= 40
    return line.upper() == line and len(line) <= len(marking.words) + 30
