"""Citations: uses of sources at a point, with a locator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """One source in a citation. `label` is a CSL locator term ("paragraph", "page", ...)."""

    source_id: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Sources cited together. `note` is the note's number from 1, 0 for in-text."""

    citation_id: str
    cites: tuple[Cite, ...]
    note: int = 0
