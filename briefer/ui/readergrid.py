"""Readers side by side: puts panes into rows, with tabs for those there is no room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from briefer.ui.arrangement import ANY, LOWEST, MOST, NARROWEST, capacity, rows_of, seen
from briefer.ui.readertabs import ReaderTabs
from briefer.ui.theme import current

Rows = tuple[tuple[str, ...], ...]


class ReaderGrid(QWidget):
    """Arranges panes by the ids of their sources; the most recently used are seen."""

    tab_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(NARROWEST, LOWEST)  # the window may shrink: readers give way
        self._panes: dict[str, QWidget] = {}
        self._recent: list[str] = []
        self._rows: Rows = ()
        self._limit = ANY
        self._titles: dict[str, str] = {}
        # Not within the resizing: a theme's change resizes widgets while Qt goes through a list
        # of all of them, and the splitters' handles that an arrangement deletes are in it.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._arrange)
        self._tabs = ReaderTabs()
        self._tabs.hide()
        self._tabs.chosen.connect(self.tab_chosen)
        self._columns = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._columns.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._columns, 1)

    @property
    def rows(self) -> Rows:
        """Return the ids of the readers that are seen, row by row."""
        return self._rows

    @property
    def recent(self) -> tuple[str, ...]:
        """Return the ids of all readers, the most recently used first."""
        return tuple(self._recent)

    @property
    def limit(self) -> int:
        """Return how many readers are seen at most, `ANY` for as many as fit side by side."""
        return self._limit

    def set_limit(self, limit: int) -> None:
        """Show at most `limit` readers, from 1 to 4, or `ANY`: as many as fit side by side."""
        self._limit = min(max(ANY, limit), MOST)
        self._arrange()

    def add(self, source_id: str, pane: QWidget) -> None:
        """Add a pane behind those there are and show it."""
        self._panes[source_id] = pane
        self.use(source_id)

    def use(self, source_id: str) -> None:
        """Make a pane the most recently used one, and so a seen one."""
        if source_id in self._panes:
            self._recent = [source_id, *(other for other in self._recent if other != source_id)]
            self._arrange()

    def remove(self, source_id: str) -> None:
        """Take a pane away and delete it; another takes its place."""
        pane = self._panes.pop(source_id)
        self._recent.remove(source_id)
        self._titles.pop(source_id, None)
        self._arrange()
        pane.hide()
        pane.deleteLater()

    def set_title(self, source_id: str, title: str) -> None:
        """Name a pane in its tab."""
        if source_id in self._panes and self._titles.get(source_id) != title:
            self._titles[source_id] = title
            self._arrange()

    def _arrange(self) -> None:
        # With larger words a reader needs more room in the same measure.
        width, height = (round(side / current().scale) for side in (self.width(), self.height()))
        room = capacity(width, height, self._limit)
        ids = seen(tuple(self._panes), self._recent, room)
        rows, at = [], 0
        for count in rows_of(len(ids), width):
            rows.append(ids[at : at + count])
            at += count
        self._show_tabs(ids)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._build()

    def _build(self) -> None:
        """Move the panes into new rows; the one with the keyboard focus keeps it."""
        focused = QApplication.focusWidget()
        old = self._columns.findChildren(
            QSplitter, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        kept = {source_id for row in self._rows for source_id in row}
        for source_id, pane in self._panes.items():
            if source_id not in kept:
                pane.setParent(self)
                pane.hide()
        for row in self._rows:
            self._columns.addWidget(self._row(row))
        for emptied in old:
            emptied.hide()
            emptied.setParent(self)
            emptied.deleteLater()
        if focused is not None and self.isAncestorOf(focused) and focused.isVisible():
            focused.setFocus()

    def _row(self, ids: Sequence[str]) -> QSplitter:
        row = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        row.setHandleWidth(1)
        for source_id in ids:
            row.addWidget(self._panes[source_id])
            self._panes[source_id].show()
        row.setSizes([1000] * len(ids))
        return row

    def _show_tabs(self, ids: Sequence[str]) -> None:
        """Show tabs for all readers as long as not all of them are seen."""
        titles = [(source_id, self._titles.get(source_id, "")) for source_id in self._panes]
        self._tabs.show_readers(titles, ids, self._recent[0] if self._recent else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the readers anew where more or fewer of them fit."""
        super().resizeEvent(event)
        self._soon.start()
