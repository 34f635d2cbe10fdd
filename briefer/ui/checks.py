"""The checks of the open brief, kept up to date in the background after every change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.checking.length import PageFit
    from briefer.checking.verdicts import Judged
    from briefer.core.brief import Brief
    from briefer.core.excerpt import Excerpt
    from briefer.core.outline import Quotation
    from briefer.core.source import SourceText
    from briefer.jobs.livechecks import Looked
    from briefer.project.changes import Change
    from briefer.project.project import Project

_PAUSE_MS = 60  # so that several edits in one breath are looked at once


class Checks(QObject):
    """Looks at the brief after each change, never on the thread of the window.

    `updated` comes with each result; while one is made, further changes wait for one more look.
    """

    updated = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("checks")
        self._session = session
        self._latest: Looked | None = None
        self._quotations: frozenset[Quotation] = frozenset()  # as the last look saw them
        self._texts: dict[str, SourceText] = {}
        self._fit: PageFit | None = None
        self._is_looking = False
        self._is_stale = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        session.brief_changed.connect(self._timer.start)
        session.excerpts_changed.connect(self._timer.start)
        session.changed.connect(self._take_change)
        session.project_closed.connect(self._clear)
        if session.project is not None:
            self._timer.start()

    @property
    def latest(self) -> Looked | None:
        """Return what the last look found, None before the first of this brief."""
        return self._latest

    @property
    def is_current(self) -> bool:
        """Tell whether the last look was at the brief as it is now."""
        return self._latest is not None and self._latest.brief is self._session.brief

    @property
    def is_waiting(self) -> bool:
        """Tell whether another look is on its way."""
        return self._is_looking or self._is_stale or self._timer.isActive()

    def verdict(self, quotation: Quotation) -> Judged | None:
        """Return the verdict on a quotation as it stands, None until it was looked at."""
        if self._latest is None or not (self.is_current or quotation in self._quotations):
            return None
        return self._latest.verdicts.get(quotation.item_id)

    def text(self, source_id: str) -> SourceText | None:
        """Return the text of a source if it is at hand."""
        return self._texts.get(source_id)

    def fit_pages(self, fit: PageFit | None) -> None:
        """Count the pages of the brief among what there is to say of it."""
        if fit != self._fit:
            self._fit = fit
            self._timer.start()

    def _take_change(self, change: Change) -> None:
        if "blocks" in change.rows:  # which lines count as text of the source
            self._texts.clear()

    def _look(self) -> None:
        """Look at the brief as it is, once the texts of its sources are here."""
        if self._session.project is None:
            return
        if self._is_looking:
            self._is_stale = True
            return
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._is_looking, self._is_stale = True, False
        brief, project = self._session.brief, self._session.project
        self._texts = {k: text for k, text in self._texts.items() if k in brief.sources}
        missing = tuple(i for i in brief.sources if i not in self._texts)
        if not missing:
            self._run(project, brief)
            return
        self._session.deliver(
            project.read(queries.source_texts, missing),
            partial(self._take_texts, project, brief),
            partial(self._fail, project),
        )

    def _take_texts(self, project: Project, brief: Brief, texts: dict[str, SourceText]) -> None:
        if project is self._session.project:
            self._texts.update(texts)
            self._run(project, brief)

    def _run(self, project: Project, brief: Brief) -> None:
        excerpts = tuple(line.excerpt for line in self._session.excerpts)
        self._session.run(
            _look, brief, dict(self._texts), excerpts, self._fit,
            then=partial(self._take, project), otherwise=partial(self._fail, project),
        )  # fmt: skip

    def _take(self, project: Project, looked: Looked) -> None:
        if project is not self._session.project:
            return
        self._is_looking = False
        self._latest = looked
        self._quotations = looked.quotations
        self.updated.emit()
        if self._is_stale:
            self._timer.start()

    def _fail(self, project: Project, error: BaseException) -> None:
        if project is self._session.project:
            self._is_looking = False
            self._session.failed.emit(error)

    def _clear(self) -> None:
        self._timer.stop()
        self._latest, self._quotations, self._fit = None, frozenset(), None
        self._texts.clear()
        self._is_looking = self._is_stale = False
        self.updated.emit()


def checks_of(session: Session) -> Checks:
    """Return the checks of `session`, made at the first call."""
    found = session.findChild(Checks, "checks")
    return found if isinstance(found, Checks) else Checks(session)


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _look(
    brief: Brief,
    texts: Mapping[str, SourceText],
    excerpts: tuple[Excerpt, ...],
    fit: PageFit | None,
) -> Looked:
    from briefer.jobs.livechecks import look  # noqa: PLC0415

    return look(brief, texts, excerpts, fit)
