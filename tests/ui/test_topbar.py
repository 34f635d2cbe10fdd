from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.ui.topbar import TitleField


@pytest.fixture
def title(qtbot: QtBot) -> TitleField:
    field = TitleField()
    qtbot.addWidget(field)
    field.show_title("A number repeated")
    return field


def test_a_typed_title_is_wished_for_once(qtbot: QtBot, title: TitleField) -> None:
    wishes: list[str] = []
    title.renamed.connect(wishes.append)
    title.selectAll()
    QTest.keyClicks(title, "Valley water")
    QTest.keyClick(title, Qt.Key.Key_Return)
    title.editingFinished.emit()
    assert wishes == ["Valley water"]


def test_escape_brings_the_old_title_back(qtbot: QtBot, title: TitleField) -> None:
    wishes: list[str] = []
    title.renamed.connect(wishes.append)
    QTest.keyClicks(title, "xyz")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.text() == "A number repeated"
    assert wishes == []


def test_an_empty_title_is_no_title(qtbot: QtBot, title: TitleField) -> None:
    wishes: list[str] = []
    title.renamed.connect(wishes.append)
    title.clear()
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert title.text() == "A number repeated"
    assert wishes == []
