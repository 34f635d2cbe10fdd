"""The row of fields that says which excerpts are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.ui.excerptrows import ExcerptFilter, ExcerptRow, tags_of
from briefer.ui.fields import ChoiceBox
from briefer.ui.sourceline import title_of

_USES: tuple[bool | None, ...] = (None, True, False)


class ExcerptFilters(QWidget):
    """Words, source, tag and use."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Filter excerpts"))
        self._words.setAccessibleName(self.tr("Filter excerpts"))
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self.changed)
        self._source = self._box(self.tr("Source"))
        self._tag = self._box(self.tr("Tag"))
        self._use = self._box(self.tr("Use"))
        for text, use in zip(
            (self.tr("Used or not"), self.tr("Used"), self.tr("Not used")), _USES, strict=True
        ):
            self._use.addItem(text, use)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._source, 2)
        row.addWidget(self._tag, 1)
        row.addWidget(self._use, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 6)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(row)

    @property
    def wanted(self) -> ExcerptFilter:
        """Return which excerpts are to be shown."""
        return ExcerptFilter(
            self._words.text(),
            str(self._source.currentData() or ""),
            str(self._tag.currentData() or ""),
            _USES[max(0, self._use.currentIndex())],
        )

    def offer(self, rows: Sequence[ExcerptRow]) -> None:
        """Offer the sources and tags that occur in `rows`; what was chosen stays if it is there."""
        sources = {row.excerpt.source_id: title_of(row.source) for row in rows if row.source}
        _refill(self._source, self.tr("All sources"), sources)
        _refill(self._tag, self.tr("All tags"), {tag: tag for tag in tags_of(rows)})
        self._tag.setVisible(self._tag.count() > 1)
        self.changed.emit()

    def _box(self, name: str) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self._announce)
        return box

    def _announce(self, _index: int) -> None:
        self.changed.emit()


def _refill(box: QComboBox, everything: str, choices: dict[str, str]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, "")
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
