"""The words of a quotation, to be edited: what is changed comes back marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefer.core.emphasis import carried, toggled
from briefer.core.text import Span
from briefer.core.wording import CUT, cut, snapped, trimmed, words
from briefer.ui.pending import Pending, commit_when_left
from briefer.ui.positions import units
from briefer.ui.theme import Theme

_KEEP = QKeySequence("Ctrl+K")
_EMPHASISE = QKeySequence("Ctrl+I")
_EXACT = QKeySequence.SequenceMatch.ExactMatch
_MARK = re.compile(r"\[[^\[\]]*\]")
_BRACKETS = "[]"


class WordingView(QTextEdit):
    """Edits a wording. What is typed comes in `reworded` after a pause, or when it is left.

    Delete cuts the selected words at once, Ctrl+Delete and Ctrl+Backspace the word beside the
    caret, Ctrl+K keeps only the selected ones, Ctrl+I emphasises them or the word at the caret.
    Positions are code points; Qt counts UTF-16 units.
    """

    typed = Signal()
    reworded = Signal(str)
    emphasised = Signal(object)  # tuple[Span, ...]: places in the words that are stored

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = ""
        self._emphasis: tuple[Span, ...] = ()
        self._behind: int | None = None  # code points behind words that were left out just now
        self._pending = Pending(self)
        self.setObjectName("field")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName(self.tr("Words of the quotation"))
        self.document().setDocumentMargin(theme.px(8))
        self._marks = _Marks(theme, self)
        self._pending.due.connect(self._commit)
        commit_when_left(self, self._pending)
        self.textChanged.connect(self._note_typing)
        theme.changed.connect(self._dress)

    @property
    def wording(self) -> str:
        """Return the words that are stored."""
        return self._wording

    @property
    def words(self) -> str:
        """Return the words as they stand, typed ones included."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def emphasis(self) -> tuple[Span, ...]:
        """Return what of the stored words stands in italics."""
        return self._emphasis

    def show_wording(self, wording: str, emphasis: Sequence[Span] = ()) -> None:
        """Show what is stored, unless other words are being typed; the caret keeps its word."""
        is_new = wording != self._wording
        is_restressed = tuple(emphasis) != self._emphasis
        self._wording, self._emphasis = wording, tuple(emphasis)
        if self._pending.is_waiting:
            return
        if not is_new and wording == self.words:
            if is_restressed:
                self._slant()
            return
        place = self._place_in(wording)
        self._dress()
        cursor = self.textCursor()
        cursor.setPosition(units(wording[:place]))
        self.setTextCursor(cursor)

    def _place_in(self, wording: str) -> int:
        """Return where the caret belongs in other words: behind a cut, else beside its word."""
        behind, self._behind = self._behind, None
        if behind is not None:
            return max(0, len(wording) - behind)
        before = self.words[: self._code_point(self.textCursor().position())]
        return _place_after(wording, before)

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self._pending.flush()

    def selection(self) -> Span:
        """Return the selected words' span, widened to whole words; empty where none are."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return Span(0, 0)
        start = self._code_point(cursor.selectionStart())
        return snapped(self.words, Span(start, self._code_point(cursor.selectionEnd())))

    def keep_selection(self) -> None:
        """Drop everything outside the selected words."""
        chosen = self.selection()
        if len(chosen):
            self._tell(trimmed(self.words, chosen))

    def cut_selection(self) -> None:
        """Drop the selected words; in the middle a mark takes their place."""
        chosen = self.selection()
        if len(chosen):
            self._cut(chosen)

    def _cut(self, gone: Span) -> None:
        self._tell(cut(self.words, gone), behind=len(self.words) - gone.end)

    def toggle_emphasis(self) -> None:
        """Emphasise the selected words, or the word at the caret; take it away where it is."""
        if self.isReadOnly():
            return
        typed, cursor = self.words, self.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        start, end = (self._code_point(position) for position in ends)
        chosen = Span(start, end) if start < end else Span(max(0, start - 1), start + 1)
        self.flush()  # what was typed comes back with its marks
        places = carried(typed, (chosen,), self._wording)
        now = self._emphasis
        for place in places[:1]:
            now = toggled(self._wording, now, Span(place.start, places[-1].end))
        if now != self._emphasis:
            self.show_wording(self._wording, now)
            self.emphasised.emit(now)

    def _slant(self) -> None:
        """Let the stored emphasis, and nothing else, stand in italics."""
        self.blockSignals(True)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        for span in (None, *self._emphasis):
            look = QTextCharFormat()
            look.setFontItalic(span is not None)
            if span is not None:
                whole.setPosition(units(self._wording[: span.start]))
                end = units(self._wording[: span.end])
                whole.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            whole.mergeCharFormat(look)
        self.document().clearUndoRedoStacks()
        self.blockSignals(False)

    def _tell(self, wording: str, behind: int | None = None) -> None:
        if wording and wording != self.words:
            self._behind = behind
            self._pending.forget()
            self.reworded.emit(wording)

    def _commit(self) -> None:
        typed = self.words
        self.document().clearUndoRedoStacks()
        if not typed.strip():
            self._dress()  # a quotation has words
        elif typed != self._wording:
            self.reworded.emit(typed)

    def _note_typing(self) -> None:
        if self.words != self._wording:
            self._pending.touch()
        else:
            self._pending.forget()
        self.typed.emit()

    def _cut_next(self, *, is_backward: bool) -> None:
        """Drop the word after the caret, or before it."""
        shown = self.words
        caret = self._code_point(self.textCursor().position())
        found = [word for word in words(shown) if word.of(shown) != CUT]
        if is_backward:
            found = [word for word in found if word.start < caret][-1:]
        else:
            found = [word for word in found if word.end > caret][:1]
        if found and len(words(shown)) > 1:
            self._cut(found[0])

    def _code_point(self, position: int) -> int:
        encoded = self.words.encode("utf-16-le")[: 2 * position]
        return len(encoded.decode("utf-16-le", "ignore"))

    def _dress(self) -> None:
        """Show the stored words in the look of a source's."""
        look = QTextCharFormat()
        look.setFont(self._theme.font(15, serif=True))
        look.setForeground(self._theme.color("text"))
        block = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(self._theme.px(23), height)
        self._pending.forget()
        self.blockSignals(True)
        self.setFont(look.font())
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(block)
        cursor.insertText(self._wording, look)
        self._slant()
        self.typed.emit()

    def sizeHint(self) -> QSize:
        """Return room for four lines."""
        return QSize(200, self._theme.px(4 * 23 + 18))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words only."""
        self.insertPlainText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, not files or passages of sources."""
        return source.hasText() and not source.hasUrls()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do beside what every field offers."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        for label, act, needs_words in (
            (self.tr("Emphasise\tCtrl+I"), self.toggle_emphasis, False),
            (self.tr("Keep only these words\tCtrl+K"), self.keep_selection, True),
            (self.tr("Leave these words out\tDel"), self.cut_selection, True),
        ):
            action = menu.addAction(label, act)
            has_words = len(self.selection()) > 0
            action.setEnabled(not self.isReadOnly() and (has_words or not needs_words))
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shorten by keys."""
        is_backward = event.key() == Qt.Key.Key_Backspace
        is_word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if _EMPHASISE.matches(QKeySequence(event.keyCombination())) == _EXACT:
            self.toggle_emphasis()
        elif self.isReadOnly() or not (is_backward or event.key() == Qt.Key.Key_Delete):
            if _KEEP.matches(QKeySequence(event.keyCombination())) == _EXACT:
                self.keep_selection()
            else:
                super().keyPressEvent(event)
        elif self.textCursor().hasSelection():
            self.cut_selection()
        elif is_word:
            self._cut_next(is_backward=is_backward)
        else:
            super().keyPressEvent(event)


class _Marks(QSyntaxHighlighter):
    """Paints what stands in brackets: it is not the source's."""

    def __init__(self, theme: Theme, view: QTextEdit) -> None:
        super().__init__(view.document())
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Paint the brackets of one paragraph."""
        look = QTextCharFormat()
        look.setForeground(self._theme.color("accent"))
        look.setBackground(self._theme.color("hover"))
        for found in _MARK.finditer(text):
            self.setFormat(units(text[: found.start()]), units(found[0]), look)


def _place_after(wording: str, before: str) -> int:
    """Return where in `wording` the words `before` end, brackets that are new not counted."""
    count = sum(char not in _BRACKETS for char in before)
    for place, char in enumerate(wording):
        if not count:
            return place
        count -= char not in _BRACKETS
    return len(wording)
