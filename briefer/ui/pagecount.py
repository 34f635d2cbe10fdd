"""How many pages the open brief has, counted in the background when its author pauses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.ui.checks import checks_of
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.checking.length import PageFit
    from briefer.core.brief import Brief
    from briefer.project.project import Project

PAUSE_MS = 900  # setting a page takes longer than looking at a quotation


class PageCount(QObject):
    """Counts the pages as the export dialog does; `changed` comes with each count.

    Between two counts the older one stands: a guess that jumps at each key is worth less.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._counted: Brief | None = None
        self._is_counting = False
        self._pages = 0
        self._fit: PageFit | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._count)
        session.brief_changed.connect(self._timer.start)
        session.project_closing.connect(self._timer.stop)
        session.project_closed.connect(self._clear)

    @property
    def pages(self) -> int:
        """Return the pages of the brief as of the last count, 0 before the first."""
        return self._pages

    @property
    def are_too_many(self) -> bool:
        """Tell whether the brief had more pages than it may have as of the last count."""
        return self._fit is not None and self._fit.over > 0

    def _count(self) -> None:
        """Count the pages of the brief as it is, one count at a time."""
        brief, project = self._session.brief, self._session.project
        if self._is_counting or project is None or brief is self._counted:
            return
        self._is_counting = True
        self._session.run(
            _pages, brief,
            then=partial(self._take, project, brief),
            otherwise=partial(self._fail, project, brief),
        )  # fmt: skip

    def _take(self, project: Project, brief: Brief, found: tuple[int, PageFit | None]) -> None:
        self._is_counting = False
        if self._session.project is not None:
            self._timer.start()  # the brief may have changed meanwhile, or another is open
        if project is self._session.project:
            self._counted = brief
            self._pages, self._fit = found
            checks_of(self._session).fit_pages(self._fit)
            self.changed.emit()

    def _fail(self, project: Project, brief: Brief, _error: BaseException) -> None:
        """Say no number for a brief that cannot be set: exporting it says why."""
        self._take(project, brief, (0, None))

    def _clear(self) -> None:
        self._timer.stop()
        self._counted, self._pages, self._fit = None, 0, None


def _pages(brief: Brief) -> tuple[int, PageFit | None]:
    """Return the pages of a brief, and how it fits those it may have."""
    from briefer.core.outline import is_annex  # noqa: PLC0415 - not before the window
    from briefer.exporting.products import page_limit  # noqa: PLC0415
    from briefer.jobs.firstpage import fit_of, pages_of  # noqa: PLC0415

    if page_limit(brief.settings) is None:
        return pages_of(brief), None
    fit = fit_of(brief)
    has_annexes = any(map(is_annex, brief.outline))
    return pages_of(brief) if has_annexes else fit.pages, fit
