"""The live preview: the brief as it will print, notes included, as a page on a desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from briefer.core.brief import Brief
from briefer.ui.theme import Theme

if TYPE_CHECKING:
    from briefer.ui.session import Session

_PAUSE_MS = 250
_PAPER, _INK = "#ffffff", "#1a1a1a"  # paper is white in the dark too
_ITEM = "item"  # the scheme of links to outline items


class PreviewPage(QTextBrowser):
    """A sheet of paper. Nothing is ever loaded from anywhere."""

    item_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Preview of the brief"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: str, margin: int) -> None:
        """Show another page; what was in sight stays there."""
        scrolled = self.verticalScrollBar().value()
        self.setHtml(page)
        root = self.document().rootFrame()
        form = root.frameFormat()
        form.setMargin(margin)
        root.setFrameFormat(form)
        # Asking for the end lays everything out, so that the bar reaches as far as before.
        self.document().documentLayout().blockBoundingRect(self.document().lastBlock())
        self.verticalScrollBar().setValue(scrolled)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _ITEM:
            self.item_requested.emit(link.path())
        elif link.hasFragment() and link.isRelative():
            self.scrollToAnchor(link.fragment())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: a preview shows words only."""
        del kind, name
        return None


class PreviewPane(QWidget):
    """Shows the brief of `session` while it is in sight, as a page on a desk."""

    item_requested = Signal(str)  # a quotation was clicked

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._shown: Brief | None = None
        self._is_making = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._make)
        self.page = PreviewPage()
        self.page.item_requested.connect(self.item_requested)
        self.setFocusProxy(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 0)
        column.addWidget(self.page)
        session.brief_changed.connect(self._schedule)
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self._shown = None
        self._schedule()

    def _schedule(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _make(self) -> None:
        """Compose the brief as it is now, in the background; one at a time."""
        brief = self._session.brief
        if self._is_making or brief is self._shown:
            return
        self._is_making = True
        self._session.run(
            make_page, brief, self._theme.px(14), then=self._show_page, otherwise=self._tell
        )
        self._shown = brief

    def _show_page(self, page: str) -> None:
        self._is_making = False
        self.page.show_page(page, self._theme.px(26))
        self._schedule()

    def _tell(self, error: BaseException) -> None:
        self._is_making = False
        self.page.setPlainText(self.tr("The preview could not be made."))
        self._session.failed.emit(error)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the brief as it is by now."""
        super().showEvent(event)
        self._make()


def make_page(brief: Brief, size: int) -> str:
    """Return `brief` as a page for the screen with body text of `size` pixels; any thread may."""
    from briefer.exporting import compose, html, htmlstyle  # noqa: PLC0415 - not before it is looked at
    from briefer.jobs import styles  # noqa: PLC0415

    document = compose.compose(brief, styles.load(brief.settings.style))
    look = replace(htmlstyle.look_for(document), size=size * 0.75, paper=_PAPER, ink=_INK)
    return html.page(document, for_screen=True, look=look)
