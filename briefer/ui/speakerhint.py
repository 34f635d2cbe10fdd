"""The quiet question for who says words that stand in quotation marks in their source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from briefer.core.text import first_words
from briefer.ui.session import Session
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.core.excerpt import Excerpt
    from briefer.core.speech import Speech

_WORDS = 32  # characters of the words that are asked about


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
        self._waiting: tuple[Excerpt, ...] = ()  # the first is the one asked about
        self._says_words = False
        self._name = ""
        self.clicked.connect(self._answer)
        self.hide()

    @property
    def excerpt_id(self) -> str:
        """Return the excerpt that is asked about, empty for none."""
        return self._waiting[0].excerpt_id if self._waiting else ""

    def show_excerpt(self, excerpt: Excerpt | None) -> None:
        """Ask about an excerpt if nobody is named yet and it is somebody's words."""
        self._ask_about((excerpt,) if excerpt is not None else ())

    def show_first(self, excerpts: Sequence[Excerpt]) -> None:
        """Ask about the first of several that is somebody's words, and say which."""
        self._says_words = True
        self._ask_about(tuple(excerpts))

    def _ask_about(self, excerpts: tuple[Excerpt, ...]) -> None:
        waiting = tuple(e for e in excerpts if not e.said_by and not self._session.is_read_only)
        if waiting and waiting[0].excerpt_id == self.excerpt_id:
            self._waiting = waiting
            return
        self._waiting = waiting
        self.hide()
        self._look()

    def _look(self) -> None:
        if self._waiting:
            from briefer.project import queries  # noqa: PLC0415 - loads apsw

            wanted = self.excerpt_id
            self._session.read(queries.speech, wanted, then=partial(self._ask, wanted))

    def _ask(self, excerpt_id: str, speech: Speech | None) -> None:
        if excerpt_id != self.excerpt_id:
            return
        if speech is None:
            self._waiting = self._waiting[1:]
            self._look()
            return
        self._name = speech.speaker
        self.setText(self._question(self._waiting[0]))
        self.setToolTip("")
        if self._name:
            self.setToolTip(self.tr("Take “{name}” as who says it").format(name=self._name))
        self.show()

    def _question(self, excerpt: Excerpt) -> str:
        words = first_words(excerpt.words, _WORDS)
        if self._says_words and self._name:
            asked = self.tr("“{words}”: said by {name}?")
        elif self._says_words:
            asked = self.tr("“{words}”: who says it?")
        elif self._name:
            asked = self.tr("In quotation marks there: said by {name}?")
        else:
            asked = self.tr("In quotation marks there: who says it?")
        return asked.format(words=words, name=self._name)

    def _answer(self) -> None:
        if self._name:
            self.proposed.emit(self._name)
        else:
            self.asked.emit()
