from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from briefer.core.brief import BriefSettings, NotesKind, PinpointKind
from briefer.core.outline import Section
from briefer.ui.settingsfields import SettingsFields
from tests.ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    desk.open()
    desk.window.workspace.outline.show_front()
    yield desk
    desk.session.close()


def fields(desk: Desk) -> SettingsFields:
    return desk.window.workspace.outline.front.settings


def choose(desk: Desk, choice: QComboBox, words: str) -> BriefSettings:
    """Choose an entry with the keyboard, as its first letters do."""
    choice.setFocus()
    steps = choice.findText(words) - choice.currentIndex()
    assert choice.findText(words) >= 0
    for _step in range(abs(steps)):
        QTest.keyClick(choice, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    desk.settle()
    assert choice.currentText() == words
    return desk.session.brief.settings


def test_notes_can_be_endnotes(desk: Desk) -> None:
    assert choose(desk, fields(desk).notes, "Endnotes").notes is NotesKind.ENDNOTES


def test_picking_a_product_sets_its_defaults_in_one_step(desk: Desk) -> None:
    choose(desk, fields(desk).language, "English (United Kingdom)")
    product = fields(desk).product
    product.setCurrentIndex(product.findData("assessment"))
    product.activated.emit(product.currentIndex())
    desk.settle()
    settings = desk.session.brief.settings
    assert (settings.notes, settings.pinpoints, settings.length) == (
        NotesKind.ENDNOTES, PinpointKind.COUNTED, 2500,
    )  # fmt: skip
    assert settings.locale == "en-GB"
    assert fields(desk).notes.currentText() == "Endnotes"
    desk.window.undo()
    desk.settle()
    assert desk.session.brief.settings == BriefSettings(locale="en-GB")


def test_what_a_product_set_can_be_changed(desk: Desk) -> None:
    product = fields(desk).product
    product.setCurrentIndex(product.findData("submission"))
    product.activated.emit(product.currentIndex())
    desk.settle()
    assert not fields(desk).grouped.isEnabled()
    fields(desk).bibliography.click()
    desk.settle()
    fields(desk).grouped.click()
    settings = choose(desk, fields(desk).combined, "Never")
    assert settings.product == "submission"
    assert settings.has_bibliography
    assert settings.groups_bibliography
    assert settings.combined_notes is False


def test_an_outline_template_comes_after_what_is_there(desk: Desk, qtbot: QtBot) -> None:
    desk.window.workspace.outline.add_section()
    desk.settle()
    fields(desk).outline_requested.emit("submission")
    qtbot.waitUntil(lambda: len(desk.session.brief.outline) > 3)
    titles = [s.title for s in desk.session.brief.outline if isinstance(s, Section)]
    assert titles[1:3] == ["Issue", "Recommendation"]
    desk.window.undo()
    desk.settle()
    assert len(desk.session.brief.outline) == 1


def test_a_brief_in_another_language_shows_it(desk: Desk) -> None:
    fields(desk).show_settings(BriefSettings(locale="cs-CZ", product="of-our-house"))
    assert fields(desk).language.currentText() == "cs-CZ"
    assert fields(desk).product.currentText() == "Of our house"
