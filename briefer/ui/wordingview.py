"""The words of a quotation, to be selected and shortened at word boundaries."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefer.core.text import Span
from briefer.core.wording import CUT, cut, snapped, trimmed, words
from briefer.ui.theme import Theme

_KEEP = QKeySequence("Ctrl+K")


class WordingView(QTextEdit):
    """Shows a wording; Delete cuts the selected words or the next one, Ctrl+K keeps only them.

    Positions are code points of the wording; Qt counts UTF-16 units.
    """

    reworded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = ""
        self.setObjectName("field")
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Words of the quotation"))
        self.document().setDocumentMargin(theme.px(12))
        theme.changed.connect(self._dress)

    @property
    def wording(self) -> str:
        """Return the words that are shown."""
        return self._wording

    def show_wording(self, wording: str) -> None:
        """Show `wording`; the caret stays where it was, as far as there are words."""
        if wording != self._wording:
            caret = self.textCursor().position()
            self._wording = wording
            self._dress()
            cursor = self.textCursor()
            cursor.setPosition(min(caret, self.document().characterCount() - 1))
            self.setTextCursor(cursor)

    def selection(self) -> Span:
        """Return the selected words' span, widened to whole words."""
        cursor = self.textCursor()
        start = self._code_point(cursor.selectionStart())
        return snapped(self._wording, Span(start, self._code_point(cursor.selectionEnd())))

    def keep_selection(self) -> None:
        """Drop everything outside the selected words."""
        chosen = self.selection()
        if len(chosen):
            self._tell(trimmed(self._wording, chosen))

    def cut_selection(self) -> None:
        """Drop the selected words; in the middle a mark takes their place."""
        chosen = self.selection()
        if len(chosen):
            self._tell(cut(self._wording, chosen))

    def _tell(self, wording: str) -> None:
        if wording and wording != self._wording:
            self.reworded.emit(wording)

    def _cut_next(self, *, is_backward: bool) -> None:
        """Drop the word after the caret, or before it."""
        caret = self._code_point(self.textCursor().position())
        found = [word for word in words(self._wording) if word.of(self._wording) != CUT]
        if is_backward:
            found = [word for word in found if word.start < caret][-1:]
        else:
            found = [word for word in found if word.end > caret][:1]
        if found and len(words(self._wording)) > 1:
            self._tell(cut(self._wording, found[0]))

    def _code_point(self, units: int) -> int:
        encoded = self._wording.encode("utf-16-le")[: 2 * units]
        return len(encoded.decode("utf-16-le", "ignore"))

    def _dress(self) -> None:
        look = QTextCharFormat()
        look.setFont(self._theme.font(15, serif=True))
        look.setForeground(self._theme.color("text"))
        block = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(self._theme.px(23), height)
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(block)
        cursor.insertText(self._wording, look)
        self._paint_marks()

    def _paint_marks(self) -> None:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("accent"))
        look.setBackground(self._theme.color("hover"))
        for found in re.finditer(re.escape(CUT), self._wording):
            cursor = self.textCursor()
            start = len(self._wording[: found.start()].encode("utf-16-le")) // 2
            cursor.setPosition(start)
            cursor.setPosition(start + len(CUT), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shorten by keys."""
        is_backward = event.key() == Qt.Key.Key_Backspace
        if is_backward or event.key() == Qt.Key.Key_Delete:
            if self.textCursor().hasSelection():
                self.cut_selection()
            else:
                self._cut_next(is_backward=is_backward)
        elif _KEEP.matches(QKeySequence(event.keyCombination())) == _EXACT:
            self.keep_selection()
        else:
            super().keyPressEvent(event)


_EXACT = QKeySequence.SequenceMatch.ExactMatch
