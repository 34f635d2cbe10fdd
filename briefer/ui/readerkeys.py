"""The keys of a reader: which command a key asks for. Also what the list of keys shows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent


class Command(StrEnum):
    """What a person can ask of the focused reader."""

    FIND = "find"
    FIND_NEXT = "find next"
    FIND_PREVIOUS = "find previous"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    ZOOM_RESET = "zoom reset"
    PLACE_LAST = "place in the last used section"
    PLACE_CHOSEN = "place in a chosen section"
    KEEP = "keep as excerpt"
    TO_BAR = "go to the selection's bar"
    DISMISS = "dismiss"


_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEY = Qt.Key

KEYS: Mapping[QKeyCombination, Command] = MappingProxyType({
    QKeyCombination(_CTRL, _KEY.Key_F): Command.FIND,
    QKeyCombination(_KEY.Key_F3): Command.FIND_NEXT,
    QKeyCombination(_SHIFT, _KEY.Key_F3): Command.FIND_PREVIOUS,
    QKeyCombination(_CTRL, _KEY.Key_Plus): Command.ZOOM_IN,
    QKeyCombination(_CTRL | _SHIFT, _KEY.Key_Plus): Command.ZOOM_IN,
    QKeyCombination(_CTRL, _KEY.Key_Equal): Command.ZOOM_IN,
    QKeyCombination(_CTRL, _KEY.Key_Minus): Command.ZOOM_OUT,
    QKeyCombination(_CTRL, _KEY.Key_0): Command.ZOOM_RESET,
    QKeyCombination(_CTRL, _KEY.Key_Return): Command.PLACE_LAST,
    QKeyCombination(_CTRL, _KEY.Key_Enter): Command.PLACE_LAST,
    QKeyCombination(_CTRL | _SHIFT, _KEY.Key_Return): Command.PLACE_CHOSEN,
    QKeyCombination(_CTRL | _SHIFT, _KEY.Key_Enter): Command.PLACE_CHOSEN,
    QKeyCombination(_CTRL, _KEY.Key_E): Command.KEEP,
    QKeyCombination(_KEY.Key_Tab): Command.TO_BAR,
    QKeyCombination(_KEY.Key_Escape): Command.DISMISS,
})  # fmt: skip

ON_SELECTION = frozenset({
    Command.PLACE_LAST, Command.PLACE_CHOSEN, Command.KEEP, Command.TO_BAR,
})  # fmt: skip


def command_for(event: QKeyEvent) -> Command | None:
    """Return the command that a key asks for, None for any other key."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    combination = QKeyCombination(event.modifiers() & ~keypad, _KEY(event.key()))
    return KEYS.get(combination)


def section_number(event: QKeyEvent) -> int | None:
    """Return which section, from 1 to 9, a digit asks for."""
    number = event.key() - _KEY.Key_0.value
    has_modifier = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return number if 1 <= number <= 9 and not has_modifier else None
