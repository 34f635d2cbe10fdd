"""The cells of the source table as they are painted, and the keys of the table."""

from __future__ import annotations

from PySide6.QtCore import (
    QByteArray,
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
    QResizeEvent,
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
from briefer.ui.columnwidths import shared_out
from briefer.ui.sourcefields import FIELDS, Cell, FieldKind, headings, type_labels
from briefer.ui.sourcetablemodel import CELL_ROLE, SourceTableModel
from briefer.ui.theme import current

ROW_HEIGHT = 36  # pixels at normal text size
_LIKELY = 0.7  # a guess of less confidence is called unsure
_BESIDE = 22  # pixels beside the words of a cell
_SAMPLED = 300  # rows that say how wide a column is
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
            option.rect.adjust(0, 0, -round(_room_beside(cell)), 0)

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
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -8, 0), right, words)


def sureness(confidence: float) -> str:
    """Return what stands beside a guess, from its confidence of 0 to 1: a word if it is weak."""
    if confidence >= _LIKELY:
        return "?"
    return QCoreApplication.translate("CellDelegate", "unsure?")


def _room_beside(cell: Cell) -> float:
    """Return the pixels for what is said beside a guess."""
    if cell.state is not FieldState.GUESSED:
        return 0.0
    return QFontMetricsF(_sureness_font()).horizontalAdvance(sureness(cell.confidence)) + 8


def _sureness_font() -> QFont:
    return current().font(11.5, 500)


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
        self._wanted: tuple[int, ...] = ()  # pixels that the words of each column ask for
        self._is_fitted = True  # the columns are as wide as their words ask, not as a person does
        self._is_fitting = False
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.horizontalHeader().sectionResized.connect(self._keep_width)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def fit_columns(self) -> None:
        """Make each column as wide as its words ask, unless a person chose the widths."""
        if self._is_fitted and isinstance(model := self.model(), SourceTableModel):
            self._wanted = tuple(self._asked(model, column) for column in range(len(FIELDS)))
            self._share_out()

    def widen_columns(self) -> None:
        """Give the columns the room that new words ask for; none gets narrower under the hand."""
        before = self._wanted
        self.fit_columns()
        if before:
            self._wanted = tuple(map(max, before, self._wanted))
            self._share_out()

    def columns(self) -> QByteArray:
        """Return the widths a person chose, to be kept; empty where nobody did."""
        return QByteArray() if self._is_fitted else self.horizontalHeader().saveState()

    def restore_columns(self, kept: QByteArray) -> None:
        """Use widths that were kept."""
        if not kept.isEmpty():
            self._is_fitted = not self.horizontalHeader().restoreState(kept)

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

    def _asked(self, model: SourceTableModel, column: int) -> int:
        """Return the pixels that the words of a column ask for, up to the most it may have."""
        look, field = current(), FIELDS[column]
        metrics = QFontMetricsF(look.font(13, italic=True))
        cells = [model.cell(model.index(r, column)) for r in range(min(_SAMPLED, model.rowCount()))]
        longest = sorted((cell.text for cell in cells), key=len)[-3:]
        words = max((metrics.horizontalAdvance(text) for text in longest), default=0.0)
        beside = max((_room_beside(cell) for cell in cells), default=0.0)
        heading = QFontMetricsF(look.font(12, 600)).horizontalAdvance(headings()[field.name])
        return round(min(look.px(field.most), max(words + beside, heading) + look.px(_BESIDE)))

    def _share_out(self) -> None:
        if not self._wanted or not self._is_fitted:
            return
        least = [current().px(field.least) for field in FIELDS]
        self._is_fitting = True
        for column, width in enumerate(shared_out(self._wanted, least, self.viewport().width())):
            self.setColumnWidth(column, width)
        self._is_fitting = False

    def _keep_width(self, _column: int, _before: int, _after: int) -> None:
        self._is_fitted = self._is_fitted and self._is_fitting

    def _fill(self, cells: dict[tuple[int, int], str]) -> None:
        model = self.model()
        if isinstance(model, SourceTableModel) and not model.is_read_only and cells:
            model.fill(cells)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._share_out()

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
