"""A set of likelihood terms to be edited, taken from a file or written into one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.core.likelihood import LikelihoodTable, Row, read_table, written_table
from briefer.ui.theme import current

_HOUSE = "house"  # the id of a table that a person has changed


class LikelihoodDialog(QDialog):
    """Edits the terms of one brief; `chosen` gives the table as it is then."""

    chosen = Signal(object)  # LikelihoodTable

    def __init__(self, table: LikelihoodTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Likelihood terms"))
        self._table = table
        self.name, self.source = QLineEdit(), QLineEdit()
        self.rows = QTableWidget(0, 3)
        self.confidence = QLineEdit()
        self.number_allowed = QCheckBox(self.tr("A percentage may stand beside a term"))
        self.confidence_apart = QCheckBox(
            self.tr("Confidence and likelihood never in one sentence")
        )
        self._wrong = QLabel()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self.show_table(table)
        for field in (self.name, self.source, self.confidence):
            field.textChanged.connect(self._check)
        self.rows.itemChanged.connect(self._check)

    def show_table(self, table: LikelihoodTable) -> None:
        """Show `table` to be edited."""
        self._table = table
        self.name.setText(table.name)
        self.source.setText(table.source)
        self.source.setCursorPosition(0)
        self.confidence.setText(", ".join(table.confidence))
        self.number_allowed.setChecked(table.number_allowed)
        self.confidence_apart.setChecked(table.confidence_apart)
        self.rows.setRowCount(0)
        for row in table.rows:
            self._add_row((", ".join(row.terms), str(row.low), str(row.high)))
        self._check()

    def table(self) -> LikelihoodTable | None:
        """Return the table as it stands in the fields, None where it is none."""
        try:
            rows = tuple(row for i in range(self.rows.rowCount()) if (row := self._row(i)))
        except ValueError:
            return None
        if not rows or not self.name.text().strip():
            return None
        terms = {term for row in rows for term in row.terms}
        families = tuple(f for f in self._table.families if terms.issuperset(f))
        made = LikelihoodTable(
            self._table.table_id, self.name.text().strip(), self.source.text().strip(), rows,
            families, _listed(self.confidence.text()), self.number_allowed.isChecked(),
            self.confidence_apart.isChecked(),
        )  # fmt: skip
        return made if made == self._table else made.named(_HOUSE)

    def accept(self) -> None:
        """Hand the table on, and close."""
        table = self.table()
        if table is not None:
            self.chosen.emit(table)
            super().accept()

    def open_file(self, path: Path) -> None:
        """Show the table in a file, or say that there is none in it."""
        try:
            self.show_table(read_table(path.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._wrong.setText(self.tr("There is no set of likelihood terms in that file."))

    def save_file(self, path: Path) -> None:
        """Write the table into a file, for other briefs and colleagues."""
        table = self.table()
        if table is None:
            return
        try:
            path.write_text(written_table(table), "utf-8")
        except OSError:
            self._wrong.setText(self.tr("That file cannot be written."))

    def _lay_out(self) -> None:
        look = current()
        self.rows.setHorizontalHeaderLabels(
            (self.tr("Terms, separated by commas"), self.tr("From %"), self.tr("To %"))
        )
        header = self.rows.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rows.verticalHeader().hide()
        self.rows.setAccessibleName(self.tr("Likelihood terms"))
        form = QFormLayout()
        for label, field in (
            (self.tr("Name"), self.name),
            (self.tr("Where it is from"), self.source),
            (self.tr("Confidence levels"), self.confidence),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.rows, 1)
        column.addLayout(self._tools())
        column.addWidget(self.number_allowed)
        column.addWidget(self.confidence_apart)
        column.addWidget(self._wrong)
        column.addWidget(self._buttons)
        look.dress(self._wrong, "meta")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.resize(look.px(560), look.px(620))

    def _tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, act in (
            (self.tr("Add a row"), self._add_empty_row),
            (self.tr("Remove the row"), self._remove_row),
            (self.tr("Open a file…"), self._ask_open),
            (self.tr("Save as a file…"), self._ask_save),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            line.addWidget(button)
        return line

    def _add_row(self, cells: tuple[str, str, str]) -> None:
        number = self.rows.rowCount()
        self.rows.insertRow(number)
        for column, words in enumerate(cells):
            self.rows.setItem(number, column, QTableWidgetItem(words))

    def _add_empty_row(self) -> None:
        self._add_row(("", "", ""))
        self.rows.setCurrentCell(self.rows.rowCount() - 1, 0)

    def _remove_row(self) -> None:
        self.rows.removeRow(self.rows.currentRow())
        self._check()

    def _row(self, number: int) -> Row | None:
        """Return a row of the table, None for one left empty; raises ValueError."""
        cells = [self.rows.item(number, column) for column in range(3)]
        terms, low, high = (cell.text().strip() if cell is not None else "" for cell in cells)
        if not (terms or low or high):
            return None
        row = Row(_listed(terms.casefold()), int(low), int(high))
        if not row.terms or not 0 <= row.low <= row.high <= 100:
            raise ValueError(number)
        return row

    def _check(self) -> None:
        is_right = self.table() is not None
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_right)
        words = self.tr("Each row needs terms, and two whole numbers from 0 to 100.")
        self._wrong.setText("" if is_right else words)

    def _ask_open(self) -> None:
        title, kinds = self.tr("Open likelihood terms"), self.tr("Likelihood terms (*.json)")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.open_file(Path(chosen))

    def _ask_save(self) -> None:
        title, kinds = self.tr("Save likelihood terms"), self.tr("Likelihood terms (*.json)")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, f"{self.name.text()}.json", kinds)
        if chosen:
            self.save_file(Path(chosen))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in words.split(",") if part.strip()))
