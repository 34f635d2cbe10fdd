"""Cards above, the editor of the selected one below: it takes room only while one is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QSplitter, QWidget

_SHARE = 0.54  # of the height, for the editor


class OutlineSplit(QSplitter):
    """Shows `editor` below `view` while something is selected; the share is the person's to drag.

    After a press with the pointer it waits until a double-click or a drag is over: a card that
    moved away under the pointer would be neither opened nor taken along.
    """

    def __init__(self, view: QAbstractItemView, editor: QWidget, least: int) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._view = view
        self._editor = editor
        self._share = _SHARE
        self._item_id = self._closed = ""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._open_after_press)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(view)
        self.addWidget(editor)
        editor.setMinimumHeight(least)
        editor.hide()
        self.splitterMoved.connect(self._keep_share)

    def show_editor(self, item_id: str) -> None:
        """Open the editor for an item, or close it for none; not one that a person closed."""
        if item_id != self._closed:
            self._closed = ""
        self._item_id = item_id
        if not item_id:
            self._soon.stop()
            self._editor.hide()
        elif self._editor.isHidden() and not self._soon.isActive() and not self._closed:
            if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
                self.open_editor()
            else:
                self._soon.start(QApplication.doubleClickInterval())

    def open_editor(self) -> None:
        """Open the editor at once, and keep the current card in sight."""
        self._soon.stop()
        self._closed = ""
        if self._editor.isHidden():
            self._editor.show()
            below = round(self.height() * self._share)
            self.setSizes([self.height() - below, below])
            # Queued: a scroll bar that comes now lets the cards wrap anew.
            QTimer.singleShot(0, self._view, self._keep_in_sight)

    def close_editor(self) -> None:
        """Give the room to the cards until another one is selected."""
        self._soon.stop()
        self._closed = self._item_id
        self._editor.hide()

    def _keep_in_sight(self) -> None:
        self._view.executeDelayedItemsLayout()
        self._view.scrollTo(self._view.currentIndex())

    def _open_after_press(self) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.open_editor()
        else:
            self._soon.start(QApplication.doubleClickInterval())

    def _keep_share(self) -> None:
        above, below = self.sizes()
        self._share = below / max(1, above + below)
