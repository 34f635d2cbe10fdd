"""The outline area: the brief as cards with an editor below, its preview, its front matter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from briefer.core.outline import Quotation, TextItem, walk
from briefer.core.text import Span
from briefer.ui.checks import checks_of
from briefer.ui.comments import comments_of
from briefer.ui.frontmatter import FrontMatterPane
from briefer.ui.itemeditor import ItemEditor
from briefer.ui.outlinecommands import OutlineCommands
from briefer.ui.outlinehead import OutlineHead, Page
from briefer.ui.outlinemarks import Marks, to_look_at
from briefer.ui.outlinemodel import OutlineModel
from briefer.ui.outlineplacing import OutlinePlacing
from briefer.ui.outlinesplit import OutlineSplit
from briefer.ui.outlinetree import holder_of
from briefer.ui.outlineview import OutlineView
from briefer.ui.preview import PreviewPane
from briefer.ui.sourcenames import SourceNames
from briefer.ui.sourcesummary import SourceSummary
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.checking.finding import Finding
    from briefer.jobs.verifying import Verified
    from briefer.project.changes import Change
    from briefer.ui.checkspane import ChecksPane
    from briefer.ui.returnpane import ReturnPane
    from briefer.ui.session import Session

_LEAST = 305  # px at normal text size, of the width
_LEAST_EDITOR = 170  # px at normal text size, of its height


class OutlineArea(QWidget):
    """Shows the outline of `session` and places in it what is asked for by drag, click or key."""

    source_requested = Signal(str, object)  # source id, tuple[Span, ...]
    table_requested = Signal(str)  # a source whose fields need a look
    versions_requested = Signal(str)  # a newer version of another source
    hint_requested = Signal(str)  # something asked for needs another thing first
    bring_requested = Signal(object, object)  # OtherExcerpts, PlaceExcerpts

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self._session = session
        self._names = SourceNames(session)
        self._checks = checks_of(session)
        self._comments = comments_of(session)
        self._wanted = ""  # the item to select once it is in the outline
        self._opening = ""  # the item to edit then
        self._naming = ""  # the section whose title is to be typed, whatever is selected
        self.editor = ItemEditor(session, theme)
        self._placing = OutlinePlacing(session, self.editor)
        self.model = OutlineModel(self._placing.drop, self)
        self.view = OutlineView(self.model, theme)
        self._placing.watch(self.view)
        self.commands = OutlineCommands(session, self.model, self.view)
        self.summary = SourceSummary(session, self._placing)
        self.preview = PreviewPane(session, theme)
        self.front = FrontMatterPane(session, theme)
        self.head = OutlineHead()
        self.tabs = self.head.tabs
        self.checks_area = QWidget()  # the checks are loaded when they are first wanted
        self.return_area = QWidget()  # and so is a brief that came back
        self._pages = QStackedLayout()
        self._split = OutlineSplit(self.view, self.editor, theme.px(_LEAST_EDITOR))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Outline area"))
        for page in (self._split, self.preview, self.checks_area, self.return_area, self.front):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.brief_changed.connect(self._refresh)
        self._checks.updated.connect(self._show_found)
        self._comments.updated.connect(self._show_marks)
        session.sources_changed.connect(self._refresh_sources)
        session.changed.connect(self._take_change)
        session.project_closing.connect(self.flush)
        self.tabs.chosen.connect(self._show_page)
        self.head.section_requested.connect(self.add_section)
        self.head.text_requested.connect(self.add_text)
        self.head.front_requested.connect(self.show_front)
        self.front.closed.connect(self._show_chosen)
        view.current_changed.connect(self._show_current)
        view.card_clicked.connect(self._go_to_source)
        view.edit_requested.connect(self._edit)
        view.section_requested.connect(self.add_section)
        self.commands.edit_requested.connect(self._edit)
        self.commands.source_requested.connect(self._go_to_source)
        self.commands.section_requested.connect(self.add_section)
        self.commands.text_requested.connect(self.add_text)
        self.commands.judgement_requested.connect(self.add_judgement)
        self.commands.about_to_edit.connect(self.flush)
        self._placing.about_to_edit.connect(self.flush)
        self._placing.hint_requested.connect(self.hint_requested)
        self._placing.section_made.connect(self._name_when_there)
        self._placing.bring_requested.connect(self.bring_requested)
        self.summary.hint_requested.connect(self.hint_requested)
        self.summary.drafted.connect(self._open_when_there)
        self.editor.source_requested.connect(self._ask_source)
        self.editor.printing_requested.connect(self.commands.switch_printing_of)
        self.editor.left.connect(self.focus_outline)
        self.editor.remove_requested.connect(self.commands.remove_one)
        self.preview.item_requested.connect(self._jump)

    @cached_property
    def checks(self) -> ChecksPane:
        """Return the findings of the checks, made when they are first wanted."""
        from briefer.ui.checkspane import ChecksPane  # noqa: PLC0415

        made = ChecksPane(self._session, current(), self.checks_area)
        made.item_requested.connect(self.show_item)
        made.source_requested.connect(self._ask_source)
        made.table_requested.connect(self.table_requested)
        made.versions_requested.connect(self.versions_requested)
        made.front_requested.connect(self.show_field)
        column = QVBoxLayout(self.checks_area)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        return made

    @cached_property
    def returned(self) -> ReturnPane:
        """Return what shows a brief that came back, made when the first one does."""
        from briefer.ui.returnpane import ReturnPane  # noqa: PLC0415

        made = ReturnPane(self._session, current(), self.return_area)
        made.item_requested.connect(self.show_item)
        made.told.connect(self.hint_requested)
        made.closed.connect(self._leave_returned)
        column = QVBoxLayout(self.return_area)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        return made

    def current_text_id(self) -> str:
        """Return the text, paraphrase or judgment that is selected, empty for none."""
        return self._placing.text_id()

    def last_used_section_id(self) -> str:
        """Return the section that something was placed in last, else a sensible one."""
        return self._placing.last_section_id()

    def quote(self, source_id: str, spans: Sequence[Span]) -> None:
        """Quote a passage where the person is."""
        self.place_passage(source_id, spans, "quotation")

    def paraphrase(self, source_id: str, spans: Sequence[Span]) -> None:
        """Begin a paraphrase of a passage where the person is."""
        self.place_passage(source_id, spans, "paraphrase")

    def cite(self, source_id: str, spans: Sequence[Span]) -> None:
        """Cite a passage in the current text."""
        self.place_passage(source_id, spans, "cite")

    def keep(self, source_id: str, spans: Sequence[Span]) -> None:
        """Keep a passage as an excerpt, without a place."""
        self.place_passage(source_id, spans, "excerpt")

    def place(self, source_id: str, spans: Sequence[Span], target: str = "") -> None:
        """Quote a passage at the end of section `target`, empty for the one used last."""
        self.place_passage(source_id, spans, "quotation", target)

    def place_passage(
        self, source_id: str, spans: Sequence[Span], form: str, target: str | None = None
    ) -> None:
        """Take a passage into the brief; `form` is quotation, paraphrase, cite or excerpt.

        `target` is a section (empty: the one used last), or a text for "cite"; None is where
        the person is.
        """
        self._placing.place_passage(source_id, spans, form, target)

    def place_excerpts(self, ids: Sequence[str], target: str | None = None) -> None:
        """Place excerpts as quotations in a section; empty: the one used last, None: here."""
        self._placing.place_excerpts(ids, target)

    def add_section(self) -> None:
        """Add a section after the one that is selected, and let its title be typed."""
        self._session.deliver(self._placing.add_section(), self._open_when_there)

    def add_text(self) -> None:
        """Add a text where the person is, and let it be typed."""
        self._session.deliver(self._placing.add_text(), self._open_when_there)

    def add_judgement(self) -> None:
        """Add a judgment where the person is, and let it be typed."""
        self._session.deliver(self._placing.add_judgement(), self._open_when_there)

    def add_source_summary(self) -> None:
        """Draft the source summary statement where the person is, or the selected one anew."""
        self.flush()
        self.summary.draft()

    def show_front(self) -> None:
        """Show title page and settings."""
        self.show_field("title")

    def show_field(self, field: str) -> None:
        """Show title page and settings, beginning with a field."""
        self._show_page(Page.FRONT)
        self.front.enter(field)

    def show_preview(self) -> None:
        """Show the preview."""
        self.tabs.choose(Page.PREVIEW)

    def show_checks(self) -> None:
        """Show what the checks found."""
        self.tabs.choose(Page.CHECKS)
        self._show_page(Page.CHECKS)
        self.checks.enter()

    def show_cuts(self) -> None:
        """Show what the checks say of a brief that is too long, with what could go."""
        self.show_checks()
        self.checks.view.choose_kind({"too-long", "too-many-pages"})

    def go_to_finding(self, finding: Finding) -> None:
        """Go to what a finding of the checks is about."""
        self.tabs.choose(Page.CHECKS)
        self._show_page(Page.CHECKS)
        self.checks.go(finding)

    def show_returned(self, verified: Verified) -> None:
        """Show what became of a brief that came back."""
        self.flush()
        self.returned.show_returned(verified)
        self.head.show_returned(is_shown=True)
        self.tabs.choose(Page.RETURNED)
        self._show_page(Page.RETURNED)
        self.returned.enter()

    def _leave_returned(self) -> None:
        self.head.show_returned(is_shown=False)
        self.focus_outline()

    def toggle_preview(self) -> None:
        """Show the preview, or the outline again."""
        self.tabs.choose(Page.OUTLINE if self.tabs.current == Page.PREVIEW else Page.PREVIEW)

    def show_item(self, item_id: str) -> None:
        """Go to an item, or to a quotation in a text, its editor open."""
        self.focus_outline()
        holder = holder_of(self._session.brief.outline, item_id)
        self.view.select((holder,))
        if holder != item_id:
            self._split.open_editor()
            self.editor.show_quotation(item_id)

    def focus_outline(self) -> None:
        """Go to the cards."""
        self.tabs.choose(Page.OUTLINE)
        self._show_page(Page.OUTLINE)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Make everything that was typed an edit now; call before undo, closing and export."""
        self.editor.flush()
        self.front.flush()

    def _open_when_there(self, item_id: str) -> None:
        self._opening = item_id
        self._follow()

    def _name_when_there(self, section_id: str) -> None:
        self._naming = section_id
        self._follow()

    def _take_change(self, change: Change) -> None:
        """Go to what undo or redo touched, and to what an edit has made."""
        target = change.step.target
        if change.origin in {"undo", "redo"} or target not in self.model.tree:
            self._wanted = target

    def _refresh(self) -> None:
        self.model.is_read_only = self._session.is_read_only
        self._show_marks()
        self.view.offer_beginning()
        self._follow()
        self._show_current(self.view.current_id)

    def _show_found(self) -> None:
        """Show what a look at the brief found."""
        self._show_marks()
        latest = self._checks.latest
        self.head.count_findings(to_look_at(latest.findings) if latest is not None else 0)

    def _show_marks(self) -> None:
        self.model.show_brief(self._session.brief, Marks(self._checks, self._comments).of)

    def _refresh_sources(self) -> None:
        self.view.cards.set_colors(self._names.colors())
        self.view.viewport().update()

    def _follow(self) -> None:
        """Select what is awaited, once it is in the outline."""
        if self._wanted in self.model.tree:
            self.view.select((self._wanted,))
            self._wanted = ""
        if self._opening in self.model.tree:
            item_id, self._opening = self._opening, ""
            self.focus_outline()
            self.view.select((item_id,))
            if self.model.tree.is_section(item_id):
                self.view.rename(item_id)
            else:
                self._enter_editor()
        if self._naming in self.model.tree:
            section_id, self._naming = self._naming, ""
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.rename(section_id)

    def _show_current(self, item_id: str) -> None:
        item = self.model.tree.item(item_id)
        self._placing.note_section(self.model.tree.section_of(item_id))
        self.editor.show_item(item)
        self._split.show_editor(item_id if item is not None else "")

    def _edit(self, item_id: str) -> None:
        self.view.select((item_id,))
        self._enter_editor()

    def _enter_editor(self) -> None:
        self._split.open_editor()
        self.editor.enter()

    def _go_to_source(self, item_id: str) -> None:
        """Ask for the place a quotation comes from; the keyboard stays in the outline."""
        item = self.model.tree.item(item_id)
        excerpt = (
            self._session.brief.excerpts.get(item.excerpt_id)
            if isinstance(item, Quotation)
            else None
        )
        if excerpt is not None:
            had_focus = self.view.hasFocus()
            self._ask_source(excerpt.source_id, tuple(s.span for s in excerpt.selectors))
            if had_focus:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_source(self, source_id: str, spans: Sequence[Span]) -> None:
        self.source_requested.emit(source_id, tuple(spans))

    def _jump(self, item_id: str) -> None:
        """Select what was clicked in the preview, and show where it comes from."""
        for item, _depth in walk(self._session.brief.outline):
            inline = item.quotations if isinstance(item, TextItem) else ()
            if item.item_id == item_id or any(q.item_id == item_id for q in inline):
                self.view.select((item.item_id,))
                self._go_to_source(item.item_id)

    def _show_chosen(self) -> None:
        self._show_page(self.tabs.current)

    def _show_page(self, number: int) -> None:
        self.flush()
        if number == Page.CHECKS:
            self.checks.show()
        self._pages.setCurrentIndex(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words away where there is no room for them."""
        super().resizeEvent(event)
        self.head.fit(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the room of the editor to the cards on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.view.hasFocus():
            self._split.close_editor()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which cards can be read."""
        return QSize(current().px(_LEAST), 200)
