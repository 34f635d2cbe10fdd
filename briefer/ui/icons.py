"""Icons: our own line drawings, recoloured for the theme and drawn sharp at any scale."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefer.core.locations import resources


class LineIcon(QIconEngine):
    """Draws one of our icons; the colour is asked for each time, so a theme change shows.

    `color` gets the mode (normal, disabled, active, selected) and returns "#rrggbb".
    """

    def __init__(self, name: str, color: Callable[[QIcon.Mode], str]) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the icon into `rect`."""
        _renderer(self._name, self._color(mode)).render(painter, _square(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of `size` device pixels."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon as a picture of `size` pixels of a screen with `scale`."""
        picture = self.pixmap(size * scale, mode, state)
        picture.setDevicePixelRatio(scale)
        return picture

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        """Return `size`: a drawing fills any."""
        return size

    def clone(self) -> QIconEngine:
        """Return a copy."""
        return LineIcon(self._name, self._color)


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    drawing = _drawing(name).replace(b"currentColor", color.encode())
    return QSvgRenderer(QByteArray(drawing))


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()


def _square(rect: QRect) -> QRectF:
    side = min(rect.width(), rect.height())
    return QRectF(
        rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side
    )
