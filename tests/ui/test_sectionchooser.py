from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefer.core.outline import Section, TextItem
from briefer.ui.sectionchooser import SectionChooser, SectionLine, matching, section_lines

OUTLINE = (
    Section("a", "Background", (TextItem("t", "x"), Section("b", "The water treaty"))),
    Section("p", "Parked", (), None, is_parked=True),
    Section("c", "Économie and 中文"),
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_sections_are_numbered_as_the_outline_numbers_them() -> None:
    assert section_lines(OUTLINE) == (
        SectionLine("a", "Background", 0, 1),
        SectionLine("b", "The water treaty", 1, 0),
        SectionLine("p", "Parked", 0, 0),
        SectionLine("c", "Économie and 中文", 0, 2),
    )


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", "abpc"),
        ("treaty water", "b"),
        ("economie", "c"),
        ("中", "c"),
        ("2", "c"),
        ("zebra", ""),
    ],
)
def test_a_section_is_found_by_words_or_number(typed: str, ids: str) -> None:
    assert "".join(line.section_id for line in matching(section_lines(OUTLINE), typed)) == ids


def test_a_section_is_chosen_by_keys_alone(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    chooser = SectionChooser(section_lines(OUTLINE), parent)
    chooser.pop_up(QPoint(300, 300))
    field = chooser.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "a")
    assert chooser.offered == ("a", "b", "p", "c")
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == ["b"]


def test_no_match_says_so_and_chooses_nothing(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chooser = SectionChooser(section_lines(OUTLINE), parent)
    field = chooser.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "zebra")
    assert chooser.offered == ()
    with qtbot.assertNotEmitted(chooser.chosen):
        QTest.keyClick(field, Qt.Key.Key_Return)
