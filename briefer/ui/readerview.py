"""Working in a reader's text: selecting, copying with the citation, dragging out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDeadlineTimer, QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from briefer.core.text import Span
from briefer.ui.mime import Passage, passage_mime
from briefer.ui.readerlook import ReaderLook
from briefer.ui.sourceview import SourceView

SETTLE_MS = 180  # after the last change by key; while a key is held down nothing pops up
_WHEEL_STEP = 120  # Qt's unit: one notch of a usual wheel

Describe = Callable[[Sequence[Span]], str]  # spans -> the line that names their source
Picture = Callable[[Passage, float], QPixmap]  # passage, device pixel ratio -> what is dragged


class ReaderView(SourceView):
    """A source's text from which passages are taken.

    `describe` and `picture` are given by the pane, which knows the source.
    """

    selection_settled = Signal()
    selection_cleared = Signal()
    drag_started = Signal()
    zoom_requested = Signal(int)
    menu_requested = Signal(QPoint, QPoint)  # in the viewport, on the screen

    def __init__(
        self, look: ReaderLook, describe: Describe, picture: Picture, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._describe = describe
        self._picture = picture
        self._press: QPoint | None = None
        self._doubled = QPoint()  # where a word was selected by a double click,
        self._third_click = QDeadlineTimer(0)  # and until when a click there takes its paragraph
        self._pressed_fold: int | None = None
        self._wheel = 0
        self._settle_timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle_timer.timeout.connect(self._announce)
        self.selectionChanged.connect(self._wait_for_selection)

    def passage(self) -> Passage | None:
        """Return what is selected, None where the selection holds no visible words."""
        spans = self.selected_spans()
        if not spans:
            return None
        words = "\n\n".join(span.of(self.text.canonical) for span in spans)
        return Passage(self.text.source_id, spans, words, self._describe(spans))

    def _wait_for_selection(self) -> None:
        if not self.textCursor().hasSelection():
            self._settle_timer.stop()
            self.selection_cleared.emit()
        elif not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._settle_timer.start()

    def _announce(self) -> None:
        if self.selected_spans():
            self.selection_settled.emit()

    def _is_in_selection(self, point: QPoint) -> bool:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return False
        place = point + QPoint(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        at = layout.hitTest(place.toPointF(), Qt.HitTestAccuracy.ExactHit)
        return cursor.selectionStart() <= at < cursor.selectionEnd()

    def _start_drag(self) -> None:
        """Drag the selection out; Qt's own text drag cannot carry a picture."""
        passage = self.passage()
        if passage is None:
            return
        self.drag_started.emit()
        drag = QDrag(self)
        drag.setMimeData(passage_mime(passage))
        drag.setPixmap(self._picture(passage, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-14, -10))
        drag.exec(Qt.DropAction.CopyAction)
        self._announce()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection with its citation, for the clipboard."""
        passage = self.passage()
        return QMimeData() if passage is None else passage_mime(passage)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag within the selection, else a new selection; a third click takes more."""
        point = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        may_drag = is_left and is_plain and not self._is_third(point)
        self._press = point if may_drag and self._is_in_selection(point) else None
        self._pressed_fold = self.fold_at(point) if is_left and is_plain else None
        if self._press is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Start the drag once the pointer has moved far enough."""
        if self._press is None:
            super().mouseMoveEvent(event)
            is_on_fold = self.fold_at(event.position().toPoint()) is not None
            shape = Qt.CursorShape
            self.viewport().setCursor(shape.PointingHandCursor if is_on_fold else shape.IBeamCursor)
            return
        moved = event.position().toPoint() - self._press
        if moved.manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self._start_drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clear the selection by a click within it, open or close a fold by one on its line."""
        if self._press is not None:
            self._press = None
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)
        fold, self._pressed_fold = self._pressed_fold, None
        if fold is not None and fold == self.fold_at(event.position().toPoint()):
            self.toggle_fold(fold)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._announce()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._press = None
        self._doubled = event.position().toPoint()
        self._third_click.setRemainingTime(QApplication.doubleClickInterval())
        super().mouseDoubleClickEvent(event)

    def _is_third(self, point: QPoint) -> bool:
        """Tell whether a press follows a double click, as Qt does: it selects the paragraph."""
        is_near = (point - self._doubled).manhattanLength() < QApplication.startDragDistance()
        return is_near and not self._third_click.hasExpired()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the reader's own menu; by key it opens at the caret."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        point = event.pos() if is_mouse else self.cursorRect().bottomLeft()
        if is_mouse and not self._is_in_selection(point):
            self.setTextCursor(self.cursorForPosition(point))
        self.menu_requested.emit(point, self.viewport().mapToGlobal(point))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps, self._wheel = int(self._wheel / _WHEEL_STEP), int(self._wheel % _WHEEL_STEP)
        if steps:
            self.zoom_requested.emit(steps)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or close a fold by Enter on its line; leave the rest to Qt."""
        fold = self.fold_at_caret()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and fold is not None and not event.modifiers():
            self.toggle_fold(fold)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # QTextBrowser would take Alt+Left for a history of pages
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say of an excerpt under the pointer how often it is used."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, point: QPoint) -> str:
        at = self.code_point_at(point)
        if at is None:
            return ""
        mark = next((m for m in self.marks if any(s.start <= at < s.end for s in m.spans)), None)
        if mark is None:
            return ""
        if mark.uses == 0:
            return self.tr("Excerpt, not used yet")
        if mark.uses == 1:
            return self.tr("Excerpt, used once")
        return self.tr("Excerpt, used {count} times").format(count=mark.uses)
