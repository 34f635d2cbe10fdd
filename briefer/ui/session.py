"""The session: the open project as the window sees it, everything delivered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from briefer.core.errors import Cancelled

if TYPE_CHECKING:  # what a project needs is loaded with the first one, not before the window
    from apsw import Connection

    from briefer.core.brief import Brief
    from briefer.jobs.tasks import TaskRunner
    from briefer.project.changes import Change, Step
    from briefer.project.project import Project
    from briefer.project.queries import ExcerptLine, SourceLine
    from briefer.project.transaction import Transaction

P = ParamSpec("P")
R = TypeVar("R")

# Which cached values a table's rows show in; a table that is not named touches all of them.
_BRIEF, _SOURCES, _EXCERPTS = "brief", "sources", "excerpts"
_ALL = frozenset({_BRIEF, _SOURCES, _EXCERPTS})
_TOUCHED: dict[str, frozenset[str]] = {
    "front_matter": frozenset({_BRIEF}),
    "settings": frozenset({_BRIEF}),
    "exports": frozenset(),
}


class Session(QObject):
    """Owns the open project and the task runner, and says what became different.

    `changed` comes with every commit, at once; `brief_changed`, `sources_changed` and
    `excerpts_changed` follow when the new value is here. Without a project the values are empty.
    """

    project_opened = Signal()
    project_closing = Signal()  # the last moment in which the project is still here
    project_closed = Signal()
    changed = Signal(object)  # Change
    brief_changed = Signal()
    sources_changed = Signal()
    excerpts_changed = Signal()
    steps_changed = Signal()  # what undo and redo would do
    pending_changed = Signal(int)  # edits that are not on disk yet
    failed = Signal(object)  # an error

    _announced = Signal(object, object)  # project, Change; from the database thread
    _finished = Signal(object, object, object)  # future, then, otherwise; from any thread

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._project: Project | None = None
        self._brief: Brief | None = None
        self._sources: tuple[SourceLine, ...] | None = None
        self._excerpts: tuple[ExcerptLine, ...] = ()
        self._stale: set[str] = set()
        self._in_flight: set[str] = set()
        self._undo_step: Step | None = None
        self._redo_step: Step | None = None
        self._pending = 0
        self._leaving: tuple[Future[None], ...] = ()
        self._is_closed = False
        self._announced.connect(self._take_change, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def project(self) -> Project | None:
        """Return the open project, if there is one."""
        return self._project

    @property
    def path(self) -> Path | None:
        """Return the open project's file."""
        return None if self._project is None else self._project.path

    @property
    def title(self) -> str:
        """Return the brief's title, else the file's name; empty without a project."""
        given = "" if self._brief is None else self._brief.front.title
        return given or ("" if self.path is None else self.path.stem)

    @property
    def is_read_only(self) -> bool:
        """Tell whether edits are refused: no project, or a copy of somebody else's."""
        return self._project is None or self._project.is_read_only

    @property
    def brief(self) -> Brief:
        """Return the brief as of the last `brief_changed`, an empty one before the first."""
        if self._brief is None:
            from briefer.core.brief import Brief  # noqa: PLC0415

            self._brief = Brief()
        return self._brief

    @property
    def sources(self) -> tuple[SourceLine, ...]:
        """Return the sources as of the last `sources_changed`, none before the first."""
        return self._sources or ()

    @property
    def awaits_sources(self) -> bool:
        """Tell whether a project is open whose sources have not been read yet."""
        return self._project is not None and self._sources is None

    @property
    def excerpts(self) -> tuple[ExcerptLine, ...]:
        """Return the excerpts as of the last `excerpts_changed`."""
        return self._excerpts

    @property
    def undo_step(self) -> Step | None:
        """Return the step that `undo` takes back."""
        return self._undo_step

    @property
    def redo_step(self) -> Step | None:
        """Return the step that `redo` makes again."""
        return self._redo_step

    @property
    def pending(self) -> int:
        """Return how many edits are not on disk yet."""
        return self._pending

    @property
    def leaving(self) -> tuple[Future[None], ...]:
        """Return the closings that are on their way: until then nobody can open these files."""
        return tuple(future for future in self._leaving if not future.done())

    def source_line(self, source_id: str) -> SourceLine | None:
        """Return the line of source `source_id`, if the project has it."""
        return next((s for s in self.sources if s.source.source_id == source_id), None)

    def attach(self, project: Project) -> None:
        """Show `project` instead of the one that is open, which is closed."""
        self.detach()
        self._project = project
        project.subscribe(partial(self._announce, project))
        self._refresh(_ALL)
        self._read_steps()
        self.project_opened.emit()

    def detach(self) -> None:
        """Close the project in the background; its queue is drained first."""
        if self._project is None:
            return
        self.project_closing.emit()
        leaving, self._project = self._project, None
        self._brief, self._sources, self._excerpts = None, None, ()
        self._undo_step = self._redo_step = None
        self._stale.clear()
        self._in_flight.clear()
        self._leaving = (*self.leaving, self.run(leaving.close))
        self.project_closed.emit()

    def submit(
        self, edit: Callable[Concatenate[Transaction, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[R]:
        """Queue `edit` and return at once; use `deliver` for its result. Refusals are told."""
        if self._project is None:
            return _never()
        return self._counted(self._project.submit(edit, *args, **kwargs))

    def read(
        self,
        query: Callable[Concatenate[Connection, ...], R],
        /,
        *args: object,
        then: Callable[[R], None],
        **kwargs: object,
    ) -> Future[R]:
        """Queue `query`; `then` gets its result on the GUI thread."""
        if self._project is None:
            return _never()
        return self.deliver(self._project.read(query, *args, **kwargs), then)

    def run(
        self,
        job: Callable[..., R],
        *args: object,
        then: Callable[[R], None] | None = None,
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> Future[R]:
        """Run `job` in a thread of the task runner; `then` gets its result on the GUI thread."""
        if self._is_closed:
            return _never()
        return self.deliver(self._runner.run(job, *args), then, otherwise)

    def deliver(
        self,
        future: Future[R],
        then: Callable[[R], None] | None = None,
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> Future[R]:
        """Call `then(result)` or `otherwise(error)` on the GUI thread; untaken errors are told."""
        future.add_done_callback(partial(self._finish, then, otherwise))
        return future

    def undo(self) -> None:
        """Take back the last step."""
        if self._project is not None and not self._project.is_read_only:
            self._counted(self._project.undo())

    def redo(self) -> None:
        """Make the last step that was taken back again."""
        if self._project is not None and not self._project.is_read_only:
            self._counted(self._project.redo())

    def close(self) -> None:
        """Close the project and stop the threads; waits until everything is on disk."""
        if self._project is not None:
            self.project_closing.emit()
            self._project.close()
            self._project = None
        self._is_closed = True
        self._runner.close()

    def _counted(self, future: Future[R]) -> Future[R]:
        self._count(1)
        return self.deliver(future, self._saved, self._refused)

    def _saved(self, _result: object) -> None:
        self._count(-1)

    def _refused(self, error: BaseException) -> None:
        self._count(-1)
        self.failed.emit(error)

    def _count(self, by: int) -> None:
        self._pending += by
        self.pending_changed.emit(self._pending)

    def _announce(self, project: Project, change: Change) -> None:
        """Pass a change on; called on the database thread."""
        self._announced.emit(project, change)

    def _finish(
        self,
        then: Callable[[R], None] | None,
        otherwise: Callable[[BaseException], None] | None,
        future: Future[R],
    ) -> None:
        """Pass a finished future on; called on the thread that finished it."""
        if shiboken6.isValid(self):
            self._finished.emit(future, then, otherwise)

    def _hand_over(
        self,
        future: Future[Any],
        then: Callable[[Any], None] | None,
        otherwise: Callable[[BaseException], None] | None,
    ) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            if then is not None and _is_alive(then):
                then(future.result())
        elif otherwise is not None:
            if _is_alive(otherwise):
                otherwise(error)
        elif not isinstance(error, Cancelled | CancelledError):
            self.failed.emit(error)

    def _take_change(self, project: Project, change: Change) -> None:
        if project is not self._project:
            return
        self._undo_step, self._redo_step = change.undo, change.redo
        self.changed.emit(change)
        self.steps_changed.emit()
        self._refresh(_touched_by(change.rows))

    def _refresh(self, names: Iterable[str]) -> None:
        """Read the named values again; those on their way are read once more after that."""
        for name in names:
            self._stale.add(name)
            self._read_if_stale(name)

    def _read_if_stale(self, name: str) -> None:
        if self._project is None or name not in self._stale or name in self._in_flight:
            return
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._stale.discard(name)
        self._in_flight.add(name)
        query: Callable[[Connection], object] = getattr(queries, name)
        self.read(query, then=partial(self._take_value, self._project, name))

    def _take_value(self, project: Project, name: str, value: object) -> None:
        if project is not self._project:
            return
        self._in_flight.discard(name)
        setattr(self, f"_{name}", value)
        self._signal(name).emit()
        self._read_if_stale(name)

    def _signal(self, name: str) -> SignalInstance:
        return {
            _BRIEF: self.brief_changed,
            _SOURCES: self.sources_changed,
            _EXCERPTS: self.excerpts_changed,
        }[name]

    def _read_steps(self) -> None:
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self.read(queries.undo_redo, then=self._take_steps)

    def _take_steps(self, steps: tuple[Step | None, Step | None]) -> None:
        self._undo_step, self._redo_step = steps
        self.steps_changed.emit()


def _touched_by(tables: Iterable[str]) -> frozenset[str]:
    """Return the cached values in which rows of `tables` show."""
    return frozenset().union(*(_TOUCHED.get(table, _ALL) for table in tables))


def _never() -> Future[Any]:
    """Return a future that is already cancelled: there is no project to ask."""
    future: Future[Any] = Future()
    future.cancel()
    return future


def _is_alive(callback: Callable[..., None]) -> bool:
    """Tell whether the object a callback belongs to still exists on Qt's side."""
    inner = callback.func if isinstance(callback, partial) else callback
    owner = getattr(inner, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
