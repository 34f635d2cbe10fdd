"""Another brief beside this one: its passages, to be dragged over or taken by a click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogsize import size_dialog
from briefer.ui.excerptrows import ExcerptFilter, ExcerptRow
from briefer.ui.excerptsmodel import ExcerptsModel
from briefer.ui.excerptsview import ExcerptsView
from briefer.ui.fields import ChoiceBox, make_search_field
from briefer.ui.mime import others_mime
from briefer.ui.sectionchooser import SectionLine
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.jobs.sharing import Offered

_FROM_EDGE, _FRAME = 24, 40  # pixels from the window's edge; what the window system puts around
_TOP_BAR = 62  # pixels at normal text size


class BringDialog(QDialog):
    """Lists the passages of another brief; `take_requested` gives those to bring, and where to.

    It stays open beside the work, so that passages can be taken or dragged one by one.
    """

    take_requested = Signal(object, str)  # tuple[Offered, ...], section id, "" for the top level

    def __init__(
        self,
        name: str,
        offered: Sequence[Offered],
        sections: Sequence[SectionLine],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("From “{name}”").format(name=name))
        self._offered = {passage.excerpt.excerpt_id: passage for passage in offered}
        self.filter = QLineEdit()
        self.model = ExcerptsModel(self, others_mime)
        self.view = ExcerptsView()
        self.section = ChoiceBox()
        self.take = QPushButton(self.tr("Take over"))
        self.view.setModel(self.model)
        self.model.set_rows(_rows(offered))
        self.show_sections(sections)
        self._lay_out()
        self._connect()

    @property
    def offered(self) -> Mapping[str, Offered]:
        """Return the passages by the ids of their excerpts."""
        return self._offered

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the words of the passages that the filter lets through."""
        indexes = (self.model.index(row) for row in range(self.model.rowCount()))
        return tuple(str(index.data()) for index in indexes)

    def show_sections(self, sections: Sequence[SectionLine]) -> None:
        """Offer the sections of this brief; the chosen one stays chosen."""
        chosen = self.section.currentData()
        self.section.clear()
        for line in sections:
            self.section.addItem("    " * line.depth + line.title, line.section_id)
        self.section.addItem(self.tr("At the end of the outline"), "")
        self.section.setCurrentIndex(max(0, self.section.findData(chosen)))

    def stand_beside(self, outline: QWidget) -> None:
        """Stand where neither `outline` nor messages are hidden, at the left of its window."""
        corner = outline.window().mapToGlobal(QPoint(_FROM_EDGE, current().px(_TOP_BAR)))
        room = self.screen().availableGeometry()
        width = outline.mapToGlobal(QPoint(0, 0)).x() - corner.x() - _FROM_EDGE
        self.resize(min(self.width(), width), self.height())
        lowest = room.bottom() - self.height() - _FRAME
        self.move(max(room.left(), corner.x()), max(room.top(), min(corner.y(), lowest)))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.view.selectionModel().selectionChanged.connect(self._allow)
        self.view.place_requested.connect(self._request)
        self.view.number_requested.connect(self._request_in_number)
        self.view.doubleClicked.connect(self._request)
        self.take.clicked.connect(self._request)

    def _filter(self, typed: str) -> None:
        self.model.set_filter(ExcerptFilter(words=typed))
        self._allow()

    def _allow(self) -> None:
        self.take.setEnabled(bool(self.view.selected()))

    def _request(self) -> None:
        chosen = tuple(self._offered[row.excerpt_id] for row in self.view.selected())
        if chosen:
            self.take_requested.emit(chosen, str(self.section.currentData() or ""))

    def _request_in_number(self, number: int) -> None:
        """Take what is selected over into the section with a number, counted from 1."""
        if number < self.section.count():  # the last entry is no section
            self.section.setCurrentIndex(number - 1)
            self._request()

    def _lay_out(self) -> None:
        look = current()
        title = QLabel(self.windowTitle())
        look.dress(title, "heading")
        about = QLabel(
            self.tr("Drag passages into your outline. They come with their sources.")
            if self._offered
            else self.tr("No passage was taken in this brief.")
        )
        about.setWordWrap(True)
        look.dress(about, "meta")
        make_search_field(self.filter, self.tr("Filter the passages"))
        self.view.setAccessibleName(self.tr("Passages"))
        self.section.setAccessibleName(self.tr("Section"))
        look.dress(self.take, "primary")
        self.take.setObjectName("primary")
        self.take.setEnabled(False)
        self.take.setAutoDefault(False)
        done = QPushButton(self.tr("Close"))
        look.dress(done, "button")
        done.setAutoDefault(False)
        done.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.section, 1)
        foot.addWidget(self.take)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (title, about, self.filter, self.view):
            column.addWidget(widget)
        column.addLayout(foot)
        size_dialog(self, 440, 510)


def _rows(offered: Sequence[Offered]) -> tuple[ExcerptRow, ...]:
    """Return the passages as rows, each source with a colour of its own."""
    numbers: dict[str, int] = {}
    return tuple(
        ExcerptRow(
            passage.excerpt,
            passage.source,
            passage.uses,
            numbers.setdefault(passage.source.source_id, len(numbers)),
        )
        for passage in offered
    )
