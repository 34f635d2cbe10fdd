"""What goes to a colleague, shown before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogsize import size_dialog
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.project.sharing import Shared


class ShareDialog(QDialog):
    """Shows what a copy holds and leaves out; `accepted` means: write it."""

    place_requested = Signal()

    def __init__(self, shared: Shared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send to a colleague"))
        self.included = _list(self.tr("What is included"), self._included(shared))
        self.left_out = _list(self.tr("What is left out"), self._left_out(shared))
        self.save = QPushButton(self.tr("Save the copy…"))
        self._lay_out()

    def _included(self, shared: Shared) -> list[str]:
        tr = self.tr
        lines = [tr("The whole outline, with what is parked or does not print")]
        counts = (
            (shared.excerpts, tr("One excerpt that it uses"), tr("{count} excerpts that it uses")),
            (shared.comments, tr("One comment"), tr("{count} comments")),
        )
        sources = (tr("Source: {title}").format(title=title) for title in shared.sources)
        return [*lines, *_counted(counts), *sources]

    def _left_out(self, shared: Shared) -> list[str]:
        tr = self.tr
        counts = (
            (shared.steps_left_out, tr("The history (one step)"),
             tr("The history ({count} steps)")),
            (shared.comments_left_out, tr("One private comment"), tr("{count} private comments")),
            (shared.notes_left_out, tr("One private note on an excerpt"),
             tr("{count} private notes on excerpts")),
            (shared.excerpts_left_out, tr("One unused excerpt"), tr("{count} unused excerpts")),
        )  # fmt: skip
        unused = [tr("Unused source: {title}").format(title=t) for t in shared.sources_left_out]
        return [*_counted(counts), *unused, tr("The export log")]

    def _lay_out(self) -> None:
        look = current()
        title = QLabel(self.windowTitle())
        look.dress(title, "heading")
        about = QLabel(
            self.tr("A copy of this brief that others can open and change. Yours stays as it is.")
        )
        about.setWordWrap(True)
        look.dress(about, "meta")
        cancel = QPushButton(self.tr("Cancel"))
        look.dress(cancel, "button")
        look.dress(self.save, "primary")
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.save.clicked.connect(self.place_requested)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(about)
        for listed in (self.included, self.left_out):
            label = QLabel(listed.accessibleName())
            look.dress(label, "strong")
            column.addWidget(label)
            column.addWidget(listed)
        column.addLayout(foot)
        size_dialog(self, 480, 460)


def _counted(counts: Iterable[tuple[int, str, str]]) -> list[str]:
    """Return each count in words, the first for one; what there is none of is not named."""
    found = ((count, one if count == 1 else many) for count, one, many in counts if count)
    return [words.format(count=count) for count, words in found]


def _list(name: str, lines: list[str]) -> QListWidget:
    made = QListWidget()
    made.setObjectName("lines")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.addItems(lines)
    return made
