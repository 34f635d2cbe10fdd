"""The rail at the left of the window: sources and excerpts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from briefer.ui.segments import Segments
from briefer.ui.session import Session
from briefer.ui.sources import SourcesPane
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.ui.excerpts import ExcerptsPane

_LEAST = 190  # pixels at normal text size in which the list can be read
_EXCERPTS = 1  # the number of the second tab


class Rail(QWidget):
    """Two lists behind two tabs; what is wished for in the second is passed on."""

    source_requested = Signal(str, object)  # source id, tuple[Span, ...]
    place_requested = Signal(object, str)  # tuple of excerpt ids, a section's id or ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Sources and excerpts"))
        self._session = session
        labels = (self.tr("Sources"), self.tr("Excerpts"))
        self.tabs = Segments(self.tr("Sources or excerpts"), labels, self)
        self.sources = SourcesPane(session, self)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.sources)
        self.tabs.chosen.connect(self._show)
        head = QHBoxLayout()
        head.setContentsMargins(12, 11, 12, 9)
        head.addWidget(self.tabs)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._pages, 1)

    @cached_property
    def excerpts(self) -> ExcerptsPane:
        """Return the list of excerpts, made when it is first wanted."""
        from briefer.ui.excerpts import ExcerptsPane  # noqa: PLC0415

        made = ExcerptsPane(self._session, self)
        made.source_requested.connect(self.source_requested)
        made.place_requested.connect(self.place_requested)
        self._pages.addWidget(made)
        return made

    def _show(self, number: int) -> None:
        self._pages.setCurrentWidget(self.excerpts if number == _EXCERPTS else self.sources)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the list can be read."""
        return QSize(current().px(_LEAST), 200)
