"""Below the source table: where the value of a cell was read, and what can be said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.core.source import FieldState, MetaField, Source
from briefer.core.text import Span, collapsed
from briefer.ui.sourcefields import Field, FieldKind, headings
from briefer.ui.sourceline import title_of
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.core.source import ReadWarning, SourceText
    from briefer.ui.session import Session

_AROUND = 70  # characters of the text before and after the evidence
_LINES = 2  # there is always room for, so that the table keeps its height
_SUGGESTION = "outlet-suggested"  # a remark of the reader


class FieldEvidence(QWidget):
    """Says of one field whether it is a guess, shows the characters it was read from, and asks."""

    shown_requested = Signal(str, object)  # source id, tuple[Span, ...]
    confirmed = Signal(str, str)  # source id, CSL name
    not_stated = Signal(str, str)
    suggested = Signal(str, str, str)  # source id, CSL name, the value to take

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._source: Source | None = None
        self._name = ""
        self._span: Span | None = None
        self._text: SourceText | None = None  # of the source that was asked for last
        self._warnings: tuple[ReadWarning, ...] = ()
        self._head, self._words = QLabel(), QLabel()
        self.take_button = self._button("", self._take_suggestion)
        self.show_button = self._button(self.tr("Show in the source"), self._ask_to_show)
        self.confirm_button = self._button(self.tr("It is right"), self._ask_to_confirm)
        self.silence_button = self._button(self.tr("The source does not say"), self._ask_to_silence)
        self._lay_out()

    @property
    def words(self) -> str:
        """Return what is said, without its marks."""
        return f"{self._head.text()} {self._words.text()}"

    def show_field(self, source: Source | None, field: Field | None) -> None:
        """Show `field` of `source`; nothing for None, or for what a person alone can give."""
        is_own = field is None or field.kind is FieldKind.OWN
        self.setVisible(source is not None and not is_own)
        if source is None or field is None or is_own:
            self._source = None
            return
        is_other = self._source is None or self._source.source_id != source.source_id
        self._source, self._name = source, field.name
        if is_other:
            self._text, self._warnings = None, ()
            self._read(source.source_id)
        self._tell()

    def _read(self, source_id: str) -> None:
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.source_text, source_id, then=self._take_text)
        self._session.read(
            queries.source_warnings, source_id, then=partial(self._take_warnings, source_id)
        )

    def _take_text(self, text: SourceText) -> None:
        if self._source is not None and text.source_id == self._source.source_id:
            self._text = text
            self._tell()

    def _take_warnings(self, source_id: str, warnings: Iterable[ReadWarning]) -> None:
        if self._source is not None and source_id == self._source.source_id:
            self._warnings = tuple(warnings)
            self._tell()

    def _tell(self) -> None:
        if self._source is None:
            return
        found = self._source.item.fields.get(self._name)
        self._span = None if found is None else found.evidence
        self._head.setText(f"{headings()[self._name]} · {title_of(self._source)}")
        self._words.setText(self._said(found))
        self._offer(found)

    def _said(self, found: MetaField | None) -> str:
        if found is None:
            suggestion = self._suggestion()
            if suggestion:
                words = self.tr("Not stated. The page looks like {name}, but does not say so.")
                return words.format(name=escape(suggestion))
            return self.tr("Nothing was found in the source.")
        if found.state is FieldState.NOT_STATED:
            return self.tr("You said that the source does not state it: it is not asked for.")
        return f"{self._how(found)} {self._passage()}"

    def _how(self, found: MetaField) -> str:
        where = _origins().get(found.origin, "")
        if found.evidence is not None and len(found.evidence):
            where = self.tr("read here:")
        if found.state is not FieldState.GUESSED:
            return self.tr("Confirmed") + (f", {where}" if where else ".")
        sure = round(found.confidence * 100)
        words = self.tr("Guessed, {sure} % sure").format(sure=sure)
        return words + (f", {where}" if where else ".")

    def _passage(self) -> str:
        """Return the evidence in its line of the text, as rich text."""
        span, text = self._span, self._text
        if span is None or text is None or not len(span):
            return ""
        whole = text.canonical
        before = whole[max(0, span.start - _AROUND) : span.start]
        after = whole[span.end : span.end + _AROUND]
        mark = current().tokens
        words = escape(collapsed(span.of(whole)))
        shown = f'<span style="background:{mark.hit}; color:{mark.text}">{words}</span>'
        start, end = escape(_flat(before)), escape(_flat(after))
        return f'<span style="color:{mark.muted}">… {start}{shown}{end} …</span>'

    def _suggestion(self) -> str:
        """Return the outlet that the page looks like; never a fact."""
        if self._name != "container-title":
            return ""
        return next((w.detail for w in self._warnings if w.reason == _SUGGESTION), "")

    def _offer(self, found: MetaField | None) -> None:
        can_edit = not self._session.is_read_only
        state = None if found is None else found.state
        suggestion = self._suggestion() if found is None else ""
        self.take_button.setText(self.tr("Use “{name}”").format(name=suggestion))
        self.take_button.setVisible(can_edit and bool(suggestion))
        self.show_button.setVisible(self._span is not None and len(self._span) > 0)
        self.confirm_button.setVisible(can_edit and state is FieldState.GUESSED)
        is_open = state in {None, FieldState.GUESSED} and self._name != "type"
        self.silence_button.setVisible(can_edit and is_open)

    def _take_suggestion(self) -> None:
        if self._source is not None:
            self.suggested.emit(self._source.source_id, self._name, self._suggestion())

    def _ask_to_show(self) -> None:
        if self._source is not None and self._span is not None:
            self.shown_requested.emit(self._source.source_id, (self._span,))

    def _ask_to_confirm(self) -> None:
        if self._source is not None:
            self.confirmed.emit(self._source.source_id, self._name)

    def _ask_to_silence(self) -> None:
        if self._source is not None:
            self.not_stated.emit(self._source.source_id, self._name)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        current().dress(button, "button")
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Where the value is from"))
        current().dress(self._head, "strong")
        current().dress(self._words, "body")
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setMinimumHeight(self._words.fontMetrics().lineSpacing() * _LINES)
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(self._head)
        said.addWidget(self._words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(said, 1)
        for button in (
            self.take_button,
            self.show_button,
            self.confirm_button,
            self.silence_button,
        ):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _origins() -> Mapping[str, str]:
    """Return the words for where a value is from that does not stand in the text."""
    return {
        "text": _tr("worked out from the text."),
        "json-ld": _tr("stated by the page for machines (JSON-LD)."),
        "meta": _tr("stated in the head of the page."),
        "front matter": _tr("stated at the top of the file."),
        "file": _tr("stated by the file, or by the references it came with."),
        "person": _tr("typed by a person."),
        "older version": _tr("known of the older version."),
    }


def _flat(text: str) -> str:
    """Return text on one line, with the blanks at its ends."""
    return " ".join(text.replace("\n", " ¶ ").split(" "))


def _tr(text: str) -> str:
    return QCoreApplication.translate("FieldEvidence", text)
