"""Choosing a citation style: search, and see it on the brief's own sources."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.dialogsize import size_dialog
from briefer.ui.preview import PreviewPage
from briefer.ui.settings import documents_folder
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.core.source import Source
    from briefer.jobs.styles import StyleLine
    from briefer.ui.session import Session

_PAUSE_MS = 150
_SHOWN_SOURCES = 5
_ID = Qt.ItemDataRole.UserRole


class StyleChooser(QDialog):
    """Shows each style as it would cite the sources of `session`; `chosen` gives its id."""

    chosen = Signal(str)

    def __init__(self, session: Session, style_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Citation style"))
        self._session = session
        self._style_id = style_id
        self.field = QLineEdit()
        self.list = QListWidget()
        self.page = PreviewPage()
        self.problem = QLabel()
        self._use = QPushButton(self.tr("Use this style"))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._timer.timeout.connect(self._search)
        self.field.textChanged.connect(self._search_soon)
        self.list.currentItemChanged.connect(self._show_current)
        self.list.itemActivated.connect(self.accept)
        self._search()

    @property
    def style_id(self) -> str:
        """Return the id of the style that is shown."""
        return self._style_id

    def accept(self) -> None:
        """Give the answer and close."""
        self.chosen.emit(self._style_id)
        super().accept()

    def add_file(self, path: Path) -> None:
        """Add the style in a `.csl` file, and show it."""
        self._session.run(_add, path, then=self._take_added, otherwise=self._tell)

    def _lay_out(self) -> None:
        look = current()
        self.field.setPlaceholderText(self.tr("Search all styles"))
        self.field.setAccessibleName(self.tr("Search all styles"))
        self.field.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Citation styles"))
        self.page.setAccessibleName(self.tr("Your sources in this style"))
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        for widget, dress in ((self.field, "body"), (self.list, "body"), (self.problem, "meta")):
            look.dress(widget, dress)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.field)
        side.addWidget(self.list, 1)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(side, 2)
        both.addWidget(self.page, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(both, 1)
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        size_dialog(self, 860, 560)

    def _buttons(self) -> QHBoxLayout:
        add = QPushButton(self.tr("Add a style file…"))
        cancel = QPushButton(self.tr("Cancel"))
        self._use.setObjectName("primary")
        self._use.setDefault(True)
        for button, dress in ((add, "button"), (cancel, "button"), (self._use, "primary")):
            current().dress(button, dress)
        for button in (add, cancel):
            button.setAutoDefault(False)
        add.clicked.connect(self._ask_for_file)
        cancel.clicked.connect(self.reject)
        self._use.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._use)
        return row

    def _search_soon(self) -> None:
        self._timer.start()

    def _search(self) -> None:
        words = self.field.text()
        self._session.run(_find, words, then=partial(self._fill, words), otherwise=self._tell)

    def _fill(self, words: str, lines: tuple[StyleLine, ...]) -> None:
        """Show what was found; late answers to earlier words are left out."""
        if words != self.field.text():
            return
        self.list.clear()
        for line in lines:
            title = self.tr("{title} (added)").format(title=line.title)
            item = QListWidgetItem(title if line.is_added else line.title)
            item.setData(_ID, line.style_id)
            item.setToolTip(line.style_id)
            self.list.addItem(item)
        ids = [line.style_id for line in lines]
        if ids:
            self.list.setCurrentRow(ids.index(self._style_id) if self._style_id in ids else 0)
        self._use.setEnabled(bool(ids))

    def _show_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._style_id = style_id = str(item.data(_ID))
        brief = self._session.brief
        self._session.run(
            _sample, style_id, self._sources(), brief.settings.locale, current().px(14) * 0.75,
            then=partial(self._show_page, style_id), otherwise=self._tell,
        )  # fmt: skip

    def _sources(self) -> tuple[Source, ...]:
        """Return some of the brief's sources, the cited ones first."""
        lines = sorted(self._session.sources, key=lambda line: line.use_count == 0)
        return tuple(line.source for line in lines[:_SHOWN_SOURCES])

    def _show_page(self, style_id: str, page: str) -> None:
        if style_id == self._style_id:
            self.problem.hide()
            self._use.setEnabled(True)
            self.page.show_page(page, current().px(18))

    def _take_added(self, style_id: str) -> None:
        self._style_id = style_id
        self.problem.hide()
        self.field.clear()
        self._search()

    def _tell(self, error: BaseException) -> None:
        from briefer.ui.telling import sentence_of  # noqa: PLC0415

        said = sentence_of(error)
        self.problem.setText(" ".join(p for p in (said.title, said.text, said.hint) if p))
        self.problem.show()

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a citation style"), str(documents_folder()))
        dialog.setNameFilter(self.tr("Citation styles (*.csl)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    def _take_file(self, path: str) -> None:
        self.add_file(Path(path))


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _find(words: str) -> tuple[StyleLine, ...]:
    from briefer.jobs import styles  # noqa: PLC0415

    return styles.find(words)


def _add(path: Path) -> str:
    from briefer.jobs import styles  # noqa: PLC0415

    return styles.add(path)


def _sample(style_id: str, sources: tuple[Source, ...], locale: str, size: float) -> str:
    from briefer.jobs import styles  # noqa: PLC0415

    return styles.sample_page(style_id, sources, locale, size)
