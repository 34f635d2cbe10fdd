"""Files dropped anywhere on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefer.ui.theme import current

PROJECT_SUFFIX = ".briefer"


def local_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Return the files and folders of this computer in a drag; addresses elsewhere are ignored."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def projects_among(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return those of `paths` that are named like projects."""
    return tuple(path for path in paths if path.suffix.lower() == PROJECT_SUFFIX)


class DropCover(QWidget):
    """Says over the whole window what a drop would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self.hide()

    def appear(self, words: str) -> None:
        """Cover the parent with `words`."""
        self._words = words
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a veil, a frame and the words."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = look.color("window")
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        pen = painter.pen()
        pen.setColor(look.color("accent"))
        pen.setWidthF(2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(20, 20, -20, -20), 14, 14)
        painter.setFont(look.font(18, 600))
        painter.setPen(look.color("strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class FileDrops(QObject):
    """Watches a widget for files dragged over it; `dropped` gives what was let go."""

    dropped = Signal(object)  # tuple[Path, ...]

    def __init__(self, host: QWidget, over: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._cover = DropCover(over)
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of local files, leave all others to whom they belong."""
        if watched is not self._host:
            return False
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._consider(event)
        if event.type() == QEvent.Type.DragLeave:
            self._cover.hide()
        return False

    def _consider(self, event: QDropEvent) -> bool:
        paths = local_paths(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self._cover.appear(self._promise(paths))
        return True

    def _promise(self, paths: Sequence[Path]) -> str:
        if projects_among(paths):
            return self.tr("Drop to open this brief")
        if len(paths) == 1:
            return self.tr("Drop to add “{name}”").format(name=paths[0].name)
        if any(path.is_dir() for path in paths):
            return self.tr("Drop to add all that is in these {count}").format(count=len(paths))
        return self.tr("Drop to add {count} files").format(count=len(paths))

    def _drop(self, event: QDropEvent) -> bool:
        self._cover.hide()
        paths = local_paths(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(paths)
        return True
