"""What a group of an RTF file inherits and its end takes back, and the words that change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from briefer.importing.rtfflow import Flow

TEXT = 9  # the outline level of what is no heading


@dataclass(slots=True)
class State:
    """What a group inherits and its end takes back."""

    target: str = ""  # "" for text, else: unseen, fonts, styles, title, label, code
    is_stressed: bool = False
    is_bold: bool = False
    is_deleted: bool = False
    is_hidden: bool = False
    is_raised: bool = False
    font: int = -1  # the default one
    skipped: int = 1  # characters that stand after \u for programs that do not know it
    style: int = 0
    outline: int = TEXT
    is_in_table: bool = False
    flow: Flow = field(default_factory=Flow)

    def inherited(self) -> State:
        """Return what a group within this one begins with."""
        return State(*_VALUES(self))


_VALUES = attrgetter(*State.__slots__)


def _bold(state: State, number: int | None) -> None:
    """Begin or end bold type."""
    state.is_bold = number != 0


def _italic(state: State, number: int | None) -> None:
    """Begin or end italics."""
    state.is_stressed = number != 0


def _hidden(state: State, number: int | None) -> None:
    """Begin or end hidden text."""
    state.is_hidden = number != 0


def _raised(state: State, number: int | None) -> None:
    """Begin raised type, or end it."""
    state.is_raised = number != 0


def _lowered(state: State, _number: int | None) -> None:
    """End raised type."""
    state.is_raised = False


def _deleted(state: State, number: int | None) -> None:
    """Begin or end text that was deleted while changes were tracked."""
    state.is_deleted = number != 0


def _plain(state: State, _number: int | None) -> None:
    """End every format of characters."""
    state.font = -1
    state.is_bold = state.is_stressed = state.is_hidden = state.is_deleted = False
    state.is_raised = False


def _defaults(state: State, _number: int | None) -> None:
    """End every format of paragraphs."""
    state.style, state.outline, state.is_in_table = 0, TEXT, False


def _in_table(state: State, number: int | None) -> None:
    """Learn that a paragraph stands in a table."""
    state.is_in_table = number != 0


def _outline(state: State, number: int | None) -> None:
    """Learn the level of a heading."""
    state.outline = TEXT if number is None else number


def _skipped(state: State, number: int | None) -> None:
    """Learn how many characters stand after one that is given by its number."""
    state.skipped = max(0, number or 0)


FORMATS: Mapping[str, Callable[[State, int | None], None]] = {
    "b": _bold,
    "i": _italic,
    "v": _hidden,
    "deleted": _deleted,
    "mvf": _deleted,  # moved away
    "super": _raised,
    "up": _raised,
    "sub": _lowered,
    "dn": _lowered,
    "nosupersub": _lowered,
    "plain": _plain,
    "pard": _defaults,
    "intbl": _in_table,
    "outlinelevel": _outline,
    "uc": _skipped,
}
