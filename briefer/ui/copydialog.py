"""What kind of copy a source is, how reliable it is, and how a brief describes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefer.core.source import Source
from briefer.ui.sourceline import title_of
from briefer.ui.theme import current


class CopyDialog(QDialog):
    """Asks about one source; `described` gives what was changed, and nothing where nothing was."""

    described = Signal(object)  # a mapping of fields of a source to their new values

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kind of copy, reliability"))
        self._source = source
        flags = source.copy
        self.extract_only = QCheckBox(self.tr("Only an extract of the whole"))
        self.extract_only.setChecked(flags.extract_only)
        self.is_unreliable = QCheckBox(
            self.tr("Unreliable copy: it may not say what was published")
        )
        self.is_unreliable.setChecked(flags.is_unreliable)
        self.republished_at = _field(flags.republished_at, self.tr("Outlet of this copy"))
        self.translated_from = _field(flags.translated_from, self.tr("Language of the original"))
        self.reliability = _field(source.reliability, self.tr("For example B2, or: usually right"))
        self.descriptor = _field(
            source.descriptor, self.tr("How a brief describes it: a state-owned daily")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        look = current()
        title = QLabel(title_of(self._source))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        look.dress(title, "heading")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.addRow(self.extract_only)
        form.addRow(self.is_unreliable)
        for label, field in (
            (self.tr("Republished at"), self.republished_at),
            (self.tr("Translated from"), self.translated_from),
            (self.tr("Reliability"), self.reliability),
            (self.tr("Descriptor"), self.descriptor),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept_changes)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(title)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(look.px(480), self.sizeHint().height())

    def accept_changes(self) -> None:
        """Hand on what was changed, and close."""
        source, flags = self._source, self._source.copy
        before = {
            "extract_only": flags.extract_only,
            "is_unreliable": flags.is_unreliable,
            "republished_at": flags.republished_at,
            "translated_from": flags.translated_from,
            "reliability": source.reliability,
            "descriptor": source.descriptor,
        }
        now: dict[str, object] = {
            "extract_only": self.extract_only.isChecked(),
            "is_unreliable": self.is_unreliable.isChecked(),
            "republished_at": self.republished_at.text().strip(),
            "translated_from": self.translated_from.text().strip(),
            "reliability": self.reliability.text().strip(),
            "descriptor": self.descriptor.text().strip(),
        }
        changed = {name: value for name, value in now.items() if value != before[name]}
        if changed:
            self.described.emit(changed)
        self.accept()


def _field(words: str, hint: str) -> QLineEdit:
    field = QLineEdit(words)
    field.setPlaceholderText(hint)
    field.setCursorPosition(0)
    field.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return field
