"""Another brief beside this one: its passages, to be taken over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.core.text import collapsed, first_words, search_form
from briefer.ui.fields import make_search_field
from briefer.ui.sectionchooser import SectionLine
from briefer.ui.sourceline import title_of
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.jobs.sharing import Offered

_LONGEST = 240  # code points of a passage
_PASSAGE = Qt.ItemDataRole.UserRole


class BringDialog(QDialog):
    """Lists the passages of another brief; `take_requested` gives those to bring, and where to.

    It stays open beside the work, so that passages can be taken one by one.
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
        self.filter = QLineEdit()
        self.list = QListWidget()
        self.section = QComboBox()
        self.take = QPushButton(self.tr("Take over"))
        self._fill(offered)
        self.show_sections(sections)
        self._lay_out()

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the passages that the filter lets through."""
        return tuple(item.text() for item in self._items() if not item.isHidden())

    def show_sections(self, sections: Sequence[SectionLine]) -> None:
        """Offer the sections of this brief; the chosen one stays chosen."""
        chosen = self.section.currentData()
        self.section.clear()
        for line in sections:
            self.section.addItem("    " * line.depth + line.title, line.section_id)
        self.section.addItem(self.tr("At the end of the outline"), "")
        self.section.setCurrentIndex(max(0, self.section.findData(chosen)))

    def _fill(self, offered: Sequence[Offered]) -> None:
        for passage in offered:
            words = first_words(passage.excerpt.words, _LONGEST)
            number = passage.excerpt.pinpoint.first
            place = self.tr(", para. {number}").format(number=number) if number else ""
            item = QListWidgetItem(f"“{words}”\n{title_of(passage.source)}{place}", self.list)
            item.setData(_PASSAGE, passage)
            item.setToolTip(collapsed(passage.excerpt.words))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]

    def _filter(self, typed: str) -> None:
        wanted = search_form(typed).split()
        for item in self._items():
            words = search_form(f"{item.text()} {item.toolTip()}")
            item.setHidden(not all(word in words for word in wanted))
        self._allow()

    def _chosen(self) -> tuple[Offered, ...]:
        items = [i for i in self._items() if i.isSelected() and not i.isHidden()]
        return tuple(item.data(_PASSAGE) for item in items)

    def _allow(self) -> None:
        self.take.setEnabled(bool(self._chosen()))

    def _request(self) -> None:
        if chosen := self._chosen():
            self.take_requested.emit(chosen, str(self.section.currentData() or ""))

    def _lay_out(self) -> None:
        look = current()
        title = QLabel(self.windowTitle())
        look.dress(title, "heading")
        about = QLabel(
            self.tr("Passages come with their sources. The other brief is only read.")
            if self.list.count()
            else self.tr("No passage was taken in this brief.")
        )
        look.dress(about, "meta")
        make_search_field(self.filter, self.tr("Filter the passages"))
        self.filter.textChanged.connect(self._filter)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(self.tr("Passages"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.itemActivated.connect(self._request)
        self.section.setAccessibleName(self.tr("Section"))
        look.dress(self.take, "primary")
        self.take.setObjectName("primary")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._request)
        done = QPushButton(self.tr("Close"))
        look.dress(done, "button")
        done.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.section, 1)
        foot.addWidget(self.take)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (title, about, self.filter, self.list):
            column.addWidget(widget)
        column.addLayout(foot)
        self.resize(look.px(460), look.px(560))
