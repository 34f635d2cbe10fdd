"""The products of the house: renamed in their row, deleted with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogsize import size_dialog
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.exporting.products import Product

_ID = Qt.ItemDataRole.UserRole


class HouseList(QDialog):
    """Lists the products of the house; it changes none itself."""

    rename_requested = Signal(str, str)  # product id, name
    delete_requested = Signal(str, str)  # product id, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Products of the house"))
        self.list = QListWidget()
        self.rename = QPushButton(self.tr("Rename"))
        self.delete = QPushButton(self.tr("Delete"))
        self._empty = QLabel(self.tr("A brief becomes one by “Save as a product of the house…”."))
        self._names: dict[str, str] = {}
        self._lay_out()
        self.list.itemChanged.connect(self._take_name)
        self.list.itemSelectionChanged.connect(self._allow)
        self.rename.clicked.connect(self._edit)
        self.delete.clicked.connect(self._delete)

    def fill(self, products: Sequence[Product]) -> None:
        """List `products`; what was chosen stays so, or its neighbour where it is gone."""
        row, chosen = self.list.currentRow(), self._chosen_id()
        self._names = {product.product_id: product.name for product in products}
        self.list.clear()
        for product_id, name in self._names.items():
            item = QListWidgetItem(name)
            item.setData(_ID, product_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        if row >= 0:
            rows = list(self._names)
            kept = rows.index(chosen) if chosen in rows else min(row, len(rows) - 1)
            self.list.setCurrentRow(kept)
        self.list.setVisible(bool(products))
        self._empty.setVisible(not products)
        self._allow()

    def _chosen_id(self) -> str:
        return next((str(item.data(_ID)) for item in self.list.selectedItems()), "")

    def _allow(self) -> None:
        is_chosen = bool(self.list.selectedItems())
        self.rename.setEnabled(is_chosen)
        self.delete.setEnabled(is_chosen)

    def _edit(self) -> None:
        if self.list.selectedItems():
            self.list.editItem(self.list.selectedItems()[0])

    def _take_name(self, item: QListWidgetItem) -> None:
        product_id, name = str(item.data(_ID) or ""), item.text().strip()
        if product_id not in self._names or name == self._names[product_id]:
            return
        if name:
            self._names[product_id] = name
            self.rename_requested.emit(product_id, name)
        else:
            item.setText(self._names[product_id])

    def _delete(self) -> None:
        for item in self.list.selectedItems():
            self.delete_requested.emit(str(item.data(_ID)), item.text())

    def _lay_out(self) -> None:
        look = current()
        title = QLabel(self.windowTitle())
        look.dress(title, "heading")
        about = QLabel(
            self.tr("New briefs can begin as one of these. Briefs that did keep it all.")
        )
        for label in (about, self._empty):
            label.setWordWrap(True)
            look.dress(label, "meta")
        self.list.setObjectName("lines")
        self.list.setAccessibleName(self.windowTitle())
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        for button in (self.rename, self.delete, close):
            button.setAutoDefault(False)
            look.dress(button, "button")
        foot.addWidget(self.rename)
        foot.addWidget(self.delete)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (title, about, self._empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addLayout(foot)
        size_dialog(self, 420, 360)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let F2 rename and Delete delete."""
        if event.key() == Qt.Key.Key_F2:
            self._edit()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)
