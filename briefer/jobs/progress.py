"""Progress is a callable: it is told how far a job is, and cancels it by raising."""

from __future__ import annotations

from collections.abc import Callable

# Called with how many are done, of how many, and the name of the next; may raise Cancelled.
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, name: str) -> None:
    """Take a report of progress and do nothing with it."""
