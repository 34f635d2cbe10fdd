"""What a reader paints beside and over its text: numbers, folds, uses of excerpts, finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextBlock, QTextLine

from briefer.core.source import Role
from briefer.core.text import Span
from briefer.ui.positions import Paragraph
from briefer.ui.readerdocument import Mark, ReaderDocument
from briefer.ui.readerlook import ReaderLook

GAP = 14  # px between the text and what stands in its margin
_BULLET = re.compile(r"\s*([-–—*•·▪◦‣●■]|\(?\w{1,3}[.)])")


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is painted over the text: finds, the current one, and a place to look at.

    `flash` fades with `strength`, from 1 to 0.
    """

    hits: Sequence[Span] = ()
    current: Span | None = None
    flash: Sequence[Span] = ()
    strength: float = 0.0


def visible_blocks(document: ReaderDocument, area: QRectF) -> Iterator[QTextBlock]:
    """Yield the paragraphs that `area` of the document shows at least in part.

    One that is not laid out yet has no lines: asking one of those for its place would crash.
    """
    layout = document.documentLayout()
    at = layout.hitTest(QPointF(area.center().x(), area.top()), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, at))
    while block.isValid() and layout.blockBoundingRect(block).top() <= area.bottom():
        if block.layout().lineCount():
            yield block
        block = block.next()


