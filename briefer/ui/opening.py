"""Handing a file or a folder to another program, and saying so where there is none."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from briefer.ui.messages import Tone, Way

if TYPE_CHECKING:
    from briefer.ui.messages import MessageBar
    from briefer.ui.session import Session


def open_outside(session: Session, messages: MessageBar, path: Path) -> None:
    """Open `path` in the program that the system has for it; say where it is if there is none."""
    from briefer.jobs.opening import can_tell, was_opened  # noqa: PLC0415 - not at the start

    tell = partial(_tell, messages, path)
    if can_tell():
        session.run(was_opened, path, then=tell)
    else:
        tell(QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))


def _tell(messages: MessageBar, path: Path, is_opened: bool) -> None:
    if not is_opened:
        words = _tr("No program was found that opens “{name}”").format(name=path.name)
        if path.is_dir():
            words = _tr("No program was found that opens folders")
        copy = Way(_tr("Copy its place"), partial(_copy, str(path)))
        messages.tell(Tone.DOUBT, words, str(path), (copy,))


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)
