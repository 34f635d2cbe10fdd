"""What a new brief begins as: a product, with the outline that belongs to it or without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from briefer.ui.fields import ChoiceBox
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.exporting.products import Product


class NewBriefChoice(QWidget):
    """Asks for a product; `chosen` gives its id, and whether its outline is wanted."""

    chosen = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.product = ChoiceBox()
        self.outline = QCheckBox(self.tr("with its outline"))
        label = QLabel(self.tr("&A new brief is a"))
        label.setBuddy(self.product)
        self.product.setAccessibleName(self.tr("Product of a new brief"))
        self.outline.setToolTip(self.tr("Begin with the sections that such a paper has"))
        for widget, role in ((label, "meta"), (self.product, "body"), (self.outline, "body")):
            current().dress(widget, role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (label, self.product, self.outline):
            row.addWidget(part)
        row.addStretch()
        self.product.activated.connect(self._choose)
        self.outline.clicked.connect(self._choose)
        self.hide()

    def offer(self, products: Iterable[Product], product_id: str, *, with_outline: bool) -> None:
        """Offer `products`, the one with `product_id` first chosen."""
        self.product.clear()
        for product in products:
            self.product.addItem(product.name, product.product_id)
            last = self.product.count() - 1
            self.product.setItemData(last, product.about, Qt.ItemDataRole.ToolTipRole)
        self.product.setCurrentIndex(max(0, self.product.findData(product_id)))
        self.outline.setChecked(with_outline)
        self.show()

    def _choose(self) -> None:
        self.chosen.emit(str(self.product.currentData()), self.outline.isChecked())
