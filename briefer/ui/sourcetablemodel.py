"""The model of the source table: cells by source and field, changes as wishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from briefer.core.source import CslValue, FieldState, Source
from briefer.ui.sourcefields import (
    FIELDS,
    Cell,
    Field,
    FieldKind,
    UnclearValue,
    cell_of,
    headings,
    value_of,
)
from briefer.ui.sourceline import title_of
from briefer.ui.theme import current

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_ROLES = frozenset({
    CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.FontRole,
    Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole,
})  # fmt: skip
_NEEDED = frozenset({"title", "author", "issued", "container-title"})  # by a citation


@dataclass(frozen=True, slots=True)
class Revision:
    """New values of one source: of its CSL-JSON item, and of its own attributes."""

    source_id: str
    values: Mapping[str, CslValue | None]
    own: Mapping[str, str]


class SourceTableModel(QAbstractTableModel):
    """One row a source, one column a field."""

    revised = Signal(object)  # tuple[Revision, ...]
    unclear = Signal(str, str, int)  # a heading, words that mean nothing there, how many more
    beyond = Signal(str, int)  # words for which there is no cell, how many more

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[Source, ...] = ()
        self._cited: frozenset[str] = frozenset()
        self.is_read_only = False

    def set_sources(self, sources: Sequence[Source], cited: Iterable[str]) -> None:
        """Show `sources`; `cited` are the ids of those that the brief uses."""
        self._cited = frozenset(cited)
        new = tuple(sources)
        same = [s.source_id for s in new] == [s.source_id for s in self._sources]
        if same and new:
            self._sources = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(FIELDS) - 1))
            return
        self.beginResetModel()
        self._sources = new
        self.endResetModel()

    def source_at(self, row: int) -> Source:
        """Return the source of a row."""
        return self._sources[row]

    def row_of(self, source_id: str) -> int:
        """Return the row of a source, -1 where there is none."""
        rows = (n for n, s in enumerate(self._sources) if s.source_id == source_id)
        return next(rows, -1)

    def fill(self, cells: Mapping[tuple[int, int], str]) -> None:
        """Give several cells (row, column) new words, as one wish."""
        values: dict[int, dict[str, CslValue | None]] = {}
        own: dict[int, dict[str, str]] = {}
        unclear: list[tuple[str, str]] = []
        beyond: list[str] = []
        for (row, column), words in cells.items():
            if not (0 <= row < len(self._sources) and 0 <= column < len(FIELDS)):
                beyond += filter(None, [words.strip()])
                continue
            field = FIELDS[column]
            if field.kind is FieldKind.OWN:
                own.setdefault(row, {})[field.name] = words.strip()
                continue
            try:
                values.setdefault(row, {})[field.name] = value_of(field, words)
            except UnclearValue:
                unclear.append((headings()[field.name], words.strip()))
        revisions = tuple(
            Revision(self._sources[row].source_id, values.get(row, {}), own.get(row, {}))
            for row in sorted({*values, *own})
            if values.get(row) or own.get(row)
        )
        if revisions:
            self.revised.emit(revisions)
        if unclear:
            heading, typed = unclear[0]
            more = sum(1 for other, _typed in unclear[1:] if other == heading)
            self.unclear.emit(heading, typed, more)
        if beyond:
            self.beyond.emit(beyond[0], len(beyond) - 1)

    def cell(self, index: Index) -> Cell:
        """Return what a cell shows."""
        return cell_of(self._sources[index.row()], FIELDS[index.column()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many sources there are."""
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many fields there are."""
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a field's heading, or a source's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return headings()[FIELDS[section].name]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; guesses and gaps are said in words too."""
        if not index.isValid() or role not in _ROLES:  # Qt asks for many that nobody sets
            return None
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return cell.text
        if role == Qt.ItemDataRole.FontRole:
            return current().font(13, italic=cell.state is FieldState.GUESSED)
        return self._said(cell, FIELDS[index.column()], self._sources[index.row()])

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for a new value; the cell changes when the project has it."""
        if role == Qt.ItemDataRole.EditRole and str(value).strip() != self.cell(index).text:
            self.fill({(index.row(), index.column()): str(value)})
        return False

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Return the flags of a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.is_read_only else flags | Qt.ItemFlag.ItemIsEditable

    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Return row and column of every gap of a cited source, in reading order."""
        return tuple(
            (row, column)
            for row, source in enumerate(self._sources)
            if source.source_id in self._cited
            for column, field in enumerate(FIELDS)
            if _is_lacking(source, field)
        )

    def is_gap(self, index: Index) -> bool:
        """Tell whether a cited source lacks what its citation needs here."""
        source = self._sources[index.row()]
        return source.source_id in self._cited and _is_lacking(source, FIELDS[index.column()])

    def _said(self, cell: Cell, field: Field, source: Source) -> str:
        if cell.state is FieldState.NOT_STATED:
            return self.tr("Not stated in the source")
        if cell.state is FieldState.GUESSED:
            sure = round(cell.confidence * 100)
            return self.tr("{value}\nGuessed, {sure} % sure: Enter confirms the row").format(
                value=cell.text, sure=sure
            )
        if field.name == "title" and not cell.text:
            return self.tr("No title; shown as {name}").format(name=title_of(source))
        return cell.text


def _is_lacking(source: Source, field: Field) -> bool:
    """Tell whether `source` has nothing in `field` that a citation needs, and nobody said so."""
    if field.name not in _NEEDED:
        return False
    cell = cell_of(source, field)
    return not cell.text and cell.state is not FieldState.NOT_STATED
