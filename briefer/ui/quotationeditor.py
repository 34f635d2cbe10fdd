"""The editor of a quotation: its words, who said them, a private note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.core.excerpt import Excerpt
from briefer.core.outline import Quotation
from briefer.ui.editing import edits_for
from briefer.ui.pendingfields import PendingField
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button
from briefer.ui.wordingview import WordingView

if TYPE_CHECKING:
    from briefer.ui.session import Session


class QuotationEditor(QWidget):
    """Shortens one quotation and says more about its excerpt."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: Quotation | None = None
        self._excerpt: Excerpt | None = None
        self.words = WordingView(theme)
        self._said_by = PendingField(self.tr("Said by"), self.tr("Said by …"))
        self._note = PendingField(self.tr("Private note"), self.tr("Private note …"))
        self._original = QLabel()
        self._set_up(theme)
        self.words.reworded.connect(self._reword)
        self.words.selectionChanged.connect(self._refresh_buttons)
        self._said_by.committed.connect(self._revise_said_by)
        self._note.committed.connect(self._revise_note)

    def _set_up(self, theme: Theme) -> None:
        words, icon = self.words, theme.icon
        self._keep = tool_button(
            icon("check"), self.tr("Keep only the selected words (Ctrl+K)"),
            words.keep_selection, label=self.tr("Keep"),
        )  # fmt: skip
        self._cut = tool_button(
            icon("scissors"), self.tr("Cut the selected words (Delete)"),
            words.cut_selection, label=self.tr("Cut"),
        )  # fmt: skip
        self.restore = tool_button(
            icon("restore"), self.tr("Restore the words of the source"),
            self._restore_words, label=self.tr("Restore"),
        )  # fmt: skip
        bar = QHBoxLayout()
        bar.setSpacing(2)
        for button in (self._keep, self._cut, self.restore):
            bar.addWidget(button)
        bar.addStretch()
        self._original.setTextFormat(Qt.TextFormat.PlainText)
        self._original.setWordWrap(True)
        theme.dress(self._original, "meta")
        about = QHBoxLayout()
        about.addWidget(self._said_by)
        about.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(words, 1)
        column.addWidget(self._original)
        column.addLayout(about)
        self.setFocusProxy(words)

    def show_item(self, item: Quotation) -> None:
        """Edit `item`."""
        if self._item is not None and item.item_id != self._item.item_id:
            self.flush()
        brief = self._session.brief
        self._item, self._excerpt = item, brief.excerpts.get(item.excerpt_id)
        original = self._excerpt.words if self._excerpt is not None else ""
        self.words.show_wording(item.wording if item.wording is not None else original)
        self._original.setText(original if item.wording is not None else "")
        self._original.setVisible(item.wording is not None)
        self._said_by.show_value(self._excerpt.said_by if self._excerpt is not None else "")
        self._note.show_value(self._excerpt.note if self._excerpt is not None else "")
        for field in (self._said_by, self._note):
            field.setReadOnly(self._session.is_read_only)
        self._refresh_buttons()

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self._said_by.flush()
        self._note.flush()

    def _refresh_buttons(self) -> None:
        can_edit = not self._session.is_read_only
        has_words = can_edit and len(self.words.selection()) > 0
        self._keep.setEnabled(has_words)
        self._cut.setEnabled(has_words)
        is_edited = self._item is not None and self._item.wording is not None
        self.restore.setEnabled(can_edit and is_edited)

    def _reword(self, wording: str) -> None:
        if self._item is None or self._session.is_read_only:
            return
        is_original = self._excerpt is not None and wording == self._excerpt.words
        edits = edits_for(self._session)
        edits.revise_wording(self._item.item_id, None if is_original else wording)

    def _restore_words(self) -> None:
        if self._item is not None:
            edits_for(self._session).revise_wording(self._item.item_id, None)

    def _revise_said_by(self, name: str) -> None:
        if self._excerpt is not None:
            edits_for(self._session).revise_excerpt(self._excerpt.excerpt_id, said_by=name)

    def _revise_note(self, note: str) -> None:
        if self._excerpt is not None:
            edits_for(self._session).revise_excerpt(self._excerpt.excerpt_id, note=note)
