"""Small buttons with a picture, made in one way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton

from briefer.ui.theme import current


def tool_button(
    icon: QIcon, words: str, act: Callable[[], object] | None = None, *, label: str = ""
) -> QToolButton:
    """Return a button with `icon`; `words` say what it does, `label` stands beside the icon."""
    button = QToolButton()
    button.setIcon(icon)
    button.setIconSize(QSize(current().px(16), current().px(16)))
    button.setAutoRaise(True)
    button.setToolTip(words)
    button.setAccessibleName(words)
    if label:
        button.setText(label)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if act is not None:
        button.clicked.connect(_without_argument(act))
    return button


def _without_argument(act: Callable[[], object]) -> Callable[[], None]:
    """Return a slot that drops the state Qt sends with a click."""

    def clicked() -> None:
        act()

    return clicked
