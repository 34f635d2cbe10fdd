"""Asking whether a passage speaks for a judgment or against it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from briefer.ui.theme import icon

translate = QCoreApplication.translate


def ask_stance(parent: QWidget, answer: Callable[[bool], None]) -> QMenu:
    """Ask at the pointer; `answer` gets whether it is against. Escape leaves all as it was."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName("stance")
    menu.addAction(
        icon("check"), translate("Outline", "Supports this judgment"), partial(answer, False)
    )
    menu.addAction(
        icon("close"), translate("Outline", "Contradicts this judgment"), partial(answer, True)
    )
    menu.popup(QCursor.pos())
    menu.setActiveAction(menu.actions()[0])
    return menu
