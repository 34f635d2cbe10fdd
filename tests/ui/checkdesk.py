"""An outline area on a new project with one source, and its checks, for the tests of both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from pytestqt.qtbot import QtBot

from briefer.core.text import Span
from briefer.project import edits
from briefer.project.transaction import Transaction
from briefer.ui.checks import checks_of
from tests.ui.outlinedesk import OutlineDesk
from tests.ui.outlines import span_of

P = ParamSpec("P")
R = TypeVar("R")


class CheckDesk(OutlineDesk):
    """The area, and ways to wait until every edit was looked at."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        super().__init__(qtbot, path)
        self.settle()

    def settle(self) -> None:
        """Wait until every edit is on disk, and was looked at."""
        super().settle()
        checks = checks_of(self.session)
        self.qtbot.waitUntil(lambda: checks.is_current and not checks.is_waiting)

    def do(
        self, edit: Callable[Concatenate[Transaction, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Do an edit, and wait until it was looked at."""
        made = self.session.submit(edit, *args, **kwargs).result()
        self.settle()
        return made

    def quote(self, number: int) -> str:
        """Quote paragraph `number` of the source in the outline."""
        spans = (span_of(number),)
        return self.do(edits.take_passage, self.source_id, spans)[1]

    def span(self, number: int) -> Span:
        """Return the place of paragraph `number`."""
        return span_of(number)

    def close(self) -> None:
        """Close the project and the threads."""
        if self.session.project is not None:
            self.settle()
        self.session.close()
