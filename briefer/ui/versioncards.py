"""One excerpt of an older version: what became of it, its words or the difference, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.checking.verdicts import Change, Piece
from briefer.core.anchoring import ResolutionKind
from briefer.jobs.versions import wording_changes
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.jobs.versions import CarriedExcerpt, Choice

_TONES: Mapping[ResolutionKind, str] = {
    ResolutionKind.EXACT: "good",
    ResolutionKind.MOVED: "good",
    ResolutionKind.CHANGED: "doubtful",
    ResolutionKind.AMBIGUOUS: "doubtful",
    ResolutionKind.MISSING: "bad",
}
_CHOICES = 6  # places that are offered
_LONGEST = 700  # characters of words that did not change


class VersionCard(QFrame):
    """Shows one excerpt and asks whether it is to follow to the newer version."""

    accepted = Signal()
    older_requested = Signal()
    newer_requested = Signal()
    choice_requested = Signal(object)  # tuple[Span, ...]: one of several places, to be looked at
    chosen = Signal(object)  # tuple[Span, ...]: the one that is taken

    def __init__(
        self, found: CarriedExcerpt, *, can_edit: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.choices: list[tuple[QPushButton, QPushButton]] = []  # take, look
        kind = found.place.kind
        self._kind = QLabel(kind_words()[kind])
        self._kind.setWordWrap(True)
        current().dress(self._kind, _TONES[kind])
        uses = QLabel(_used(found.uses))
        current().dress(uses, "faint")
        self._words = QLabel(_shown(found))
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        current().dress(self._words, "reading")
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(uses)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._words)
        for choice in found.choices[:_CHOICES]:
            column.addLayout(self._choice(choice, can_edit=can_edit))
        column.addLayout(self._buttons(found, can_edit=can_edit))
        self.setAccessibleName(f"{self._kind.text()}: {found.excerpt.words}")

    @property
    def kind_text(self) -> str:
        """Return what the card says became of the excerpt."""
        return self._kind.text()

    @property
    def words_text(self) -> str:
        """Return the words on the card, with the marks of what differs."""
        return self._words.text()

    def _choice(self, choice: Choice, *, can_edit: bool) -> QHBoxLayout:
        """Offer one of several places, which a person can tell apart by what stands around it."""
        row = QHBoxLayout()
        row.setSpacing(6)
        number = choice.pinpoint.first
        place = f"¶{number}" if number else self.tr("this place")
        take = QPushButton(self.tr("Take {place}").format(place=place))
        look = QPushButton(self.tr("Show {place}").format(place=place))
        take.setVisible(can_edit)
        take.clicked.connect(partial(self.chosen.emit, choice.spans))
        look.clicked.connect(partial(self.choice_requested.emit, choice.spans))
        for button in (take, look):
            current().dress(button, "button")
            row.addWidget(button)
        row.addStretch()
        self.choices.append((take, look))
        return row

    def _buttons(self, found: CarriedExcerpt, *, can_edit: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.accept = QPushButton(
            self.tr("Take the new words")
            if found.place.kind is ResolutionKind.CHANGED
            else self.tr("Accept")
        )
        self.older = QPushButton(self.tr("Show older"))
        self.newer = QPushButton(self.tr("Show newer"))
        for button, signal, is_shown in (
            (self.accept, self.accepted, found.place.is_found and can_edit),
            (self.newer, self.newer_requested, found.place.is_found),
            (self.older, self.older_requested, True),
        ):
            current().dress(button, "button")
            button.clicked.connect(signal)
            button.setVisible(is_shown)
            row.addWidget(button)
        row.addStretch()
        return row


def kind_words() -> Mapping[ResolutionKind, str]:
    """Return what is said of each kind."""
    return {
        ResolutionKind.EXACT: _tr("Exact: the same words at the same place"),
        ResolutionKind.MOVED: _tr("Moved: the same words at another place"),
        ResolutionKind.CHANGED: _tr("Changed: the words differ"),
        ResolutionKind.AMBIGUOUS: _tr(
            "Ambiguous: several places are equally good; choose the right one"
        ),
        ResolutionKind.MISSING: _tr("Missing: the newer version does not have these words"),
    }


def _used(uses: int) -> str:
    if not uses:
        return _tr("not used")
    return _tr("used once") if uses == 1 else _tr("used {count} times").format(count=uses)


def _shown(found: CarriedExcerpt) -> str:
    if found.place.kind is ResolutionKind.CHANGED:
        changes = wording_changes(found.excerpt.words, found.words)
        return "".join(_marked(piece) for piece in changes)
    words = found.excerpt.words
    cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
    return escape(cut).replace("\n\n", "<br>")


def _marked(piece: Piece) -> str:
    """Return a piece as rich text: dropped words struck out, new ones underlined."""
    words = escape(piece.text).replace("\n\n", "<br>")
    if piece.change is Change.DROPPED:
        return f'<span style="color:{current().tokens.bad}"><s>{words}</s></span>'
    if piece.change is Change.ADDED:
        return f'<span style="color:{current().tokens.good}"><u>{words}</u></span>'
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionCards", text)
