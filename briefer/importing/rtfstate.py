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

    target: str = ""  # "" for text, else: fonts, styles, title, author, label, code, unseen, again
    is_stressed: bool = False
    is_bold: bool = False
    is_deleted: bool = False
    is_hidden: bool = False
    is_raised: bool = False
    font: int = -1  # the default one
    stand_ins: int = 1  # characters that stand after \u for programs that do not know it
    style: int = 0
    outline: int = TEXT
    is_in_table: bool = False
    flow: Flow = field(default_factory=Flow)

    def inherited(self) -> State:
        """Return what a group within this one begins with."""
        return State(*_VALUES(self))


_VALUES = attrgetter(*State.__slots__)
Change = Callable[[State, int | None], None]


def _switch(name: str) -> Change:
    """Return what a word does that begins a format, or with a 0 ends it."""
    return lambda state, number: setattr(state, name, number != 0)


def _lowered(state: State, _number: int | None) -> None:
    """End raised type."""
    state.is_raised = False


def _plain(state: State, _number: int | None) -> None:
    """End every format of characters."""
    state.font = -1
    state.is_bold = state.is_stressed = state.is_hidden = state.is_deleted = False
    state.is_raised = False


def _defaults(state: State, _number: int | None) -> None:
    """End every format of paragraphs."""
    state.style, state.outline, state.is_in_table = 0, TEXT, False


def _outline(state: State, number: int | None) -> None:
    """Learn the level of a heading."""
    state.outline = TEXT if number is None else number


def _stand_ins(state: State, number: int | None) -> None:
    """Learn how many characters stand after one that is given by its number."""
    state.stand_ins = max(0, number or 0)


FORMATS: Mapping[str, Change] = {
    "b": _switch("is_bold"),
    "i": _switch("is_stressed"),
    "v": _switch("is_hidden"),
    "deleted": _switch("is_deleted"),
    "mvf": _switch("is_deleted"),  # moved away
    "super": _switch("is_raised"),
    "up": _switch("is_raised"),
    "sub": _lowered,
    "dn": _lowered,
    "nosupersub": _lowered,
    "plain": _plain,
    "pard": _defaults,
    "intbl": _switch("is_in_table"),
    "outlinelevel": _outline,
    "uc": _stand_ins,
}
