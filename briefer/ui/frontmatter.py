"""What stands above the text, and how the brief is set: one form."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.core.markings import Scheme, markings_in
from briefer.ui.editing import edits_for
from briefer.ui.markingfield import MarkingField
from briefer.ui.pendingfields import PendingField
from briefer.ui.settingsfields import SettingsFields
from briefer.ui.stylechooser import StyleChooser
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.ui.session import Session


_DESIGNATION = ("controlled_by", "category", "dissemination", "contact")  # of US CUI
_NARROW = 320  # px at normal text size, below which labels stand above their fields


class FrontMatterPane(QScrollArea):
    """Edits front matter and settings; every field is an edit of its own."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._fields: dict[str, PendingField] = {}
        self._rows_form = QFormLayout()
        self.settings = SettingsFields(self)
        self.marking = MarkingField(self.tr("Marking"))
        self.setAccessibleName(self.tr("Title page and settings"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = self._form()
        self.setWidget(self._inside)
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
        self.marking.flush()
        self.settings.flush()

    def enter(self, field: str = "title") -> None:
        """Take the keyboard focus in a field; "length" is that of the brief."""
        others = {"marking": self.marking, "length": self.settings.length}
        wanted = self._fields.get(field) or others[field]
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
        form = self._rows_form
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_front(form)
        settings = self._heading(self.tr("Settings"))
        settings.setContentsMargins(0, 14, 0, 2)
        form.addRow(settings)
        self.settings.add_to(form)
        return form

    def _add_front(self, form: QFormLayout) -> None:
        self._add_rows(form, (
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
        ))  # fmt: skip
        self.marking.committed.connect(partial(self._revise_front, "marking"))
        form.addRow(self.tr("Marking"), self.marking)
        self._add_rows(form, (
            ("controlled_by", self.tr("Controlled by"), self.tr("Agency and office")),
            ("category", self.tr("CUI category"), self.tr("PRVCY, PROCURE …")),
            ("dissemination", self.tr("Dissemination"), self.tr("FEDCON, NOFORN …")),
            ("contact", self.tr("Point of contact"), self.tr("Name, telephone or mail")),
        ))  # fmt: skip

    def _add_rows(self, form: QFormLayout, lines: Iterable[tuple[str, str, str]]) -> None:
        """Add a field for each name in the front matter, with its label and a hint."""
        for name, label, hint in lines:
            field = PendingField(label, hint)
            field.committed.connect(partial(self._revise_front, name))
            self._fields[name] = field
            form.addRow(label, field)

    def _show_designation(self) -> None:
        """Show the designation block's fields where the marking, or what is in them, wants it."""
        front = self._session.brief.front
        is_cui = any(known.scheme is Scheme.CUI for known in markings_in(front.marking))
        for name in _DESIGNATION:
            is_wanted = is_cui or bool(getattr(front, name))
            self._rows_form.setRowVisible(self._fields[name], is_wanted)

    def choose_style(self) -> None:
        """Ask for one of all styles, shown on the brief's own sources."""
        chooser = StyleChooser(self._session, self._session.brief.settings.style, self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.chosen.connect(self.settings.take_style)
        chooser.open()

    def _connect(self) -> None:
        self.settings.revised.connect(self._revise)
        self.settings.styles_requested.connect(self.choose_style)
        self.settings.outline_requested.connect(self._add_outline)

    def _refresh(self) -> None:
        brief = self._session.brief
        for name, field in self._fields.items():
            field.show_value(getattr(brief.front, name))
        self.marking.show_value(brief.front.marking)
        self._show_designation()
        self.settings.show_settings(brief.settings)
        self._inside.setEnabled(not self._session.is_read_only)

    def _revise_front(self, name: str, value: str) -> None:
        edits_for(self._session).revise_front(**{name: value})

    def _revise(self, fields: dict[str, object]) -> None:
        edits_for(self._session).revise_settings(**fields)

    def _add_outline(self, name: str) -> None:
        edits_for(self._session).add_outline_template(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels above their fields where there is no room beside them."""
        super().resizeEvent(event)
        is_narrow = self.viewport().width() < self._theme.px(_NARROW)
        policy = QFormLayout.RowWrapPolicy
        wanted = policy.WrapAllRows if is_narrow else policy.DontWrapRows
        if self._rows_form.rowWrapPolicy() != wanted:
            self._rows_form.setRowWrapPolicy(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape go back to the outline."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the products and the styles."""
        super().showEvent(event)
        self.settings.offer_all()
