"""The list of excerpts as Qt's views see it: rows by id, dragged as ids with their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from briefer.ui.excerptrows import ExcerptFilter, ExcerptRow
from briefer.ui.mime import EXCERPTS_TYPE, Quoted, excerpts_mime

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ExcerptsModel(QAbstractListModel):
    """Shows those of all rows that the filter admits; `mime` is what they are dragged as."""

    def __init__(
        self,
        parent: QObject | None = None,
        mime: Callable[[Sequence[str], Sequence[Quoted]], QMimeData] = excerpts_mime,
    ) -> None:
        super().__init__(parent)
        self._mime = mime
        self._all: tuple[ExcerptRow, ...] = ()
        self._shown: tuple[ExcerptRow, ...] = ()
        self._filter = ExcerptFilter()

    @property
    def all_rows(self) -> tuple[ExcerptRow, ...]:
        """Return every row, shown or not."""
        return self._all

    @property
    def filter(self) -> ExcerptFilter:
        """Return which excerpts are shown."""
        return self._filter

    def set_rows(self, rows: Sequence[ExcerptRow]) -> None:
        """Show `rows`; where only their contents differ, nothing moves."""
        self._all = tuple(rows)
        self._update()

    def set_filter(self, wanted: ExcerptFilter) -> None:
        """Show the excerpts that `wanted` admits."""
        self._filter = wanted
        self._update()

    def row_at(self, index: Index) -> ExcerptRow | None:
        """Return the row at `index`, None for none."""
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    def index_of(self, excerpt_id: str) -> QModelIndex:
        """Return where an excerpt stands, an invalid index where it is not shown."""
        for number, row in enumerate(self._shown):
            if row.excerpt_id == excerpt_id:
                return self.index(number)
        return QModelIndex()

    def _update(self) -> None:
        shown = tuple(row for row in self._all if self._filter.admits(row))
        if [r.excerpt_id for r in shown] != [r.excerpt_id for r in self._shown]:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
        elif shown != self._shown:
            self._shown = shown
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of excerpts shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, its words, or how it is read out."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.excerpt.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.excerpt.words} ({row.foot})"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.excerpt.note or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let excerpts be selected and dragged; nothing is dropped here."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        """Return the type of dragged excerpts."""
        return [EXCERPTS_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the excerpts at `indexes` in the order they stand."""
        rows = [self.row_at(index) for index in sorted(indexes)]
        picked = [row for row in rows if row is not None]
        return self._mime([r.excerpt_id for r in picked], [r.quoted for r in picked])

    def supportedDragActions(self) -> Qt.DropAction:
        """Excerpts are placed, never moved out of the list."""
        return Qt.DropAction.CopyAction
