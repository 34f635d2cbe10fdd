"""The sources pane: the list, and the box that filters it and searches every text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.fields import make_search_field
from briefer.ui.searching import HIT_LIMIT, Searcher
from briefer.ui.session import Session
from briefer.ui.sourcelist import SourceListView
from briefer.ui.sourcemenu import fill_source_menu
from briefer.ui.sourcerows import ROW_ROLE, Row, RowKind, SourceRowsModel, hit_rows, source_rows
from briefer.ui.theme import current, icon

if TYPE_CHECKING:
    from briefer.project.queries import Hit


class FilterField(QLineEdit):
    """The filter box: Down goes to the list, Escape empties it."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that lead out of the box."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SourcesPane(QWidget):
    """Lists the project's sources and the places in them that hold what was typed."""

    open_requested = Signal(str, object)  # source id, Span or None
    table_requested = Signal(str)  # source id to begin with, empty for none
    add_requested = Signal()
    remove_requested = Signal(object)  # tuple of source ids
    action_requested = Signal(str, str)  # source id, a SourceAction

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sources"))
        self._session = session
        self._hits: tuple[Hit, ...] = ()
        self.filter = self._filter_field()
        self._model = SourceRowsModel(self)
        self.view = SourceListView()
        self.view.setModel(self._model)
        self.view.setAccessibleName(self.tr("Sources"))
        self._searcher = Searcher(session, self)
        self._pages = QStackedLayout()
        self._nothing = QLabel()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def model(self) -> SourceRowsModel:
        """Return the rows that are shown."""
        return self._model

    def search_for(self, words: str) -> None:
        """Filter by `words` and search every text for them."""
        self.filter.setText(words)

    def select(self, source_id: str) -> None:
        """Mark the source that is being read."""
        row = self._model.row_of(source_id)
        if row >= 0:
            self.view.setCurrentIndex(self._model.index(row))

    def _filter_field(self) -> FilterField:
        field = FilterField()
        make_search_field(field, self.tr("Filter and search"))
        field.setAccessibleName(self.tr("Filter the sources and search their texts"))
        field.setToolTip(field.accessibleName())
        return field

    def _lay_out(self) -> None:
        table = QToolButton()
        table.setIcon(icon("table"))
        table.setToolTip(self.tr("Source table (Ctrl+T)"))
        table.setAccessibleName(self.tr("Source table"))
        table.clicked.connect(partial(self.table_requested.emit, ""))
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 8, 8)
        head.setSpacing(4)
        head.addWidget(self.filter, 1)
        head.addWidget(table)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._pages, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        current().dress(self._nothing, "meta")
        self._add = QPushButton(self.tr("Add sources…"))
        current().dress(self._add, "button")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._nothing)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        self._searcher.found.connect(self._found)
        self._searcher.located.connect(self.open_requested)
        self.filter.textChanged.connect(self._type)
        self.filter.left_downwards.connect(self._enter_list)
        self.filter.returnPressed.connect(self._open_first)
        self.view.open_requested.connect(self._open)
        self.view.remove_requested.connect(self._remove)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self._add.clicked.connect(self.add_requested)
        self._session.sources_changed.connect(self._refresh)
        self._session.project_opened.connect(self._refresh)
        self._session.project_closed.connect(self._clear)
        current().changed.connect(self._redo_look)

    def _type(self) -> None:
        self._hits = ()
        self._refresh()
        self._searcher.search(self.filter.text())

    def _found(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        self._refresh()

    def _refresh(self) -> None:
        lines = self._session.sources
        colors = {line.source.source_id: n for n, line in enumerate(lines)}
        heading = self.tr("In the texts: {count}").format(
            count=f"{len(self._hits)}+" if len(self._hits) == HIT_LIMIT else len(self._hits)
        )
        chosen = self._row(self.view.currentIndex())
        rows = source_rows(lines, colors, self.filter.text())
        rows += hit_rows(self._hits, lines, colors, heading)
        self._show_page(is_empty=not rows)  # before the rows: they are laid out once, as they fit
        self.view.expect_rows(len(rows))
        self._model.set_rows(rows)
        if chosen is not None and chosen.kind is RowKind.SOURCE:
            self.select(chosen.source_id)

    def _show_page(self, *, is_empty: bool) -> None:
        has_sources = bool(self._session.sources)
        self._nothing.setText(
            self.tr("Nothing found.")
            if has_sources
            else self.tr("No sources yet.\nDrop articles or a folder anywhere in the window.")
        )
        self._nothing.setHidden(self._session.awaits_sources)
        self._add.setHidden(has_sources or self._session.awaits_sources)
        self._pages.setCurrentIndex(1 if is_empty else 0)

    def _clear(self) -> None:
        self.filter.clear()
        self._hits = ()
        self._refresh()

    def _enter_list(self) -> None:
        first = next((n for n, r in enumerate(self._model.rows) if r.kind != RowKind.HEADING), -1)
        if first >= 0:
            self.view.setCurrentIndex(self._model.index(first))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        for number, row in enumerate(self._model.rows):
            if row.kind is RowKind.SOURCE or row.hit is not None:
                self._open(self._model.index(number))
                return

    def _open(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is None or not row.source_id:
            return
        if row.hit is None:
            self.open_requested.emit(row.source_id, None)
        else:
            self._searcher.locate(row.hit)

    def _remove(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None and row.kind is RowKind.SOURCE and not self._session.is_read_only:
            self.remove_requested.emit((row.source_id,))

    def _show_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        row = self._row(index)
        if row is None or not row.source_id:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("open-book"), self.tr("Read"), partial(self._open, index))
        line = self._session.source_line(row.source_id)
        if row.kind is RowKind.SOURCE and line is not None:
            act, is_read_only = self.action_requested.emit, self._session.is_read_only
            fill_source_menu(menu, line, act, is_read_only=is_read_only)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _row(self, index: QModelIndex) -> Row | None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, Row) else None

    def _redo_look(self) -> None:
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()
