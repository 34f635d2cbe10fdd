"""Typing that is not an edit yet: it becomes one after a pause, or when asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

PAUSE_MS = 1000
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Pending(QObject):
    """Waits for a pause in typing. `due` comes once for all that was typed before it."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """Tell whether something was typed that is not an edit yet."""
        return self._is_waiting

    def touch(self) -> None:
        """Note that something was typed."""
        self._is_waiting = True
        self._timer.start()

    def flush(self) -> None:
        """Make it an edit now, if there is anything."""
        if self._is_waiting:
            self.forget()
            self.due.emit()

    def forget(self) -> None:
        """Wait no longer: it is an edit already, or is not to become one."""
        self._is_waiting = False
        self._timer.stop()


def commit_when_left(field: QWidget, pending: Pending) -> None:
    """Make what was typed in `field` an edit when it is left; its undo is the project's then.

    A menu that is opened leaves the field alone. Undo and redo are the field's own only while
    something is being typed.
    """
    field.installEventFilter(_Leaving(field, pending))


class _Leaving(QObject):
    """Watches a field."""

    def __init__(self, field: QWidget, pending: Pending) -> None:
        super().__init__(field)
        self._pending = pending

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        if _asks_for_undo(event) and not self._pending.is_waiting:
            event.ignore()
            return True
        if isinstance(event, QFocusEvent) and _is_left(event):
            self._pending.flush()
        return False


def _is_left(event: QFocusEvent) -> bool:
    is_menu = event.reason() == Qt.FocusReason.PopupFocusReason
    return event.type() == QEvent.Type.FocusOut and not is_menu


def _asks_for_undo(event: QEvent) -> bool:
    """Tell whether `event` is a field's claim to the keys of undo or redo."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(_UNDO) or event.matches(_REDO)
