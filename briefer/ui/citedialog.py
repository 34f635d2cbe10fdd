"""Editing one citation: its sources in order, with what is said before and after each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.core.source import Source
from briefer.markup.nodes import CiteRef
from briefer.ui.fields import ChoiceBox
from briefer.ui.sourcechooser import SourceChooser, label
from briefer.ui.theme import current, icon
from briefer.ui.toolbuttons import tool_button

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of locator: a CSL term and its name."""

    term: str
    words: str


class CiteDialog(QDialog):
    """Shows the cites of a citation; `chosen` gives what became of them, () to take it away."""

    chosen = Signal(object)  # tuple[CiteRef, ...]

    def __init__(
        self, cites: Sequence[CiteRef], sources: Sequence[Source], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Citation"))
        self._sources = tuple(sources)
        self._rows: list[CiteRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._lay_out()
        for cite in cites:
            self._add_row(cite)

    @property
    def rows(self) -> tuple[CiteRow, ...]:
        """Return the rows, one a source, in order."""
        return tuple(self._rows)

    def add_source(self, key: str) -> None:
        """Cite one more source."""
        self._add_row(CiteRef(key))

    def ask_for_source(self) -> None:
        """Let the person type to find a source."""
        chooser = SourceChooser(self._sources, self)
        chooser.chosen.connect(self.add_source)
        chooser.pop_up(self.mapToGlobal(QPoint(self.width() // 2, self.height() // 2)))

    def accept(self) -> None:
        """Give the answer and close."""
        self.chosen.emit(tuple(row.cite() for row in self._rows))
        super().accept()

    def _lay_out(self) -> None:
        add = QPushButton(icon("plus"), self.tr("Add a source"))
        cancel, done = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Done"))
        for button, dress in ((add, "button"), (cancel, "button"), (done, "primary")):
            current().dress(button, dress)
        done.setObjectName("primary")
        done.setDefault(True)
        for button in (add, cancel):
            button.setAutoDefault(False)
        add.clicked.connect(self.ask_for_source)
        cancel.clicked.connect(self.reject)
        done.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(self._column)
        whole.addStretch()
        whole.addLayout(buttons)
        self.setMinimumWidth(current().px(520))

    def _add_row(self, cite: CiteRef) -> None:
        source = next((s for s in self._sources if s.key == cite.key), None)
        row = CiteRow(cite, label(source) if source is not None else f"@{cite.key}")
        row.removed.connect(self._drop_row)
        row.raised.connect(self._raise_row)
        self._rows.append(row)
        self._column.addWidget(row)

    def _drop_row(self, row: CiteRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.adjustSize()

    def _raise_row(self, row: CiteRow) -> None:
        """Move a row before the one above it."""
        place = self._rows.index(row)
        if place > 0:
            self._rows.insert(place - 1, self._rows.pop(place))
            self._column.insertWidget(place - 1, row)


class CiteRow(QFrame):
    """One source of a citation."""

    removed = Signal(object)  # itself
    raised = Signal(object)  # itself

    def __init__(self, cite: CiteRef, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._cite = cite
        self.prefix, self.suffix = QLineEdit(cite.prefix), QLineEdit(cite.suffix)
        self.kind, self.locator = ChoiceBox(), QLineEdit(cite.locator)
        self.without_author = QCheckBox(self.tr("Without the author"))
        self.without_author.setChecked(cite.suppress_author)
        for kind in _kinds():
            self.kind.addItem(kind.words, kind.term)
        if self.kind.findData(cite.label) < 0 and cite.label:
            self.kind.addItem(cite.label, cite.label)
        self.kind.setCurrentIndex(max(0, self.kind.findData(cite.label)))
        self._lay_out(title)

    def cite(self) -> CiteRef:
        """Return the cite as it is set now."""
        locator = self.locator.text().strip()
        return CiteRef(
            self._cite.key,
            locator,
            str(self.kind.currentData()) if locator else "",
            self.prefix.text().strip(),
            _spaced(self.suffix.text()),
            self.without_author.isChecked(),
        )

    def _lay_out(self, title: str) -> None:
        look = current()
        name = QLabel(title)
        name.setTextFormat(Qt.TextFormat.PlainText)
        look.dress(name, "body")
        self.locator.setPlaceholderText(self.tr("Number"))
        self.prefix.setPlaceholderText(self.tr("see, but cf. …"))
        self.suffix.setPlaceholderText(self.tr("a remark"))
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(tool_button(look.icon("arrow-up"), self.tr("Move up"), self._raise))
        head.addWidget(tool_button(look.icon("trash"), self.tr("Take away"), self._remove))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 8, 10)
        grid.setHorizontalSpacing(8)
        grid.addLayout(head, 0, 0, 1, 4)
        fields = (
            (self.tr("Before"), self.prefix),
            (self.tr("Place"), self.kind),
            (self.tr("Number"), self.locator),
            (self.tr("After"), self.suffix),
        )
        for column, (words, field) in enumerate(fields):
            caption = QLabel(words)
            caption.setBuddy(field)
            field.setAccessibleName(words)
            look.dress(caption, "meta")
            look.dress(field, "body")
            grid.addWidget(caption, 1, column)
            grid.addWidget(field, 2, column)
        grid.addWidget(self.without_author, 3, 0, 1, 4)

    def _remove(self) -> None:
        self.removed.emit(self)

    def _raise(self) -> None:
        self.raised.emit(self)


def _spaced(suffix: str) -> str:
    """Return a suffix as citations hold it: set off from what stands before."""
    text = suffix.strip()
    return f" {text}" if text and text[0].isalnum() else text


def _kinds() -> tuple[_Kind, ...]:
    return (
        _Kind("paragraph", translate("CiteRow", "Paragraph")),
        _Kind("page", translate("CiteRow", "Page")),
        _Kind("chapter", translate("CiteRow", "Chapter")),
        _Kind("section", translate("CiteRow", "Section")),
        _Kind("figure", translate("CiteRow", "Figure")),
        _Kind("table", translate("CiteRow", "Table")),
        _Kind("note", translate("CiteRow", "Note")),
        _Kind("line", translate("CiteRow", "Line")),
    )
