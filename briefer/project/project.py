"""The open project: what everything above this package works with."""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

import apsw

from briefer.core.durable import flush_folder
from briefer.core.errors import (
    EditRefused,
    FileProblem,
    UnusableProject,
    UnwritableProject,
    UnwritableTarget,
)
from briefer.project import (
    backups,
    migrations,
    openfiles,
    owner,
    schema,
    searchindex,
    snapshots,
    steps,
)
from briefer.project.backups import Backups
from briefer.project.changes import Change
from briefer.project.connecting import connected, is_locked, scrub, transaction
from briefer.project.copies import Copies
from briefer.project.copying import copied_by_bytes
from briefer.project.database import Database, Priority
from briefer.project.opening import Opened, locked, opened
from briefer.project.problems import told
from briefer.project.transaction import Transaction

P = ParamSpec("P")
R = TypeVar("R")
Subscriber = Callable[[Change], object]


class Project:
    """A `.briefer` file, open. The file is the state: what an edit's future has, is on disk.

    `submit`, `read`, `undo` and `redo` return futures at once. Edits go first, in the order of
    their submission, then queries, then batches of an import; so a query sees every edit that
    was submitted before it. Errors come through the futures: EditRefused and UnwritableProject
    have changed nothing. After `close` futures are cancelled.
    """

    def __init__(self, path: Path, connection: apsw.Connection, *, copied_at: str = "") -> None:
        self._path = path
        self._copied_at = copied_at
        self._subscribers: tuple[Subscriber, ...] = ()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._database = Database(connection)
        self._copies = Copies(self._database)
        self._backups = Backups(path, self._copies)
        atexit.register(self.close)

    @classmethod
    def create(cls, path: Path, title: str = "") -> Project:
        """Make a new project in `path` and open it.

        Raises UnwritableTarget; a file that is there already is never touched.
        """
        part = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
        with told(UnwritableTarget, path):
            _refuse_target(path)
            try:
                _make(part, title)
                _rename_to_new(part, path)
            finally:
                part.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Project:
        """Open the project in `path`; raises ProjectLocked and UnusableProject."""
        path = path.absolute()
        claim = object()
        if not openfiles.claim(path, claim):
            raise locked(path)
        try:
            connection = _current(path, opened(path))
        except BaseException:
            openfiles.release(claim)
            raise
        project = cls(path, connection)
        openfiles.pass_on(claim, project)
        owner.write_note(path, steps.now())
        return project

    @classmethod
    def open_copy(cls, path: Path) -> Project:
        """Open a read-only copy of the project in `path`, which somebody else may have open.

        Raises UnusableProject, with in-use where the file never rests and there is no snapshot.
        """
        path = path.absolute()
        folder = tempfile.TemporaryDirectory(prefix="briefer-", ignore_cleanup_errors=True)
        try:
            connection, copied_at = _copy_of(path, Path(folder.name) / "copy.briefer")
        except BaseException:
            folder.cleanup()
            raise
        project = cls(path, connection, copied_at=copied_at)
        project._folder = folder
        return project

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Return the project's file; of a copy, the file that it is a copy of."""
        return self._path

    @property
    def is_read_only(self) -> bool:
        """Tell whether edits are refused, because this is a copy."""
        return bool(self._copied_at)

    @property
    def copied_at(self) -> str:
        """Return when the copy was made, ISO 8601 UTC; empty for the project itself."""
        return self._copied_at

    @property
    def snapshot_problem(self) -> FileProblem | None:
        """Return what was wrong with the last snapshot, None where nothing was."""
        return self._backups.problem

    def subscribe(self, subscriber: Subscriber) -> None:
        """Call `subscriber` with every change, on the database thread; it must not raise."""
        self._subscribers += (subscriber,)

    def submit(
        self, edit: Callable[Concatenate[Transaction, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[R]:
        """Queue an edit; its future has the edit's value as soon as it is on disk."""
        return self._submit(Priority.EDIT, edit, *args, **kwargs)

    def submit_batch(
        self, edit: Callable[Concatenate[Transaction, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[R]:
        """Queue a batch of an import: edits and queries that come meanwhile go first."""
        return self._submit(Priority.BATCH, edit, *args, **kwargs)

    def read(
        self,
        query: Callable[Concatenate[apsw.Connection, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[R]:
        """Queue a query; its future has what it returns."""
        return self._database.submit(Priority.READ, partial(_queried, query, args, kwargs))

    def undo(self) -> Future[Change | None]:
        """Take back the last step; the future has None where there is none."""
        return self._database.submit(Priority.EDIT, partial(self._turn, steps.undo))

    def redo(self) -> Future[Change | None]:
        """Make the step again that was taken back last; None where there is none."""
        return self._database.submit(Priority.EDIT, partial(self._turn, steps.redo))

    def scrub(self) -> Future[None]:
        """Queue writing the file anew, so that nothing that was deleted is left in it."""
        return self._database.submit(Priority.EDIT, self._scrub)

    def save_copy(self, target: Path) -> None:
        """Copy the project, with its history, to `target`; waits, while edits go on.

        A file that is there is replaced. Raises UnwritableTarget.
        """
        with told(UnwritableTarget, target):
            _refuse_in_use(target)
            self._copies.begin(target).result()

    def close(self) -> None:
        """Bring everything that is queued to disk and let go of the file; waits for that."""
        self._database.close(self._leave)
        atexit.unregister(self.close)
        openfiles.release(self)
        if self._folder is not None:
            self._folder.cleanup()

    def _submit(
        self,
        priority: Priority,
        edit: Callable[Concatenate[Transaction, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[R]:
        name = getattr(edit, "__name__", "edit").replace("_", "-")
        bound = partial(_carried_out, edit, args, kwargs)
        return self._database.submit(priority, partial(self._carry_out, bound, name))

    def _carry_out(
        self, edit: Callable[[Transaction], R], name: str, connection: apsw.Connection
    ) -> R:
        self._refuse_copy()
        with told(UnwritableProject, self._path):
            value, change = steps.recorded(connection, edit, name)
        self._announce(change, connection)
        return value

    def _turn(
        self, turn: Callable[[apsw.Connection], Change | None], connection: apsw.Connection
    ) -> Change | None:
        self._refuse_copy()
        with told(UnwritableProject, self._path):
            change = turn(connection)
        self._announce(change, connection)
        return change

    def _scrub(self, connection: apsw.Connection) -> None:
        self._refuse_copy()
        with told(UnwritableProject, self._path):
            scrub(connection)

    def _refuse_copy(self) -> None:
        if self.is_read_only:
            raise EditRefused("read-only-copy")

    def _announce(self, change: Change | None, connection: apsw.Connection) -> None:
        if change is not None:
            for subscriber in self._subscribers:
                subscriber(change)
            self._backups.count_edit(connection)

    def _leave(self, connection: apsw.Connection) -> None:
        """Take a snapshot if one is due, finish copies, and take the owner's note away."""
        if not self.is_read_only:
            self._backups.leave(connection)
        self._copies.finish()
        if not self.is_read_only:
            owner.remove_note(self._path)


def _carried_out(
    edit: Callable[Concatenate[Transaction, P], R],
    args: tuple[object, ...],
    kwargs: dict[str, object],
    tx: Transaction,
) -> R:
    return edit(tx, *args, **kwargs)  # type: ignore[arg-type]


def _queried(
    query: Callable[Concatenate[apsw.Connection, P], R],
    args: tuple[object, ...],
    kwargs: dict[str, object],
    connection: apsw.Connection,
) -> R:
    return query(connection, *args, **kwargs)  # type: ignore[arg-type]


def _make(path: Path, title: str) -> None:
    """Write a project without sources to `path`."""
    connection = connected(path, create=True)
    try:
        migrations.migrate(connection)
        if title:
            with transaction(connection):
                connection.execute("INSERT INTO front_matter VALUES ('title', ?)", (title,))
    finally:
        connection.close()


def _rename_to_new(part: Path, path: Path) -> None:
    """Give a file a name that must not be taken yet."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        _refuse_target(path)
        part.rename(path)
    flush_folder(path.parent)


def _refuse_target(path: Path) -> None:
    if "\0" in path.name:
        raise UnwritableTarget(path, "bad-name")
    if path.is_dir():
        raise UnwritableTarget(path, "is-folder")
    if path.exists() or path.is_symlink():
        raise UnwritableTarget(path, "exists")
    if not path.parent.is_dir():
        raise UnwritableTarget(path, "folder-missing", str(path.parent))


def _refuse_in_use(target: Path) -> None:
    """Refuse to replace a folder, or a project that somebody has open."""
    if target.is_dir():
        raise UnwritableTarget(target, "is-folder")
    if not target.parent.is_dir():
        raise UnwritableTarget(target, "folder-missing", str(target.parent))
    if openfiles.owner_of(target) is not None:
        raise UnwritableTarget(target, "held-open")
    if is_locked(target):
        raise UnwritableTarget(target, "held-open")


def _current(path: Path, found: Opened) -> apsw.Connection:
    """Bring what was opened to this version's format, with an index that follows the texts."""
    with told(UnusableProject, path):
        if migrations.version(found.connection) < schema.VERSION:
            backups.take_now(found.connection, path)
        migrations.migrate(found.connection)
        if found.is_index_damaged:
            with transaction(found.connection):
                searchindex.rebuild(found.connection)
    return found.connection


def _copy_of(path: Path, copy: Path) -> tuple[apsw.Connection, str]:
    """Return a connection to a copy of `path` made in `copy`, and of when it is."""
    now = steps.now()
    holder = openfiles.owner_of(path)
    if isinstance(holder, Project):
        holder.save_copy(copy)
        return _current(path, opened(copy)), now
    found = copied_by_bytes(path, copy)
    if found is not None:
        return _current(path, found), now
    for snapshot in snapshots.snapshots(path):
        shutil.copyfile(snapshot.path, copy)
        return _current(path, opened(copy)), snapshot.at
    raise UnusableProject(path, "in-use")
