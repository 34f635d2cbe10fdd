"""What is seen under the pointer while words are dragged: a card with their beginning."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from briefer.core.text import first_words
from briefer.ui.readerlook import NORMAL_SIZE, ReaderLook

WIDTH = 300
_MARGIN = 12  # px around the card for its shadow
_PADDING = 12
_WORDS = 76  # code points at most


def ghost(words: str, source_line: str, look: ReaderLook, ratio: float) -> QPixmap:
    """Return the card for `words`, rendered for a screen of device pixel ratio `ratio`."""
    card_look = look.sized(NORMAL_SIZE)  # the zoom is the text's alone
    serif, small = card_look.font(0.82), card_look.font(0.65, serif=False)
    height = 2 * QFontMetricsF(serif).height() + QFontMetricsF(small).height() + 18
    card = QRectF(_MARGIN, _MARGIN, WIDTH * look.scale, height)
    picture = QPixmap((card.adjusted(0, 0, 2 * _MARGIN, 2 * _MARGIN).size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_shadow(painter, card)
    _paint_card(painter, card, card_look)
    inner = card.adjusted(_PADDING + 4, 8, -_PADDING, -8)
    _write(painter, inner, _two_lines(words, serif, inner), serif, look.colors.strong)
    _write_line(painter, inner, source_line, small, look.colors.muted)
    painter.end()
    return picture


def _two_lines(words: str, font: QFont, rect: QRectF) -> str:
    """Return as many of the first words as two lines of `rect` hold."""
    metrics = QFontMetricsF(font)
    text, most = first_words(words, _WORDS), _WORDS
    while most > 4 and metrics.boundingRect(rect, Qt.TextFlag.TextWordWrap, text).height() > (
        2 * metrics.lineSpacing() + 1
    ):
        most -= 4
        text = first_words(words, most)
    return text


def _paint_shadow(painter: QPainter, card: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 6))
    for spread in range(_MARGIN - 2):
        rect = card.adjusted(-spread, 2 - spread, spread, 2 + spread)
        painter.drawRoundedRect(rect, 9 + spread, 9 + spread)


def _paint_card(painter: QPainter, card: QRectF, look: ReaderLook) -> None:
    path = QPainterPath()
    path.addRoundedRect(card, 9, 9)
    painter.fillPath(path, look.colors.base)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(QRectF(card.left(), card.top(), 4, card.height()), look.colors.mark)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colors.accent, 1.2))
    painter.drawPath(path)


def _write(painter: QPainter, rect: QRectF, text: str, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, Qt.TextFlag.TextWordWrap, text)


def _write_line(painter: QPainter, rect: QRectF, text: str, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    elide = Qt.TextElideMode.ElideRight
    line = painter.fontMetrics().elidedText(text, elide, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line)
