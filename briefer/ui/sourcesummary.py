"""The source summary statement of the open brief: drafted from its facts, then a text to edit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.core.outline import TextItem
from briefer.ui.editing import edits_for
from briefer.ui.outlineplacing import OutlinePlacing

if TYPE_CHECKING:
    from briefer.core.brief import Brief
    from briefer.core.source import SourceText
    from briefer.project.project import Project
    from briefer.ui.session import Session


class SourceSummary(QObject):
    """Drafts the statement where the person is; one that is selected is drafted anew."""

    hint_requested = Signal(str)  # there is nothing to draft it from
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
        edits, here = edits_for(self._session), self._earlier()
        if here:
            edits.revise_text(here, markdown)
            return
        future = edits.add_own_analysis(self._placing.place_here(), markdown)
        self._session.deliver(future, self.drafted.emit)

    def _earlier(self) -> str:
        """Return the selected text if it is such a statement, empty otherwise."""
        from briefer.jobs.sourcestatement import is_source_statement  # noqa: PLC0415

        item = self._placing.tree.item(self._placing.here)
        is_one = isinstance(item, TextItem) and is_source_statement(item.markdown)
        return self._placing.here if is_one else ""
