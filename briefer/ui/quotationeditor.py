"""The editor of a quotation: its words beside the source's, who said them, a translation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.core.emphasis import carried
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Quotation
from briefer.core.text import Span
from briefer.ui.checks import checks_of
from briefer.ui.editing import edits_for
from briefer.ui.originalview import OriginalView
from briefer.ui.pendingfields import PendingField
from briefer.ui.pendingtext import PendingText
from briefer.ui.speakerhint import SpeakerHint
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button
from briefer.ui.verdictline import VerdictLine
from briefer.ui.wordingview import WordingView

if TYPE_CHECKING:
    from briefer.checking.verdicts import Judged
    from briefer.ui.session import Session

_SOON_MS = 30  # after a key, before the words are judged
_SHORT = 60_000  # characters of a source that are looked through while somebody types


class QuotationEditor(QScrollArea):
    """Edits one quotation, marks what was changed and says whether it is faithful."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._checks = checks_of(session)
        self._item: Quotation | None = None
        self._excerpt: Excerpt | None = None
        self.words = WordingView(theme)
        self.original = OriginalView(theme)
        self.verdict = VerdictLine(theme)
        self.translation = PendingText(
            self.tr("Translation"), self.tr("Translation, printed instead of these words …")
        )
        self.said_by = PendingField(self.tr("Said by"), self.tr("Said by …"))
        self.speaker = SpeakerHint(session)
        self.translate_button = QPushButton(self.tr("Print a translation of it"))
        self.note = PendingField(self.tr("Private note"), self.tr("Private note …"))
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._judge)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(self._bar())
        column.addWidget(self.verdict)
        self.words.setMinimumHeight(self._theme.px(76))
        column.addWidget(self.words, 1)
        column.addWidget(self.original)  # below: what is typed in stays where it is
        about = QHBoxLayout()
        about.addWidget(self.said_by)
        about.addWidget(self.note)
        column.addWidget(self.speaker)
        column.addLayout(about)
        self.translate_button.setObjectName("link")
        self._theme.dress(self.translate_button, "link")
        self.translate_button.setCursor(Qt.CursorShape.PointingHandCursor)
        column.addWidget(self.translate_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.translation)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusProxy(self.words)

    def _bar(self) -> QHBoxLayout:
        words, icon = self.words, self._theme.icon
        self._keep = tool_button(
            icon("check"), self.tr("Keep only the selected words (Ctrl+K)"),
            words.keep_selection, label=self.tr("Keep"),
        )  # fmt: skip
        self._cut = tool_button(
            icon("scissors"), self.tr("Cut the selected words (Delete)"),
            words.cut_selection, label=self.tr("Cut"),
        )  # fmt: skip
        self.emphasise = tool_button(
            icon("italic"), self.tr("Emphasise the selected words, or no longer (Ctrl+I)"),
            words.toggle_emphasis,
        )  # fmt: skip
        self.restore = tool_button(
            icon("restore"), self.tr("Restore the words of the source"),
            self._restore_words, label=self.tr("Restore"),
        )  # fmt: skip
        self.show_original = tool_button(
            icon("eye"), self.tr("Show original: what the source says, with the difference marked"),
            self._show_difference, label=self.tr("Original"),
        )  # fmt: skip
        self.show_original.setCheckable(True)
        self.show_original.setChecked(True)
        bar = QHBoxLayout()
        bar.setSpacing(0)
        for button in (
            self._keep, self._cut, self.emphasise, self.restore, self.show_original,
        ):  # fmt: skip
            bar.addWidget(button)
        bar.addStretch()
        return bar

    def _connect(self) -> None:
        self.words.reworded.connect(self._reword)
        self.words.emphasised.connect(self._emphasise)
        self.words.typed.connect(self._soon.start)
        self.words.selectionChanged.connect(self._refresh_buttons)
        self.said_by.committed.connect(self._revise_said_by)
        self.speaker.proposed.connect(self._revise_said_by)
        self.speaker.asked.connect(self.said_by.setFocus)
        self.note.committed.connect(self._revise_note)
        self.translation.committed.connect(self._translate)
        self.translate_button.clicked.connect(self._begin_translation)
        self._checks.updated.connect(self._soon.start)

    @property
    def item_id(self) -> str:
        """Return the quotation that is edited, empty for none."""
        return "" if self._item is None else self._item.item_id

    def show_item(self, item: Quotation) -> None:
        """Edit `item`."""
        if item.item_id != self.item_id:
            self.flush()
            self.translation.hide()
        self._item, self._excerpt = item, self._session.brief.excerpts.get(item.excerpt_id)
        excerpt = self._excerpt
        original = excerpt.words if excerpt is not None else ""
        wording = item.wording if item.wording is not None else original
        self.words.show_wording(wording, self._emphasis(item))
        self.said_by.show_value(excerpt.said_by if excerpt is not None else "")
        self.speaker.show_excerpt(excerpt)
        self.note.show_value(excerpt.note if excerpt is not None else "")
        self.translation.show_value(item.translation)
        self._offer_translation(item)
        for field in (self.words, self.said_by, self.note, self.translation):
            field.setReadOnly(self._session.is_read_only)
        self._judge()
        self._refresh_buttons()

    def _emphasis(self, item: Quotation) -> tuple[Span, ...]:
        return self._session.brief.emphasis_of(item) if self._excerpt is not None else ()

    def flush(self) -> None:
        """Make what was typed an edit now."""
        for field in (self.words, self.said_by, self.note, self.translation):
            field.flush()

    def _judge(self) -> None:
        """Say at once what the words are worth as they stand, marks that they will get included."""
        self._soon.stop()
        judged = self._verdict()
        self.verdict.show_verdict(judged)
        self._show_difference()

    def _verdict(self) -> Judged | None:
        if self._item is None or self._excerpt is None or not self.words.words.strip():
            return None
        is_stored = self.words.words == self.words.wording
        if is_stored and (known := self._checks.verdict(self._item)) is not None:
            return known
        from briefer.checking.judging import judged, with_emphasis  # noqa: PLC0415 - after start
        from briefer.checking.rewriting import rewritten  # noqa: PLC0415

        text = self._checks.text(self._excerpt.source_id)
        if text is not None and len(text.canonical) > _SHORT:
            text = None
        wording = self.words.words if is_stored else rewritten(self._excerpt, self.words.words)
        result = judged(wording, self._excerpt, text, translation=self._item.translation)
        change = self._session.brief.restressed(self._reworded(self._item, wording))
        return with_emphasis(result, change, is_said=True)

    def _reworded(self, item: Quotation, wording: str) -> Quotation:
        """Return `item` as it will be with other words."""
        emphasis = item.emphasis
        if emphasis is not None:
            emphasis = carried(self.words.wording, emphasis, wording)
        return replace(item, wording=wording, emphasis=emphasis)

    def _show_difference(self) -> None:
        excerpt = self._excerpt
        is_edited = excerpt is not None and (
            self.words.words != excerpt.words or self._is_restressed()
        )
        self.original.setVisible(is_edited and self.show_original.isChecked())
        self.show_original.setEnabled(is_edited)
        if excerpt is not None and not self.original.isHidden():
            from briefer.checking.difference import difference  # noqa: PLC0415

            pieces = difference(self.words.words, excerpt.words)
            self.original.show_original(excerpt.words, pieces, excerpt.emphasis)

    def _is_restressed(self) -> bool:
        return self._item is not None and bool(self._session.brief.restressed(self._item))

    def _refresh_buttons(self) -> None:
        can_edit = not self._session.is_read_only
        has_words = can_edit and len(self.words.selection()) > 0
        self._keep.setEnabled(has_words)
        self._cut.setEnabled(has_words)
        is_edited = self._item is not None and (
            self._item.wording is not None or self._item.emphasis is not None
        )
        self.emphasise.setEnabled(can_edit)
        self.restore.setEnabled(can_edit and is_edited)

    def _reword(self, typed: str) -> None:
        if self._item is None or self._session.is_read_only:
            return
        wording = typed
        if self._excerpt is not None:
            from briefer.checking.rewriting import rewritten  # noqa: PLC0415

            wording = rewritten(self._excerpt, typed)
        self.words.show_wording(wording, self._emphasis(self._reworded(self._item, wording)))
        is_original = self._excerpt is not None and wording == self._excerpt.words
        edits_for(self._session).revise_wording(self.item_id, None if is_original else wording)

    def _emphasise(self, emphasis: tuple[Span, ...]) -> None:
        if self._item is not None and self._excerpt is not None:
            edits_for(self._session).emphasise(self.item_id, emphasis)

    def _restore_words(self) -> None:
        if self._item is not None:
            edits_for(self._session).revise_wording(self.item_id, None)

    def _offer_translation(self, item: Quotation) -> None:
        """Give a translation room once there is one, or somebody wants to write it."""
        if item.translation:
            self.translation.show()
        is_open = not self.translation.isHidden()
        self.translate_button.setHidden(is_open or self._session.is_read_only)

    def _begin_translation(self) -> None:
        self.translate_button.hide()
        self.translation.show()
        self.translation.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.translation, self._bring_translation_into_sight)

    def _bring_translation_into_sight(self) -> None:
        self.ensureWidgetVisible(self.translation)

    def _translate(self, words: str) -> None:
        if self._item is not None:
            edits_for(self._session).translate(self.item_id, words)

    def _revise_said_by(self, name: str) -> None:
        if self._excerpt is not None:
            edits_for(self._session).revise_excerpt(self._excerpt.excerpt_id, said_by=name)

    def _revise_note(self, note: str) -> None:
        if self._excerpt is not None:
            edits_for(self._session).revise_excerpt(self._excerpt.excerpt_id, note=note)
