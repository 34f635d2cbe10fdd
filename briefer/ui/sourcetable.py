"""The source table: all metadata at a glance, to fill in and to confirm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from briefer.ui.fieldevidence import FieldEvidence
from briefer.ui.session import Session
from briefer.ui.sourcefields import FIELDS, FieldKind
from briefer.ui.sourcemenu import fill_source_menu
from briefer.ui.sourcetablemodel import Revision, SourceTableModel
from briefer.ui.sourcetableview import ROW_HEIGHT, SourceTableView
from briefer.ui.theme import current, icon

if TYPE_CHECKING:
    from briefer.project.transaction import Transaction


class SourceTablePane(QWidget):
    """The page with the table and the words that explain it."""

    closed = Signal()
    unclear = Signal(str, str, int)  # a field's heading, what was typed, how many more
    beyond = Signal(str, int)  # what was pasted where there is no cell, how many more
    action_requested = Signal(str, str)  # source id, a SourceAction
    source_requested = Signal(str, object)  # source id, tuple[Span, ...]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Source table"))
        self._session = session
        self.model = SourceTableModel(self)
        self.view = SourceTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Source table"))
        self.evidence = FieldEvidence(session)
        self._lay_out()
        self._fit()
        self.model.modelReset.connect(self.view.fit_columns)
        self.model.dataChanged.connect(self.view.widen_columns)
        self.model.revised.connect(self._revise)
        self.model.unclear.connect(self.unclear)
        self.model.beyond.connect(self.beyond)
        self.view.confirm_requested.connect(self._confirm)
        self.view.current_changed.connect(self._show_evidence)
        self.evidence.shown_requested.connect(self.source_requested)
        self.evidence.confirmed.connect(self._confirm_field)
        self.evidence.not_stated.connect(self._silence_field)
        self.evidence.suggested.connect(self._take_suggestion)
        self.view.clear_requested.connect(self._clear)
        self.view.customContextMenuRequested.connect(self._show_menu)
        session.sources_changed.connect(self._refresh)
        session.project_opened.connect(self._refresh)
        current().changed.connect(self._fit)
        self._refresh()

    def show_source(self, source_id: str) -> None:
        """Begin with a source, with the first where `source_id` is empty."""
        row = max(0, self.model.row_of(source_id))
        self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Source table"))
        current().dress(title, "heading")
        hint = QLabel(self.tr(
            "Values in italics with a “?” were guessed: Enter confirms a row. "
            "Type to change a cell, Ctrl+D fills down, Ctrl+V pastes down."
        ))  # fmt: skip
        hint.setWordWrap(True)
        current().dress(hint, "meta")
        self._next = QPushButton()
        self._next.setToolTip(self.tr("To the next gap of a cited source (F8)"))
        self._next.setAccessibleName(self._next.toolTip())
        self._next.clicked.connect(self.fix_next)
        confirm = QPushButton(self.tr("Confirm selected rows"))
        done = QPushButton(self.tr("Done"))
        done.setToolTip(self.tr("Back to reading (Esc)"))
        for button in (self._next, confirm, done):
            current().dress(button, "button")
        confirm.clicked.connect(self._confirm_selected)
        done.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(hint)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 16, 12)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self._next)
        head.addWidget(confirm)
        head.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.evidence)

    def _fit(self) -> None:
        look = current()
        self.view.verticalHeader().setDefaultSectionSize(look.px(ROW_HEIGHT))
        self.view.horizontalHeader().setFont(look.font(12, 600))
        self.view.verticalHeader().setFont(look.font(11))
        self.view.fit_columns()

    def _refresh(self) -> None:
        self.model.is_read_only = self._session.is_read_only
        lines = self._session.sources
        cited = [line.source.source_id for line in lines if line.use_count]
        self.model.set_sources([line.source for line in lines], cited)
        self._show_evidence()
        gaps = len(self.model.gaps())
        self._next.setVisible(bool(gaps))
        self._next.setText(self.tr("Fix next of {count} gaps").format(count=gaps))
        if gaps == 1:
            self._next.setText(self.tr("Fix the one gap"))

    def fix_next(self) -> None:
        """Go to the next cell that a cited source should have filled, from the top at the end."""
        gaps = self.model.gaps()
        if gaps:
            at = self.view.currentIndex()
            here = (at.row(), at.column()) if at.isValid() else (-1, -1)
            row, column = next((gap for gap in gaps if gap > here), gaps[0])
            self.view.setCurrentIndex(self.model.index(row, column))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _revise(self, revisions: Sequence[Revision]) -> None:
        self._session.submit(revise_sources, tuple(revisions))

    def _confirm_selected(self) -> None:
        self._confirm(self.view.selected_rows())

    def _confirm(self, rows: Sequence[int]) -> None:
        if self._session.is_read_only or not rows:
            return
        ids = tuple(self.model.source_at(row).source_id for row in rows)
        self._session.submit(confirm_sources, ids)
        below = rows[-1] + 1
        if below < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(below, self.view.currentIndex().column()))

    def _show_evidence(self) -> None:
        at = self.view.currentIndex()
        if at.isValid():
            self.evidence.show_field(self.model.source_at(at.row()), FIELDS[at.column()])
        else:
            self.evidence.show_field(None, None)

    def _confirm_field(self, source_id: str, name: str) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._session.submit(edits.confirm_source, source_id, name)
        self._back_to_cells()

    def _silence_field(self, source_id: str, name: str) -> None:
        self._session.submit(mark_fields_not_stated, ((source_id, name),))
        self._back_to_cells()

    def _take_suggestion(self, source_id: str, name: str, value: str) -> None:
        self._session.submit(revise_sources, (Revision(source_id, {name: value}, {}),))
        self._back_to_cells()

    def _back_to_cells(self) -> None:
        """Give the cells the focus: the button that was pressed has answered, and goes."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.model.fill({(i.row(), i.column()): "" for i in self.view.selectedIndexes()})

    def _not_stated(self) -> None:
        fields = [
            (self.model.source_at(index.row()).source_id, FIELDS[index.column()].name)
            for index in self.view.selectedIndexes()
            if FIELDS[index.column()].kind is not FieldKind.OWN
        ]
        self._session.submit(mark_fields_not_stated, tuple(fields))

    def _show_menu(self, at: QPoint) -> None:
        if not self.view.selectedIndexes() or self._session.is_read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("check"), self.tr("Confirm the row (Enter)"), self._confirm_selected)
        menu.addAction(icon("minus"), self.tr("Not stated in the source"), self._not_stated)
        menu.addAction(icon("arrow-down"), self.tr("Fill down (Ctrl+D)"), self.view.fill_down)
        menu.addAction(icon("paste"), self.tr("Paste down (Ctrl+V)"), self.view.paste_down)
        menu.addAction(icon("minus"), self.tr("Clear (Del)"), self._clear)
        self._add_source_menu(menu, at)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _add_source_menu(self, menu: QMenu, at: QPoint) -> None:
        index = self.view.indexAt(at)
        line = None
        if index.isValid():
            line = self._session.source_line(self.model.source_at(index.row()).source_id)
        if line is not None:
            more = menu.addMenu(self.tr("This source"))
            act, is_read_only = self.action_requested.emit, self._session.is_read_only
            fill_source_menu(more, line, act, is_read_only=is_read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape go back to reading, F8 to the next gap."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F8:
            self.fix_next()
        else:
            super().keyPressEvent(event)


def revise_sources(tx: Transaction, revisions: Iterable[Revision]) -> None:
    """Give several sources new values, as one step."""
    from briefer.project import edits  # noqa: PLC0415 - loads apsw

    for revision in revisions:
        if revision.values:
            edits.revise_metadata(tx, revision.source_id, dict(revision.values))
        if revision.own:
            edits.revise_source(tx, revision.source_id, **revision.own)


def confirm_sources(tx: Transaction, source_ids: Iterable[str]) -> None:
    """Confirm the metadata of several sources, as one step."""
    from briefer.project import edits  # noqa: PLC0415 - loads apsw

    for source_id in source_ids:
        edits.confirm_source(tx, source_id)


def mark_fields_not_stated(tx: Transaction, fields: Iterable[tuple[str, str]]) -> None:
    """Say of several fields (source id, name) that the source does not state them."""
    from briefer.project import edits  # noqa: PLC0415 - loads apsw

    for source_id, name in fields:
        edits.mark_not_stated(tx, source_id, name)
