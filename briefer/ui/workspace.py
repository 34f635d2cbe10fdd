"""The workspace: rail, readers and outline side by side, and the source table in their place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from briefer.ui.outlinearea import OutlineArea
from briefer.ui.rail import Rail
from briefer.ui.readers import ReadersArea
from briefer.ui.session import Session
from briefer.ui.sourcemenu import SourceAction
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.ui.sourcetable import SourceTablePane

_RAIL, _OUTLINE = (18, 250), (28, 420)  # hundredths of the width, and the most px of it


class Workspace(QWidget):
    """What the window shows while a brief is open."""

    source_action_requested = Signal(str, str)  # source id, a SourceAction
    source_requested = Signal(str, object)  # source id, tuple[Span, ...]
    unclear_typed = Signal(str, str, int)  # a heading of the source table, no value, how many more
    pasted_beyond = Signal(str, int)  # what has no cell in the source table, how many more

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns = QByteArray()  # widths that a person gave those of the source table
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.rail = Rail(session, self.splitter)
        self.readers = ReadersArea(session, self.splitter)
        self.outline = OutlineArea(session, self.splitter)
        self.splitter.setStretchFactor(1, 1)  # what a larger window has more is for reading
        self.outline.table_requested.connect(self.show_table)
        self.outline.versions_requested.connect(self._compare_versions)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.splitter)
        self.rail.sources.action_requested.connect(self.source_action_requested)
        self.readers.source_action_requested.connect(self.source_action_requested)

    @cached_property
    def table(self) -> SourceTablePane:
        """Return the source table, made when it is first wanted."""
        from briefer.ui.sourcetable import SourceTablePane  # noqa: PLC0415

        made = SourceTablePane(self._session, self)
        made.view.restore_columns(self._columns)
        made.closed.connect(self.show_reading)
        made.unclear.connect(self.unclear_typed)
        made.beyond.connect(self.pasted_beyond)
        made.action_requested.connect(self.source_action_requested)
        made.source_requested.connect(self.source_requested)
        self._pages.addWidget(made)
        return made

    @property
    def areas(self) -> Sequence[QWidget]:
        """Return what F6 goes through."""
        if self.is_table_shown:
            return (self.table,)
        outline = self.outline
        pages = (outline.view, outline.editor, outline.preview, outline.checks_area,
                 outline.return_area)  # fmt: skip
        return (self.rail, self.readers, *pages)

    @property
    def is_table_shown(self) -> bool:
        """Tell whether the source table is in front."""
        return self._pages.currentWidget() is not self.splitter

    def show_table(self, source_id: str = "") -> None:
        """Show the source table, beginning with a source."""
        self._pages.setCurrentWidget(self.table)
        self.table.show_source(source_id)

    def show_reading(self) -> None:
        """Show the rail, the readers and the outline."""
        self._pages.setCurrentWidget(self.splitter)

    def toggle_table(self) -> None:
        """Show the source table, beginning with what is being read, or go back to reading."""
        if self.is_table_shown:
            self.show_reading()
        else:
            self.show_table(self.readers.current_source)

    def toggle_preview(self) -> None:
        """Show the preview, or the outline again."""
        self.outline.toggle_preview()

    def toggle_rail(self) -> None:
        """Hide the rail, or show it again."""
        self.rail.setVisible(self.rail.isHidden())

    def toggle_outline(self) -> None:
        """Hide the outline, or show it again."""
        self.outline.setVisible(self.outline.isHidden())

    def columns(self) -> QByteArray:
        """Return the widths of the source table's columns, to be kept; empty for its own choice."""
        return self.table.view.columns() if "table" in self.__dict__ else self._columns

    def keep_columns(self, kept: QByteArray) -> None:
        """Give the source table the widths that were kept, once it is made."""
        self._columns = kept

    def _compare_versions(self, source_id: str) -> None:
        self.source_action_requested.emit(source_id, SourceAction.COMPARE)

    def share_out(self, width: int) -> None:
        """Give each part its share of `width`."""
        rail, outline = (
            min(width * share // 100, current().px(most)) for share, most in (_RAIL, _OUTLINE)
        )
        self.splitter.setSizes([rail, width - rail - outline, outline])

    def sizes(self) -> QByteArray:
        """Return the widths of the parts, to be kept."""
        return self.splitter.saveState()

    def restore_sizes(self, kept: QByteArray) -> None:
        """Give the parts the widths that were kept."""
        self.splitter.restoreState(kept)
        self.splitter.setHandleWidth(1)
