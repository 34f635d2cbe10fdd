"""Runs: stretches of text with one look, shared by citations, texts and every writer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Vertical(StrEnum):
    """Where a run stands against the line."""

    BASE = "base"
    SUPER = "super"
    SUB = "sub"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; `link` is a target address, empty for none."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    underline: bool = False
    strike: bool = False
    code: bool = False
    vertical: Vertical = Vertical.BASE
    link: str = ""


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """Return the text of `runs` without their look."""
    return "".join(run.text for run in runs)


def joined(runs: Iterable[Run]) -> Runs:
    """Return `runs` with neighbours of the same look merged and empty ones dropped."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and replace(result[-1], text="") == replace(run, text=""):
            result[-1] = replace(run, text=result[-1].text + run.text)
        else:
            result.append(run)
    return tuple(result)
