"""The head of the outline area: what is shown, and what can be added to the outline."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.ui.segments import Segments
from briefer.ui.theme import current
from briefer.ui.toolbuttons import tool_button

_ROOMY = 430  # px at normal text size from which buttons carry words
_NARROW = 350  # px at normal text size, below which a button gives way
_TAB = 80  # px at normal text size that one more tab takes


class Page(IntEnum):
    """What the outline area shows; all but the last have a tab."""

    OUTLINE = 0
    PREVIEW = 1
    CHECKS = 2
    RETURNED = 3
    FRONT = 4


class OutlineHead(QWidget):
    """Tabs on the left, buttons on the right, as many as there is room for."""

    section_requested = Signal()
    text_requested = Signal()
    front_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Segments(
            self.tr("Outline, preview or checks"),
            (self.tr("Outline"), self.tr("Preview"), self.tr("Checks"), self.tr("Returned")),
        )
        self.tabs.set_shown(Page.RETURNED, is_shown=False)
        self._findings = 0
        icon = current().icon
        self._section = tool_button(
            icon("plus"), self.tr("Add a section"), self.section_requested.emit,
            label=self.tr("Section"),
        )  # fmt: skip
        self._text = tool_button(icon("text"), self.tr("Add a text"), self.text_requested.emit)
        settings = tool_button(
            icon("settings"), self.tr("Title page and settings"), self.front_requested.emit
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 11, 8, 9)
        row.setSpacing(2)
        row.addWidget(self.tabs)
        row.addStretch()
        for button in (self._section, self._text, settings):
            row.addWidget(button)

    def show_returned(self, *, is_shown: bool) -> None:
        """Have a tab for a brief that came back, or none."""
        self.tabs.set_shown(Page.RETURNED, is_shown=is_shown)
        self.fit(self.width())

    def count_findings(self, count: int) -> None:
        """Say on the tab of the checks how many findings there are to look at."""
        self._findings = count
        self._label_checks(self.width())

    def _label_checks(self, width: int) -> None:
        """Leave the number away where four tabs would not be readable with it."""
        label = self.tr("Checks")
        has_room = not self.tabs.is_shown(Page.RETURNED) or width >= current().px(_ROOMY)
        numbered = f"{label} {self._findings}" if self._findings and has_room else label
        self.tabs.set_label(Page.CHECKS, numbered)

    def fit(self, width: int) -> None:
        """Leave words away where there is no room for them in `width` px."""
        self._label_checks(width)
        room = width - (current().px(_TAB) if self.tabs.is_shown(Page.RETURNED) else 0)
        self._text.setVisible(room >= current().px(_NARROW))
        styles = Qt.ToolButtonStyle
        is_roomy = room >= current().px(_ROOMY)
        self._section.setToolButtonStyle(
            styles.ToolButtonTextBesideIcon if is_roomy else styles.ToolButtonIconOnly
        )
