"""F6: going round the areas of the window with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus


class Areas:
    """Knows the areas in reading order; `listed` returns those that exist at the moment."""

    def __init__(self, listed: Callable[[], Sequence[QWidget]]) -> None:
        self._listed = listed

    def go(self, by: int) -> None:
        """Move the focus `by` areas on (1 or -1), where the person last was in that area."""
        shown = [area for area in self._listed() if area.isVisible()]
        if not shown:
            return
        here = self._index(shown)
        for step in range(1, len(shown) + 1):
            position = here + by * step if here >= 0 else (step - 1 if by > 0 else -step)
            if _enter(shown[position % len(shown)]):
                return

    @staticmethod
    def _index(shown: Sequence[QWidget]) -> int:
        focused: QWidget | None = QApplication.focusWidget()
        for position, area in enumerate(shown):
            if area is focused or (focused is not None and area.isAncestorOf(focused)):
                return position
        return -1


def _enter(area: QWidget) -> bool:
    """Give the focus to what had it last in `area`, else to the first that takes it."""
    last: QWidget | None = area.focusWidget()
    for widget in [*([last] if last else []), *_in_tab_order(area)]:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & _TAB:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _in_tab_order(area: QWidget) -> Iterator[QWidget]:
    yield area
    widget = area.nextInFocusChain()
    while widget is not None and widget is not area:
        if area.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()
