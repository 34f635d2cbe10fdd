"""The rows of the sources list: sources that fit the filter, then where its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.core.csl_values import format_names
from briefer.core.source import Source
from briefer.core.text import search_form
from briefer.ui.sourceline import about_line, title_of, version_words

if TYPE_CHECKING:
    from briefer.project.queries import Hit, SourceLine

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class RowKind(Enum):
    """What a row shows."""

    SOURCE = 0
    HEADING = 1
    HIT = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a source, a heading, or a place in a source (`hit`)."""

    kind: RowKind
    title: str
    meta: str = ""
    source_id: str = ""
    uses: int = 0
    color: int = 0
    hit: Hit | None = None


def source_rows(
    lines: Iterable[SourceLine], colors: dict[str, int], wanted: str = ""
) -> tuple[Row, ...]:
    """Return a row for each source in which every word of `wanted` is found."""
    words = search_form(wanted).split()
    rows = []
    for line in lines:
        source = line.source
        if words and not _holds(source, words):
            continue
        rows.append(
            Row(
                RowKind.SOURCE,
                title_of(source),
                " · ".join(filter(None, (version_words(line), about_line(source)))),
                source.source_id,
                line.use_count,
                colors.get(source.source_id, 0),
            )
        )
    return tuple(rows)


def hit_rows(
    hits: Sequence[Hit], lines: Sequence[SourceLine], colors: dict[str, int], heading: str
) -> tuple[Row, ...]:
    """Return `heading` and a row for each hit; nothing where there are no hits."""
    titles = {line.source.source_id: title_of(line.source) for line in lines}
    rows = [
        Row(
            RowKind.HIT,
            titles.get(hit.source_id, ""),
            hit.number,
            hit.source_id,
            color=colors.get(hit.source_id, 0),
            hit=hit,
        )
        for hit in hits
    ]
    return (Row(RowKind.HEADING, heading), *rows) if rows else ()


def _holds(source: Source, words: Sequence[str]) -> bool:
    names = format_names(source.item.value("author") or ())
    text = search_form(f"{title_of(source)} {about_line(source)} {names} {source.key}")
    return all(word in text for word in words)


class SourceRowsModel(QAbstractListModel):
    """Holds the rows. The first `source_count` are sources."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are shown."""
        return self._rows

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; only what a row says may differ where their number is the same."""
        if [row.source_id for row in rows] == [row.source_id for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        if self._rows and rows[: len(self._rows)] == self._rows:  # sources are coming in
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, source_id: str) -> int:
        """Return where a source stands, -1 where it is not shown."""
        found = (
            number
            for number, row in enumerate(self._rows)
            if row.kind is RowKind.SOURCE and row.source_id == source_id
        )
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself, or the words a screen reader speaks."""
        if not index.isValid() or role not in {
            ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:  # fmt: skip
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else self._tip(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a row; a heading cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _tip(self, row: Row) -> str:
        if row.hit is not None:
            return f"{row.hit.before}{row.hit.match}{row.hit.after}"
        return "\n".join(part for part in (row.title, row.meta) if part)

    def _spoken(self, row: Row) -> str:
        if row.kind is not RowKind.SOURCE:
            return f"{row.title}: {self._tip(row)}"
        used = self.tr("{count} used").format(count=row.uses) if row.uses else self.tr("not used")
        return ", ".join(part for part in (row.title, row.meta, used) if part)
