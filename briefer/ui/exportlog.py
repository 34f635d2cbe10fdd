"""The export log: which files went out, when, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogsize import size_dialog
from briefer.ui.telling import local_time
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.project.queries import Export

_FILE, _TIME, _SENT, _REASON = range(4)
_ID = Qt.ItemDataRole.UserRole


class ExportLog(QDialog):
    """Lists exports, the latest first; whom a file was sent to can be typed in its row."""

    recipient_typed = Signal(str, str)  # export id, words
    file_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export log"))
        self.setModal(False)
        self.list = QTreeWidget()
        self._empty = QLabel(self.tr("Nothing was exported yet."))
        self._exports: dict[str, Export] = {}
        self._is_filling = False
        self._lay_out()
        self.list.itemChanged.connect(self._take_change)
        self.list.itemDoubleClicked.connect(self._open)

    @property
    def lines(self) -> tuple[tuple[str, str, str], ...]:
        """Return what is listed: file, time, recipient."""
        items = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        return tuple((i.text(_FILE), i.text(_TIME), i.text(_SENT)) for i in items if i)

    def fill(self, exports: Sequence[Export], *, is_read_only: bool) -> None:
        """List `exports`."""
        self._is_filling = True
        self._exports = {export.export_id: export for export in exports}
        self.list.clear()
        for export in exports:
            self._add(export, is_read_only=is_read_only)
        self._is_filling = False
        self.list.setColumnHidden(_REASON, not any(export.reason for export in exports))
        self._empty.setVisible(not exports)
        self.list.setVisible(bool(exports))

    def _add(self, export: Export, *, is_read_only: bool) -> None:
        time = local_time(export.exported_at)
        if export.returned_at:
            back = local_time(export.returned_at)
            time = self.tr("{time}, came back {back}").format(time=time, back=back)
        columns = [export.path.name, time, export.sent_to, export.reason]
        item = QTreeWidgetItem(self.list, columns)
        item.setData(_FILE, _ID, export.export_id)
        item.setToolTip(_FILE, str(export.path))
        for column in (_TIME, _REASON):
            item.setForeground(column, current().color("muted"))
            item.setToolTip(column, item.text(column))
        if not is_read_only:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        if export.reason:
            item.setIcon(_FILE, current().icon("error", "bad"))
            words = self.tr("Went out with errors: {reason}").format(reason=export.reason)
            item.setToolTip(_FILE, f"{export.path}\n{words}")
            item.setData(_FILE, Qt.ItemDataRole.AccessibleDescriptionRole, words)

    def _lay_out(self) -> None:
        look = current()
        heading = QLabel(self.tr("Export log"))
        look.dress(heading, "heading")
        words = self.tr("F2 or a double click types a recipient; one on a file opens it.")
        hint = QLabel(words)
        for label in (hint, self._empty):
            look.dress(label, "meta")
        self.list.setObjectName("lines")
        self.list.setAccessibleName(self.tr("Export log"))
        self.list.setHeaderLabels([
            self.tr("File"), self.tr("Exported"), self.tr("Sent to"), self.tr("Went out because"),
        ])  # fmt: skip
        self.list.setIndentation(0)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.list.header()
        header.setStretchLastSection(False)
        for wide in (_FILE, _SENT, _REASON):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TIME, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        for widget in (heading, hint, self._empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch()
        size_dialog(self, 640, 420)

    def _take_change(self, item: QTreeWidgetItem, column: int) -> None:
        if self._is_filling or column != _SENT:
            return
        export = self._exports[str(item.data(_FILE, _ID))]
        words = item.text(_SENT).strip()
        if words != export.sent_to:
            self.recipient_typed.emit(export.export_id, words)

    def _open(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _FILE:
            self.file_requested.emit(self._exports[str(item.data(_FILE, _ID))].path)
        else:
            self._edit(item)

    def _edit(self, item: QTreeWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.list.editItem(item, _SENT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let F2 and Return type the recipient of the row."""
        keys = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and (item := self.list.currentItem()) is not None:
            self._edit(item)
        else:
            super().keyPressEvent(event)
