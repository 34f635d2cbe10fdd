"""The commands for theme and size of text, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from briefer.ui.commands import Commands
from briefer.ui.settings import WindowSettings
from briefer.ui.theme import ThemeMode, current

_THEMES = tuple(f"theme-{mode.value}" for mode in ThemeMode)
_SCALES = ("text-100", "text-125", "text-150", "text-200")


class Looks(QObject):
    """Does what the commands for the look say, and shows in them what is so."""

    def __init__(self, commands: Commands, settings: WindowSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._themes = commands.choices(_THEMES, self._use_theme)
        self._scales = commands.choices(_SCALES, self._use_scale)
        self._commands = commands

    def show_choices(self) -> None:
        """Show in the commands what is chosen."""
        self._commands.action(f"theme-{current().mode.value}").setChecked(True)
        size = f"text-{round(current().scale * 100)}"
        if size in _SCALES:
            self._commands.action(size).setChecked(True)

    def _use_theme(self, command_id: str) -> None:
        mode = ThemeMode(command_id.removeprefix("theme-"))
        current().set_mode(mode)
        self._settings.theme = mode.value

    def _use_scale(self, command_id: str) -> None:
        scale = int(command_id.removeprefix("text-")) / 100
        current().set_scale(scale)
        self._settings.text_scale = scale
