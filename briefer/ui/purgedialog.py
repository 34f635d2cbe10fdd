"""The question before a source is removed for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


class PurgeDialog(QMessageBox):
    """Says what removing for good means; refuses where the brief still uses the source."""

    confirmed = Signal()

    def __init__(self, title: str, uses: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Remove for good"))
        self.setText(self.tr("Remove “{title}” for good?").format(title=title))
        self.purge: QPushButton | None = None
        if uses:
            self.setIcon(QMessageBox.Icon.Information)
            self.setText(self.tr("“{title}” is still used").format(title=title))
            self.setInformativeText(self._still_used(uses))
            self.addButton(QMessageBox.StandardButton.Ok)
            return
        self.setIcon(QMessageBox.Icon.Warning)
        self.setInformativeText(self.tr(
            "Its text, its file, its excerpts and every trace in the history and the search are "
            "erased. Undo ends here, and all snapshots of this brief are deleted.\n\n"
            "Copies of the brief that you made, files you exported, backups of this computer and "
            "the file it came from are not touched."
        ))  # fmt: skip
        self.purge = self.addButton(
            self.tr("Remove for good"), QMessageBox.ButtonRole.DestructiveRole
        )
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        self.purge.clicked.connect(self.confirmed)

    def _still_used(self, uses: int) -> str:
        if uses == 1:
            return self.tr("The brief uses it in 1 place. Take that out first.")
        return self.tr("The brief uses it in {count} places. Take these out first.").format(
            count=uses
        )
