"""The editor below the outline: the one that fits the selected item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from briefer.core.outline import Judgement, OutlineItem, Paraphrase, Quotation, Section, TextItem
from briefer.ui.comments import CommentList
from briefer.ui.outlinedrops import Cited
from briefer.ui.outlinerows import pinpoint_text, source_name
from briefer.ui.quotationeditor import QuotationEditor
from briefer.ui.readerheader import ElidedLabel
from briefer.ui.sectioneditor import SectionEditor
from briefer.ui.sourcenames import SourceNames
from briefer.ui.texteditor import TextEditor
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.ui.session import Session


class ItemEditor(QWidget):
    """Shows the selected item with its words, and what can be done with it as a whole."""

    source_requested = Signal(str, object)  # source id, tuple[Span, ...]
    printing_requested = Signal(str)
    remove_requested = Signal(str)
    bring_requested = Signal(object, object)  # OtherExcerpts, PlaceExcerpts
    left = Signal()  # Escape: back to the cards

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._names = SourceNames(session)
        self._item: OutlineItem | None = None
        self._inner = ""  # the quotation in a text that is edited, empty for the text itself
        self.text = TextEditor(session, theme)
        self.quotation = QuotationEditor(session, theme)
        self.section = SectionEditor(session)
        self.comments = CommentList(session, theme)
        self._pages = QStackedLayout()
        self._set_up()
        self.text.source_requested.connect(self.source_requested)
        self.text.quotation_requested.connect(self.show_quotation)
        self.text.bring_requested.connect(self.bring_requested)

    def _set_up(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Editor of the selected item"))
        self._kind, self._about = QLabel(), ElidedLabel("meta")
        self._theme.dress(self._kind, "strong")
        self._theme.dress(self._about, "meta")
        icon = self._theme.icon
        self._go = tool_button(icon("open-book"), self.tr("Go to source"), self._go_to_source)
        self._print = tool_button(icon("eye"), self.tr("Printed"), self._switch_printing)
        self._remove = tool_button(icon("trash"), self.tr("Remove (Delete)"), self._ask_removal)
        head = QHBoxLayout()
        head.setSpacing(4)
        words = self.tr("Back to the text (Esc)")
        self._back = tool_button(icon("arrow-left"), words, self.leave_quotation)
        head.addWidget(self._back)
        head.addWidget(self._kind)
        head.addWidget(self._about, 1)
        for button in (self._go, self._print, self._remove):
            head.addWidget(button)
        for page in (QWidget(), self.text, self.quotation, self.section):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 12, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.comments)
        column.addLayout(self._pages, 1)
        self.show_item(None)

    @property
    def item_id(self) -> str:
        """Return the id of the item that is shown, empty for none."""
        return "" if self._item is None else self._item.item_id

    def show_item(self, item: OutlineItem | None) -> None:
        """Show `item`, None for nothing. What was typed before is kept."""
        if item is None or item.item_id != self.item_id:
            self.flush()
            self._inner = ""
        self._item = item
        self.comments.show_item(self.item_id)
        self._show(self._shown)

    def show_quotation(self, quotation_id: str) -> None:
        """Show a quotation that stands in the text that is shown."""
        self.flush()
        self._inner = quotation_id
        self._show(self._shown)
        self.enter()

    def leave_quotation(self) -> None:
        """Show the text again in which a quotation stands."""
        self.show_quotation("")

    @property
    def _shown(self) -> OutlineItem | None:
        """Return the item, or the quotation in it that is to be edited."""
        inside = self._item.quotations if isinstance(self._item, TextItem) else ()
        return next((q for q in inside if q.item_id == self._inner), self._item)

    def _show(self, item: OutlineItem | None) -> None:
        match item:
            case None:
                self._pages.setCurrentIndex(0)
            case Section():
                self.section.show_item(item)
                self._pages.setCurrentWidget(self.section)
            case Quotation():
                self.quotation.show_item(item)
                self._pages.setCurrentWidget(self.quotation)
            case _:
                self.text.show_item(item)
                self._pages.setCurrentWidget(self.text)
        self._show_head(item)

    def flush(self) -> None:
        """Make what was typed an edit now."""
        for editor in (self.text, self.quotation, self.section):
            editor.flush()

    def ask_stance(self, payload: Cited, item_id: str) -> None:
        """Ask whether what was dropped on a judgment supports or contradicts it."""
        self.text.ask_stance(payload, item_id)

    def enter(self) -> None:
        """Take the keyboard focus."""
        page = self._pages.currentWidget()
        if page is not None and self._item is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, item: OutlineItem | None) -> None:
        can_edit = item is not None and not self._session.is_read_only
        self._kind.setText(self._kind_name(item))
        self._about.setText(self._source_line(item))
        self._go.setVisible(isinstance(item, Quotation))
        is_inner = item is not None and item is not self._item
        self._back.setVisible(is_inner)
        self._print.setVisible(can_edit and not is_inner)
        self._remove.setVisible(can_edit)
        is_printed = item is None or item.printed
        self._print.setIcon(self._theme.icon("eye" if is_printed else "eye-off"))
        words = self.tr("Printed: click to leave it out (Ctrl+Shift+H)")
        if not is_printed:
            words = self.tr("Not printed: click to print it (Ctrl+Shift+H)")
        self._print.setToolTip(words)
        self._print.setAccessibleName(words)

    def _kind_name(self, item: OutlineItem | None) -> str:
        match item:
            case None:
                return ""
            case Section():
                return self.tr("Section")
            case Quotation():
                return self.tr("Quotation")
            case TextItem():
                return self.tr("Text")
            case Paraphrase():
                return self.tr("Paraphrase")
            case Judgement():
                return self.tr("Judgment")

    def _source_line(self, item: OutlineItem | None) -> str:
        if not isinstance(item, Quotation):
            return ""
        excerpt = self._session.brief.excerpts.get(item.excerpt_id)
        if excerpt is None:
            return source_name(None)
        source = self._session.brief.sources.get(excerpt.source_id)
        parts = (source_name(source), pinpoint_text(excerpt.pinpoint))
        return ", ".join(part for part in parts if part)

    def _go_to_source(self) -> None:
        item = self._shown
        excerpt = (
            self._session.brief.excerpts.get(item.excerpt_id)
            if isinstance(item, Quotation)
            else None
        )
        if excerpt is not None:
            spans = tuple(selector.span for selector in excerpt.selectors)
            self.source_requested.emit(excerpt.source_id, spans)

    def _switch_printing(self) -> None:
        self.printing_requested.emit(self.item_id)

    def _ask_removal(self) -> None:
        shown = self._shown
        if shown is not None:
            self.remove_requested.emit(shown.item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the outline on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._shown is not self._item:
            self.leave_quotation()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
