"""An outline area on a new project with one source, for the tests of what stands in it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefer.core.outline import OutlineItem, TextItem, walk
from briefer.jobs.tasks import TaskRunner
from briefer.project import edits
from briefer.project.project import Project
from briefer.ui.mime import Passage
from briefer.ui.outlinearea import OutlineArea
from briefer.ui.session import Session
from tests.ui.outlines import PARAGRAPHS, imported, span_of


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

    @property
    def items(self) -> list[OutlineItem]:
        """Return everything in the outline, in reading order."""
        self.settle()
        return [item for item, _depth in walk(self.session.brief.outline)]

    @property
    def text(self) -> TextItem:
        """Return the only text there is."""
        found = [item for item in self.items if isinstance(item, TextItem)]
        assert len(found) == 1
        return found[0]

    def section(self, title: str, parent: str | None = None) -> str:
        """Add a section; return its id."""
        made = self.project.submit(edits.add_section, title, parent).result()
        self.settle()
        return made

    def write(self, markdown: str, section: str | None = None) -> str:
        """Add a text and select it; return its id."""
        made = self.project.submit(edits.add_text, markdown, section).result()
        self.settle()
        self.area.view.select((made,))
        return made

    def passage(self, number: int) -> Passage:
        """Return paragraph `number` of the source."""
        spans = (span_of(number),)
        return Passage(self.source_id, spans, PARAGRAPHS[number - 1])
