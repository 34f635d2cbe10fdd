"""What an edit is given: the connection inside one transaction, the time, a name for the step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apsw import Connection, Session


@dataclass(slots=True)
class Transaction:
    """One edit under way: everything written through `connection` is kept together or not at all.

    `now` is the time of the edit, ISO 8601 in UTC. `action`, `target` and `detail` name the step
    for the history; where an edit names none, the step has the name of its function.
    """

    connection: Connection
    now: str
    action: str = ""
    target: str = ""
    detail: str = ""
    is_outside_undo: bool = False
    is_continued: bool = False
    session: Session | None = None

    def note(self, action: str, target: str = "", detail: str = "") -> None:
        """Name the step: a code, the id it is about, a value for the sentence.

        The last call wins: an edit made of several has the name of its last part.
        """
        self.action, self.target, self.detail = action, target, detail

    def keep_outside_undo(self) -> None:
        """Make this an entry of the history that undo passes over: an import, a log entry."""
        self.is_outside_undo = True

    def continue_step(self) -> None:
        """Let the line of the history be that of the step of this action and target, told anew."""
        self.is_continued = True

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Write rows that belong to others alone, as the blocks of a new source do.

        Neither undo nor the announcement knows of them; only outside undo.
        """
        if self.session is None:
            yield
            return
        self.session.enabled = False
        try:
            yield
        finally:
            self.session.enabled = True
