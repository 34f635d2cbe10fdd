"""What a commit announces: the step it was, and which rows became different."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Origin(StrEnum):
    """What made a change; an import (or an entry of a log) stands outside undo."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history: `action` is a code, `at` a time in ISO 8601 UTC."""

    number: int
    action: str
    target: str = ""
    detail: str = ""
    at: str = ""


# The primary key of a row, a tuple where it has several columns.
Key = str | int | tuple[str | int, ...]
Rows = Mapping[str, frozenset[Key]]


@dataclass(frozen=True, slots=True)
class Change:
    """One commit: its step, the keys of the rows it touched by table, and what comes next.

    `undo` and `redo` are the steps that these commands would now take back or make again.
    """

    step: Step
    origin: Origin
    rows: Rows = field(default_factory=dict)
    undo: Step | None = None
    redo: Step | None = None
