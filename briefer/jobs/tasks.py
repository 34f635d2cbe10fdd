"""The task runner: the one door to background work outside the database thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from briefer.core.errors import BrieferError

P = ParamSpec("P")
R = TypeVar("R")

_THREADS = 4  # an import, an export, a project that closes, and one to spare
log = logging.getLogger("briefer")


class TaskRunner:
    """Runs jobs in threads; they begin in the order in which they were asked for."""

    def __init__(self, threads: int = _THREADS) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="briefer-job")

    def run(self, job: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run `job` in a thread and return at once. Raises RuntimeError after `close`."""
        return self._pool.submit(_logged, partial(job, *args, **kwargs))

    def close(self) -> None:
        """Take no more jobs and wait for those that were asked for: one may be a file's closing."""
        self._pool.shutdown(wait=True)


def _logged(job: Callable[[], R]) -> R:
    """Run `job`; an error that nobody foresaw is written down where it happened, and goes on."""
    try:
        return job()
    except BrieferError:
        raise
    except Exception:
        log.exception("a job failed")
        raise
