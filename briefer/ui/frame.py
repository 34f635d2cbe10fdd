"""The frame of the window: what is painted first, before anything else is loaded."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.commands import Commands
from briefer.ui.messages import MessageBar
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.statusbar import StatusBar
from briefer.ui.topbar import TopBar

_SIZE = QSize(1366, 860)
_EDGES = QSize(0, 32)  # what a window manager draws around a window


class Frame(QMainWindow):
    """Top bar, room for pages, status bar and message."""

    def __init__(self, session: Session, settings: WindowSettings) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.setWindowTitle("Briefer")
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _EDGES))
        if geometry := settings.bytes_of("geometry"):
            self.restoreGeometry(geometry)
        self.body = QWidget(self)
        self.setCentralWidget(self.body)
        self.commands = Commands(self)
        self.commands.set_state(has_project=False, is_read_only=True)
        self.top = TopBar(self.commands, session, self.body)
        self.pages = QStackedWidget(self.body)
        self.status = StatusBar(session, self.body)
        self.messages = MessageBar(self.body)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.pages, 1)
        column.addWidget(self.messages)
        column.addWidget(self.status)

    def show_page(self, page: QWidget, *, is_of_brief: bool) -> None:
        """Show `page`, and around it what belongs to a brief or not."""
        self.pages.setCurrentWidget(page)
        self.top.set_open(is_open=is_of_brief)
        self.status.setVisible(is_of_brief)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and size."""
        self.settings.set_bytes("geometry", self.saveGeometry())
        self.settings.save()
        super().closeEvent(event)
