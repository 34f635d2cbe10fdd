from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefer.core.locations import resources
from briefer.ui.commands import Commands, Needs


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def commands(host: QWidget) -> Commands:
    return Commands(host)


def test_no_key_is_given_twice(commands: Commands) -> None:
    keys = [
        QKeySequence(key).toString()
        for menu in commands.menus
        for command in menu.commands
        for key in command.keys
    ]
    assert "" not in keys
    assert len(keys) == len(set(keys))


def test_every_picture_is_there(commands: Commands) -> None:
    pictures = {c.picture for menu in commands.menus for c in menu.commands if c.picture}
    assert [p for p in pictures if not (resources() / "icons" / f"{p}.svg").is_file()] == []


def test_nothing_can_be_edited_without_a_brief_or_in_a_copy(commands: Commands) -> None:
    commands.set_state(has_project=False, is_read_only=True)
    assert not commands.action("export").isEnabled()
    assert commands.action("open").isEnabled()
    commands.set_state(has_project=True, is_read_only=True)
    assert commands.action("export").isEnabled()
    editing = [c.command_id for m in commands.menus for c in m.commands if c.needs is Needs.EDITING]
    assert [c for c in editing if commands.action(c).isEnabled()] == []


def test_a_tip_names_the_command_and_its_key(commands: Commands) -> None:
    assert commands.action("export").toolTip() == "Export to Word (Ctrl+Shift+E)"
