"""The editor of a text: prose as it will look, with citations and quotations in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefer.core.runs import Run
from briefer.markup.inline import parse, spans
from briefer.markup.nodes import CitationNode, CiteRef, Paragraph, QuotationNode
from briefer.ui.locks import Lock, all_locks, lock_at, locks_in, widen
from briefer.ui.mime import Passage
from briefer.ui.outlinedrops import Excerpts, Items, OtherExcerpts, payload_of
from briefer.ui.readerpaint import stretch_rects
from briefer.ui.richfill import fill, insert, insert_inlines, quoted_text
from briefer.ui.richformats import Names, Property, RichFormats, is_locked, tint_of
from briefer.ui.richpaste import MARKDOWN_TYPE, markdown_of
from briefer.ui.richread import markdown_in
from briefer.ui.richstyles import RichStyles
from briefer.ui.theme import Theme

_MARK = "\ue0b1"  # a private character that stands for the caret while its place is looked up
_DELETING: dict[QKeySequence.StandardKey, QTextCursor.MoveOperation] = {
    QKeySequence.StandardKey.Delete: QTextCursor.MoveOperation.NextCharacter,
    QKeySequence.StandardKey.DeleteStartOfWord: QTextCursor.MoveOperation.PreviousWord,
    QKeySequence.StandardKey.DeleteEndOfWord: QTextCursor.MoveOperation.NextWord,
    QKeySequence.StandardKey.DeleteEndOfLine: QTextCursor.MoveOperation.EndOfLine,
}


class RichEdit(QTextEdit):
    """Edits Markdown as rich text; `colors` gives the colour number of a source."""

    typed = Signal()  # by the person, not by `show_markdown`
    left = Signal()
    passage_dropped = Signal(object)  # Passage, for the place of the caret
    excerpts_dropped = Signal(object)  # Excerpts or OtherExcerpts, likewise
    lock_clicked = Signal(object)  # Lock
    lock_double_clicked = Signal(object)  # Lock
    emphasis_requested = Signal(str, object)  # of a quotation's id, Span of its words
    at_typed = Signal()  # an @ where a word may begin: a citation is wanted

    def __init__(
        self,
        theme: Theme,
        names: Names,
        colors: Callable[[str], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names
        self._colors = colors
        self._formats = RichFormats(theme)
        self._is_filling = False
        self._known: set[str] = set()
        self.was_entered = False  # the person has put the caret somewhere
        self.styles = RichStyles(self, theme, self.emphasis_requested.emit)
        self._mending = QTimer(self, singleShot=True, interval=0)
        self._mending.timeout.connect(self.document().undo)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(theme.px(14))
        self.document().contentsChanged.connect(self._tell_typed)
        theme.changed.connect(self._dress)

    @property
    def formats(self) -> RichFormats:
        """Return the formats in use."""
        return self._formats

    def markdown(self) -> str:
        """Return what is written, as Markdown."""
        return markdown_in(self.document())

    def show_markdown(self, markdown: str) -> None:
        """Show another text, or the same one changed elsewhere; the caret stays near."""
        caret = self.textCursor().position()
        scrolled = self.verticalScrollBar().value()
        self._is_filling = True
        # What this text quotes may be cut and pasted in it; nothing else brings a quotation along.
        self._known = {p.node.item_id for p in spans(markdown) if isinstance(p.node, QuotationNode)}
        fill(self.document(), parse(markdown), self._formats, self._names)
        self._is_filling = False
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)
        self.free_caret()

    def show_again(self) -> None:
        """Show the same text, where what it quotes looks otherwise now; the selection stays."""
        cursor = self.textCursor()
        ends = (cursor.anchor(), cursor.position())
        self.show_markdown(self.markdown())
        cursor = self.textCursor()
        cursor.setPosition(ends[0])
        cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret_offset(self) -> int | None:
        """Return where the caret stands in the Markdown (code points), None where it cannot say."""
        written = self.markdown()
        copy: QTextDocument = self.document().clone()
        cursor = QTextCursor(copy)
        cursor.setPosition(self.textCursor().selectionEnd())
        widen(cursor)
        look = QTextCharFormat(cursor.charFormat())
        if is_locked(look):
            look = self._formats.text()
        cursor.insertText(_MARK, look)
        marked = markdown_in(copy)
        if marked.replace(_MARK, "").rstrip() != written.rstrip():
            return None
        return min(marked.index(_MARK), len(written))

    def insert_citation(self, cites: Sequence[CiteRef]) -> None:
        """Cite at the caret, set off from the word before."""
        self.prepare()
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = self.document().characterAt(cursor.position() - 1)
        blank = () if cursor.atBlockStart() or before.isspace() else (Run(" "),)
        insert_inlines(cursor, (*blank, CitationNode(tuple(cites))), self._formats, self._names)
        self.setTextCursor(cursor)
        self.free_caret()

    def replace_citation(self, lock: Lock, cites: Sequence[CiteRef]) -> None:
        """Let a citation say something else, or nothing."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(lock.span.start)
        cursor.setPosition(lock.span.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if cites:
            node = CitationNode(tuple(cites))
            insert_inlines(cursor, (node,), self._formats, self._names)
        cursor.endEditBlock()
        self.free_caret()

    def prepare(self) -> None:
        """Make ready for a change: no end of the selection inside a lock, words after it free."""
        cursor = self.textCursor()
        widen(cursor)
        self.setTextCursor(cursor)
        self.free_caret()

    def free_caret(self) -> None:
        """Let what is typed next to a lock be no part of it."""
        if is_locked(self.currentCharFormat()):
            level = self.textCursor().blockFormat().headingLevel()
            plain = self._formats.heading_text(level) if level else self._formats.text()
            self.setCurrentCharFormat(plain)

    def _dress(self) -> None:
        was_modified = self.document().isModified()
        markdown = self.markdown()
        self._formats = RichFormats(self._theme)
        self.document().setDocumentMargin(self._theme.px(14))
        self.show_markdown(markdown)
        self.document().setModified(was_modified)

    def _tell_typed(self) -> None:
        if not self._is_filling:
            self._mend()
            self.typed.emit()

    def _mend(self) -> None:
        """Take back a change that reached into locked words by a way nobody thought of."""
        if any(lock.is_quotation and not _is_whole(lock) for lock in all_locks(self.document())):
            self._mending.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit; locked words go as a whole."""
        if self._delete(event) or self._command(event) or self._break(event):
            event.accept()
            return
        if event.text() or event.matches(QKeySequence.StandardKey.Cut):
            self.prepare()
        if event.text() == "@" and not self.isReadOnly() and self._may_begin_word():
            event.accept()
            self.at_typed.emit()
            return
        if event.text() == "*" and not self.isReadOnly() and self.styles.close_mark():
            event.accept()
            return
        super().keyPressEvent(event)

    def _may_begin_word(self) -> bool:
        """Tell whether the caret stands where a word may begin, not inside an address."""
        cursor = self.textCursor()
        before = self.document().characterAt(cursor.selectionStart() - 1)
        return cursor.atBlockStart() or not (before.isalnum() or before in "._-")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose characters outside locked words."""
        if event.commitString() or event.preeditString():
            self.prepare()
        super().inputMethodEvent(event)

    def _delete(self, event: QKeyEvent) -> bool:
        """Delete what a key asks for if locked words are touched; False leaves it to Qt."""
        operation = _deleting(event)
        if operation is None:
            return False
        cursor = self.textCursor()
        was_in_list = cursor.currentList() is not None and cursor.atBlockStart()
        if cursor.hasSelection():
            widen(cursor)
        elif was_in_list and operation == QTextCursor.MoveOperation.PreviousCharacter:
            return self.styles.indent_item(-1)
        else:
            cursor.movePosition(operation, QTextCursor.MoveMode.KeepAnchor)
            before = (cursor.anchor(), cursor.position())
            widen(cursor)
            if (cursor.anchor(), cursor.position()) == before and not _holds_lock(cursor):
                return False
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.free_caret()
        return True

    def _command(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Bold):
            self.styles.toggle_bold()
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.styles.toggle_italic()
        elif event.key() == Qt.Key.Key_Tab and self.styles.indent_item(1):
            pass
        else:
            return event.key() == Qt.Key.Key_Backtab and self.styles.indent_item(-1)
        return True

    def _break(self, event: QKeyEvent) -> bool:
        """Begin a new paragraph: after a heading a plain one, in an empty item none."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.prepare()
        cursor = self.textCursor()
        if cursor.currentList() is not None and not cursor.block().text():
            self.styles.indent_item(-1)
        elif cursor.blockFormat().headingLevel() and cursor.atBlockEnd():
            cursor.insertBlock(self._formats.paragraph(), self._formats.text())
            self.setTextCursor(cursor)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project where there is nothing typed to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            for key, is_ours in (
                (undo, self.document().isUndoAvailable()),
                (redo, self.document().isRedoAvailable()),
            ):
                if event.matches(key) and not is_ours:
                    event.ignore()
                    return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take passages, excerpts and text; files go to the window, items stay in the outline."""
        if source.hasFormat(MARKDOWN_TYPE):
            return True
        payload = payload_of(source)
        return payload is not None and not isinstance(payload, Items) and not self.isReadOnly()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert at the caret: a passage or excerpts by an edit, text as text."""
        if not self.canInsertFromMimeData(source):
            return
        self.prepare()
        payload = payload_of(source)
        if isinstance(payload, Passage):
            self.passage_dropped.emit(payload)
        elif isinstance(payload, Excerpts | OtherExcerpts):
            self.excerpts_dropped.emit(payload)
        else:
            self._insert_markdown(markdown_of(source, self._known - self._quotation_ids()))

    def _quotation_ids(self) -> set[str]:
        """Return the placements that are quoted in the text at present."""
        locks = (lock for lock in all_locks(self.document()) if lock.is_quotation)
        return {str(lock.form.property(Property.QUOTATION)) for lock in locks}

    def _insert_markdown(self, markdown: str) -> None:
        blocks = parse(markdown)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            insert_inlines(cursor, blocks[0].inlines, self._formats, self._names)
        elif blocks:
            if cursor.block().text():
                cursor.insertBlock(self._formats.paragraph(), self._formats.text())
            insert(cursor, blocks, self._formats, self._names)
        cursor.endEditBlock()
        self.free_caret()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words: as Markdown for us, plain and rich for other programs."""
        cursor = QTextCursor(self.textCursor())
        widen(cursor)
        mime = QMimeData()
        part = QTextDocument()
        QTextCursor(part).insertFragment(cursor.selection())
        mime.setData(MARKDOWN_TYPE, markdown_in(part).encode())
        mime.setText(cursor.selection().toPlainText())
        mime.setHtml(cursor.selection().toHtml())
        return mime

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note that the caret is where the person wants it."""
        super().focusInEvent(event)
        self.was_entered = True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person went elsewhere, unless it is only a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click on a citation or quotation."""
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection() or event.button() != Qt.MouseButton.LeftButton:
            return
        position = self.cursorForPosition(event.position().toPoint()).position()
        lock = lock_at(self.document(), position)
        if lock is not None:
            self.lock_clicked.emit(lock)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell a double click on a citation or quotation."""
        position = self.cursorForPosition(event.position().toPoint()).position()
        lock = lock_at(self.document(), position)
        if lock is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.lock_double_clicked.emit(lock)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tints below locked words, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scrolled = self.verticalScrollBar().value()
        painter.translate(-self.horizontalScrollBar().value(), -scrolled)
        painter.setPen(Qt.PenStyle.NoPen)
        for lock in all_locks(self.document()):
            painter.setBrush(tint_of(self._theme, self._colors(lock.source_id)))
            radius = 3 if lock.is_quotation else 7
            for rect in lock_rects(self.document(), lock):
                painter.drawRoundedRect(rect, radius, radius)
        painter.end()
        super().paintEvent(event)


def _deleting(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """Return how far a key deletes, None for other keys."""
    shift = Qt.KeyboardModifier.ShiftModifier
    if event.key() == Qt.Key.Key_Backspace and not event.modifiers() & ~shift:
        return QTextCursor.MoveOperation.PreviousCharacter
    return next((o for key, o in _DELETING.items() if event.matches(key)), None)


def lock_rects(document: QTextDocument, lock: Lock) -> Iterator[QRectF]:
    """Yield the rectangles that locked words fill, in the coordinates of the document."""
    block = document.findBlock(lock.span.start)
    shift = document.documentLayout().blockBoundingRect(block).topLeft()
    shift -= block.layout().position()
    for rect in stretch_rects(block, lock.span.start, lock.span.end):
        yield rect.translated(shift).adjusted(-1, 2, 1, -1)


def _is_whole(lock: Lock) -> bool:
    return lock.text == quoted_text(str(lock.form.property(Property.WORDS)))


def _holds_lock(cursor: QTextCursor) -> bool:
    """Tell whether a selection holds all of a citation or quotation."""
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    locks = locks_in(document.findBlock(start))
    return any(start <= lock.span.start and lock.span.end <= end for lock in locks)
