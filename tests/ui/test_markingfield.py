from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefer.ui.markingfield import MarkingField


@pytest.fixture
def field(qtbot: QtBot) -> MarkingField:
    field = MarkingField("Marking")
    qtbot.addWidget(field)
    field.show()
    return field


def choose(field: MarkingField, words: str) -> None:
    field.scheme.setCurrentIndex(field.scheme.findText(words))
    field.scheme.activated.emit(field.scheme.currentIndex())


def test_a_level_is_chosen_within_its_scheme(field: MarkingField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.committed) as told:
        choose(field, "TLP")
    assert told.args == ["TLP:CLEAR"]
    assert field.level.isVisible()
    field.level.setCurrentText("AMBER")
    with qtbot.waitSignal(field.committed) as told:
        field.level.activated.emit(field.level.currentIndex())
    assert told.args == ["TLP:AMBER"]


def test_another_scheme_takes_the_place_of_the_first(field: MarkingField, qtbot: QtBot) -> None:
    field.show_value("TLP:RED")
    with qtbot.waitSignal(field.committed) as told:
        choose(field, "UK")
    assert told.args == ["OFFICIAL"]
    assert field.level.itemText(3) == "TOP SECRET"


def test_words_of_one_s_own_are_typed(field: MarkingField, qtbot: QtBot) -> None:
    choose(field, "Own words")
    field.show_value("")  # the brief has none yet: the field stays
    assert field.own.isVisible()
    QTest.keyClicks(field.own, "For the cabinet only")
    with qtbot.waitSignal(field.committed) as told:
        field.flush()
    assert told.args == ["For the cabinet only"]


@pytest.mark.parametrize(
    ("stored", "scheme"),
    [
        ("", "None"), ("TLP:AMBER+STRICT", "TLP"), ("OFFICIAL-SENSITIVE", "UK"), ("CUI", "US CUI"),
        ("OFFICIAL-SENSITIVE COMMERCIAL", "Own words"), ("Embargo", "Own words"),
    ],
)  # fmt: skip
def test_what_is_stored_is_shown(field: MarkingField, stored: str, scheme: str) -> None:
    field.show_value(stored)
    assert field.scheme.currentText() == scheme
    assert field.level.isVisible() == (scheme not in {"None", "Own words"})
    assert field.own.text() == (stored if scheme == "Own words" else "")


def test_none_takes_a_marking_away(field: MarkingField, qtbot: QtBot) -> None:
    field.show_value("CUI")
    with qtbot.waitSignal(field.committed) as told:
        choose(field, "None")
    assert told.args == [""]
