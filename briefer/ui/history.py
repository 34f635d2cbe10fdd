"""What was done so far, and which keys there are: two lists beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogsize import size_dialog
from briefer.ui.fields import make_search_field
from briefer.ui.theme import current

_HALF = 300  # px at normal text size, of names beside sentences
_GAP = 24  # px between the two


class ListDialog(QDialog):
    """A filterable list of two columns under headings; it stays open beside the work.

    With `wide` the right one holds sentences, and has the room that the left one leaves.
    """

    def __init__(
        self, title: str, hint: str, parent: QWidget | None = None, *, wide: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        look = current()
        heading = QLabel(title)
        look.dress(heading, "heading")
        self._filter = QLineEdit()
        make_search_field(self._filter, hint)
        self._list = QTreeWidget()
        self._list.setObjectName("lines")
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setIndentation(0)
        self._list.setAccessibleName(title)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self._list.header()
        header.setStretchLastSection(False)
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(0, mode.Interactive if wide else mode.Stretch)
        header.setSectionResizeMode(1, mode.Stretch if wide else mode.ResizeToContents)
        self._is_wide = wide
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        for widget in (heading, self._filter, self._list):
            column.addWidget(widget)
        self._filter.textChanged.connect(self._show_matching)
        size_dialog(self, 720 if wide else 480, 560)

    def add_way(self, words: str, do: Callable[[], object]) -> None:
        """Offer a way to somewhere else below the list."""
        button = QPushButton(words)
        button.setObjectName("link")
        button.setAutoDefault(False)
        current().dress(button, "link")
        button.clicked.connect(do)
        column = self.layout()
        assert column is not None
        column.addWidget(button)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return what is listed and not filtered out."""
        items = (self._list.topLevelItem(n) for n in range(self._list.topLevelItemCount()))
        return tuple((i.text(0), i.text(1)) for i in items if i is not None and not i.isHidden())

    def fill(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """List `groups`, each a heading (empty for none) and its lines; one without is left out."""
        look = current()
        self._list.clear()
        for heading, lines in groups:
            if heading and lines:
                item = QTreeWidgetItem(self._list, [heading])
                item.setFont(0, look.font(11.5, 600))
                item.setForeground(0, look.color("faint"))
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setFirstColumnSpanned(True)
            for words, right in lines:
                item = QTreeWidgetItem(self._list, [words, right])
                item.setForeground(1, look.color("muted"))
                item.setToolTip(0, words)
                item.setToolTip(1, right)
        if self._is_wide:
            asked = self._list.sizeHintForColumn(0) + look.px(_GAP)
            self._list.setColumnWidth(0, min(asked, look.px(_HALF)))
        self._show_matching()

    def _show_matching(self) -> None:
        wanted = self._filter.text().casefold().split()
        for number in range(self._list.topLevelItemCount()):
            item = self._list.topLevelItem(number)
            if item is not None:
                words = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in words for word in wanted))
