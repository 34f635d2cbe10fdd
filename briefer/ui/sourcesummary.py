"""The source summary statement of the open brief: drafted from its facts, then a text to edit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.ui.outlineplacing import OutlinePlacing

if TYPE_CHECKING:
    from briefer.core.brief import Brief
    from briefer.core.source import SourceText
    from briefer.project.edits import PutSummary
    from briefer.project.project import Project
    from briefer.ui.session import Session


class SourceSummary(QObject):
    """Drafts the statement where the person is; an earlier draft is drafted anew in its place.

    One that was edited since stays as it is, with the new draft below it, and that is said.
    """

    hint_requested = Signal(str)  # there is nothing to draft it from, or two stand there now
    drafted = Signal(str)  # the text's id

    def __init__(self, session: Session, placing: OutlinePlacing) -> None:
        super().__init__(placing)
        self._session = session
        self._placing = placing

    def draft(self) -> None:
        """Draft the statement from the sources that the brief cites as it stands."""
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        project, brief = self._session.project, self._session.brief
        if project is None or self._session.is_read_only:
            return
        take = partial(self._take_texts, project, brief)
        self._session.read(queries.source_texts, tuple(brief.sources), then=take)

    def _take_texts(self, project: Project, brief: Brief, texts: dict[str, SourceText]) -> None:
        from briefer.jobs.sourcestatement import drafted_statement  # noqa: PLC0415

        if project is self._session.project:
            self._session.run(drafted_statement, brief, texts, then=partial(self._put, project))

    def _put(self, project: Project, markdown: str) -> None:
        if project is not self._session.project:
            return
        if not markdown:
            self.hint_requested.emit(self.tr("The brief cites no source yet."))
            return
        self._placing.about_to_edit.emit()
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        place = self._placing.place_here()
        future = self._session.submit(
            edits.put_source_summary, markdown, place.parent_id, place.position
        )
        self._session.deliver(future, self._tell)

    def _tell(self, put: PutSummary) -> None:
        if put.was_edited:
            words = self.tr("Your edited summary stays as it is; the new draft stands below it.")
            self.hint_requested.emit(words)
        self.drafted.emit(put.item_id)
