"""Choosing an earlier state of the brief."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogsize import size_dialog
from briefer.ui.telling import local_time
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.project.snapshots import Snapshot


class RestoreDialog(QDialog):
    """Lists snapshots; `chosen` gives the one to go back to."""

    chosen = Signal(object)  # Snapshot

    def __init__(self, snapshots: Sequence[Snapshot], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore an earlier state"))
        self._snapshots = tuple(snapshots)
        self.list = QTreeWidget()
        self.restore = QPushButton(self.tr("Restore this state"))
        self._fill()
        self._lay_out()

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Return what is listed: date, sources, size."""
        items = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        return tuple(tuple(i.text(c) for c in range(3)) for i in items if i is not None)

    def _fill(self) -> None:
        self.list.setObjectName("lines")
        self.list.setHeaderLabels([self.tr("Saved at"), self.tr("Sources"), self.tr("Size")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setUniformRowHeights(False)
        self.list.setAccessibleName(self.windowTitle())
        for snapshot in self._snapshots:
            size = QLocale().formattedDataSize(snapshot.size, 1)
            columns = [local_time(snapshot.at), str(snapshot.sources), size]
            item = QTreeWidgetItem(self.list, columns)
            for column in (1, 2):
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                item.setTextAlignment(column, right)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if (latest := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(latest)
        self.list.itemActivated.connect(self._choose)

    def _lay_out(self) -> None:
        look = current()
        title = QLabel(self.windowTitle())
        look.dress(title, "heading")
        about = QLabel(
            self.tr(
                "Briefer keeps copies of this brief while you work. What the brief is now is kept "
                "as a file beside it."
            )
            if self._snapshots
            else self.tr("There is no earlier state yet: the first is kept after some work.")
        )
        about.setWordWrap(True)
        look.dress(about, "meta")
        cancel = QPushButton(self.tr("Cancel"))
        look.dress(cancel, "button")
        look.dress(self.restore, "primary")
        self.restore.setObjectName("primary")
        self.restore.setEnabled(bool(self._snapshots))
        self.restore.clicked.connect(self._choose)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (title, about, self.list):
            column.addWidget(widget)
        column.addLayout(foot)
        size_dialog(self, 460, 420)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(self._snapshots[self.list.indexOfTopLevelItem(item)])
            self.accept()
