"""The cells of the source table as they are painted, and the keys of the table."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from briefer.core.source import FieldState
from briefer.ui.sourcefields import FIELDS, FieldKind, type_labels
from briefer.ui.sourcetablemodel import CELL_ROLE, SourceTableModel
from briefer.ui.theme import current

ROW_HEIGHT = 36  # pixels at normal text size
_SURE, _LIKELY = 0.9, 0.7  # confidences from which a guess is called so
_EXACT = QKeySequence.SequenceMatch.ExactMatch
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Says beside a guess how sure it is, in place of a value that it is missing or not stated."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Show guessed words in a quieter colour than confirmed ones."""
        super().initStyleOption(option, index)
        cell = index.data(CELL_ROLE)
        if cell.state is FieldState.GUESSED:
            option.palette.setColor(option.palette.ColorRole.Text, current().color("muted"))
            room = QFontMetricsF(_sureness_font()).horizontalAdvance(sureness(cell.confidence))
            option.rect.adjust(0, 0, -round(room) - 4, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words, then what is to be said about them."""
        super().paint(painter, option, index)
        cell = index.data(CELL_ROLE)
        model = index.model()
        rect = QRectF(option.rect)
        painter.save()
        if cell.state is FieldState.NOT_STATED:
            self._say(painter, rect, self.tr("not stated"), "faint")
        elif cell.state is FieldState.GUESSED:
            self._say_sureness(painter, rect, sureness(cell.confidence))
        elif isinstance(model, SourceTableModel) and model.is_gap(index):
            self._say(painter, rect, self.tr("missing"), "doubtful")
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Offer the types of sources to choose from, everything else to type."""
        if FIELDS[index.column()].kind is not FieldKind.TYPE:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(list(type_labels().values()))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
        else:
            super().setEditorData(editor, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a calm row height."""
        return QSize(super().sizeHint(option, index).width(), current().px(ROW_HEIGHT))

    def _say(self, painter: QPainter, rect: QRectF, words: str, color: str) -> None:
        painter.setFont(current().font(12, italic=True))
        painter.setPen(current().color(color))
        painter.drawText(rect.adjusted(8, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _say_sureness(self, painter: QPainter, rect: QRectF, words: str) -> None:
        painter.setFont(_sureness_font())
        painter.setPen(current().color("doubtful"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(rect.adjusted(0, 3, -5, 0), right, words)


def sureness(confidence: float) -> str:
    """Return in a word how sure a guess is, from its confidence of 0 to 1."""
    if confidence >= _SURE:
        return QCoreApplication.translate("CellDelegate", "sure?")
    if confidence >= _LIKELY:
        return QCoreApplication.translate("CellDelegate", "likely?")
    return QCoreApplication.translate("CellDelegate", "unsure?")


def _sureness_font() -> QFont:
    return current().font(10.5, 600)


class SourceTableView(QTableView):
    """The table: Return confirms rows, Ctrl+D fills down, Ctrl+V pastes down."""

    confirm_requested = Signal(object)  # tuple of rows
    clear_requested = Signal()
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(CellDelegate(self))
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def selected_rows(self) -> tuple[int, ...]:
        """Return the rows in which anything is selected, from the top."""
        return tuple(sorted({index.row() for index in self.selectedIndexes()}))

    def fill_down(self) -> None:
        """Repeat the topmost selected cell of each column in those selected below it."""
        top: dict[int, QModelIndex] = {}
        for index in sorted(self.selectedIndexes(), key=QModelIndex.row):
            top.setdefault(index.column(), index)
        cells = {
            (index.row(), index.column()): str(top[index.column()].data())
            for index in self.selectedIndexes()
            if index.row() != top[index.column()].row()
        }
        self._fill(cells)

    def paste_down(self) -> None:
        """Put the lines of the clipboard into the cells from the current one downwards."""
        start = self.currentIndex()
        if not start.isValid():
            return
        lines = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
        words = [line.rstrip("\r").split("\t") for line in lines]
        if len(words) == 1 and len(words[0]) == 1:  # one value goes into all selected cells
            self._fill({(i.row(), i.column()): words[0][0] for i in self.selectedIndexes()})
            return
        self._fill({
            (start.row() + down, start.column() + right): value
            for down, values in enumerate(words)
            for right, value in enumerate(values)
        })  # fmt: skip

    def copy(self) -> None:
        """Copy the selected cells, columns apart by tabs."""
        indexes = self.selectedIndexes()
        columns = sorted({index.column() for index in indexes})
        held = {(index.row(), index.column()): str(index.data()) for index in indexes}
        lines = ("\t".join(held.get((row, c), "") for c in columns) for row in self.selected_rows())
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _fill(self, cells: dict[tuple[int, int], str]) -> None:
        model = self.model()
        if isinstance(model, SourceTableModel) and not model.is_read_only and cells:
            model.fill(cells)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another cell is the current one."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm, fill, paste, copy and clear."""
        fill_down = QKeySequence("Ctrl+D")
        is_plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        }  # fmt: skip
        if self.state() == QTableView.State.EditingState:
            super().keyPressEvent(event)  # Return ended what is typed into a cell, no more
        elif is_plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirm_requested.emit(self.selected_rows())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_down()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif fill_down.matches(QKeySequence(event.keyCombination())) == _EXACT:
            self.fill_down()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)
