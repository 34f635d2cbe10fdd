"""The text of one source on screen: folds, painted excerpts, place kept, nothing ever fetched."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QUrl,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefer.checking.boundaries import whole_words
from briefer.core.excerpt import visible_spans
from briefer.core.source import Block, SourceText
from briefer.core.text import Span
from briefer.ui.positions import PositionMap
from briefer.ui.readerdocument import Mark, ReaderDocument
from briefer.ui.readerlook import ReaderLook
from briefer.ui.readerpaint import GAP, Overlay, ReaderPainter, height_of, stretch_rects
from briefer.ui.readertext import folds_of, open_spans, paragraphs_of

FLASH_MS = 1600
IDLE_LIMIT = 2_000_000  # units; a longer text is filled in only where somebody scrolls
_FILL_PAUSE_MS = 40
_LARGE = 200_000  # units; so much takes too long to lay out anew, and begins with what is near
_NEAREST = Qt.HitTestAccuracy.FuzzyHit


class SourceView(QTextBrowser):
    """Shows a source's text at a comfortable measure, read-only, without any markup of its own."""

    scrolled = Signal()
    folds_changed = Signal()

    def __init__(self, look: ReaderLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = SourceText("", "", ())
        self._opened: frozenset[int] = frozenset()
        self._overlay = Overlay()
        self._place = (0, 0.0)  # code point at the top of the window, and its distance from it
        self._is_settling = False
        self._fill_timer = QTimer(self, interval=_FILL_PAUSE_MS)
        self._fill_timer.timeout.connect(self._fill_when_idle)
        self._flash = QVariantAnimation(self, duration=FLASH_MS, startValue=1.0, endValue=0.0)
        self._flash.valueChanged.connect(self._fade)
        self._set_up()
        self._document = self._new_document(self._places(), ())
        self._painter = ReaderPainter(self._document, look)
        self.setDocument(self._document)

    def _set_up(self) -> None:
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)  # files dropped here are the window's business
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard  # folds, by Tab and Enter
        )
        # Queued: the document must not be replaced while Qt handles a key in it.
        self.anchorClicked.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        self.verticalScrollBar().valueChanged.connect(self._after_scroll)

    @property
    def text(self) -> SourceText:
        """Return the text that is shown."""
        return self._text

    @property
    def look(self) -> ReaderLook:
        """Return how the text looks."""
        return self._look

    @property
    def opened(self) -> frozenset[int]:
        """Return the starts (code points) of the folds that are open."""
        return self._opened

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the excerpts that are painted."""
        return self._document.marks

    def show_text(self, text: SourceText) -> None:
        """Show `text`; of the same source, place, open folds and selection are kept."""
        if text.source_id != self._text.source_id:
            self._opened, self._place, self._overlay = frozenset(), (0, 0.0), Overlay()
        self._text = text
        self._rebuild()

    def set_look(self, look: ReaderLook) -> None:
        """Show the same text in another look."""
        if look != self._look:
            self._look = look
            self._rebuild(self._document.places)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Paint the excerpts of this source."""
        self._document.set_marks(marks)
        self.viewport().update()

    def set_opened(self, opened: Collection[int]) -> None:
        """Open the folds that start at one of `opened`, close all others."""
        known = frozenset(fold.span.start for fold in folds_of(self._text))
        if (wanted := known & frozenset(opened)) != self._opened:
            self._opened = wanted
            self._rebuild()
            self.folds_changed.emit()

    def toggle_fold(self, start: int) -> None:
        """Open or close the fold that starts at code point `start`."""
        self.set_opened(self._opened ^ {start})

    def set_hits(self, hits: Sequence[Span], current: Span | None = None) -> None:
        """Paint what was found, and `current` so that it stands out."""
        self._overlay = replace(self._overlay, hits=tuple(hits), current=current)
        self.viewport().update()

    def shown_folds(self) -> tuple[Span, ...]:
        """Return the folded stretches that the person has opened."""
        return open_spans(self._text, self._opened)

    def visible_blocks(self) -> tuple[Block, ...]:
        """Return the blocks that are shown: all but those in closed folds."""
        shown = (p for p in self._document.places.paragraphs if not p.is_continued)
        return tuple(p.block for p in shown if p.block is not None)

    def selected_span(self) -> Span:
        """Return the code points between the ends of the selection, or the empty caret."""
        cursor = self.textCursor()
        return self._document.span(cursor.selectionStart(), cursor.selectionEnd())

    def selected_spans(self) -> tuple[Span, ...]:
        """Return what an excerpt of the selection takes: a span for each visible block.

        A pointer rarely stops between two letters on purpose, so no word is taken in part.
        """
        if not self.textCursor().hasSelection():
            return ()
        span = whole_words(self._text.canonical, self.selected_span())
        return visible_spans(self._text, span, self.shown_folds())

    def select(self, span: Span) -> None:
        """Select `span`."""
        self._document.fill_to(span.start)
        self._document.fill_to(span.end)
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._document.position(span.start))
        cursor.setPosition(self._document.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Drop the selection, keep the caret."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def code_point_at(self, point: QPoint) -> int | None:
        """Return the code point shown at `point` of the viewport, None beside the text."""
        place = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        at = self._document.documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        return self._document.code_point(at) if at >= 0 else None

    def block_at(self, point: QPoint) -> Block | None:
        """Return the block shown at `point` of the viewport, None on a line of the reader's."""
        paragraph = self._document.paragraph_of(self.cursorForPosition(point).block())
        return paragraph.block if paragraph is not None else None

    def fold_at(self, point: QPoint) -> int | None:
        """Return the start of the fold whose line `point` of the viewport is on or beside."""
        place = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        layout = self._document.documentLayout()
        block = self._document.findBlock(max(0, layout.hitTest(place, _NEAREST)))
        paragraph = self._document.paragraph_of(block) if block.isValid() else None
        if paragraph is None:
            return None
        top = layout.blockBoundingRect(block).top()
        # Not the height of that rectangle: it is that of the letters, which stand below its top.
        is_on = paragraph.is_label and top <= place.y() < top + height_of(block)
        return paragraph.span.start if is_on else None

    def fold_at_caret(self) -> int | None:
        """Return the start of the fold on whose line the caret stands, if it does."""
        paragraph = self._document.paragraph_of(self.textCursor().block())
        return paragraph.span.start if paragraph is not None and paragraph.is_label else None

    def place(self) -> tuple[int, float]:
        """Return the code point at the top and how far (px) its line is from the top."""
        return self._place

    def scroll_to(self, code_point: int, distance: float = 0.0) -> None:
        """Scroll until the line of `code_point` is `distance` pixels below the top."""
        self._place = (code_point, distance)
        if self._document.is_near(code_point):
            self._settle()
        else:
            self._rebuild(self._document.places)

    def reveal(self, spans: Sequence[Span], *, flash: bool = True) -> None:
        """Bring `spans` into sight, opening folds if need be, and point them out for a moment."""
        if not spans:
            return
        folds = [fold.span for fold in folds_of(self._text)]
        self.set_opened(
            self._opened | {f.start for f in folds if any(f.overlaps(span) for span in spans)}
        )
        self.scroll_to(spans[0].start, self.viewport().height() * 0.3)
        self.select(Span(spans[0].start, spans[0].start))
        if flash:
            self._overlay = replace(self._overlay, flash=tuple(spans))
            self._flash.stop()
            self._flash.start()

    def is_in_sight(self, span: Span) -> bool:
        """Tell whether the beginning of `span` is on screen, not hidden by the edges."""
        rects = self.rects_of((Span(span.start, min(span.end, span.start + 1)),))
        inner = self.viewport().rect().adjusted(0, 1, 0, -1)
        return bool(rects) and inner.contains(rects[0])

    def rects_of(self, spans: Sequence[Span]) -> list[QRect]:
        """Return what is in sight of the lines of `spans`, as rectangles of the viewport."""
        found: list[QRect] = []
        back = QPointF(0, -self.verticalScrollBar().value())
        seen = QRectF(self.viewport().rect())
        for span in spans:
            for stretch in self._document.stretches(span):
                block = self._document.findBlockByNumber(stretch.paragraph)
                rects = stretch_rects(block, stretch.start, stretch.end)
                moved = (rect.translated(back) for rect in rects)
                found.extend(
                    r.intersected(seen).toAlignedRect() for r in moved if r.intersects(seen)
                )
        return found

    def _places(self) -> PositionMap:
        return PositionMap(paragraphs_of(self._text, self._opened, self._fold_label))

    def _new_document(self, places: PositionMap, marks: Sequence[Mark]) -> ReaderDocument:
        emphasis, around = self._text.emphasis, self._place[0]
        document = ReaderDocument(places, self._look, self, emphasis, around)
        document.set_marks(marks)
        return document

    def _fold_label(self, lines: int, is_open: bool) -> str:
        if lines == 1:
            hidden, shown = (
                self.tr("Web-page text, 1 line hidden"),
                self.tr("Web-page text, 1 line"),
            )
        else:
            hidden, shown = (
                self.tr("Web-page text, {count} lines hidden"),
                self.tr("Web-page text, {count} lines"),
            )
        return (shown if is_open else hidden).format(count=lines)

    def _rebuild(self, places: PositionMap | None = None) -> None:
        """Make the document anew; selection and place stay where they are in the text.

        It begins with what stands around the place: the rest comes when nobody waits. `places`
        are those of the text where they are still the same.
        """
        selected, old = self.selected_span(), self._document
        marks = old.marks if self._text.source_id else ()
        self._document = self._new_document(places or self._places(), marks)
        self._painter = ReaderPainter(self._document, self._look)
        self._is_settling = True  # a caret that comes into sight is not where the person went
        self._fit()  # before it is laid out
        self.setDocument(self._document)
        old.deleteLater()
        if selected or self._document.is_near(selected.start):
            self.select(selected)
        self._settle()
        self._fill_timer.start()

    def _fit(self) -> None:
        """Set the margins so that a line is never longer than the measure."""
        width = self.viewport().width()
        gutter = GAP + round(self._look.em * 1.75)
        column = max(80, min(self._look.measure(), width - gutter - 30))
        left = max(gutter, (width - column) // 2)
        frame = self._document.rootFrame()
        margins = frame.frameFormat()
        margins.setLeftMargin(left)
        margins.setRightMargin(max(0, width - left - column))
        margins.setTopMargin(round(self._look.em * 1.6))
        margins.setBottomMargin(round(self._look.em * 4))
        if margins != frame.frameFormat():
            frame.setFrameFormat(margins)

    def _settle(self) -> None:
        """Scroll to the remembered place, whatever the text's width and size are now."""
        code_point, distance = self._place
        self._is_settling = True
        self._document.fill_to(code_point)
        if (code_point, distance) == (0, 0.0):
            self.verticalScrollBar().setValue(0)
        else:
            self._document.documentLayout().documentSize()  # lays out all that is filled in
            top = self._line_top(self._document.position(code_point))
            self.verticalScrollBar().setValue(round(top - distance))
        self._is_settling = False
        self.viewport().update()
        self.scrolled.emit()

    def _line_top(self, position: int) -> float:
        """Return the y of the line that holds document position `position`."""
        block = self._document.findBlock(position)
        self._document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        return block.layout().position().y() + (line.y() if line.isValid() else 0.0)

    def _after_scroll(self, value: int) -> None:
        if self._is_settling:
            return
        if value == 0:
            self.scroll_to(0)
            return
        self._remember_place(value)
        bar = self.verticalScrollBar()
        if value > bar.maximum() - 2 * bar.pageStep():
            self._document.fill_below()
        elif value < 2 * bar.pageStep():
            self._fill_above()
        self.scrolled.emit()

    def _remember_place(self, value: int) -> None:
        middle = QPointF(self.viewport().width() / 2, value + 1)
        layout = self._document.documentLayout()
        position = max(0, layout.hitTest(middle, _NEAREST))
        self._place = (
            self._document.code_point(position),
            self._line_top(position) - value,
        )

    def _fill_when_idle(self) -> None:
        if self._document.characterCount() > IDLE_LIMIT:
            self._fill_timer.stop()
        elif not self._document.is_whole_below:
            self._document.fill_below()
        elif not self._document.is_whole_above:
            self._fill_above()
        else:
            self._fill_timer.stop()

    def _fill_above(self) -> None:
        """Fill in text above what is in sight, which stays where it is."""
        if not self._document.is_whole_above and not self.verticalScrollBar().isSliderDown():
            self._document.fill_above()
            self._settle()

    def _follow(self, link: QUrl) -> None:
        if link.path().isdigit():
            self.toggle_fold(int(link.path()))

    def _fade(self, strength: float) -> None:
        self._overlay = replace(self._overlay, strength=strength)
        self.viewport().update()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Load nothing: a source is read from the project, never from files or the network."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure and the place in the text."""
        if self._document.characterCount() > _LARGE:
            self._rebuild(self._document.places)
        self._is_settling = True
        self._fit()
        super().resizeEvent(event)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have the text ready that a key goes to, or selects up to."""
        key, end = QKeySequence.StandardKey, len(self._text.canonical)
        if event.matches(key.MoveToStartOfDocument):
            self.scroll_to(0)
        elif event.matches(key.MoveToEndOfDocument):
            self.scroll_to(end)
        if event.matches(key.SelectAll) or event.matches(key.SelectStartOfDocument):
            self._document.fill_to(0)
        if event.matches(key.SelectAll) or event.matches(key.SelectEndOfDocument):
            self._document.fill_to(end)
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then what stands beside and over it."""
        super().paintEvent(event)
        scrolled = QPointF(0, self.verticalScrollBar().value())
        painter = QPainter(self.viewport())
        painter.translate(-scrolled)
        self._painter.paint(painter, QRectF(event.rect()).translated(scrolled), self._overlay)
        painter.end()
