"""The keys of the outline."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from briefer.ui.outlinesteps import Way


class OutlineCommand(Enum):
    """What a key asks for, besides moving an item."""

    EDIT = "edit"
    REMOVE = "remove"
    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    PRINTING = "printing"  # print the item or not


_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS: dict[tuple[Qt.KeyboardModifier, Qt.Key], OutlineCommand | Way] = {
    (_ALT_SHIFT, Qt.Key.Key_Up): Way.UP,
    (_ALT_SHIFT, Qt.Key.Key_Down): Way.DOWN,
    (_ALT_SHIFT, Qt.Key.Key_Left): Way.PROMOTE,
    (_ALT_SHIFT, Qt.Key.Key_Right): Way.DEMOTE,
    (_CTRL_SHIFT, Qt.Key.Key_H): OutlineCommand.PRINTING,
    (_NONE, Qt.Key.Key_Return): OutlineCommand.EDIT,
    (_NONE, Qt.Key.Key_Enter): OutlineCommand.EDIT,
    (_NONE, Qt.Key.Key_Backspace): OutlineCommand.REMOVE,
}
_STANDARD = {
    QKeySequence.StandardKey.Delete: OutlineCommand.REMOVE,
    QKeySequence.StandardKey.Copy: OutlineCommand.COPY,
    QKeySequence.StandardKey.Cut: OutlineCommand.CUT,
    QKeySequence.StandardKey.Paste: OutlineCommand.PASTE,
}
PRINTING_KEYS = QKeySequence(QKeyCombination(_CTRL_SHIFT, Qt.Key.Key_H))


def command_of(event: QKeyEvent) -> OutlineCommand | Way | None:
    """Return what `event` asks of the outline, None where it is Qt's or the window's."""
    for standard, command in _STANDARD.items():
        if event.matches(standard):
            return command
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((modifiers, Qt.Key(event.key())))
