"""Copies of the open project, made in slices between the jobs of the database thread."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path

import apsw

from briefer.project.copying import SlicedCopy
from briefer.project.database import Database, Priority


class Copies:
    """The copies that are under way; a job waits for one slice at most."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._under_way: list[SlicedCopy] = []

    def begin(self, target: Path) -> Future[Path]:
        """Queue a copy; its future has `target` when the copy is whole and in its place."""
        done: Future[Path] = Future()
        queued = self._database.submit(Priority.READ, partial(self.start, target, done))
        if queued.cancelled():
            done.cancel()
        return done

    def start(self, target: Path, done: Future[Path], connection: apsw.Connection) -> None:
        """Begin a copy, on the database thread."""
        try:
            copy = SlicedCopy(connection, target, done)
        except (OSError, apsw.Error) as problem:
            done.set_exception(problem)
            return
        self._under_way.append(copy)
        self._queue(copy)

    def finish(self) -> None:
        """Finish what is under way, on the database thread, when it takes no more jobs."""
        while self._under_way:
            self._go_on(self._under_way[0])

    def _queue(self, copy: SlicedCopy) -> None:
        self._database.submit(Priority.IDLE, lambda _connection: self._go_on(copy))

    def _go_on(self, copy: SlicedCopy) -> None:
        """Copy one slice and queue the next."""
        if copy not in self._under_way:  # finished meanwhile
            return
        try:
            is_whole = copy.step()
        except (OSError, apsw.Error) as problem:
            self._under_way.remove(copy)
            copy.discard()
            copy.done.set_exception(problem)
            return
        if is_whole:
            self._under_way.remove(copy)
            copy.done.set_result(copy.target)
        else:
            self._queue(copy)
