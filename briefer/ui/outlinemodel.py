"""The outline as a model for a tree view: a mirror of the project, changed only by edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QStandardItemModel

from briefer.core.brief import Brief
from briefer.core.outline import Quotation, Section
from briefer.ui.mime import Quoted, items_mime
from briefer.ui.outlinedrops import ACCEPTED_TYPES, Drop, Payload, Spot, drop_of, payload_of
from briefer.ui.outlinerows import Marking, Row, RowKind, rows_of, unmarked
from briefer.ui.outlinetree import OutlineTree
from briefer.ui.sourceline import citation_line
from briefer.ui.textwords import plain_words

translate = QCoreApplication.translate

ID_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QStandardItemModel):
    """Shows a brief's outline and turns drops into edits, which it hands to `drop`.

    Rows are known by the ids of their items (`ID_ROLE`). A drop changes nothing here: the
    outline becomes different when the edit is announced, through `show_brief`.
    """

    about_to_restructure = Signal()  # rows will come, go or move: remember what is open
    restructured = Signal()
    renamed = Signal(str, str)  # item id, new title

    def __init__(
        self, drop: Callable[[Payload, Drop], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drop = drop
        self._brief = Brief()
        self._tree = OutlineTree()
        self._by_id: dict[str, QPersistentModelIndex] = {}
        self._shape: tuple[Any, ...] = ()
        self.is_first = False  # Shift is held: a drop on a section goes to its beginning
        self.is_read_only = False

    @property
    def tree(self) -> OutlineTree:
        """Return the outline that is shown."""
        return self._tree

    def show_brief(self, brief: Brief, marking: Marking = unmarked) -> None:
        """Show the outline of `brief` with what the checks say; only rows that differ change."""
        self._brief = brief
        self._tree = OutlineTree(brief.outline)
        rows = rows_of(brief, marking)
        if _shape(rows) == self._shape:
            self._update(rows)
            return
        self.about_to_restructure.emit()
        self._shape = _shape(rows)
        self._arrange(QModelIndex(), rows)
        self._by_id = dict(self._index_all(QModelIndex()))
        self._update(rows)
        self.restructured.emit()

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the index of an item, an invalid one where it is not shown."""
        found = self._by_id.get(item_id)
        if found is None or not found.isValid():
            return QModelIndex()
        return self.index(found.row(), 0, found.parent())

    def row_of(self, index: Index) -> Row | None:
        """Return what stands at `index`."""
        found = index.data(ROW_ROLE) if index.isValid() else None
        return found if isinstance(found, Row) else None

    def can_drop(self, mime: QMimeData, spot: Spot, *, is_copy: bool) -> Drop | None:
        """Return what dropping `mime` on `spot` would do."""
        payload = payload_of(mime)
        if payload is None or self.is_read_only:
            return None
        return drop_of(self._tree, payload, spot, is_copy=is_copy, is_first=self.is_first)

    def _arrange(self, parent: QModelIndex, rows: Sequence[Row]) -> None:
        """Give `parent` children for `rows`, in their order; a moved one is made anew.

        Qt makes and deletes the items: one that Python holds may be deleted under its hands.
        """
        if rows and not self.columnCount(parent):
            self.insertColumns(0, 1, parent)
        children = (self.index(row, 0, parent) for row in range(self.rowCount(parent)))
        now = [str(index.data(ID_ROLE)) for index in children]
        wanted = [row.item_id for row in rows]
        steps = SequenceMatcher(None, now, wanted, autojunk=False).get_opcodes()
        for tag, start, end, first, last in reversed(steps):
            if tag == "equal":
                continue
            self.removeRows(start, end - start, parent)
            self.insertRows(start, last - first, parent)
            for offset, item_id in enumerate(wanted[first:last]):
                super().setData(self.index(start + offset, 0, parent), item_id, ID_ROLE)
        for position, row in enumerate(rows):
            self._arrange(self.index(position, 0, parent), row.children)

    def _index_all(self, parent: QModelIndex) -> Iterator[tuple[str, QPersistentModelIndex]]:
        for row in range(self.rowCount(parent)):
            index = self.index(row, 0, parent)
            yield str(index.data(ID_ROLE)), QPersistentModelIndex(index)
            yield from self._index_all(index)

    def _update(self, rows: Sequence[Row]) -> None:
        for row in rows:
            item = self.itemFromIndex(self.index_of(row.item_id))
            if item.data(ROW_ROLE) != row:
                item.setData(row, ROW_ROLE)
                item.setText(row.text)
                item.setEditable(row.kind is RowKind.SECTION and not self.is_read_only)
                item.setAccessibleText(spoken(row))
                item.setToolTip(row.mark.tip if row.mark is not None else "")
            self._update(row.children)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a section's new title; the row changes when the edit is announced."""
        if role != Qt.ItemDataRole.EditRole:
            return super().setData(index, value, role)
        row = self.row_of(index)
        if row is None or str(value).strip() in {"", row.text}:
            return False
        self.renamed.emit(row.item_id, str(value).strip())
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Take copies and moves."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Offer copies and moves."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what can be dropped. Files are not among it: the window imports them."""
        return list(ACCEPTED_TYPES)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return items for a drag or the clipboard, their words with citations beside them."""
        ids = self._tree.topmost(str(index.data(ID_ROLE)) for index in indexes)
        quoted = [piece for item_id in ids for piece in self._quoted(item_id)]
        return items_mime(ids, quoted)

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell whether a drop would do something."""
        del column
        is_copy = action == Qt.DropAction.CopyAction
        return self.can_drop(data, self._spot(row, parent), is_copy=is_copy) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Hand the drop on as an edit. False: the view must not remove the dragged rows."""
        del column
        is_copy = action == Qt.DropAction.CopyAction
        found = self.can_drop(data, self._spot(row, parent), is_copy=is_copy)
        payload = payload_of(data)
        if found is not None and payload is not None:
            self._drop(payload, found)
        return False

    def _spot(self, row: int, parent: Index) -> Spot:
        """Return where Qt says that something is held; row -1 means on the parent itself."""
        item_id = str(parent.data(ID_ROLE)) if parent.isValid() else None
        return Spot(on_id=item_id) if row < 0 else Spot(parent_id=item_id, row=row)

    def _quoted(self, item_id: str) -> Iterator[Quoted]:
        item = self._tree.item(item_id)
        match item:
            case None:
                return
            case Section():
                yield Quoted(item.title)
                for child in item.children:
                    yield from self._quoted(child.item_id)
            case Quotation():
                yield self._quotation(item)
            case _:
                yield Quoted(plain_words(item.markdown))

    def _quotation(self, item: Quotation) -> Quoted:
        excerpt = self._brief.excerpts.get(item.excerpt_id)
        if excerpt is None:
            return Quoted(item.wording or "")
        source = self._brief.sources.get(excerpt.source_id)
        line = citation_line(source, excerpt.pinpoint) if source is not None else ""
        return Quoted(self._brief.words_of(item), line)


def spoken(row: Row) -> str:
    """Return what a screen reader says of `row`."""
    kind = _kind_name(row.kind)
    about = ", ".join(part for part in (row.source, row.pinpoint, row.count) if part)
    long_only = translate("Outline", "full length only") if row.is_long_only else ""
    state = translate("Outline", "not printed") if row.is_dimmed else long_only
    number = f" {row.number}" if row.number else ""
    mark = row.mark.words if row.mark is not None else ""
    return ". ".join(part for part in (f"{kind}{number}: {row.text}", about, mark, state) if part)


def _kind_name(kind: RowKind) -> str:
    return {
        RowKind.SECTION: translate("Outline", "Section"),
        RowKind.QUOTATION: translate("Outline", "Quotation"),
        RowKind.TEXT: translate("Outline", "Text"),
        RowKind.PARAPHRASE: translate("Outline", "Paraphrase"),
        RowKind.JUDGEMENT: translate("Outline", "Judgment"),
    }[kind]


def _shape(rows: Sequence[Row]) -> tuple[Any, ...]:
    return tuple((row.item_id, _shape(row.children)) for row in rows)
