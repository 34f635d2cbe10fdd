from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from briefer.core.errors import EditRefused
from briefer.jobs.tasks import TaskRunner
from briefer.project import edits
from briefer.project.project import Project
from briefer.ui.session import Session
from tests.ui.desk import SOURCES


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    made = Session(TaskRunner())
    project = Project.create(tmp_path / "brief.briefer", "Valley water")
    project.submit(edits.add_sources, SOURCES).result()
    with qtbot.waitSignals([made.brief_changed, made.sources_changed, made.excerpts_changed]):
        made.attach(project)
    yield made
    made.close()


def test_an_opened_project_is_all_there(session: Session) -> None:
    assert session.title == "Valley water"
    assert [line.source.item.text("title") for line in session.sources] == [
        "What the gauge said",
        "Letters from the site",
        "Who pays for water",
    ]
    assert session.excerpts == ()
    assert not session.is_read_only


def test_an_edit_shows_when_its_change_is_announced(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.brief_changed):
        session.submit(edits.revise_front, title="A number repeated")
        assert session.title == "Valley water"
    assert session.title == "A number repeated"


def test_results_arrive_on_the_window_s_thread(qtbot: QtBot, session: Session) -> None:
    threads: list[int] = []
    made: list[str] = []

    def take(section_id: str) -> None:
        threads.append(threading.get_ident())
        made.append(section_id)

    session.deliver(session.submit(edits.add_section, "Findings"), take)
    qtbot.waitUntil(lambda: bool(made))
    assert threads == [threading.get_ident()]


def test_a_refused_edit_is_told_and_changes_nothing(qtbot: QtBot, session: Session) -> None:
    before = session.brief
    with qtbot.waitSignal(session.failed) as told:
        session.submit(edits.revise_section, "nowhere", title="New")
    assert isinstance(told.args[0], EditRefused)
    qtbot.waitUntil(lambda: session.pending == 0)
    assert session.brief is before


def test_many_edits_and_undos_in_one_turn_keep_their_order(qtbot: QtBot, session: Session) -> None:
    refreshed: list[int] = []
    session.brief_changed.connect(lambda: refreshed.append(1))
    for number in range(30):
        session.submit(edits.add_section, f"Section {number}")
    for _undo in range(10):
        session.undo()
    assert session.pending == 40
    qtbot.waitUntil(lambda: session.pending == 0 and len(session.brief.outline) == 20)
    titles = [getattr(item, "title", "") for item in session.brief.outline]
    assert titles == [f"Section {number}" for number in range(20)]
    assert len(refreshed) < 40, "refreshes are brought together"
    assert session.redo_step is not None


def test_what_was_submitted_last_is_on_disk_after_closing(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "closing.briefer"
    session = Session(TaskRunner())
    session.attach(Project.create(path, "Before"))
    session.submit(edits.revise_front, title="After")
    session.close()
    again = Session(TaskRunner())
    with qtbot.waitSignal(again.brief_changed):
        again.attach(Project.open(path))
    assert again.title == "After"
    again.close()


def test_without_a_project_nothing_is_there_and_nothing_breaks(qtbot: QtBot) -> None:
    session = Session(TaskRunner())
    assert session.submit(edits.add_section, "Nowhere").cancelled()
    session.undo()
    session.redo()
    assert (session.title, session.sources, session.path) == ("", (), None)
    assert session.is_read_only
    session.close()


def test_closing_a_project_empties_the_values(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignals([session.project_closing, session.project_closed]):
        session.detach()
    assert (session.title, session.sources, session.brief.outline) == ("", (), ())
    assert session.undo_step is None


def test_nobody_is_called_who_is_gone(qtbot: QtBot, session: Session) -> None:
    calls: list[object] = []

    class Listener(QObject):
        def take(self, value: object) -> None:
            calls.append(value)

    listener = Listener()
    session.deliver(session.submit(edits.add_section, "Findings"), listener.take)
    shiboken6.delete(listener)
    qtbot.waitUntil(lambda: session.pending == 0)
    assert calls == []
