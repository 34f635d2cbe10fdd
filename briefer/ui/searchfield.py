"""The search field of the top bar, and the list of places below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from briefer.ui.fields import make_search_field
from briefer.ui.searching import HIT_LIMIT, LEAST, Searcher
from briefer.ui.session import Session
from briefer.ui.sourcelist import SourceListView
from briefer.ui.sourcerows import ROW_ROLE, Row, SourceRowsModel, hit_rows
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.project.queries import Hit

_WIDTH, _HEIGHT = 460, 420  # pixels at normal text size
_TO_LIST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchPanel(QFrame):
    """The places that were found; it hangs below the field and never takes the focus."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("panel")
        self._session = session
        self.model = SourceRowsModel(self)
        self.view = SourceListView()
        self.view.setModel(self.model)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(self.tr("Places found"))
        self._nothing = QLabel(self.tr("Nothing found in any source"))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        current().dress(self._nothing, "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.addWidget(self.view)
        column.addWidget(self._nothing)
        self.hide()

    def show_hits(self, hits: tuple[Hit, ...], field: QWidget) -> None:
        """List `hits` below `field`, the first one current."""
        lines = self._session.sources
        colors = {s.source.source_id: self._session.color_of(s.source.source_id) for s in lines}
        count = f"{len(hits)}+" if len(hits) == HIT_LIMIT else str(len(hits))
        heading = self.tr("In the texts: {count}").format(count=count)
        self.model.set_rows(hit_rows(hits, lines, colors, heading))
        self.view.setVisible(bool(hits))
        self._nothing.setHidden(bool(hits))
        self._place(field, has_hits=bool(hits))
        self.view.setCurrentIndex(self.model.index(1) if hits else QModelIndex())

    def _place(self, field: QWidget, *, has_hits: bool) -> None:
        host, px = self.parentWidget(), current().px
        if host is None:
            return
        width = min(max(px(_WIDTH), field.width()), host.width() - 16)
        height = min(px(_HEIGHT), host.height() - 80) if has_hits else px(64)
        corner = field.mapTo(host, QPoint(0, field.height() + 4))
        left = max(8, min(corner.x(), host.width() - width - 8))
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()


class SearchField(QLineEdit):
    """Searches all texts; arrows choose a place, Return opens it, Escape leaves."""

    open_requested = Signal(str, object)  # source id, Span

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._panel: SearchPanel | None = None
        self._searcher = Searcher(session, self)
        make_search_field(self, self.tr("Search in all sources"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._searcher.search)
        self.textChanged.connect(self._leave_if_empty)
        self._searcher.found.connect(self._show)
        self._searcher.located.connect(self._open)
        session.project_closed.connect(self.clear)

    @property
    def panel(self) -> SearchPanel:
        """Return the list of places, made when it is first needed."""
        if self._panel is None:
            self._panel = SearchPanel(self._session, self.window())
            self._panel.view.open_requested.connect(self._locate)
            self.window().installEventFilter(self)
        return self._panel

    def _show(self, hits: tuple[Hit, ...]) -> None:
        if len(self._searcher.words) >= LEAST and self.hasFocus():
            self.panel.show_hits(hits, self)
        else:
            self._leave()

    def _locate(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and row.hit is not None:
            self._leave()
            self._searcher.locate(row.hit)

    def _open(self, source_id: str, span: object) -> None:
        self.open_requested.emit(source_id, span)

    def _leave(self) -> None:
        if self._panel is not None:
            self._panel.hide()

    def _leave_if_empty(self, words: str) -> None:
        if not words:
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the window is made another size."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._leave()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of the list."""
        is_listed = self._panel is not None and self._panel.isVisible()
        if event.key() in _TO_LIST and is_listed:
            self.panel.view.keyPressEvent(event)
        elif event.key() in _RETURN:
            if is_listed:
                self._locate(self.panel.view.currentIndex())
            else:
                self._searcher.search(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self._escape(is_listed=is_listed)
        else:
            super().keyPressEvent(event)

    def _escape(self, *, is_listed: bool) -> None:
        if is_listed:
            self._leave()
        elif self.text():
            self.clear()
        else:
            self.clearFocus()
