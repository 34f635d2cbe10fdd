"""The outline as a tree of cards: selection, keys, and drags with their insertion line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from briefer.ui.outlinecards import OutlineCards
from briefer.ui.outlinedrops import Cited, Items, Spot, payload_of
from briefer.ui.outlineghost import ghost_of
from briefer.ui.outlineindicator import Indicator, indicator_of, paint_indicator, spot_at
from briefer.ui.outlinekeys import OutlineCommand, command_of
from briefer.ui.outlinemodel import ID_ROLE, OutlineModel
from briefer.ui.outlinesteps import Way
from briefer.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class OutlineView(QTreeView):
    """Shows an `OutlineModel`; every change is a wish that somebody else fulfils."""

    current_changed = Signal(str)  # item id, empty for none
    card_clicked = Signal(str)
    edit_requested = Signal(str)
    remove_requested = Signal(object)  # tuple of item ids, as below
    step_requested = Signal(object, object)  # + Way
    printing_requested = Signal(object)
    copy_requested = Signal(object)
    cut_requested = Signal(object)
    paste_requested = Signal(str)  # the item after which, empty for the end
    section_requested = Signal()  # an empty outline is to begin with one

    def __init__(self, model: OutlineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._collapsed: set[str] = set()
        self._remembered: tuple[tuple[str, ...], str, int] = ((), "", 0)
        self._is_restoring = False
        self._told = ""
        self._indicator: Indicator | None = None
        self.cards = OutlineCards(theme, self)
        self.begin_button = QPushButton(self.tr("Add a section"), self.viewport())
        self.setModel(model)
        self.setItemDelegate(self.cards)
        self._set_up()
        self._dress()
        model.about_to_restructure.connect(self._remember)
        model.restructured.connect(self._restore)
        self.expanded.connect(self._note_expanded)
        self.collapsed.connect(self._note_collapsed)
        self.clicked.connect(self._click)
        theme.changed.connect(self._dress)

    def _set_up(self) -> None:
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Outline"))
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)  # paintEvent draws our own
        self.setAutoScrollMargin(32)
        self.setAutoExpandDelay(500)
        self._theme.dress(self.begin_button, "button")
        self.begin_button.clicked.connect(self.section_requested)
        self.begin_button.hide()

    def _dress(self) -> None:
        self.setIndentation(self._theme.px(20))
        self.verticalScrollBar().setSingleStep(self._theme.px(24))
        self.scheduleDelayedItemsLayout()

    @property
    def outline(self) -> OutlineModel:
        """Return the model that is shown."""
        return self._model

    @property
    def current_id(self) -> str:
        """Return the id of the current item, empty for none."""
        return _id(self.currentIndex())

    @property
    def is_renaming(self) -> bool:
        """Tell whether a section's title is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def offer_beginning(self) -> None:
        """Let an empty outline be begun by a click, unless it cannot be changed."""
        is_empty = not self._model.rowCount()
        self.begin_button.setVisible(is_empty and not self._model.is_read_only)

    def selected_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected items in reading order, none inside another."""
        return self._model.tree.topmost(map(_id, self.selectionModel().selectedIndexes()))

    def select(self, ids: Sequence[str], *, scroll: bool = True) -> None:
        """Select `ids`, make the first one current and bring it into sight."""
        indexes = [index for i in ids if (index := self._model.index_of(i)).isValid()]
        if not indexes:
            return
        selection = QItemSelection()
        for index in indexes:
            selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.setCurrentIndex(indexes[0])
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if scroll:
            self.scrollTo(indexes[0])

    def rename(self, section_id: str) -> None:
        """Edit a section's title in place."""
        index = self._model.index_of(section_id)
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def _remember(self) -> None:
        current = _id(self.currentIndex())
        self._remembered = (self.selected_ids(), current, self.verticalScrollBar().value())
        self._is_restoring = True

    def _restore(self) -> None:
        ids, current, scrolled = self._remembered
        for section in self._model.tree.sections():
            index = self._model.index_of(section.item_id)
            self.setExpanded(index, section.item_id not in self._collapsed)
        # Somebody else's choice of a neighbour stands where what was selected is gone.
        self.select(self._model.tree.topmost(ids) or ((current,) if current else ()), scroll=False)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        self._is_restoring = False
        self._tell_current()

    def _tell_current(self) -> None:
        if not self._is_restoring and self.current_id != self._told:
            self._told = self.current_id
            self.current_changed.emit(self._told)

    def _note_expanded(self, index: QModelIndex) -> None:
        self._collapsed.discard(_id(index))

    def _note_collapsed(self, index: QModelIndex) -> None:
        self._collapsed.add(_id(index))

    def _click(self, index: QModelIndex) -> None:
        if len(self.selected_ids()) == 1:
            self.card_clicked.emit(_id(index))

    def _hold(self, event: QDragMoveEvent | QDropEvent) -> Spot | None:
        """Return where a drop here and now would be possible, and show it."""
        mime = event.mimeData()
        payload = payload_of(mime)
        self._show_indicator(None)
        if payload is None:
            return None
        if not isinstance(payload, Items):
            # A move would make other programs delete the words that were dragged out of them.
            event.setDropAction(Qt.DropAction.CopyAction)
        can_cite = isinstance(payload, Cited)
        spot = spot_at(self, self._model, event.position().toPoint(), can_cite=can_cite)
        self._model.is_first = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_copy = event.dropAction() == Qt.DropAction.CopyAction
        drop = self._model.can_drop(mime, spot, is_copy=is_copy)
        if drop is None:
            return None
        is_first = self._model.is_first
        self._show_indicator(indicator_of(self, self._model, drop, spot, is_first=is_first))
        return spot

    def _show_indicator(self, indicator: Indicator | None) -> None:
        self._indicator = indicator
        self.viewport().update()

    def _end_drag(self) -> None:
        """Stop scrolling and opening by themselves, and take the mark away."""
        super().dragLeaveEvent(QDragLeaveEvent())
        self._show_indicator(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever the model knows; whether it fits is asked on each move."""
        if payload_of(event.mimeData()) is None:
            event.ignore()  # files go to the window
            return
        super().dragEnterEvent(event)
        self.setState(QAbstractItemView.State.DraggingState)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where a drop would go; Qt scrolls and opens sections meanwhile."""
        super().dragMoveEvent(event)
        if self._hold(event) is None:
            event.ignore()
        else:
            event.accept()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Forget the drag."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the drop to the model."""
        spot = self._hold(event)
        self._end_drag()
        if spot is None:
            event.ignore()
            return
        event.accept()
        parent = self._model.index_of(spot.on_id or spot.parent_id or "")
        row = -1 if spot.row is None else spot.row
        self._model.dropMimeData(event.mimeData(), event.dropAction(), row, 0, parent)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the selected items, with their first words under the pointer."""
        indexes = [self._model.index_of(item_id) for item_id in self.selected_ids()]
        rows = [row for index in indexes if (row := self._model.row_of(index))]
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(indexes))
        drag.setPixmap(
            ghost_of(rows, self.cards.mark(rows[0]), self._theme, self.devicePixelRatioF())
        )
        drag.setHotSpot(QPoint(-10, -8))
        drag.exec(supported, Qt.DropAction.MoveAction)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which item is current."""
        super().currentChanged(current, previous)
        self._tell_current()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the outline from the window's menus."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if self._wish(event) is None:
            return super().event(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for: move, remove, edit, copy, switch printing."""
        wish = self._wish(event)
        if wish is None:
            super().keyPressEvent(event)
        else:
            wish()

    def _wish(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key emits, None where it does nothing here."""
        ids = self.selected_ids()
        command = command_of(event)
        if command is None or self.is_renaming:
            return None
        if command is OutlineCommand.PASTE:
            return partial(self.paste_requested.emit, self.current_id)
        if not ids:
            return None
        if isinstance(command, Way):
            return partial(self.step_requested.emit, ids, command)
        if command is OutlineCommand.EDIT:
            return partial(self.edit_requested.emit, self.current_id)
        asked = {
            OutlineCommand.REMOVE: self.remove_requested,
            OutlineCommand.COPY: self.copy_requested,
            OutlineCommand.CUT: self.cut_requested,
            OutlineCommand.PRINTING: self.printing_requested,
        }
        return partial(asked[command].emit, ids)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw a chevron beside a section that has something in it."""
        if not self._model.hasChildren(index):
            return
        side = self._theme.px(14)
        box = QRect(0, 0, side, side)
        box.moveCenter(QPoint(rect.right() - self.indentation() // 2 + 1, rect.center().y()))
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        self._theme.icon(name, "faint").paint(painter, box)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row without Qt's own background, so that only the card shows selection."""
        rect = self.visualRect(index)
        branches = QRect(0, option.rect.top(), rect.left(), option.rect.height())
        self.drawBranches(painter, branches, index)
        shown = QStyleOptionViewItem(option)
        shown.rect = rect
        flag = QStyle.StateFlag
        for state, is_on in (
            (flag.State_Selected, self.selectionModel().isSelected(index)),
            (flag.State_MouseOver, self._is_under_pointer(rect)),
        ):
            shown.state = shown.state | state if is_on else shown.state & ~state
        self.cards.paint(painter, shown, index)

    def _is_under_pointer(self, rect: QRect) -> bool:
        at = self.viewport().mapFromGlobal(QCursor.pos())
        return self.viewport().underMouse() and rect.contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then what a drop would do; an empty outline says how to begin."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if not self._model.rowCount() and self._indicator is None:
            self._paint_hint(painter)
        if self._indicator is not None:
            paint_indicator(painter, self._indicator, self._theme)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.color("muted"))
        area = self.viewport().rect().adjusted(24, 24, -24, -24)
        hint = self.tr("Drag words from a source to here, or begin with a section.")
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextWordWrap), hint)

    def _place_beginning(self) -> None:
        button, width = self.begin_button, self.viewport().width()
        size = button.sizeHint()
        top = 24 + 3 * self.fontMetrics().lineSpacing()  # below the hint, which takes two lines
        button.setGeometry((width - size.width()) // 2, top, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards wrap their words anew."""
        super().resizeEvent(event)
        self._place_beginning()
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _id(index: Index) -> str:
    return str(index.data(ID_ROLE)) if index.isValid() else ""
