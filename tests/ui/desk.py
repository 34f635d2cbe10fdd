"""A window on a project in a new folder, and ways to wait for it, for the tests of the shell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefer.core.source import CslItem, ImportedSource, MetaField
from briefer.jobs.tasks import TaskRunner
from briefer.project import edits
from briefer.project.project import Project
from briefer.ui.mainwindow import MainWindow
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from tests.project.sources import imported as plain_source


def imported(title: str, *paragraphs: str, outlet: str = "Valley Review") -> ImportedSource:
    """Return a source as importing would, with a title and numbered paragraphs."""
    item = CslItem({
        "type": MetaField("article-magazine", confidence=0.6),
        "title": MetaField(title, confidence=0.9),
        "container-title": MetaField(outlet, confidence=0.7),
    })  # fmt: skip
    return replace(plain_source(title, *paragraphs), item=item)


SOURCES = (
    imported("What the gauge said", "The float was read twice a day.", "Never at night."),
    imported("Letters from the site", "The concrete was sound and the arithmetic was not."),
    imported(
        "Who pays for water", "A tariff is a theory of rain.", "The bill arrives all the same."
    ),
)


class Desk:
    """A furnished main window; `open` gives it a project with sources."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.settings = WindowSettings(folder / "window.ini")
        self.session = Session(TaskRunner())
        self.window = MainWindow(self.session, self.settings)
        qtbot.addWidget(self.window)
        self.window.furnish()
        self.window.show()

    def open(self, *sources: ImportedSource, name: str = "brief") -> Project:
        """Show a new project with `sources`."""
        project = Project.create(self.folder / f"{name}.briefer", "Valley water")
        if sources:
            project.submit(edits.add_sources, sources).result()
        self.session.attach(project)
        self.settle()
        return project

    def settle(self) -> None:
        """Wait until every edit is on disk and on screen."""
        self.qtbot.waitUntil(lambda: self.session.pending == 0)
        for _round in range(2):  # what was asked for meanwhile is asked for once more
            done: list[object] = []
            self.session.read(_nothing, then=done.append)
            self.qtbot.waitUntil(lambda seen=done: bool(seen))  # type: ignore[misc]

    def wait_for_words(self, part: str) -> str:
        """Wait until the message holds `part`; return all it says."""
        self.qtbot.waitUntil(lambda: part in self.window.messages.words)
        return self.window.messages.words

    def has_focus(self, widget: QWidget) -> bool:
        """Tell whether the keyboard is with `widget`."""
        return QApplication.focusWidget() is widget


def _nothing(_connection: object) -> int:
    return 0
