"""What nobody caught: written to a log, told once, and the window stays."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

_LIMIT = 1_000_000  # bytes of a log, after which it is begun anew
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
log = logging.getLogger("briefer")


class CrashLog(QObject):
    """Writes uncaught errors of every thread to a file; `caught` is told on the GUI thread."""

    caught = Signal(object)  # the error
    _heard = Signal(object)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file or _default_file()
        self._stream: TextIO | None = None
        self._heard.connect(self.caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's and Qt's own handling."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        if self.file.exists() and self.file.stat().st_size > _LIMIT:
            self.file.unlink()
        self._stream = self.file.open("a", encoding="utf-8")
        handler = logging.StreamHandler(self._stream)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logging.getLogger().addHandler(handler)
        faulthandler.enable(self._stream)
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(_log_qt)

    def _take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error; Ctrl+C in the terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("not caught", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        self._heard.emit(error)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._take(args.exc_type, args.exc_value, args.exc_traceback)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    where = getattr(context, "category", None) or "qt"
    log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", where, words)


def _default_file() -> Path:
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(where) / "briefer.log"
