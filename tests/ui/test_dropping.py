from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from briefer.ui.dropping import FileDrops, local_paths, projects_among


def files(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def inside(window: QMainWindow) -> QWidget:
    body = window.centralWidget()
    assert body is not None
    return body


def enter(window: QMainWindow, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def drop(window: QMainWindow, mime: QMimeData) -> None:
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, event)


def dropped(drops: FileDrops) -> list[Sequence[Path]]:
    seen: list[Sequence[Path]] = []
    drops.dropped.connect(seen.append)
    return seen


def test_files_dropped_on_the_window_are_taken(window: QMainWindow) -> None:
    drops = FileDrops(window, inside(window))
    seen = dropped(drops)
    mime = files("file:///home/a/one.txt", "file:///home/a/folder")
    assert enter(window, mime).isAccepted()
    assert not drops._cover.isHidden()
    drop(window, mime)
    assert seen == [(Path("/home/a/one.txt"), Path("/home/a/folder"))]
    assert drops._cover.isHidden()


def test_addresses_of_the_network_are_not_files(window: QMainWindow) -> None:
    drops = FileDrops(window, inside(window))
    seen = dropped(drops)
    mime = files("https://example.org/article")
    assert not enter(window, mime).isAccepted()
    drop(window, mime)
    assert seen == []
    assert local_paths(mime) == ()


def test_text_is_left_to_whom_it_concerns(window: QMainWindow) -> None:
    drops = FileDrops(window, inside(window))
    mime = QMimeData()
    mime.setText("Some words")
    assert not enter(window, mime).isAccepted()
    assert drops._cover.isHidden()


def test_leaving_the_window_takes_the_promise_away(window: QMainWindow) -> None:
    drops = FileDrops(window, inside(window))
    mime = files("file:///home/a/one.txt")
    enter(window, mime)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert drops._cover.isHidden()


def test_briefs_are_told_by_their_names() -> None:
    paths = (Path("a.txt"), Path("b.BRIEFER"), Path("c.briefer"))
    assert projects_among(paths) == (Path("b.BRIEFER"), Path("c.briefer"))
