"""Start the window: application, session, main window; the brief is opened behind it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from briefer.ui import theme
from briefer.ui.crashes import CrashLog
from briefer.ui.mainwindow import MainWindow
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.theme import ThemeMode

TURN = 0.0005  # seconds that a job keeps Python from the window, which asks for it a lot
_UNSEEN_MS = 1000  # a window that is not painted by then is hidden or minimised


class FirstPaint(QObject):
    """Says once that a window has been painted, or that nobody sees it.

    A timer of no length would not do: on X and Wayland the server asks for the first paint
    some time after `show`, and what is done before that keeps the screen empty.
    """

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._is_done = False
        window.installEventFilter(self)
        QTimer.singleShot(_UNSEEN_MS, self._finish)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See the window being painted, and let it be."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._finish)
        return False

    def _finish(self) -> None:
        if not self._is_done:
            self._is_done = True
            self.done.emit()


def run(paths: Sequence[Path] = ()) -> int:
    """Show the window on `paths`, the last brief or the example; return the exit code."""
    from briefer.jobs.tasks import TaskRunner  # noqa: PLC0415

    sys.setswitchinterval(TURN)
    app = application()
    crashes = CrashLog(parent=app)
    crashes.install()
    settings = WindowSettings()
    use_look(settings)
    session = Session(TaskRunner(), app)
    window = MainWindow(session, settings)
    crashes.caught.connect(session.failed)
    first = FirstPaint(window)
    first.done.connect(partial(open_first, window, settings, tuple(paths)))
    window.show()
    code = app.exec()
    session.close()
    return code


def application() -> QApplication:
    """Return the application, made if there is none yet."""
    QApplication.setApplicationName("briefer")
    QApplication.setApplicationDisplayName("Briefer")
    QApplication.setDesktopFileName("briefer")
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setWindowIcon(theme.icon("open-book", "accent"))
    return app


def use_look(settings: WindowSettings) -> None:
    """Use the theme and the size of text that were chosen last."""
    look = theme.current()
    if settings.theme in set(ThemeMode):
        look.set_mode(ThemeMode(settings.theme))
    look.set_scale(settings.text_scale)


def open_first(window: MainWindow, settings: WindowSettings, paths: Sequence[Path]) -> None:
    """Furnish the painted frame; open `paths`, the brief that was open last, or the example."""
    window.furnish()
    gc.freeze()  # what is there now stays: looking through it for garbage would halt the window
    last = next((path for path in settings.recent if path.exists()), None)
    if paths:
        window.open_paths(paths)
    elif last is not None:
        window.projects.open(last)
    else:
        window.projects.open_example()
