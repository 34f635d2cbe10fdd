"""What the source says where a quotation was edited, with the difference marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefer.core.emphasis import carried
from briefer.core.text import Span
from briefer.ui.positions import units
from briefer.ui.theme import Theme

if TYPE_CHECKING:
    from briefer.checking.verdicts import Piece

_LINES = 3


class OriginalView(QTextBrowser):
    """Shows words of a source: struck out what was left out, underlined what was put in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, tuple[Piece, ...]] = ("", ())
        self._emphasis: tuple[Span, ...] = ()
        self.setObjectName("field")
        self.setAccessibleName(self.tr("Original words of the source"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.px(6))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.changed.connect(self._fill)
        theme.changed.connect(self._fit)
        self._fit()

    def show_original(
        self, words: str, difference: Sequence[Piece], emphasis: Sequence[Span] = ()
    ) -> None:
        """Show `words`, or where there is one the `difference` that holds them.

        `emphasis` is what of `words` the source lets stand in italics.
        """
        wanted = (words, tuple(difference))
        if wanted != self._shown or tuple(emphasis) != self._emphasis:
            self._shown, self._emphasis = wanted, tuple(emphasis)
            self._fill()

    def _fill(self) -> None:
        self.clear()
        cursor = self.textCursor()
        words, difference = self._shown
        if not difference:
            cursor.insertText(words, self._look(""))
        for piece in difference:
            cursor.insertText(piece.text, self._look(piece.change))
        self._slant()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _slant(self) -> None:
        """Let the words that the source emphasises stand in italics."""
        shown = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        italic = QTextCharFormat()
        italic.setFontItalic(True)
        cursor = self.textCursor()
        for span in carried(self._shown[0], self._emphasis, shown):
            cursor.setPosition(units(shown[: span.start]))
            end = units(shown[: span.end])
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(italic)

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(19 * _LINES + 12))

    def _look(self, change: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._theme.font(13, serif=True))
        look.setForeground(self._theme.color("text"))
        if change == "dropped":
            look.setFontStrikeOut(True)
            look.setForeground(self._theme.color("bad"))
            look.setBackground(self._theme.color("bad_tint"))
        elif change == "added":
            look.setFontUnderline(True)
            look.setForeground(self._theme.color("good"))
            look.setBackground(self._theme.color("good_tint"))
        return look
