"""What stands above the text, and how the brief is set: one form."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.core.brief import NotesKind, PinpointKind
from briefer.ui.editing import edits_for
from briefer.ui.pendingfields import PendingField, PendingNumber
from briefer.ui.stylechooser import StyleChooser
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.ui.session import Session


class FrontMatterPane(QScrollArea):
    """Edits front matter and settings; every field is an edit of its own."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._fields: dict[str, PendingField] = {}
        self._style, self._notes, self.pinpoints = QComboBox(), QComboBox(), QComboBox()
        self.bibliography = QCheckBox(self.tr("With a bibliography"))
        self._length = PendingNumber(self.tr("Length"), self.tr("No target"))
        self.setAccessibleName(self.tr("Title page and settings"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = self._form()
        self.setWidget(self._inside)
        self._fill_choices()
        self._connect()
        session.brief_changed.connect(self._refresh)
        self._refresh()

    def field(self, name: str) -> PendingField:
        """Return the field of one line of front matter."""
        return self._fields[name]

    def flush(self) -> None:
        """Make what was typed an edit now."""
        for field in self._fields.values():
            field.flush()
        self._length.flush()

    def enter(self, field: str = "title") -> None:
        """Take the keyboard focus in a field; "length" is that of the brief."""
        wanted = self._fields.get(field, self._length)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(wanted)

    def _form(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 14, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._heading(self.tr("Title page")))
        close = tool_button(
            self._theme.icon("close"), self.tr("Back to the outline"), self.closed.emit
        )
        head.addStretch()
        head.addWidget(close)
        column.addLayout(head)
        column.addLayout(self._rows())
        column.addStretch()
        return inside

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words)
        self._theme.dress(label, "heading")
        return label

    def _rows(self) -> QFormLayout:
        """Return one form, so that all fields stand below one another."""
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_front(form)
        form.addRow(self._heading(self.tr("Settings")))
        self._add_settings(form)
        return form

    def _add_front(self, form: QFormLayout) -> None:
        for name, label, hint in (
            ("title", self.tr("Title"), ""),
            ("subtitle", self.tr("Subtitle"), ""),
            ("author", self.tr("Author"), ""),
            ("date", self.tr("Date"), self.tr("As it shall be printed")),
            ("information_as_of", self.tr("Information as of"), ""),
            ("to", self.tr("To"), ""),
            ("from_", self.tr("From"), ""),
            ("copy", self.tr("Copy"), ""),
            ("reference", self.tr("Reference"), ""),
            ("status", self.tr("Status"), self.tr("Draft, final …")),
            ("version", self.tr("Version"), ""),
            ("cleared_by", self.tr("Cleared by"), ""),
            ("marking", self.tr("Marking"), self.tr("Printed on every page")),
        ):
            field = PendingField(label, hint)
            field.committed.connect(partial(self._revise_front, name))
            self._fields[name] = field
            form.addRow(label, field)

    def _add_settings(self, form: QFormLayout) -> None:
        self._style.setAccessibleName(self.tr("Citation style"))
        form.addRow(self.tr("Citation style"), self._style_row())
        for label, widget in (
            (self.tr("Citations as"), self._notes),
            (self.tr("Pinpoints"), self.pinpoints),
            (self.tr("Length in words"), self._length),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        form.addRow("", self.bibliography)

    def _style_row(self) -> QHBoxLayout:
        """Return the styles offered first, with a way to all the others."""
        words = self.tr("All citation styles, shown on your sources")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._style, 1)
        row.addWidget(tool_button(self._theme.icon("more"), words, self.choose_style))
        return row

    def choose_style(self) -> None:
        """Ask for one of all styles, shown on the brief's own sources."""
        chooser = StyleChooser(self._session, self._session.brief.settings.style, self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.chosen.connect(self._take_style)
        chooser.open()

    def _fill_choices(self) -> None:
        for choice in (self._style, self._notes, self.pinpoints):
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _fill(
            self._notes,
            {
                NotesKind.FOOTNOTES: self.tr("Footnotes"),
                NotesKind.INLINE: self.tr("In the text"),
            },
        )
        _fill(
            self.pinpoints,
            {
                PinpointKind.NONE: self.tr("Only pages and printed numbers"),
                PinpointKind.HEADING: self.tr("The heading above"),
                PinpointKind.COUNTED: self.tr("Counted paragraphs"),
            },
        )

    def _connect(self) -> None:
        self._style.activated.connect(self._choose_style)
        self._notes.activated.connect(self._choose_notes)
        self.pinpoints.activated.connect(self._choose_pinpoints)
        self.bibliography.clicked.connect(self._choose_bibliography)
        self._length.number_committed.connect(self._choose_length)

    def _refresh(self) -> None:
        brief = self._session.brief
        for name, field in self._fields.items():
            field.show_value(getattr(brief.front, name))
        settings = brief.settings
        self._show_style(settings.style)
        self._notes.setCurrentIndex(self._notes.findData(settings.notes))
        self.pinpoints.setCurrentIndex(self.pinpoints.findData(settings.pinpoints))
        self.bibliography.setChecked(settings.has_bibliography)
        self._length.show_number(settings.length)
        self._inside.setEnabled(not self._session.is_read_only)

    def _show_style(self, style_id: str) -> None:
        if self._style.findData(style_id) < 0:
            self._style.addItem(style_name(style_id), style_id)
        self._style.setCurrentIndex(self._style.findData(style_id))

    def _offer_styles(self) -> None:
        """Fill the list of styles; it is long to read, so not before somebody looks at it."""
        from briefer.citation.styles import FIRST_CHOICES, style_ids  # noqa: PLC0415

        known = style_ids()
        for choice in FIRST_CHOICES:
            if choice in known and self._style.findData(choice) < 0:
                self._style.addItem(style_name(choice), choice)

    def _revise_front(self, name: str, value: str) -> None:
        edits_for(self._session).revise_front(**{name: value})

    def _revise(self, **fields: object) -> None:
        edits_for(self._session).revise_settings(**fields)

    def _choose_style(self, _index: int) -> None:
        self._take_style(self._style.currentData())

    def _take_style(self, style_id: str) -> None:
        self._revise(style=style_id)

    def _choose_notes(self, _index: int) -> None:
        self._revise(notes=NotesKind(self._notes.currentData()))

    def _choose_pinpoints(self, _index: int) -> None:
        self._revise(pinpoints=PinpointKind(self.pinpoints.currentData()))

    def _choose_bibliography(self, has_bibliography: bool) -> None:
        self._revise(has_bibliography=has_bibliography)

    def _choose_length(self, words: int | None) -> None:
        self._revise(length=words)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the styles."""
        super().showEvent(event)
        self._offer_styles()


def style_name(style_id: str) -> str:
    """Return the id of a style in a form that reads like a name."""
    words = style_id.split("-")
    return " ".join(word if i else word.capitalize() for i, word in enumerate(words))


def _fill(choice: QComboBox, labels: Mapping[StrEnum, str]) -> None:
    for value, label in labels.items():
        choice.addItem(label, value)
