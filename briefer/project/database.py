"""The database thread: everything that touches a project's connection runs here, one by one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from queue import PriorityQueue
from typing import Any, TypeVar

import apsw

R = TypeVar("R")


class Priority(IntEnum):
    """What goes first; among equals the order is that of submission."""

    EDIT = 0
    READ = 1
    BATCH = 2
    IDLE = 3
    CLOSE = 4


@dataclass(order=True, slots=True)
class _Job:
    priority: Priority
    number: int
    work: Callable[[apsw.Connection], Any] = field(compare=False)
    future: Future[Any] = field(compare=False)


class Database:
    """Owns a connection and the one thread that uses it."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._jobs: PriorityQueue[_Job] = PriorityQueue()
        self._numbers = count()
        self._is_closing = False
        self._lock = threading.Lock()
        # A daemon, so that a program that ends without closing ends at all: see Project.close.
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    def submit(self, priority: Priority, work: Callable[[apsw.Connection], R]) -> Future[R]:
        """Queue `work` and return at once; after `close` the future is cancelled."""
        future: Future[R] = Future()
        with self._lock:
            if self._is_closing:
                future.cancel()
            else:
                self._jobs.put(_Job(priority, next(self._numbers), work, future))
        return future

    def close(self, last: Callable[[apsw.Connection], object]) -> None:
        """Carry out all that is queued, then `last`, then close; waits until that is done."""
        with self._lock:
            if not self._is_closing:
                self._is_closing = True
                self._jobs.put(_Job(Priority.CLOSE, next(self._numbers), last, Future()))
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _work(self) -> None:
        is_last = False
        while not is_last:
            job = self._jobs.get()
            is_last = job.priority is Priority.CLOSE
            self._carry_out(job)
            del job  # the result may be large: it belongs to who asked for it
        self._connection.close()

    def _carry_out(self, job: _Job) -> None:
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            result = job.work(self._connection)
        except BaseException as error:  # noqa: BLE001 - the future takes it to who asked
            job.future.set_exception(error)
        else:
            job.future.set_result(result)
