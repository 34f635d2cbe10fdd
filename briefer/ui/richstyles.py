"""What the format bar and its keys do to the text in an editor."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QTextEdit

from briefer.core.text import Span
from briefer.ui.locks import all_locks, quoted_part, widen
from briefer.ui.positions import units
from briefer.ui.richformats import Property, RichFormats
from briefer.ui.theme import Theme

# Markdown's emphasis but for its last star: "*words", "**words*".
_OPENED = re.compile(
    r"(?:^|(?<=[\s(\[“‘\"'–—-]))(?P<stars>\*{1,2})(?P<words>[^\s*](?:[^*]*[^\s*])?)(?P<close>\*?)$"
)


class RichStyles:
    """Changes how the words at the caret of `edit` look, and what their paragraphs are.

    `emphasise` is asked where they are a quotation's: its id, and the code points of its words.
    """

    def __init__(
        self, edit: QTextEdit, theme: Theme, emphasise: Callable[[str, Span], None]
    ) -> None:
        self._edit = edit
        self._emphasise = emphasise
        self._theme = theme

    def _formats(self) -> RichFormats:
        return RichFormats(self._theme)

    def toggle_bold(self) -> None:
        """Make the selected words bold, or no longer."""
        is_bold = bool(self._format_here().property(Property.BOLD))
        self._restyle(self._formats().bold(is_on=not is_bold))

    def toggle_italic(self) -> None:
        """Make the selected words italic, or no longer; those of a quotation by an edit of it."""
        quoted = quoted_part(self._edit.textCursor())
        if quoted is not None:
            self._emphasise(*quoted)
            return
        made = QTextCharFormat()
        made.setFontItalic(not self._format_here().fontItalic())
        self._restyle(made)

    def close_mark(self) -> bool:
        """Type the `*` that closes `*words` or `**words*`, as emphasis; False where none does.

        The first undo brings the stars back.
        """
        cursor = self._edit.textCursor()
        block = cursor.block()
        encoded = block.text().encode("utf-16-le")[: 2 * cursor.positionInBlock()]
        before = encoded.decode("utf-16-le", "ignore")
        found = None if cursor.hasSelection() else _OPENED.search(before)
        if found is None or (len(found["stars"]) == 2) != bool(found["close"]):
            return False
        plain = self._edit.currentCharFormat()
        cursor.insertText("*")
        first = block.position() + units(before[: found.start("stars")])
        words = block.position() + units(before[: found.start("words")])
        last = block.position() + units(before[: found.end("words")])
        cursor.beginEditBlock()
        cursor.setPosition(last)
        cursor.setPosition(last + len(found["stars"]), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setPosition(words)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self._merge(cursor, self._emphasis(is_bold=len(found["stars"]) == 2))
        cursor.setPosition(first)
        cursor.setPosition(words, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.endEditBlock()
        cursor.setPosition(last - len(found["stars"]))
        self._edit.setTextCursor(cursor)
        self._edit.setCurrentCharFormat(plain)
        return True

    def _emphasis(self, *, is_bold: bool) -> QTextCharFormat:
        if is_bold:
            return self._formats().bold(is_on=True)
        made = QTextCharFormat()
        made.setFontItalic(True)
        return made

    def set_link(self, address: str) -> None:
        """Let the selected words link to `address`, or to nothing for an empty one."""
        cursor = self._edit.textCursor()
        widen(cursor)
        if not cursor.hasSelection() and address:
            look = self._formats().styled(
                self._formats().text(), bold=False, italic=False, code=False, link=address
            )
            cursor.insertText(address, look)
            return
        made = QTextCharFormat()
        made.setAnchor(bool(address))
        made.setAnchorHref(address)
        made.setFontUnderline(bool(address))
        made.setForeground(self._theme.color("accent" if address else "text"))
        self._merge(cursor, made)

    def toggle_heading(self) -> None:
        """Make the paragraphs here headings, or plain again."""
        cursor = self._edit.textCursor()
        is_heading = cursor.blockFormat().headingLevel() > 0
        block = self._formats().paragraph() if is_heading else self._formats().heading(3)
        look = self._formats().text() if is_heading else self._formats().heading_text(3)
        cursor.beginEditBlock()
        list_: Any = cursor.currentList()  # None outside lists
        if list_ is not None:
            list_.remove(cursor.block())
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(look)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._merge(cursor, look)
        cursor.endEditBlock()
        self._edit.setCurrentCharFormat(look)

    def toggle_list(self, *, ordered: bool) -> None:
        """Make the paragraphs here a list, or plain again."""
        cursor = self._edit.textCursor()
        wanted = self._formats().list(1, ordered=ordered)
        list_: Any = cursor.currentList()  # None outside lists
        cursor.beginEditBlock()
        if list_ is not None and list_.format().style() == wanted.style():
            self._end_list(cursor)
        else:
            cursor.createList(self._nested(wanted, list_.format() if list_ else None))
            cursor.mergeBlockFormat(self._formats().list_item())
        cursor.endEditBlock()

    def _nested(self, wanted: QTextListFormat, now: QTextListFormat | None) -> QTextListFormat:
        if now is not None:
            wanted.setIndent(now.indent())
        return wanted

    def _end_list(self, cursor: QTextCursor) -> None:
        """Make the list items in the selection plain paragraphs."""
        document = self._edit.document()
        block = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            list_: Any = block.textList()
            if list_ is not None:
                list_.remove(block)
                QTextCursor(block).setBlockFormat(self._formats().paragraph())
            block = block.next()

    def indent_item(self, by: int) -> bool:
        """Nest the list item at the caret deeper or less deep; False outside lists."""
        cursor = self._edit.textCursor()
        list_: Any = cursor.currentList()  # None outside lists
        if list_ is None:
            return False
        depth = list_.format().indent() + by
        if depth < 1:
            self._end_list(cursor)
        elif depth <= 6:
            ordered = list_.format().style() == QTextListFormat.Style.ListDecimal
            cursor.createList(self._formats().list(depth, ordered=ordered))
        return True

    def _format_here(self) -> QTextCharFormat:
        cursor = self._edit.textCursor()
        if cursor.hasSelection():  # the format of its first character
            cursor.setPosition(cursor.selectionStart() + 1)
            return cursor.charFormat()
        return self._edit.currentCharFormat()

    def _restyle(self, made: QTextCharFormat) -> None:
        cursor = self._edit.textCursor()
        widen(cursor)
        if cursor.hasSelection():
            self._merge(cursor, made)
        else:
            self._edit.mergeCurrentCharFormat(made)

    def _merge(self, cursor: QTextCursor, made: QTextCharFormat) -> None:
        """Merge a format into the selection, around its locks."""
        locks = [lock.span for lock in all_locks(self._edit.document())]
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        piece = QTextCursor(cursor)
        piece.beginEditBlock()
        for span in [s for s in locks if start <= s.start and s.end <= end]:
            self._merge_piece(piece, start, span.start, made)
            start = span.end
        self._merge_piece(piece, start, end, made)
        piece.endEditBlock()

    def _merge_piece(
        self, cursor: QTextCursor, start: int, end: int, made: QTextCharFormat
    ) -> None:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(made)
