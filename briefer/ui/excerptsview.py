"""The view of the excerpts: cards to select, drag out and work on by keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefer.ui.dragghost import ghost
from briefer.ui.excerptcards import ExcerptCards
from briefer.ui.excerptrows import ExcerptRow
from briefer.ui.excerptsmodel import ExcerptsModel
from briefer.ui.readerkeys import Command, command_for, section_number
from briefer.ui.readerlook import reader_look
from briefer.ui.theme import current


class ExcerptsView(QListView):
    """The cards; says what a key or a click asks for."""

    place_requested = Signal()
    choice_requested = Signal()
    number_requested = Signal(int)
    source_requested = Signal()
    remove_requested = Signal()
    copy_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Excerpts"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(ExcerptCards(current(), self))
        self.doubleClicked.connect(self._ask_source)

    def selected(self) -> tuple[ExcerptRow, ...]:
        """Return the selected rows in the order they stand."""
        model = self.model()
        if not isinstance(model, ExcerptsModel):
            return ()
        rows = (model.row_at(index) for index in sorted(self.selectedIndexes()))
        return tuple(row for row in rows if row is not None)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected excerpts with a card of the first."""
        rows = self.selected()
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(self.selectedIndexes()))
        look = reader_look(current(), rows[0].color)
        foot = rows[0].foot
        if len(rows) > 1:
            foot = self.tr("{count} excerpts").format(count=len(rows))
        drag.setPixmap(ghost(rows[0].excerpt.words, foot, look, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-14, -10))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place with Enter, find a section, go to the source, remove, copy."""
        command, number = command_for(event), section_number(event)
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if number is not None:
            self.number_requested.emit(number)
        elif command is Command.PLACE_CHOSEN:
            self.choice_requested.emit()
        elif command is Command.PLACE_LAST or (is_enter and not event.modifiers()):
            self.place_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.source_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected excerpts."""
        self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew: their heights depend on the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _ask_source(self, _index: QModelIndex) -> None:
        self.source_requested.emit()
