"""The search field of the top bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from briefer.ui.fields import make_search_field
from briefer.ui.searching import LEAST, Searcher
from briefer.ui.session import Session

if TYPE_CHECKING:
    from briefer.project.queries import Hit
    from briefer.ui.searchpanel import SearchPanel

_TO_LIST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


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
            from briefer.ui.searchpanel import SearchPanel  # noqa: PLC0415 - not at the start

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
        hit = self.panel.hit(index)
        if hit is not None:
            self._leave()
            self._searcher.locate(hit)

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