def lines_of(block: QTextBlock) -> Iterator[QTextLine]:
    """Yield the laid out lines of `block`."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        yield layout.lineAt(number)


def height_of(block: QTextBlock) -> float:
    """Return how many pixels the lines of `block` take from its top, 0 before they are laid out."""
    lines = block.layout().lineCount()
    last = block.layout().lineAt(lines - 1)
    return last.y() + last.height() if lines else 0.0


def stretch_rects(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """Yield the rectangles that text from `start` to `end` (positions) fills in `block`."""
    origin, first = block.layout().position(), block.position()
    for line in lines_of(block):
        left = max(start - first, line.textStart())
        right = min(end - first, line.textStart() + line.textLength())
        if left < right:
            x, to = _x(line, left), _x(line, right)
            yield QRectF(origin.x() + x, origin.y() + line.y(), to - x, line.height())


class ReaderPainter:
    """Paints around the text of one document, in document coordinates."""

    def __init__(self, document: ReaderDocument, look: ReaderLook) -> None:
        self._document = document
        self._look = look
        self._small = look.font(0.66, 500, serif=False)

    def paint(self, painter: QPainter, area: QRectF, overlay: Overlay) -> None:
        """Paint what belongs to the visible `area`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in visible_blocks(self._document, area):
            paragraph = self._document.paragraph_of(block)
            if paragraph is None:
                return
            self._paint_beside(painter, block, paragraph)
            self._paint_over(painter, block, paragraph.span, overlay)
        self._paint_uses(painter, area)

    def _paint_beside(self, painter: QPainter, block: QTextBlock, paragraph: Paragraph) -> None:
        if paragraph.block is None:
            self._paint_chevron(painter, block, is_open=paragraph.is_open)
            return
        if paragraph.block.role is Role.QUOTE:
            self._paint_quote_bar(painter, block)
        if paragraph.is_continued:
            return
        if paragraph.block.number:
            self._paint_number(painter, block, paragraph.block.number)
        if paragraph.block.role is Role.LIST_ITEM and not _BULLET.match(paragraph.shown):
            self._paint_bullet(painter, block)

    def _paint_number(self, painter: QPainter, block: QTextBlock, number: str) -> None:
        painter.setFont(self._small)
        painter.setPen(self._look.colors.faint)
        right = _left_of_text(self._document) - GAP
        base = _baseline(block)
        width = painter.fontMetrics().horizontalAdvance(number)
        painter.drawText(QPointF(right - width, base), number)

    def _paint_bullet(self, painter: QPainter, block: QTextBlock) -> None:
        size = self._look.em
        center = QPointF(_text_left(block) - size * 0.62, _baseline(block) - size * 0.3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colors.muted)
        painter.drawEllipse(center, size * 0.13, size * 0.13)

    def _paint_quote_bar(self, painter: QPainter, block: QTextBlock) -> None:
        layout = block.layout()
        bar = QRectF(_left_of_text(self._document), layout.position().y() + 3, 3, 0)
        bar.setHeight(layout.boundingRect().height() - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colors.line)
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_chevron(self, painter: QPainter, block: QTextBlock, *, is_open: bool) -> None:
        reach = self._look.em * 0.14
        line = block.layout().lineAt(0)
        middle = block.layout().position().y() + line.y() + line.height() / 2
        tip = QPointF(_left_of_text(self._document) - GAP - reach, middle)
        corners = [QPointF(-reach, -2 * reach), QPointF(reach, 0), QPointF(-reach, 2 * reach)]
        if is_open:
            corners = [QPointF(corner.y(), corner.x()) for corner in corners]
        painter.setPen(QPen(self._look.colors.muted, 1.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([tip + corner for corner in corners]))

    def _paint_over(
        self, painter: QPainter, block: QTextBlock, span: Span, overlay: Overlay
    ) -> None:
        colors = self._look.colors
        for hit in overlay.hits:
            if hit.overlaps(span):
                frame = colors.accent if hit == overlay.current else None
                self._paint_box(painter, block, hit, colors.hit, frame)
        if overlay.strength > 0:
            fill, frame = QColor(colors.tint), QColor(colors.accent)
            fill.setAlphaF(overlay.strength)
            frame.setAlphaF(overlay.strength)
            for shown in overlay.flash:
                self._paint_box(painter, block, shown, fill, frame)

    def _paint_box(
        self, painter: QPainter, block: QTextBlock, span: Span, fill: QColor, frame: QColor | None
    ) -> None:
        """Paint `span` as if with a marker pen: the words below stay as they are."""
        is_dark = self._look.colors.base.lightness() < 128
        mode = QPainter.CompositionMode
        marker = mode.CompositionMode_Screen if is_dark else mode.CompositionMode_Multiply
        for stretch in self._document.stretches(span):
            if stretch.paragraph != block.blockNumber():
                continue
            for rect in stretch_rects(block, stretch.start, stretch.end):
                box = rect.adjusted(-2, 1, 2, -1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(fill)
                painter.setCompositionMode(marker)
                painter.drawRoundedRect(box, 3, 3)
                painter.setCompositionMode(mode.CompositionMode_SourceOver)
                if frame is not None:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(frame, 1.5))
                    painter.drawRoundedRect(box, 3, 3)

    def _paint_uses(self, painter: QPainter, area: QRectF) -> None:
        """Paint, right of the line each used excerpt starts in, how often it is used."""
        taken: set[int] = set()
        for mark in self._document.marks:
            rect = self._first_rect(mark, area) if mark.uses else None
            if rect is None:
                continue
            while round(rect.top()) in taken:
                rect.translate(0, rect.height())
            taken.add(round(rect.top()))
            self._paint_badge(painter, rect.center().y(), str(mark.uses))

    def _first_rect(self, mark: Mark, area: QRectF) -> QRectF | None:
        stretch = next(self._document.stretches(mark.spans[0]), None) if mark.spans else None
        if stretch is None:
            return None
        block = self._document.findBlockByNumber(stretch.paragraph)
        if not block.layout().lineCount():  # not laid out yet, so not in sight
            return None
        rect = next(stretch_rects(block, stretch.start, stretch.end), None)
        return rect if rect is not None and rect.intersects(area) else None

    def _paint_badge(self, painter: QPainter, middle: float, text: str) -> None:
        painter.setFont(self._small)
        height = painter.fontMetrics().height() + 3
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + 8)
        left = _right_of_text(self._document) + 4
        badge = QRectF(left, middle - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colors.tint)
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(self._look.colors.mark)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _x(line: QTextLine, position: int) -> float:
    """Return the x of `position` in `line`; the binding gives the position back beside it."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _left_of_text(document: ReaderDocument) -> float:
    return document.rootFrame().frameFormat().leftMargin()


def _right_of_text(document: ReaderDocument) -> float:
    return document.textWidth() - document.rootFrame().frameFormat().rightMargin()


def _text_left(block: QTextBlock) -> float:
    return block.layout().position().x() + block.layout().lineAt(0).x()


def _baseline(block: QTextBlock) -> float:
    line = block.layout().lineAt(0)
    return block.layout().position().y() + line.y() + line.ascent()
