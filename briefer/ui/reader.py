"""A reader: one source with its head, its text, the find bar and the selection bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefer.core.excerpt import pinpoint_of
from briefer.core.source import Role, Source, SourceText
from briefer.core.text import Span
from briefer.ui.arrangement import NARROWEST
from briefer.ui.dragghost import ghost
from briefer.ui.findbar import FindBar
from briefer.ui.finder import Finder
from briefer.ui.mime import Passage
from briefer.ui.readerdocument import Mark
from briefer.ui.readerheader import ReaderHeader
from briefer.ui.readerkeys import ON_SELECTION, Command, command_for, section_number
from briefer.ui.readerlook import NORMAL_SIZE, TEXT_SIZES, ReaderLook
from briefer.ui.readermenu import ReaderMenu
from briefer.ui.readerview import ReaderView
from briefer.ui.selectionbar import SelectionBar
from briefer.ui.sourceline import citation_line, copy_line, outlet_line, title_of
from briefer.ui.theme import current

RING = 2  # px of the frame that shows which reader commands act on


@dataclass(frozen=True, slots=True)
class ReaderState:
    """What of a reader is kept: place, size of the text, open folds (code points, px)."""

    code_point: int = 0
    distance: float = 0.0
    size: int = NORMAL_SIZE
    opened: tuple[int, ...] = ()


class ReaderPane(QFrame):
    """Shows one source; says what a person wants done with words of it."""

    quote_requested = Signal(str, object)  # source id, tuple[Span, ...]
    paraphrase_requested = Signal(str, object)
    cite_requested = Signal(str, object)
    excerpt_requested = Signal(str, object)
    place_requested = Signal(str, object)  # in the section used last
    choice_requested = Signal(str, object)  # in a section to be chosen
    number_requested = Signal(str, object, int)  # in the n-th section
    role_requested = Signal(str, int, object)  # source id, a block's start, Role
    close_requested = Signal(str)
    source_menu_requested = Signal(str, QPoint)  # source id, where on the screen
    activated = Signal(str)

    def __init__(self, source: Source, look: ReaderLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._look = look
        self._is_current = False
        self._state: ReaderState | None = None
        self._pending: tuple[Span, ...] = ()
        self._has_text = False
        self._header = ReaderHeader(look)
        self._view = ReaderView(look, self._describe, self._picture)
        self._find_bar = FindBar()
        self._find_bar.hide()
        self._finder = Finder(self._view, self._find_bar, self)
        self._bar = SelectionBar(self)
        self._no_text = _no_text_label(self.tr(
            "Only metadata: this source came without a text.\n"
            "It can be cited, but not quoted."
        ))  # fmt: skip
        self._set_up()

    def _set_up(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, RING, RING, RING)
        column.setSpacing(0)
        for widget in (self._header, self._find_bar, self._view, self._no_text):
            column.addWidget(widget)
        self._no_text.hide()
        self.setMinimumWidth(NARROWEST)
        self.setFocusProxy(self._view)
        self._view.installEventFilter(self)
        self._header.close_requested.connect(self._ask_close)
        self._header.menu_requested.connect(self._ask_source_menu)
        self._view.zoom_requested.connect(self.zoom)
        self._view.menu_requested.connect(self._show_menu)
        self._view.selection_settled.connect(self._place_bar)
        self._view.selection_cleared.connect(self._bar.hide)
        self._view.drag_started.connect(self._bar.hide)
        self._view.scrolled.connect(self._move_bar)
        self._bar.quote_requested.connect(self.quote)
        self._bar.paraphrase_requested.connect(self.paraphrase)
        self._bar.cite_requested.connect(self.cite)
        self._bar.copy_requested.connect(self._view.copy)
        self._bar.left.connect(self._view.setFocus)

    @property
    def source_id(self) -> str:
        """Return the source that is shown."""
        return self._source.source_id

    @property
    def view(self) -> ReaderView:
        """Return the text's widget."""
        return self._view

    @property
    def selection_bar(self) -> SelectionBar:
        """Return the bar beside selected words."""
        return self._bar

    @property
    def find_bar(self) -> FindBar:
        """Return the find bar."""
        return self._find_bar

    def show_source(self, source: Source, uses: int, look: ReaderLook, version: str = "") -> None:
        """Show the head of `source`, in the colours of `look`; the size of the text stays.

        `version` says which of two versions it is.
        """
        self._source = source
        self._look = look.sized(self._view.look.size)
        about = " · ".join(filter(None, (version, outlet_line(source))))
        self._header.show_source(title_of(source), about, uses, look, copy_line(source))
        self._view.setAccessibleName(title_of(source))
        self._view.set_look(self._look)
        self.update()

    def show_text(self, text: SourceText) -> None:
        """Show the text of the source, and the place that was asked for before it came."""
        self._view.show_text(text)
        self._view.setVisible(bool(text.canonical))
        self._no_text.setHidden(bool(text.canonical))
        self._finder.look_again()
        self._has_text = True
        if self._state is not None:
            self.restore(self._state)
        if self._pending:
            self.reveal(self._pending)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Paint the excerpts of the source."""
        self._view.set_marks(marks)

    def reveal(self, spans: Sequence[Span]) -> None:
        """Bring `spans` into sight and point them out, as soon as the text is here."""
        self._pending = () if self._has_text else tuple(spans)
        if self._has_text:
            self._view.reveal(spans)

    def state(self) -> ReaderState:
        """Return place, size of the text and open folds."""
        if not self._has_text:
            return self._state or ReaderState(size=self._view.look.size)
        code_point, distance = self._view.place()
        opened = tuple(sorted(self._view.opened))
        return ReaderState(code_point, distance, self._view.look.size, opened)

    def restore(self, state: ReaderState) -> None:
        """Go back to `state`, as soon as the text is here."""
        self._set_size(state.size)
        self._state = None if self._has_text else state
        if self._has_text:
            self._view.set_opened(state.opened)
            self._view.scroll_to(state.code_point, state.distance)

    def set_current(self, is_current: bool) -> None:
        """Show whether commands act on this reader."""
        self._is_current = is_current
        if not is_current:
            self._bar.hide()
        self.update()

    def spans(self) -> tuple[Span, ...]:
        """Return the selected words, one span for each visible block; empty for none."""
        return self._view.selected_spans()

    def quote(self) -> None:
        """Ask for the selected words to be quoted."""
        if spans := self._used_spans():
            self.quote_requested.emit(self.source_id, spans)

    def paraphrase(self) -> None:
        """Ask for a paraphrase that rests on the selected words."""
        if spans := self._used_spans():
            self.paraphrase_requested.emit(self.source_id, spans)

    def cite(self) -> None:
        """Ask for the selected words to be cited in the paragraph being written."""
        if spans := self._used_spans():
            self.cite_requested.emit(self.source_id, spans)

    def keep(self) -> None:
        """Ask for the selected words to be kept as an excerpt."""
        if spans := self._used_spans():
            self.excerpt_requested.emit(self.source_id, spans)

    def zoom(self, steps: int) -> None:
        """Make the text larger by `steps`, smaller for a negative number, normal for 0."""
        at = TEXT_SIZES.index(self._view.look.size)
        wanted = min(max(0, at + steps), len(TEXT_SIZES) - 1)
        self._set_size(TEXT_SIZES[wanted] if steps else NORMAL_SIZE)

    def run(self, command: Command) -> None:
        """Do what a key asked for."""
        match command:
            case Command.FIND:
                self._finder.open()
            case Command.FIND_NEXT | Command.FIND_PREVIOUS:
                self._finder.step(command is Command.FIND_PREVIOUS)
            case Command.ZOOM_IN | Command.ZOOM_OUT | Command.ZOOM_RESET:
                self.zoom({Command.ZOOM_IN: 1, Command.ZOOM_OUT: -1}.get(command, 0))
            case Command.DISMISS:
                self._dismiss()
            case _:
                self._run_on_selection(command)

    def _used_spans(self) -> tuple[Span, ...]:
        """Return the selected words, which need the bar no longer once they are used."""
        focus = QApplication.focusWidget()
        if focus is not None and self._bar.isAncestorOf(focus):
            self._view.setFocus()
        self._bar.hide()
        return self.spans()

    def _run_on_selection(self, command: Command) -> None:
        if command is Command.TO_BAR:
            self._place_bar()
            self._bar.enter()
            return
        spans = self._used_spans()
        match command:
            case Command.PLACE_LAST:
                self.place_requested.emit(self.source_id, spans)
            case Command.PLACE_CHOSEN:
                self.choice_requested.emit(self.source_id, spans)
            case Command.KEEP:
                self.excerpt_requested.emit(self.source_id, spans)

    def _dismiss(self) -> None:
        if self._view.textCursor().hasSelection():
            self._view.clear_selection()
        else:
            self._finder.close()

    def _is_possible(self, command: Command) -> bool:
        if command in ON_SELECTION:
            return bool(self.spans())
        if command is Command.DISMISS:
            return self._view.textCursor().hasSelection() or self._find_bar.isVisible()
        return True

    def _handle_key(self, event: QKeyEvent) -> bool:
        number = section_number(event)
        if number is not None and self.spans():
            spans = self._used_spans()
            self.number_requested.emit(self.source_id, spans, number)
            return True
        command = command_for(event)
        if command is None or not self._is_possible(command):
            return False
        self.run(command)
        return True

    def _claims_key(self, event: QKeyEvent) -> bool:
        """Tell whether a key is ours before a menu's shortcut takes it."""
        command = command_for(event)
        if command is None:
            return section_number(event) is not None and bool(self.spans())
        return self._is_possible(command)

    def _set_size(self, size: int) -> None:
        nearest = min(TEXT_SIZES, key=lambda step: abs(step - size))
        self._look = self._look.sized(nearest)
        self._view.set_look(self._look)

    def _describe(self, spans: Sequence[Span]) -> str:
        return citation_line(self._source, pinpoint_of(self._view.text, spans))

    def _picture(self, passage: Passage, ratio: float) -> QPixmap:
        return ghost(passage.text, title_of(self._source), self._look, ratio)

    def _place_bar(self) -> None:
        area = QRect(self._view.viewport().mapTo(self, QPoint()), self._view.viewport().size())
        words = [r.translated(area.topLeft()) for r in self._view.rects_of(self.spans())]
        self._bar.show_beside(words, area)

    def _move_bar(self) -> None:
        if self._bar.isVisible():
            self._place_bar()

    def _show_menu(self, point: QPoint, on_screen: QPoint) -> None:
        block = self._view.block_at(point)
        menu = ReaderMenu(self)
        menu.add_passage_actions(
            self.quote, self.paraphrase, self.cite, self.keep, self._view.copy,
            is_enabled=bool(self.spans()),
        )  # fmt: skip
        if block is not None:
            menu.add_roles(block, partial(self._ask_role, block.start))
        menu.add_find(self._finder.open)
        menu.popup(on_screen)

    def _ask_role(self, block_start: int, role: Role) -> None:
        self.role_requested.emit(self.source_id, block_start, role)

    def _ask_source_menu(self, on_screen: QPoint) -> None:
        self.source_menu_requested.emit(self.source_id, on_screen)

    def _ask_close(self) -> None:
        self.close_requested.emit(self.source_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make this the focused reader by a click on its head."""
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a reader before Qt's text control and the menus do."""
        if event.type() == QEvent.Type.FocusIn:
            self.activated.emit(self.source_id)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._claims_key(event):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_key(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selection's bar beside the words."""
        super().resizeEvent(event)
        self._move_bar()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring of the reader that commands act on."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colors.base)
        if self._is_current:
            painter.setPen(QPen(self._look.colors.accent, RING, j=Qt.PenJoinStyle.MiterJoin))
            half = RING // 2
            painter.drawRect(self.rect().adjusted(half, half, -half, -half))
        painter.end()


def _no_text_label(words: str) -> QLabel:
    label = QLabel(words)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    current().dress(label, "meta")
    return label
