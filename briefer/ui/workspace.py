"""The workspace: rail, readers and outline side by side, and the source table in their place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from briefer.ui.excerpts import ExcerptsPane
from briefer.ui.outlinearea import OutlineArea
from briefer.ui.readers import ReadersArea
from briefer.ui.segments import Segments
from briefer.ui.session import Session
from briefer.ui.sources import SourcesPane
from briefer.ui.sourcetable import SourceTablePane
from briefer.ui.theme import current

_SHARES = (18, 54, 28)  # of the width, in hundredths: rail, readers, outline
_RAIL_LEAST = 190
_OUTLINE_LEAST = 270


class Rail(QWidget):
    """The rail at the left: sources and excerpts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Sources and excerpts"))
        self.tabs = Segments(
            self.tr("Sources or excerpts"), (self.tr("Sources"), self.tr("Excerpts"))
        )
        self.sources = SourcesPane(session)
        self.excerpts = ExcerptsPane(session)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.sources)
        self._pages.addWidget(self.excerpts)
        self.tabs.chosen.connect(self._pages.setCurrentIndex)
        head = QHBoxLayout()
        head.setContentsMargins(12, 11, 12, 9)
        head.addWidget(self.tabs)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._pages, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the list can be read."""
        return QSize(current().px(_RAIL_LEAST), 200)


class Workspace(QWidget):
    """What the window shows while a brief is open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail(session)
        self.readers = ReadersArea(session)
        self.outline = OutlineArea(session)
        self.table = SourceTablePane(session)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.rail, self.readers, self.outline):
            self.splitter.addWidget(part)
        for number, share in enumerate(_SHARES):
            self.splitter.setStretchFactor(number, share)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.splitter)
        self._pages.addWidget(self.table)
        self.table.closed.connect(self.show_reading)

    @property
    def areas(self) -> Sequence[QWidget]:
        """Return what F6 goes through."""
        if self.is_table_shown:
            return (self.table,)
        outline = self.outline
        return (self.rail, self.readers, outline.view, outline.editor, outline.preview)

    @property
    def is_table_shown(self) -> bool:
        """Tell whether the source table is in front."""
        return self._pages.currentWidget() is self.table

    def show_table(self, source_id: str = "") -> None:
        """Show the source table, beginning with a source."""
        self._pages.setCurrentWidget(self.table)
        self.table.show_source(source_id)

    def show_reading(self) -> None:
        """Show the rail, the readers and the outline."""
        self._pages.setCurrentWidget(self.splitter)

    def share_out(self, width: int) -> None:
        """Give each part its share of `width`."""
        self.splitter.setSizes([width * share // 100 for share in _SHARES])

    def sizes(self) -> QByteArray:
        """Return the widths of the parts, to be kept."""
        return self.splitter.saveState()

    def restore_sizes(self, kept: QByteArray) -> None:
        """Give the parts the widths that were kept."""
        self.splitter.restoreState(kept)
        self.splitter.setHandleWidth(1)
