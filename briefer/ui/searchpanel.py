"""The list of places found, below the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from briefer.ui.searching import HIT_LIMIT
from briefer.ui.session import Session
from briefer.ui.sourcelist import SourceListView
from briefer.ui.sourcerows import ROW_ROLE, Row, SourceRowsModel, hit_rows
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.project.queries import Hit

_WIDTH, _HEIGHT = 460, 420  # pixels at normal text size, as are the heights of rows
_HEADING, _HIT = 34, 78


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
        colors = {line.source.source_id: n for n, line in enumerate(lines)}
        count = f"{len(hits)}+" if len(hits) == HIT_LIMIT else str(len(hits))
        heading = self.tr("In the texts: {count}").format(count=count)
        self.model.set_rows(hit_rows(hits, lines, colors, heading))
        self.view.setVisible(bool(hits))
        self._nothing.setHidden(bool(hits))
        self._place(field, len(hits))
        self.view.setCurrentIndex(self.model.index(1) if hits else QModelIndex())

    def hit(self, index: QModelIndex) -> Hit | None:
        """Return the place that a row shows, None for a heading."""
        row = index.data(ROW_ROLE)
        return row.hit if isinstance(row, Row) else None

    def _place(self, field: QWidget, hits: int) -> None:
        host, px = self.parentWidget(), current().px
        if host is None:
            return
        width = min(max(px(_WIDTH), field.width()), host.width() - 16)
        wanted = px(_HEADING + hits * _HIT) + 12 if hits else px(64)
        height = min(wanted, px(_HEIGHT), host.height() - 80)
        corner = field.mapTo(host, QPoint(0, field.height() + 4))
        left = max(8, min(corner.x(), host.width() - width - 8))
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()
