"""A picture of the first page beside the export dialog's choices, never one of other choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.exporting.options import ExportOptions
    from briefer.exporting.pagepicture import PagePicture

_PAUSE_MS = 120  # several choices in a row are one picture
_LINES = 2  # of what is said below a picture
_SHAPE = 1.414  # height by width, of A4 until a picture has come
_PAPER, _EDGE = "#ffffff", "#c4c8ce"  # paper is white in the dark too
_FINENESS = 2  # pixels of a picture to one of the screen
_PAGELESS = frozenset({".html", ".md"})
_FAINT = 0.35  # how much of an old picture shows while the new one is made


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A wish for a picture `width` pixels wide; wishes are counted from 1."""

    number: int
    options: ExportOptions
    width: int


class FirstPage(QWidget):
    """Shows the first page; `requested` asks for it, one at a time, off the GUI thread."""

    requested = Signal(object)  # PictureRequest; answer with `take` or `fail`
    cuts_requested = Signal()  # what of a brief with too many pages could go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = _Sheet()
        self._words = QLabel()
        self.cuts = QPushButton(self.tr("See what could go"))
        self._kind = ""
        self._wanted: PictureRequest | None = None
        self._is_making = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._request)
        self._lay_out()

    @property
    def words(self) -> str:
        """Return what is said below the picture."""
        return self._words.text()

    @property
    def _ratio(self) -> float:
        """Return the pixels of a picture to one of the widget: small print wants more."""
        return _FINENESS * self.devicePixelRatioF()

    @property
    def _is_pageless(self) -> bool:
        return self._kind in _PAGELESS

    @property
    def is_current(self) -> bool:
        """Tell whether the picture is one of what is chosen now."""
        return not self._is_making and not self._timer.isActive() and self.sheet.has_picture

    def set_width(self, width: int) -> None:
        """Be `width` pixels wide."""
        self.setFixedWidth(width)
        self.sheet.setFixedSize(width, round(width * _SHAPE))

    def ask(self, options: ExportOptions, kind: str) -> None:
        """Show the first page with `options` in the format `kind`, as soon as it is made."""
        if self._wanted is None or (options, kind) != (self._wanted.options, self._kind):
            self._ask(options, kind)

    def ask_again(self) -> None:
        """Make the picture anew: the brief has changed."""
        if self._wanted is not None:
            self._ask(self._wanted.options, self._kind)

    def _ask(self, options: ExportOptions, kind: str) -> None:
        self._kind = kind
        number = self._wanted.number + 1 if self._wanted else 1
        width = round(self.sheet.width() * self._ratio)
        self._wanted = PictureRequest(number, options, width)
        if self._is_pageless:
            self._timer.stop()
            self.sheet.clear()
            self.sheet.hide()
            self._say(self._pageless_words())
            return
        self.sheet.show()
        self.sheet.fade()
        self._timer.start()

    def take(self, request: PictureRequest, picture: PagePicture) -> None:
        """Show `picture`, unless something else was chosen meanwhile."""
        self._is_making = False
        if not self._is_answer(request):
            return
        self.sheet.show_picture(picture, self._ratio)
        self._say(self._page_words(picture.pages))
        if picture.limit is not None and picture.pages > picture.limit:
            self._warn(picture.pages, picture.limit)

    def fail(self, request: PictureRequest, words: str) -> None:
        """Say why there is no picture."""
        self._is_making = False
        if self._is_answer(request):
            self.sheet.clear()
            self._say(words)

    def _is_answer(self, request: PictureRequest) -> bool:
        """Tell whether `request` is what is wanted now; ask for that where it is not."""
        if request == self._wanted:
            return not self._timer.isActive()
        self._request()
        return False

    def _request(self) -> None:
        is_free = not self._is_making and not self._timer.isActive()
        if self._wanted is not None and is_free and not self._is_pageless:
            self._is_making = True
            self.requested.emit(self._wanted)

    def _page_words(self, pages: int) -> str:
        if self._kind == ".pdf":
            one, many = self.tr("The only page"), self.tr("First of {count} pages")
        elif self._wanted is not None and self._wanted.options.word_template:
            one = many = self.tr(
                "Roughly the first page, without the letterhead of the Word template"
            )
        else:
            one = self.tr("About one page; Word may break lines elsewhere")
            many = self.tr("Roughly the first of {count} pages; Word may break lines elsewhere")
        return one if pages == 1 else many.format(count=pages)

    def _warn(self, pages: int, limit: int) -> None:
        """Say that the brief has more pages than its product allows."""
        words = self.tr("About {count} pages; its product allows {limit}")
        self._say(words.format(count=pages, limit=limit), "doubtful")
        self.cuts.show()

    def _pageless_words(self) -> str:
        if self._kind == ".html":
            return self.tr("A web page has no pages; the Preview tab shows it")
        return self.tr("Markdown is plain text; it has no pages")

    def _say(self, words: str, role: str = "meta") -> None:
        self.cuts.hide()
        self._words.setText(words)
        current().dress(self._words, role)
        self._words.style().polish(self._words)
        self.sheet.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        self.sheet.setAccessibleName(self.tr("Picture of the first page"))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        current().dress(self._words, "meta")
        self.cuts.setObjectName("link")
        self.cuts.setAutoDefault(False)
        current().dress(self.cuts, "link")
        self.cuts.clicked.connect(self.cuts_requested)
        self.cuts.hide()
        self._words.setMinimumHeight(_LINES * self._words.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sheet)
        column.addWidget(self._words)
        column.addWidget(self.cuts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()


class _Sheet(QWidget):
    """A sheet of paper that is empty, shows a page, or an old page faintly."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self._is_faint = False

    @property
    def has_picture(self) -> bool:
        return self._picture is not None and not self._is_faint

    def show_picture(self, picture: PagePicture, ratio: float) -> None:
        image = QImage(
            picture.pixels, picture.width, picture.height, picture.stride,
            QImage.Format.Format_BGR888,
        ).copy()  # fmt: skip
        image.setDevicePixelRatio(ratio)
        self._picture, self._is_faint = image, False
        self.setFixedHeight(self._page().height())  # Letter is lower than A4
        self.update()

    def fade(self) -> None:
        self._is_faint = True
        self.update()

    def clear(self) -> None:
        self._picture = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        page = self._page()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(page, QColor(_PAPER))
        if self._picture is not None:
            painter.setOpacity(_FAINT if self._is_faint else 1)
            painter.drawImage(0, 0, self._picture)
            painter.setOpacity(1)
        painter.setPen(QColor(_EDGE))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.end()

    def _page(self) -> QRect:
        """Return where the page stands: Letter is lower than A4."""
        if self._picture is None:
            return self.rect()
        return QRect(QPoint(), self._picture.deviceIndependentSize().toSize())
