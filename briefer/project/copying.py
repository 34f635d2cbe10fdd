"""Copies of a project: of our own in slices between jobs, of somebody else's by its bytes."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from briefer.core.durable import flush_folder
from briefer.core.errors import FileProblem, UnusableProject
from briefer.project.opening import Opened, opened, usable_size

_SLICE = 0.04  # seconds; a job waits no longer than that for a copy
_PAGES = 64
_TRIES = 3
_PAUSE = 0.2  # seconds
_CHANGE_COUNTER = slice(24, 28)  # https://sqlite.org/fileformat2.html, 1.3.7
_JOURNAL_HEADER = 28  # bytes; zeros while no transaction is under way


@dataclass(slots=True)
class SlicedCopy:
    """A copy of an open project under way; the target appears when it is whole.

    Everything but the future belongs to the database thread.
    """

    source: apsw.Connection
    target: Path
    done: Future[Path] = field(default_factory=Future)
    _part: Path = field(init=False)
    _copy: apsw.Connection = field(init=False)
    _backup: apsw.Backup = field(init=False)

    def __post_init__(self) -> None:
        """Begin; raises OSError or apsw.Error where nothing can be written there."""
        self._part = self.target.with_name(f".{self.target.name[:60]}.{secrets.token_hex(4)}.part")
        self._copy = apsw.Connection(str(self._part))
        self._copy.pragma("journal_mode", "off")
        self._copy.pragma("synchronous", 0)  # it is flushed before it gets its name
        self._backup = self._copy.backup("main", self.source, "main")

    def step(self) -> bool:
        """Copy for one slice of time; tell whether the copy is whole and in its place."""
        end = time.monotonic() + _SLICE
        while time.monotonic() < end:
            if self._backup.step(_PAGES):
                self._finish()
                return True
        return False

    def discard(self) -> None:
        """Leave nothing behind of a copy that failed."""
        self._backup.close(force=True)
        self._copy.close(force=True)
        self._part.unlink(missing_ok=True)

    def _finish(self) -> None:
        self._backup.finish()
        self._copy.close()
        into_place(self._part, self.target)


def into_place(part: Path, target: Path) -> None:
    """Flush `part` to the disk and give it the name `target`."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    flush_folder(target.parent)


def copied_by_bytes(path: Path, copy: Path) -> Opened | None:
    """Return a copy, opened, of a project that another program has open; None if it never rests.

    The bytes count only if nothing changed meanwhile and the copy is sound. Raises
    UnusableProject where the file itself is not usable.
    """
    usable_size(path)
    for turn in range(1, _TRIES + 1):
        try:
            if _is_copied_at_rest(path, copy):
                return opened(copy, must_check=True)
        except FileProblem as problem:
            # Perhaps it was written to within one tick of the file system's clock.
            if problem.reason != "damaged" or turn == _TRIES:
                raise UnusableProject(path, problem.reason, problem.detail) from problem
        time.sleep(_PAUSE if turn < _TRIES else 0)
    return None


def _is_copied_at_rest(path: Path, copy: Path) -> bool:
    """Copy the bytes; tell whether nobody wrote meanwhile and no transaction was under way."""
    try:
        before = _state(path)
        shutil.copyfile(path, copy)
        return before == _state(path) and not any(before[-1])
    except OSError as problem:
        raise UnusableProject(path, "unreadable", problem.strerror or "") from problem


def _state(path: Path) -> tuple[int, int, bytes, int, bytes]:
    """Return what becomes different when somebody writes: the journal's header comes last.

    SQLite counts changes only once for as long as it holds the lock, so the times count too.
    """
    status = path.stat()
    with path.open("rb") as file:
        counter = file.read(100)[_CHANGE_COUNTER]
    journal = path.with_name(path.name + "-journal")
    try:
        written, head = journal.stat().st_mtime_ns, _head(journal)
    except FileNotFoundError:
        written, head = 0, b""
    return status.st_size, status.st_mtime_ns, counter, written, head


def _head(journal: Path) -> bytes:
    with journal.open("rb") as file:
        return file.read(_JOURNAL_HEADER)
