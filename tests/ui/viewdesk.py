"""A reader's text on its own, for the tests of how it shows and keeps what it is given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QTextCursor
from pytestqt.qtbot import QtBot

from briefer.core.source import SourceText
from briefer.core.text import Span
from briefer.ui import theme
from briefer.ui.mime import Passage
from briefer.ui.readerdocument import ReaderDocument
from briefer.ui.readerlook import reader_look
from briefer.ui.readerview import ReaderView


def describe(spans: Sequence[Span]) -> str:
    return f"Ann Example, {len(spans)} stretches"


def picture(_passage: Passage, _ratio: float) -> QPixmap:
    return QPixmap(20, 20)


def make_view(qtbot: QtBot, text: SourceText, width: int = 700, height: int = 500) -> ReaderView:
    view = ReaderView(reader_look(theme.current(), 0), describe, picture)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    qtbot.waitExposed(view)
    view.show_text(text)
    return view


def span_of(text: SourceText, words: str) -> Span:
    start = text.canonical.index(words)
    return Span(start, start + len(words))


def background_at(view: ReaderView, code_point: int) -> str:
    document = view.document()
    assert isinstance(document, ReaderDocument)
    cursor = QTextCursor(document)
    cursor.setPosition(document.position(code_point) + 1)
    brush = cursor.charFormat().background()
    return "" if brush.style() == Qt.BrushStyle.NoBrush else brush.color().name()
