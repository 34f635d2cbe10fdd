"""Every command of the window: its words, keys and picture, as one entry of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from briefer.ui.theme import icon


class Needs(Enum):
    """When a command can be used."""

    NOTHING = 0
    PROJECT = 1
    EDITING = 2  # a project that is not a read-only copy


@dataclass(frozen=True, slots=True)
class Command:
    """A command; the first of its keys is the one that is shown."""

    command_id: str
    label: str
    keys: tuple[str, ...] = ()
    picture: str = ""
    needs: Needs = Needs.PROJECT
    ends_group: bool = False
    is_switch: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu with its commands in order."""

    title: str
    commands: tuple[Command, ...]


class Commands(QObject):
    """Makes the actions of the table and keeps their state."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._menus = (
            self._file(), self._edit(), self._insert(), self._view(), self._help(),
        )  # fmt: skip
        self._needs: dict[str, Needs] = {}
        self._actions = {c.command_id: self._action(c) for m in self._menus for c in m.commands}
        parent.addActions(list(self._actions.values()))

    @property
    def menus(self) -> tuple[Menu, ...]:
        """Return the table, menu by menu."""
        return self._menus

    def action(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def on(self, command_id: str, slot: Callable[[], object]) -> None:
        """Call `slot` when a command is chosen."""
        self._actions[command_id].triggered.connect(slot)

    def choices(self, command_ids: Iterable[str], slot: Callable[[str], object]) -> QActionGroup:
        """Make commands exclude one another; `slot` gets the id of the one that is chosen."""
        group = QActionGroup(self)
        for command_id in command_ids:
            action = self._actions[command_id]
            action.setData(command_id)
            group.addAction(action)
        group.triggered.connect(lambda action: slot(str(action.data())))
        return group

    def set_state(self, *, has_project: bool, is_read_only: bool) -> None:
        """Switch commands on and off with what is open."""
        allowed = {Needs.NOTHING}
        if has_project:
            allowed.add(Needs.PROJECT)
        if has_project and not is_read_only:
            allowed.add(Needs.EDITING)
        for command_id, action in self._actions.items():
            action.setEnabled(self._needs[command_id] in allowed)

    def fill(self, menu: QMenu) -> None:
        """Put every menu into `menu` as a submenu."""
        for entry in self._menus:
            self.fill_with(menu.addMenu(entry.title), entry.commands)

    def fill_with(self, menu: QMenu, commands: Iterable[Command]) -> None:
        """Put `commands` into `menu`."""
        for command in commands:
            menu.addAction(self._actions[command.command_id])
            if command.ends_group:
                menu.addSeparator()

    def button(self, command_id: str, *, parent: QWidget | None = None) -> QToolButton:
        """Return a button with a command's picture; its tip names the command and its key."""
        button = QToolButton(parent)
        button.setDefaultAction(self._actions[command_id])
        button.setAccessibleName(self._actions[command_id].text())
        return button

    def _action(self, command: Command) -> QAction:
        action = QAction(command.label, self)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setToolTip(tip(command.label, action.shortcut()))
        action.setCheckable(command.is_switch)
        if command.picture:
            action.setIcon(icon(command.picture))
        self._needs[command.command_id] = command.needs
        return action

    def _file(self) -> Menu:
        tr, free, editing = self.tr, Needs.NOTHING, Needs.EDITING
        return Menu(tr("File"), (
            Command("new", tr("New brief"), ("Ctrl+N",), "file-plus", free),
            Command("open", tr("Open…"), ("Ctrl+O",), "folder-open", free),
            Command("recent", tr("Open recent"), (), "history", free, ends_group=True),
            Command("add-files", tr("Add sources…"), ("Ctrl+Shift+A",), "plus", editing),
            Command("add-folder", tr("Add a folder of sources…"), (), "folder", editing),
            Command("add-pasted", tr("Add copied text as a source"), ("Ctrl+Shift+V",), "paste",
                    editing, ends_group=True),
            Command("move", tr("Rename or move…"), (), "pencil", editing),
            Command("save-copy", tr("Save a copy…"), ("Ctrl+Shift+S",), "save-copy"),
            Command("restore", tr("Restore an earlier state…"), (), "restore", editing,
                    ends_group=True),
            Command("save-product", tr("Save as a product of the house…"), (), "outline"),
            Command("list-products", tr("Products of the house…"), (), "outline"),
            Command("share", tr("Send to colleague…"), (), "external"),
            Command("new-issue", tr("New issue of this brief…"), (), "file-plus"),
            Command("bring", tr("Bring from another brief…"), (), "open-book", editing,
                    ends_group=True),
            Command("export", tr("Export to Word…"), ("Ctrl+Shift+E",), "export"),
            Command("export-log", tr("Export log"), (), "history"),
            Command("export-references", tr("Export references…"), (), "library"),
            Command("copy-bibliography", tr("Copy the bibliography"), (), "copy"),
            Command("check-returned", tr("Check a returned brief…"), ("Ctrl+Shift+B",),
                    "check-circle", ends_group=True),
            Command("close", tr("Close this brief"), ("Ctrl+Shift+W",)),
            Command("quit", tr("Quit"), ("Ctrl+Q",), "", free),
        ))  # fmt: skip

    def _edit(self) -> Menu:
        tr, editing = self.tr, Needs.EDITING
        return Menu(tr("Edit"), (
            Command("undo", tr("Undo"), ("Ctrl+Z",), "undo", editing),
            Command("redo", tr("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", editing),
            Command("history", tr("History"), ("Ctrl+H",), "history"),
            Command("removed", tr("Removed sources and excerpts…"), (), "trash",
                    ends_group=True),
            Command("find", tr("Find in this source"), ("Ctrl+F",), "search"),
            Command("find-next", tr("Find the next place"), ("F3",)),
            Command("find-previous", tr("Find the previous place"), ("Shift+F3",)),
            Command("search", tr("Search in all sources"), ("Ctrl+K", "Ctrl+Shift+F"), "search"),
            Command("source-table", tr("Source table"), ("Ctrl+T",), "table"),
        ))  # fmt: skip

    def _insert(self) -> Menu:
        tr, editing = self.tr, Needs.EDITING
        return Menu(tr("Insert"), (
            Command("section", tr("Section"), ("Ctrl+Shift+N",), "section", editing),
            Command("text", tr("Text"), ("Ctrl+Shift+T",), "text", editing),
            Command("judgement", tr("Judgment"), ("Ctrl+Shift+J",), "judgement", editing),
            Command("source-summary", tr("Source summary"), (), "library", editing,
                    ends_group=True),
            Command("quote", tr("Quote the selected words"), ("Ctrl+Shift+Q",), "quote", editing),
            Command("paraphrase", tr("Paraphrase the selected words"), ("Ctrl+Shift+R",),
                    "paraphrase", editing),
            Command("cite", tr("Cite the selected words in the current text"), ("Ctrl+Shift+C",),
                    "cite", editing, ends_group=True),
            Command("front", tr("Title page and settings"), ("Ctrl+,",), "settings"),
        ))  # fmt: skip

    def _view(self) -> Menu:
        tr, free = self.tr, Needs.NOTHING
        return Menu(tr("View"), (
            Command("readers-0", tr("As many readers as fit"), ("Alt+0",), "columns",
                    is_switch=True),
            Command("readers-1", tr("One reader"), ("Alt+1",), "reader-one", is_switch=True),
            Command("readers-2", tr("Two readers"), ("Alt+2",), "reader-two", is_switch=True),
            Command("readers-3", tr("Three readers"), ("Alt+3",), "reader-three", is_switch=True),
            Command("readers-4", tr("Four readers"), ("Alt+4",), "reader-four", is_switch=True,
                    ends_group=True),
            Command("zoom-in", tr("Larger text in this reader"), ("Ctrl++", "Ctrl+="), "zoom-in"),
            Command("zoom-out", tr("Smaller text in this reader"), ("Ctrl+-",), "zoom-out"),
            Command("zoom-reset", tr("Normal text in this reader"), ("Ctrl+0",),
                    ends_group=True),
            Command("rail", tr("Show the sources"), ("F9",), "panel-left", is_switch=True),
            Command("outline", tr("Show the outline"), ("F10",), "panel-right", is_switch=True,
                    ends_group=True),
            Command("preview", tr("Outline or preview"), ("Ctrl+Shift+P",), "preview"),
            Command("checks", tr("Checks"), ("Ctrl+Shift+K",), "check-circle"),
            Command("back", tr("Go back"), ("Alt+Left",), "arrow-left"),
            Command("next-area", tr("Next area"), ("F6",), "", free),
            Command("previous-area", tr("Previous area"), ("Shift+F6",), "", free,
                    ends_group=True),
            Command("theme-system", tr("Theme of the system"), (), "contrast", free,
                    is_switch=True),
            Command("theme-light", tr("Light"), (), "sun", free, is_switch=True),
            Command("theme-dark", tr("Dark"), (), "moon", free, is_switch=True, ends_group=True),
            Command("text-100", tr("Text 100 %"), (), "", free, is_switch=True),
            Command("text-125", tr("Text 125 %"), (), "", free, is_switch=True),
            Command("text-150", tr("Text 150 %"), (), "", free, is_switch=True),
            Command("text-200", tr("Text 200 %"), (), "", free, is_switch=True),
        ))  # fmt: skip

    def _help(self) -> Menu:
        tr, free = self.tr, Needs.NOTHING
        return Menu(tr("Help"), (
            Command("shortcuts", tr("Keyboard shortcuts"), ("?", "F1"), "keyboard", free),
            Command("example", tr("Open the example"), (), "library", free),
            Command("about", tr("About Briefer"), (), "info", free),
        ))  # fmt: skip


def tip(label: str, key: QKeySequence) -> str:
    """Return what a tooltip says: the command and its key."""
    words = label.removesuffix("…")
    shown = key.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({shown})" if shown else words
