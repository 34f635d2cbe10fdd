"""Type to find a section: a small list under a field, for placing by keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.core.outline import OutlineItem, Section, walk
from briefer.core.text import search_form
from briefer.ui.theme import current

_WIDTH, _HEIGHT = 340, 300
_ID = Qt.ItemDataRole.UserRole
_NEXT = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in reading order; `number` is the one of the top level, 0 for none."""

    section_id: str
    title: str
    depth: int
    number: int = 0


def section_lines(outline: tuple[OutlineItem, ...]) -> tuple[SectionLine, ...]:
    """Return the sections of `outline` in reading order, numbered as the outline shows them."""
    found, count = [], 0
    for item, depth in walk(outline):
        if isinstance(item, Section):
            has_number = depth == 0 and item.printed and not item.is_parked
            count += has_number
            found.append(SectionLine(item.item_id, item.title, depth, count * has_number))
    return tuple(found)


def matching(lines: Sequence[SectionLine], typed: str) -> tuple[SectionLine, ...]:
    """Return the sections whose title holds each typed word or whose number is typed."""
    wanted = typed.strip()
    if wanted.isdigit() and (exact := tuple(s for s in lines if str(s.number) == wanted)):
        return exact
    words = search_form(wanted).split()
    return tuple(s for s in lines if all(word in search_form(s.title) for word in words))


class SectionChooser(QFrame):
    """Pops up over a reader; Enter or a click chooses, Escape leaves."""

    chosen = Signal(str)

    def __init__(self, lines: Sequence[SectionLine], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("sectionChooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._lines = tuple(lines)
        self._field = QLineEdit(placeholderText=self.tr("Type to find a section"))
        self._field.setAccessibleName(self.tr("Section"))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName(self.tr("Sections"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._choose)
        self._nothing = QLabel(self.tr("No section with these words"))
        current().dress(self._nothing, "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self._field, self._list, self._nothing):
            column.addWidget(widget)
        self.resize(_WIDTH, _HEIGHT)
        self._filter("")

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the ids of the sections that are offered now."""
        rows = range(self._list.count())
        return tuple(str(self._list.item(row).data(_ID)) for row in rows)

    def pop_up(self, center: QPoint) -> None:
        """Show the chooser around `center`, a point of the screen, ready for typing."""
        self.move(center - QPoint(_WIDTH // 2, _HEIGHT // 2))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, typed: str) -> None:
        self._list.clear()
        for line in matching(self._lines, typed):
            number = f"{line.number}  " if line.number else ""
            row = QListWidgetItem("    " * line.depth + number + line.title, self._list)
            row.setData(_ID, line.section_id)
            row.setSizeHint(QSize(10, current().px(28)))
        self._list.setCurrentRow(0)
        self._list.setVisible(self._list.count() > 0)
        self._nothing.setVisible(self._list.count() == 0)

    def _choose(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            section_id = str(row.data(_ID))
            self.close()
            self.chosen.emit(section_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's arrow keys move in the list, Enter choose."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _NEXT:
                row = self._list.currentRow() + _NEXT[key]
                self._list.setCurrentRow(min(max(0, row), self._list.count() - 1))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)
