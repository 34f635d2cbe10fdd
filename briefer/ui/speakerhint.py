"""The quiet question for who says words that stand in quotation marks in their source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from briefer.ui.session import Session
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.core.excerpt import Excerpt
    from briefer.core.speech import Speech


class SpeakerHint(QPushButton):
    """Seen only where it asks; a click takes the proposed name, or goes to the field."""

    proposed = Signal(str)  # a name
    asked = Signal()  # no name to propose: the person is to type one

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("In quotation marks there: who says it?"), parent)
        self.setObjectName("link")
        self.setAccessibleName(self.tr("Who says it?"))
        current().dress(self, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # It never makes the pane wider: a long name is cut.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._session = session
        self._excerpt_id = ""
        self._name = ""
        self.clicked.connect(self._answer)
        self.hide()

    def show_excerpt(self, excerpt: Excerpt | None) -> None:
        """Ask about an excerpt if nobody is named yet and it is somebody's words."""
        is_open = excerpt is not None and not excerpt.said_by and not self._session.is_read_only
        wanted = excerpt.excerpt_id if excerpt is not None and is_open else ""
        if wanted and wanted == self._excerpt_id:
            return
        self._excerpt_id = wanted
        self.hide()
        if wanted:
            from briefer.project import queries  # noqa: PLC0415 - loads apsw

            self._session.read(queries.speech, wanted, then=partial(self._ask, wanted))

    def _ask(self, excerpt_id: str, speech: Speech | None) -> None:
        if excerpt_id != self._excerpt_id or speech is None:
            return
        self._name = speech.speaker
        self.setText(self.tr("In quotation marks there: who says it?"))
        if self._name:
            words = self.tr("In quotation marks there: said by {name}?")
            self.setText(words.format(name=self._name))
            self.setToolTip(self.tr("Take “{name}” as who says it").format(name=self._name))
        self.show()

    def _answer(self) -> None:
        if self._name:
            self.proposed.emit(self._name)
        else:
            self.asked.emit()
