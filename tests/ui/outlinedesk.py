"""An outline area on a new project with one source, for the tests of what stands in it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.jobs.tasks import TaskRunner
from briefer.project import edits
from briefer.project.project import Project
from briefer.ui.outlinearea import OutlineArea
from briefer.ui.session import Session
from tests.ui.outlines import imported


def _nothing(_connection: object) -> int:
    return 0


class OutlineDesk:
    """The area on a source of three paragraphs, and a way to wait for it."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.session = Session(TaskRunner())
        self.project = Project.create(path)
        added = self.project.submit(edits.add_sources, [imported()]).result()
        self.source_id = added[0].source_id
        self.area = OutlineArea(self.session)
        qtbot.addWidget(self.area)
        self.area.resize(400, 800)
        self.area.show()
        self.session.attach(self.project)

    def settle(self) -> None:
        """Wait until every edit is on disk and on screen."""
        self.qtbot.waitUntil(lambda: self.session.pending == 0)
        done: list[object] = []
        for _round in range(2):  # what was asked for meanwhile is asked for once more
            done.clear()
            self.session.read(_nothing, then=done.append)
            self.qtbot.waitUntil(lambda: bool(done))
