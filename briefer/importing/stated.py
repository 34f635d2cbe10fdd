"""A value that a page states, with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with how sure it is, 0 to 1, and where it was read ("json-ld", "meta", ...)."""

    value: str
    confidence: float
    origin: str
