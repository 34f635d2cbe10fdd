"""Start the window: application, session, main window; the brief is opened behind it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefer.ui import theme
from briefer.ui.crashes import CrashLog
from briefer.ui.mainwindow import MainWindow
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.theme import ThemeMode


def run(paths: Sequence[Path] = ()) -> int:
    """Show the window on `paths`, the last brief or the example; return the exit code."""
    from briefer.jobs.tasks import TaskRunner  # noqa: PLC0415

    app = application()
    crashes = CrashLog(parent=app)
    crashes.install()
    settings = WindowSettings()
    use_look(settings)
    session = Session(TaskRunner(), app)
    window = MainWindow(session, settings)
    crashes.caught.connect(session.failed)
    window.show()
    QTimer.singleShot(0, partial(open_first, window, settings, tuple(paths)))
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
    last = next((path for path in settings.recent if path.exists()), None)
    if paths:
        window.open_paths(paths)
    elif last is not None:
        window.projects.open(last)
    else:
        window.projects.open_example()
