"""The start page: begin a brief, open one, or try the example."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.newbrief import NewBriefChoice
from briefer.ui.theme import current, icon

_WIDTH = 560
_SHOWN = 6  # recent briefs


class StartPage(QWidget):
    """What the window shows while no brief is open."""

    files_requested = Signal()
    open_requested = Signal()
    example_requested = Signal()
    recent_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Start page"))
        self._picture = QLabel()
        self._recent_title = QLabel(self.tr("Recent"))
        self._recent = QVBoxLayout()
        self._recent_buttons: list[QPushButton] = []
        self._column = QWidget()
        self.new_brief = NewBriefChoice()
        self._lay_out()
        self._fit()
        current().changed.connect(self._fit)
        self.show_recent(())

    @property
    def recent_buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons of the briefs opened last."""
        return tuple(self._recent_buttons)

    def enter(self) -> None:
        """Put the focus on the first way to begin."""
        self._files.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the briefs opened last."""
        for button in self._recent_buttons:
            self._recent.removeWidget(button)
            button.deleteLater()
        self._recent_buttons = [self._recent_button(path) for path in paths[:_SHOWN]]
        for button in self._recent_buttons:
            self._recent.addWidget(button)
        self._recent_title.setHidden(not paths)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Briefer"))
        current().dress(title, "hero")
        promise = QLabel(self.tr("From a pile of articles to a brief you can defend."))
        current().dress(promise, "reading")
        promise.setWordWrap(True)
        drop = QLabel(self.tr("Or drop articles, a folder or a brief anywhere in this window."))
        drop.setWordWrap(True)
        current().dress(drop, "meta")
        current().dress(self._recent_title, "chip")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addWidget(self._picture)
        column.addSpacing(4)
        column.addWidget(title)
        column.addWidget(promise)
        column.addSpacing(22)
        column.addLayout(self._ways())
        column.addSpacing(8)
        column.addWidget(drop)
        column.addSpacing(6)
        column.addWidget(self.new_brief)
        column.addSpacing(24)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(self._column, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _ways(self) -> QHBoxLayout:
        self._files = self._button("file-plus", self.tr("New brief from files…"), "on_accent")
        self._files.setObjectName("primary")
        current().dress(self._files, "primary")
        self._open = self._button("folder-open", self.tr("Open…"))
        self._example = self._button("library", self.tr("Try the example"))
        self._files.clicked.connect(self.files_requested)
        self._open.clicked.connect(self.open_requested)
        self._example.clicked.connect(self.example_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._files, self._open, self._example):
            row.addWidget(button)
        row.addStretch()
        return row

    def _button(self, picture: str, words: str, tone: str = "muted") -> QPushButton:
        button = QPushButton(icon(picture, tone), words)
        current().dress(button, "button")
        return button

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton(icon("file-text"), path.stem.replace("&", "&&"))
        button.setObjectName("link")
        button.setToolTip(str(path))
        button.setAccessibleName(self.tr("Open {name}").format(name=path.stem))
        current().dress(button, "button")
        button.clicked.connect(partial(self._ask_for, path))
        return button

    def _ask_for(self, path: Path, _checked: bool = False) -> None:
        self.recent_requested.emit(path)

    def _fit(self) -> None:
        look = current()
        self._column.setFixedWidth(look.px(_WIDTH))
        self._picture.setPixmap(
            icon("open-book", "accent").pixmap(
                QSize(look.px(40), look.px(40)), self.devicePixelRatioF()
            )
        )
