"""The excerpts that a paraphrase or a judgment rests on, and those that contradict it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.core.excerpt import Excerpt
from briefer.core.outline import Judgement, Paraphrase, TextItem
from briefer.core.text import first_words
from briefer.ui.checks import checks_of
from briefer.ui.editing import edits_for
from briefer.ui.originmenu import origin_menu, origins_line
from briefer.ui.outlinedrops import Excerpts
from briefer.ui.outlinerows import pinpoint_text, source_name
from briefer.ui.sourcenames import SourceNames
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.checking.judgements import Basis
    from briefer.ui.session import Session

Prose = TextItem | Paraphrase | Judgement

_MOST = 130  # code points of an excerpt: about three lines, a click shows it in its source


class SupportsList(QWidget):
    """Shows excerpts; a click on one asks for its place in the source."""

    source_requested = Signal(str, object)  # source id, tuple[Span, ...]

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._names = SourceNames(session)
        self._checks = checks_of(session)
        self._checks.updated.connect(self._take_basis)
        self._basis: Basis | None = None
        self._item: Prose | None = None
        self._shown: tuple[tuple[Excerpt, ...], ...] = ((), ())  # for, against
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inside)
        self.setAccessibleName(self.tr("Rests on"))

    def show_item(self, item: Prose) -> None:
        """Show what `item` rests on. A text says itself what it cites, so it shows nothing."""
        is_same = self._item is not None and self._item.item_id == item.item_id
        self._item = item
        against = item.contradicts if isinstance(item, Judgement) else ()
        supports = () if isinstance(item, TextItem) else item.supports
        found = (self._excerpts(supports), self._excerpts(against))
        basis = self._found_basis()
        if (found, basis) != (self._shown, self._basis) or not is_same:
            self._shown, self._basis = found, basis
            self._fill()
        self.setVisible(any(found))

    def _found_basis(self) -> Basis | None:
        latest = self._checks.latest
        if latest is None or self._item is None:
            return None
        return latest.bases.get(self._item.item_id)

    def _take_basis(self) -> None:
        """Say on how many origins the judgement rests once that is known."""
        if self._item is not None:
            self.show_item(self._item)

    def _excerpts(self, ids: Sequence[str]) -> tuple[Excerpt, ...]:
        known = self._session.brief.excerpts
        return tuple(known[i] for i in dict.fromkeys(ids) if i in known)

    def _fill(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        is_judgement = isinstance(self._item, Judgement)
        names = (
            self.tr("Supported by") if is_judgement else self.tr("Rests on"),
            self.tr("Contradicted by"),
        )
        for name, excerpts in zip(names, self._shown, strict=True):
            if excerpts:
                head = QLabel(name)
                self._theme.dress(head, "meta")
                column.addLayout(self._headed(head, is_against=name == names[1]))
            for excerpt in excerpts:
                column.addLayout(self._row(excerpt, is_against=name == names[1]))
        self._column.replaceWidget(self._inside, inside)
        self._inside.setParent(None)
        self._inside.deleteLater()
        self._inside = inside
        inside.show()  # at once, not in the next turn of the event loop

    def _headed(self, head: QLabel, *, is_against: bool) -> QHBoxLayout:
        """Return a heading, for a judgement with the origins of its sources to be changed."""
        row = QHBoxLayout()
        row.addWidget(head)
        row.addStretch()
        line = "" if self._basis is None or is_against else origins_line(self._basis)
        if line:
            button = QPushButton(line)
            button.setFlat(True)
            button.setToolTip(
                self.tr("Sources that copy one report are one origin. Click to split or join.")
            )
            button.setEnabled(not self._session.is_read_only)
            button.clicked.connect(partial(self._ask_origins, button))
            row.addWidget(button)
        return row

    def _ask_origins(self, button: QPushButton) -> None:
        if self._basis is None:
            return
        menu = origin_menu(self._session, self._basis, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _row(self, excerpt: Excerpt, *, is_against: bool) -> QHBoxLayout:
        """Return a card with what can be done about it beside it."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._card(excerpt), 1)
        icon, top = self._theme.icon, Qt.AlignmentFlag.AlignTop
        if isinstance(self._item, Judgement):
            words = self.tr("It contradicts the judgment")
            if is_against:
                words = self.tr("It supports the judgment")
            turn = partial(self._turn, excerpt, is_against=not is_against)
            row.addWidget(tool_button(icon("contrast"), words, turn), 0, top)
        words = self.tr("Does not rest on it")
        drop = partial(self._drop, excerpt)
        row.addWidget(tool_button(icon("close"), words, drop), 0, top)
        return row

    def _turn(self, excerpt: Excerpt, *, is_against: bool) -> None:
        if self._item is not None and not self._session.is_read_only:
            payload = Excerpts((excerpt.excerpt_id,))
            edits = edits_for(self._session)
            edits.support(payload, self._item.item_id, is_against=is_against)

    def _drop(self, excerpt: Excerpt) -> None:
        if self._item is not None and not self._session.is_read_only:
            edits_for(self._session).unsupport(self._item.item_id, excerpt.excerpt_id)

    def _card(self, excerpt: Excerpt) -> QWidget:
        source = self._names.source(excerpt.source_id)
        place = pinpoint_text(excerpt.pinpoint)
        about = ", ".join(part for part in (source_name(source), place) if part)
        number = self._names.color(excerpt.source_id)
        bar = self._theme.source_color(number).mark if number is not None else "#888888"
        card = SupportCard(excerpt, about, QColor(bar), self._theme)
        card.chosen.connect(self._go)
        return card

    def _go(self, excerpt: Excerpt) -> None:
        spans = tuple(selector.span for selector in excerpt.selectors)
        self.source_requested.emit(excerpt.source_id, spans)


class SupportCard(QPushButton):
    """One excerpt: its words and its source."""

    chosen = Signal(object)  # Excerpt

    def __init__(self, excerpt: Excerpt, about: str, bar: QColor, theme: Theme) -> None:
        super().__init__()
        self._excerpt = excerpt
        self._bar = bar
        self._theme = theme
        self.setAccessibleName(f"{excerpt.words}. {about}")
        self.setToolTip(self.tr("Go to source"))
        words, line = QLabel(first_words(excerpt.words, _MOST)), QLabel(about)
        for label, role in ((words, "reading"), (line, "meta")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            theme.dress(label, role)
        words.setFont(theme.font(13, serif=True))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 8, 6)
        self._column.setSpacing(2)
        self._column.addWidget(words)
        self._column.addWidget(line)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._excerpt)

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room: words wrap as narrow as the list is."""
        return QSize(0, self._column.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        """Wrap the words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at `width`."""
        return self._column.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the source's bar, and a frame while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._theme.color("accent" if self.hasFocus() else "line"))
        painter.setBrush(self._theme.color("hover" if self.underMouse() else "card"))
        painter.drawRoundedRect(area, 6, 6)
        painter.fillRect(QRectF(1, 4, 3, self.height() - 8), self._bar)
        painter.end()
