from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.ui.areas import Areas


def area(*children: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    for child in children:
        row.addWidget(child)
    return made


def test_f6_goes_round_and_comes_back_to_where_one_was(qtbot: QtBot) -> None:
    first, second, other = QLineEdit(), QLineEdit(), QTextEdit()
    left, right = area(first, second), area(other)
    window = area(left, right)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    areas = Areas(lambda: (left, right))
    second.setFocus()
    areas.go(1)
    assert QApplication.focusWidget() is other
    areas.go(1)
    assert QApplication.focusWidget() is second
    areas.go(-1)
    assert QApplication.focusWidget() is other


def test_hidden_areas_are_passed_over(qtbot: QtBot) -> None:
    fields = [QLineEdit(), QLineEdit(), QLineEdit()]
    parts = [area(field) for field in fields]
    window = area(*parts)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    parts[1].hide()
    fields[0].setFocus()
    Areas(lambda: parts).go(1)
    assert QApplication.focusWidget() is fields[2]
