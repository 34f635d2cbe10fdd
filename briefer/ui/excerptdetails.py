"""What a person notes about an excerpt: who said it, tags, a private note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from briefer.core.excerpt import Excerpt
from briefer.ui.excerptrows import parse_tags
from briefer.ui.session import Session
from briefer.ui.speakerhint import SpeakerHint
from briefer.ui.theme import current


class ExcerptDetails(QWidget):
    """Three fields for one excerpt; what is typed counts when a field is left."""

    revised = Signal(str, object)  # excerpt id, a mapping of changed fields to their values

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speaker = SpeakerHint(session)
        self.speaker.proposed.connect(self._take_speaker)
        self._excerpt: Excerpt | None = None
        self._said_by = self._field(self.tr("Who says it, if it is not the author"))
        self._tags = self._field(self.tr("Separated by commas"))
        self._note = self._field(self.tr("For yourself, never printed"))
        form = QFormLayout(self)
        form.setContentsMargins(12, 8, 12, 10)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        for label, field in (
            (self.tr("Said by"), self._said_by),
            (self.tr("Tags"), self._tags),
            (self.tr("Note"), self._note),
        ):
            words = QLabel(label)
            current().dress(words, "meta")
            words.setBuddy(field)
            field.setAccessibleName(label)
            form.addRow(words, field)
        form.insertRow(1, self.speaker)
        self.speaker.asked.connect(self._said_by.setFocus)
        self.hide()

    def show_excerpt(self, excerpt: Excerpt | None) -> None:
        """Show the fields of `excerpt`; None hides them. What was typed is handed on first."""
        self._hand_on()
        self._excerpt = excerpt
        self.setVisible(excerpt is not None)
        self.speaker.show_excerpt(excerpt)
        if excerpt is not None:
            self._said_by.setText(excerpt.said_by)
            self._tags.setText(", ".join(excerpt.tags))
            self._note.setText(excerpt.note)

    def _take_speaker(self, name: str) -> None:
        self._said_by.setText(name)
        self._hand_on()

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.editingFinished.connect(self._hand_on)
        return field

    def _hand_on(self) -> None:
        if self._excerpt is None:
            return
        excerpt, changed = self._excerpt, dict[str, object]()
        if self._said_by.text().strip() != excerpt.said_by:
            changed["said_by"] = self._said_by.text().strip()
        if (tags := parse_tags(self._tags.text())) != excerpt.tags:
            changed["tags"] = tags
        if self._note.text().strip() != excerpt.note:
            changed["note"] = self._note.text().strip()
        if changed:
            self._excerpt = None  # until the change comes back, it is not handed on again
            self.revised.emit(excerpt.excerpt_id, changed)
