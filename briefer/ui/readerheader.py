"""The head of a reader: badge, title, where and when it appeared, uses, close."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefer.ui.readerlook import ReaderLook
from briefer.ui.theme import current, icon

HEIGHT = 58  # px at normal text size, without what is said of the copy
_CHIP_FONT = (11, 600)  # px, weight; set when painting: moving a pane resets a widget's font


class ElidedLabel(QLabel):
    """A line of text that is cut with an ellipsis where there is no room for it."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        current().dress(self, role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class Badge(QWidget):
    """The first letter of a source on its colour."""

    def __init__(self, look: ReaderLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._letter = ""
        self.setFixedSize(current().px(28), current().px(28))

    def show_letter(self, letter: str, look: ReaderLook) -> None:
        """Show `letter` in the colours of `look`."""
        self._letter, self._look = letter, look
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rounded square and the letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colors.mark)
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        painter.setPen(self._look.colors.on_mark)
        painter.setFont(current().font(13, 700))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class UsesChip(QWidget):
    """How many excerpts of a source are used, in its colours."""

    def __init__(self, look: ReaderLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, look: ReaderLook) -> None:
        """Show `text`; nothing for an empty one."""
        self._text, self._look = text, look
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the text needs."""
        metrics = QFontMetrics(current().font(*_CHIP_FONT))
        return QSize(metrics.horizontalAdvance(self._text) + 18, metrics.height() + 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text on a tint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colors.tint)
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setPen(self._look.colors.mark)
        painter.setFont(current().font(*_CHIP_FONT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class ReaderHeader(QWidget):
    """Names the source of a reader."""

    close_requested = Signal()
    menu_requested = Signal(QPoint)  # where it is to open, on the screen

    def __init__(self, look: ReaderLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._badge = Badge(look)
        self._title = ElidedLabel("strong")
        self._meta = ElidedLabel("meta")
        self._copy = QLabel()
        self._copy.setTextFormat(Qt.TextFormat.PlainText)
        self._copy.setWordWrap(True)
        self._copy.setContentsMargins(50, 0, 14, 10)  # below the title
        current().dress(self._copy, "doubtful")
        self._uses = UsesChip(look)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setIconSize(QSize(current().px(16), current().px(16)))
        close.setToolTip(self.tr("Close this reader"))
        close.setAccessibleName(self.tr("Close this reader"))
        close.clicked.connect(self.close_requested)
        self._more = QToolButton()
        self._more.setIcon(icon("more"))
        self._more.setIconSize(QSize(current().px(16), current().px(16)))
        self._more.setToolTip(self.tr("What can be done with this source"))
        self._more.setAccessibleName(self.tr("What can be done with this source"))
        self._more.clicked.connect(self._ask_menu)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addStretch()
        lines.addWidget(self._title)
        lines.addWidget(self._meta)
        lines.addStretch()
        top = QWidget()
        top.setFixedHeight(current().px(HEIGHT))
        row = QHBoxLayout(top)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._badge)
        row.addLayout(lines, 1)
        row.addWidget(self._uses)
        row.addWidget(self._more)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._copy)

    def show_source(
        self, title: str, meta: str, uses: int, look: ReaderLook, copy: str = ""
    ) -> None:
        """Show a source by its title, its outlet and date, and how many excerpts are used.

        `copy` says what kind of copy it is, in lines of their own: it must not be cut.
        """
        self._copy.setText(copy)
        self._copy.setVisible(bool(copy))
        self._title.setText(title)
        self._title.setToolTip(title)
        self._meta.setText(meta)
        self._meta.setToolTip(meta)
        self._badge.show_letter(_initial(title), look)
        used = self.tr("{count} used").format(count=uses) if uses else ""
        self._uses.show_text(used, look)

    def _ask_menu(self) -> None:
        self.menu_requested.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the source's menu anywhere on the head."""
        self.menu_requested.emit(event.globalPos())


def _initial(title: str) -> str:
    """Return the first letter or digit of `title` as a capital, a dot where there is none."""
    return next((c.upper() for c in title if c.isalnum()), "•")[:1]
