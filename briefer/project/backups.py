"""When a snapshot is taken: after so many edits, after so much time, before a migration."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from briefer.core.errors import FileProblem, UnwritableTarget
from briefer.project import snapshots
from briefer.project.copies import Copies
from briefer.project.copying import SlicedCopy
from briefer.project.problems import told

MOST_EDITS = 200
LONGEST = timedelta(minutes=30)


class Backups:
    """Counts edits and takes snapshots; everything here runs on the database thread.

    A snapshot that fails stops nothing: `problem` says what was wrong with the last one.
    """

    def __init__(self, project: Path, copies: Copies) -> None:
        self._project = project
        self._copies = copies
        self._edits = 0
        self._last = snapshots.last_moment(project)
        self._begun = datetime.now(UTC)
        self.problem: FileProblem | None = None

    def count_edit(self, connection: apsw.Connection) -> None:
        """Count an edit; begin a snapshot where one is due."""
        self._edits += 1
        if self._edits >= MOST_EDITS or self._age(self._begun) >= LONGEST:
            self._take(connection)

    def leave(self, connection: apsw.Connection) -> None:
        """Take a last snapshot where there are edits and none is recent."""
        if self._edits and (self._last is None or self._age(self._last) >= LONGEST):
            self._take(connection)

    def _age(self, otherwise: datetime) -> timedelta:
        return datetime.now(UTC) - (self._last or otherwise)

    def _take(self, connection: apsw.Connection) -> None:
        done: Future[Path] = Future()
        done.add_done_callback(self._settle)
        self._edits, self._last = 0, datetime.now(UTC)
        target = snapshots.path_for(self._project, self._last)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            done.set_exception(problem)
            return
        self._copies.start(target, done, connection)

    def _settle(self, done: Future[Path]) -> None:
        self.problem = None
        try:
            with told(UnwritableTarget, snapshots.folder_of(self._project)):
                done.result()
        except FileProblem as problem:
            self.problem = problem
        else:
            snapshots.thin(self._project, datetime.now(UTC))


def take_now(connection: apsw.Connection, project: Path) -> None:
    """Take a snapshot at once, before a migration; raises OSError or apsw.Error."""
    target = snapshots.path_for(project, datetime.now(UTC))
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = SlicedCopy(connection, target)
    try:
        while not copy.step():
            pass
    except BaseException:
        copy.discard()
        raise
