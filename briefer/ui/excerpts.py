"""The excerpts pane: every excerpt of every source, to place, to find again, to sort out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from briefer.ui.excerptdetails import ExcerptDetails
from briefer.ui.excerptfilters import ExcerptFilters
from briefer.ui.excerptrows import ExcerptRow, excerpt_rows
from briefer.ui.excerptsmodel import ExcerptsModel
from briefer.ui.excerptsview import ExcerptsView
from briefer.ui.sectionchooser import SectionChooser, section_lines
from briefer.ui.session import Session
from briefer.ui.theme import current

LAST_USED = ""  # the target that means: the section used last


class ExcerptsPane(QWidget):
    """Lists the excerpts of the project."""

    place_requested = Signal(object, str)  # tuple of excerpt ids, a section's id or LAST_USED
    source_requested = Signal(str, object)  # source id, tuple[Span, ...]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._doomed: tuple[ExcerptRow, ...] = ()
        self._model = ExcerptsModel(self)
        self._filters = ExcerptFilters()
        self._view = ExcerptsView()
        self._view.setModel(self._model)
        self._nothing = QLabel()
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        current().dress(self._nothing, "meta")
        self._details = ExcerptDetails(session)
        self._question = self._make_question()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._filters, self._question):
            column.addWidget(widget)
        column.addWidget(self._view, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._details)
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        self._filters.changed.connect(self._filter)
        self._view.place_requested.connect(self._place)
        self._view.choice_requested.connect(self._choose)
        self._view.number_requested.connect(self._place_in_number)
        self._view.source_requested.connect(self._show_source)
        self._view.remove_requested.connect(self._ask_removal)
        self._view.copy_requested.connect(self._copy)
        self._view.menu_requested.connect(self._show_menu)
        self._view.selectionModel().selectionChanged.connect(self._show_details)
        self._details.revised.connect(self._revise)
        self._session.excerpts_changed.connect(self._refresh)
        self._session.sources_changed.connect(self._refresh)
        self._session.project_closed.connect(self._refresh)
        current().changed.connect(self._view.viewport().update)

    @property
    def view(self) -> ExcerptsView:
        """Return the list."""
        return self._view

    @property
    def details(self) -> ExcerptDetails:
        """Return the fields of the selected excerpt."""
        return self._details

    @property
    def model(self) -> ExcerptsModel:
        """Return the list's rows."""
        return self._model

    def select(self, excerpt_ids: Sequence[str]) -> None:
        """Select excerpts and bring the first into sight."""
        flag = QItemSelectionModel.SelectionFlag
        self._view.clearSelection()
        for number, excerpt_id in enumerate(excerpt_ids):
            index = self._model.index_of(excerpt_id)
            if index.isValid():
                self._view.selectionModel().select(index, flag.Select)
                if number == 0:
                    self._view.selectionModel().setCurrentIndex(index, flag.NoUpdate)
                    self._view.scrollTo(index)

    def _make_question(self) -> QFrame:
        """Return the line that asks before an excerpt goes that the brief uses."""
        frame = QFrame()
        frame.setObjectName("message")
        self._question_text = QLabel()
        self._question_text.setWordWrap(True)
        remove, keep = QPushButton(self.tr("Remove")), QPushButton(self.tr("Keep"))
        remove.clicked.connect(self._remove)
        keep.clicked.connect(frame.hide)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 10, 8)
        row.addWidget(self._question_text, 1)
        row.addWidget(remove)
        row.addWidget(keep)
        frame.hide()
        return frame

    def _refresh(self) -> None:
        rows = excerpt_rows(self._session.excerpts, self._session.sources)
        self._keeping_selection(partial(self._model.set_rows, rows))
        self._filters.offer(rows)

    def _filter(self) -> None:
        self._keeping_selection(partial(self._model.set_filter, self._filters.wanted))
        has_rows = self._model.rowCount() > 0
        self._view.setVisible(has_rows)
        self._nothing.setVisible(not has_rows)
        if self._model.all_rows:
            self._nothing.setText(self.tr("No excerpt matches the filter"))
        else:
            self._nothing.setText(self.tr("Select words in a source and keep or quote them"))

    def _keeping_selection(self, change: partial[None]) -> None:
        selected = [row.excerpt_id for row in self._view.selected()]
        change()
        if [row.excerpt_id for row in self._view.selected()] != selected:
            self.select(selected)
        self._show_details()

    def _show_details(self) -> None:
        rows = self._view.selected()
        self._details.show_excerpt(rows[0].excerpt if len(rows) == 1 else None)

    def _ids(self) -> tuple[str, ...]:
        return tuple(row.excerpt_id for row in self._view.selected())

    def _place(self) -> None:
        if ids := self._ids():
            self.place_requested.emit(ids, LAST_USED)

    def _place_in_number(self, number: int) -> None:
        lines = section_lines(self._session.brief.outline)
        target = next((line.section_id for line in lines if line.number == number), None)
        if target is not None and (ids := self._ids()):
            self.place_requested.emit(ids, target)

    def _choose(self) -> None:
        if ids := self._ids():
            chooser = SectionChooser(section_lines(self._session.brief.outline), self)
            chooser.chosen.connect(partial(self.place_requested.emit, ids))
            chooser.pop_up(self._view.mapToGlobal(self._view.rect().center()))

    def _show_source(self) -> None:
        if rows := self._view.selected():
            excerpt = rows[0].excerpt
            spans = tuple(selector.span for selector in excerpt.selectors)
            self.source_requested.emit(excerpt.source_id, spans)

    def _copy(self) -> None:
        indexes = self._view.selectedIndexes()
        if indexes:
            QGuiApplication.clipboard().setMimeData(self._model.mimeData(indexes))

    def _ask_removal(self) -> None:
        self._doomed = self._view.selected()
        uses = sum(row.uses for row in self._doomed)
        if uses:
            self._question_text.setText(self._removal_question(len(self._doomed), uses))
            self._question.show()
        elif self._doomed:
            self._remove()

    def _removal_question(self, count: int, uses: int) -> str:
        what = (
            self.tr("This excerpt is")
            if count == 1
            else self.tr("These {count} excerpts are").format(count=count)
        )
        often = self.tr("once") if uses == 1 else self.tr("{count} times").format(count=uses)
        text = self.tr("{what} used {often} in the brief. Quotations keep their words. Remove?")
        return text.format(what=what, often=often)

    def _remove(self) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._question.hide()
        ids = tuple(row.excerpt_id for row in self._doomed)
        self._session.submit(edits.remove_excerpts, ids)

    def _revise(self, excerpt_id: str, changed: dict[str, object]) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._session.submit(edits.revise_excerpt, excerpt_id, **changed)

    def _show_menu(self, point: QPoint) -> None:
        has_rows = bool(self._view.selected())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, keys, do in (
            (self.tr("Place in the outline"), "Return", self._place),
            (self.tr("Place in a section…"), "Ctrl+Shift+Return", self._choose),
            (self.tr("Show in the source"), "Space", self._show_source),
            (self.tr("Copy with citation"), "Ctrl+C", self._copy),
            (self.tr("Remove"), "Del", self._ask_removal),
        ):
            action = menu.addAction(f"{text}\t{keys}")
            action.setEnabled(has_rows)
            action.triggered.connect(do)
        menu.popup(point)
