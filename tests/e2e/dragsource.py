"""Another program's window from which a file is dragged: python -m tests.e2e.dragsource FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

PLACE = (40, 620, 160, 60)  # x, y, width, height on the screen


class FileIcon(QLabel):
    """Stands for a file; moving the pressed pointer over it drags the file."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.name)
        self._file = file
        self.setWindowTitle(file.name)
        self.setWindowFlags(Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
        self.setGeometry(*PLACE)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._file))])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    icon = FileIcon(Path(sys.argv[1]))
    icon.show()
    sys.exit(app.exec())
