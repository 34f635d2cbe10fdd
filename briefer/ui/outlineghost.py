"""What is seen under the pointer while items of the outline are dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from briefer.core.text import first_words
from briefer.ui.outlinerows import Row, RowKind
from briefer.ui.theme import Theme

WIDTH, HEIGHT = 280, 62
_MARGIN = 10  # px around the card for its shadow
_WORDS = 72  # code points: two lines


def ghost_of(rows: Sequence[Row], mark: QColor, theme: Theme, ratio: float) -> QPixmap:
    """Return a card for `rows`, a stack where they are several; `mark` colours its bar."""
    card = QRectF(_MARGIN, _MARGIN, theme.px(WIDTH), theme.px(HEIGHT))
    picture = QPixmap((card.adjusted(0, 0, 2 * _MARGIN, 2 * _MARGIN).size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(rows) > 1:
        _paint_card(painter, card.translated(5, 5), mark, theme)
    _paint_card(painter, card, mark, theme)
    inner = card.adjusted(14, 7, -10, -7)
    is_quotation = rows[0].kind is RowKind.QUOTATION
    painter.setFont(theme.font(13, 400 if is_quotation else 500, serif=is_quotation))
    painter.setPen(theme.color("strong"))
    words = inner.adjusted(0, 0, 0, -theme.px(16))
    painter.drawText(words, Qt.TextFlag.TextWordWrap, first_words(rows[0].text, _WORDS))
    painter.setFont(theme.font(11))
    painter.setPen(theme.color("muted"))
    bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
    painter.drawText(inner, bottom, _foot(rows, painter, inner.width()))
    painter.end()
    return picture


def _foot(rows: Sequence[Row], painter: QPainter, room: float) -> str:
    if len(rows) > 1:
        return QCoreApplication.translate("Outline", "{count} items").format(count=len(rows))
    elide = Qt.TextElideMode.ElideRight
    return painter.fontMetrics().elidedText(rows[0].source or rows[0].count, elide, int(room))


def _paint_card(painter: QPainter, card: QRectF, mark: QColor, theme: Theme) -> None:
    path = QPainterPath()
    path.addRoundedRect(card, 9, 9)
    painter.fillPath(path, theme.color("card"))
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(QRectF(card.left(), card.top(), 4, card.height()), mark)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), 1.2))
    painter.drawPath(path)
