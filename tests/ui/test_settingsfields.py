from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from briefer.core.brief import BriefSettings, NotesKind, PinpointKind
from briefer.core.likelihood import Row, likelihood_table
from briefer.core.outline import Section
from briefer.ui.likelihooddialog import LikelihoodDialog
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


def test_the_likelihood_terms_of_the_house_are_edited_and_undone(desk: Desk) -> None:
    assert choose(desk, fields(desk).likelihood, "PHIA").terms.name == "PHIA"
    button = next(
        b for b in desk.window.findChildren(QToolButton)
        if b.accessibleName().startswith("Edit the terms")
    )  # fmt: skip
    button.click()
    [dialog] = desk.window.findChildren(LikelihoodDialog)
    dialog.name.setText("House terms")
    _type(dialog, 0, 0, "hardly")
    _type(dialog, 0, 2, "200")
    assert dialog.table() is None, "no share is above 100"
    _type(dialog, 0, 2, "9")
    dialog.accept()
    desk.settle()
    terms = desk.session.brief.settings.terms
    assert (terms.name, terms.rows[0]) == ("House terms", Row(("hardly",), 0, 9))
    assert fields(desk).likelihood.currentText() == "House terms"
    desk.window.undo()
    desk.settle()
    assert desk.session.brief.settings.terms.name == "PHIA"


def test_a_file_of_likelihood_terms_is_written_and_read(desk: Desk, tmp_path: Path) -> None:
    dialog = LikelihoodDialog(likelihood_table("icd203"), desk.window)
    dialog.name.setText("House terms")
    dialog.save_file(tmp_path / "terms.json")
    other = LikelihoodDialog(likelihood_table("phia"), desk.window)
    other.open_file(tmp_path / "terms.json")
    assert other.table() == dialog.table()
    (tmp_path / "none.json").write_text("[]")
    other.open_file(tmp_path / "none.json")
    assert other.table() == dialog.table()


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


def _type(dialog: LikelihoodDialog, row: int, column: int, words: str) -> None:
    model = dialog.rows.model()
    model.setData(model.index(row, column), words)
