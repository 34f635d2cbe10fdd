"""The editor of a text, a paraphrase or a judgment: prose with a small format bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefer.core.emphasis import carried, toggled
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Judgement, Paraphrase, Quotation, TextItem
from briefer.core.source import Source
from briefer.core.text import Span, unwrapped
from briefer.markup.inline import spans
from briefer.markup.nodes import CitationNode, CiteRef
from briefer.ui.citedialog import CiteDialog
from briefer.ui.editing import edits_for
from briefer.ui.judgementfields import JudgementFields
from briefer.ui.linkfield import LinkField
from briefer.ui.locks import Lock
from briefer.ui.merging import merged
from briefer.ui.mime import Passage
from briefer.ui.outlinedrops import Cited, Excerpts, OtherExcerpts
from briefer.ui.outlinetree import OutlineTree
from briefer.ui.pending import Pending
from briefer.ui.richedit import RichEdit
from briefer.ui.richformats import Names, Property
from briefer.ui.sourcechooser import SourceChooser
from briefer.ui.sourcenames import SourceNames
from briefer.ui.speakerhint import SpeakerHint
from briefer.ui.stance import ask_stance
from briefer.ui.supports import SupportsList
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.project.changes import Change
    from briefer.ui.session import Session

Prose = TextItem | Paraphrase | Judgement


class TextEditor(QScrollArea):
    """Edits the Markdown of one item; what is typed becomes an edit after a pause."""

    source_requested = Signal(str, object)  # source id, tuple[Span, ...]
    quotation_requested = Signal(str)  # a quotation in the text is to be edited
    bring_requested = Signal(object, object)  # OtherExcerpts, PlaceExcerpts

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names = SourceNames(session)
        self._item: Prose | None = None
        self._stored = ""  # the Markdown that the project has, or will have next
        self._sent: list[str] = []  # what was submitted and has not come back yet
        self._stressed: dict[str, tuple[Span, ...]] = {}
        self._pending = Pending(self)
        self.edit = RichEdit(theme, self._rich_names(), self._names.color)
        self.edit.setObjectName("field")
        self.edit.setAccessibleName(self.tr("Text"))
        self._link = LinkField(theme)
        self._supports = SupportsList(session, theme)
        self.speaker = SpeakerHint(session)
        self.judgement = JudgementFields(session)
        self.own = QCheckBox(self.tr("Own analysis: needs no source"))
        self._set_up(theme)
        self._connect()

    def _set_up(self, theme: Theme) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        styles = self.edit.styles
        for name, tip, act in (
            ("bold", self.tr("Bold (Ctrl+B)"), styles.toggle_bold),
            ("italic", self.tr("Italic (Ctrl+I)"), styles.toggle_italic),
            ("heading", self.tr("Heading"), styles.toggle_heading),
            ("list-bullet", self.tr("Bulleted list"), partial(styles.toggle_list, ordered=False)),
            ("list-numbered", self.tr("Numbered list"), partial(styles.toggle_list, ordered=True)),
            ("link", self.tr("Link"), self._ask_link),
            ("cite", self.tr("Cite a source (@)"), self._ask_source),
        ):
            bar.addWidget(tool_button(theme.icon(name), tip, act))
        bar.addStretch()
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self._link)
        self.edit.setMinimumHeight(theme.px(96))
        column.addWidget(self.edit, 1)
        column.addWidget(self.speaker)
        column.addWidget(self.own)
        column.addWidget(self.judgement)
        column.addWidget(self._supports)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusProxy(self.edit)

    def _connect(self) -> None:
        self.edit.typed.connect(self._pending.touch)
        self.edit.left.connect(self.flush)
        self.edit.passage_dropped.connect(self._quote)
        self.edit.excerpts_dropped.connect(self._quote_excerpts)
        self.edit.lock_clicked.connect(self._follow)
        self.edit.lock_double_clicked.connect(self._edit_citation)
        self.edit.at_typed.connect(self._complete)
        self.edit.emphasis_requested.connect(self._emphasise)
        self._pending.due.connect(self._commit)
        self.own.clicked.connect(self._mark_own)
        self._link.chosen.connect(self._set_link)
        self._supports.source_requested.connect(self.source_requested)
        self.speaker.proposed.connect(self._name_speaker)
        self.speaker.asked.connect(self._ask_speaker)
        self._session.changed.connect(self._take_change)

    @property
    def item_id(self) -> str:
        """Return the id of the item that is edited, empty for none."""
        return "" if self._item is None else self._item.item_id

    def show_item(self, item: Prose) -> None:
        """Edit `item`, or take over what became of the one that is edited."""
        is_other = item.item_id != self.item_id
        if is_other:
            self.flush()
        self._item = item
        before, self._stressed = self._stressed, self._stresses(item)
        if is_other:
            self._begin(item)
        elif not self._is_echo(item.markdown):
            self._take_over(item.markdown)
        elif before != self._stressed:
            self.edit.show_again()
        self.edit.setReadOnly(self._session.is_read_only)
        # A text says itself what it cites; a paraphrase shows the words that it must keep to.
        self._supports.show_item(item)
        self.speaker.show_first(self._quoted(item))
        self.own.setVisible(isinstance(item, TextItem))
        self.own.setEnabled(not self._session.is_read_only)
        self.own.setChecked(isinstance(item, TextItem) and item.is_own_analysis)
        self.judgement.setVisible(isinstance(item, Judgement))
        if isinstance(item, Judgement):
            self.judgement.show_item(item)

    def _begin(self, item: Prose) -> None:
        self._sent.clear()
        self._stored = item.markdown
        self.edit.show_markdown(item.markdown)
        self.edit.was_entered = False
        self._link.hide()

    def place_of_caret(self, item_id: str) -> int | None:
        """Return where the caret was put in the Markdown of `item_id`, None where it was not."""
        if item_id != self.item_id or not self.edit.was_entered:
            return None
        return self.edit.caret_offset()

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self._pending.flush()
        self.judgement.flush()

    def ask_stance(self, payload: Cited, item_id: str) -> None:
        """Ask whether something supports or contradicts a judgment, and let it do so."""
        ask_stance(self, partial(self._support, payload, item_id))

    def _support(self, payload: Cited, item_id: str, is_against: bool) -> None:
        edits = edits_for(self._session)
        if isinstance(payload, OtherExcerpts):
            place = edits.brought_to_support(item_id, is_against=is_against)
            self.bring_requested.emit(payload, place)
        else:
            edits.support(payload, item_id, is_against=is_against)

    def _mark_own(self, is_own: bool) -> None:
        edits_for(self._session).mark_own_analysis(self.item_id, is_own=is_own)

    def _quoted(self, item: Prose) -> tuple[Excerpt, ...]:
        """Return what a text quotes in its lines."""
        known = self._session.brief.excerpts
        quotations = item.quotations if isinstance(item, TextItem) else ()
        return tuple(known[q.excerpt_id] for q in quotations if q.excerpt_id in known)

    def _name_speaker(self, name: str) -> None:
        edits_for(self._session).revise_excerpt(self.speaker.excerpt_id, said_by=name)

    def _ask_speaker(self) -> None:
        """Go to the quotation whose speaker is to be typed."""
        quotations = self._item.quotations if isinstance(self._item, TextItem) else ()
        for quotation in quotations:
            if quotation.excerpt_id == self.speaker.excerpt_id:
                self.quotation_requested.emit(quotation.item_id)
                return

    def _take_support(self, payload: Cited) -> None:
        """Let what was dropped on a judgment or a paraphrase support it."""
        if isinstance(self._item, Judgement):
            self.ask_stance(payload, self.item_id)
        else:
            self._support(payload, self.item_id, False)

    def _rich_names(self) -> Names:
        names = self._names
        return Names(names.cite, names.source_of_key, self._source_of_quotation, self._emphasis)

    def _quotation(self, item_id: str) -> Quotation | None:
        """Return a quotation of this text whose excerpt is in the brief."""
        quotations = self._item.quotations if isinstance(self._item, TextItem) else ()
        known = self._session.brief.excerpts
        found = (q for q in quotations if q.item_id == item_id and q.excerpt_id in known)
        return next(found, None)

    def _source_of_quotation(self, item_id: str) -> str:
        quotation = self._quotation(item_id)
        brief = self._session.brief
        return "" if quotation is None else brief.excerpts[quotation.excerpt_id].source_id

    def _emphasis(self, item_id: str, words: str) -> tuple[Span, ...]:
        quotation = self._quotation(item_id)
        if quotation is None:
            return ()
        brief = self._session.brief
        return carried(brief.words_of(quotation), brief.emphasis_of(quotation), words)

    def _stresses(self, item: Prose) -> dict[str, tuple[Span, ...]]:
        """Return what of each quotation in a text stands in italics."""
        quotations = item.quotations if isinstance(item, TextItem) else ()
        brief = self._session.brief
        known = (q for q in quotations if q.excerpt_id in brief.excerpts)
        return {q.item_id: brief.emphasis_of(q) for q in known}

    def _emphasise(self, item_id: str, part: Span) -> None:
        """Emphasise words of a quotation in the text, or take it away."""
        quotation = self._quotation(item_id)
        if quotation is None or self._session.is_read_only:
            return
        self.flush()
        brief = self._session.brief
        words = brief.words_of(quotation)
        chosen = part if len(part) else Span(max(0, part.start - 1), part.end + 1)
        if places := carried(unwrapped(words), (chosen,), words):
            place = Span(places[0].start, places[-1].end)
            now = toggled(words, brief.emphasis_of(quotation), place)
            edits_for(self._session).emphasise(item_id, now)

    def _is_echo(self, markdown: str) -> bool:
        """Tell whether `markdown` is what was typed here, coming back."""
        if markdown == self._stored:
            self._sent.clear()
            return True
        return markdown in self._sent

    def _take_over(self, markdown: str) -> None:
        """Show what an edit elsewhere made of the text, with what was typed meanwhile."""
        base, self._stored = self._stored, markdown
        if self._pending.is_waiting:
            markdown = merged(base, self.edit.markdown(), markdown)
        self.edit.show_markdown(markdown)

    def _take_change(self, change: Change) -> None:
        if change.origin in {"undo", "redo"}:
            self._sent.clear()

    def _commit(self) -> None:
        markdown = self.edit.markdown()
        self.edit.document().clearUndoRedoStacks()
        if self._item is None or markdown == self._stored:
            return
        self._stored = markdown
        self._sent.append(markdown)
        edits_for(self._session).revise_text(self.item_id, markdown)

    def _quote(self, passage: Passage) -> None:
        if not isinstance(self._item, TextItem):
            self._take_support(passage)
            return
        offset = self.edit.caret_offset()
        self.flush()
        after = OutlineTree(self._session.brief.outline).after(self.item_id)
        edits_for(self._session).quote_at(passage, self.item_id, offset, after)

    def _quote_excerpts(self, payload: Excerpts | OtherExcerpts) -> None:
        if not isinstance(self._item, TextItem):
            self._take_support(payload)
            return
        offset = self.edit.caret_offset()
        self.flush()
        edits = edits_for(self._session)
        if isinstance(payload, OtherExcerpts):
            self.bring_requested.emit(payload, edits.brought_to_text(self.item_id, offset))
        else:
            edits.quote_excerpts_at(payload.ids, self.item_id, offset)

    def _follow(self, lock: Lock) -> None:
        """Ask for the place that locked words come from."""
        if lock.source_id:
            excerpt = self._excerpt_of(lock)
            spans = tuple(s.span for s in excerpt.selectors) if excerpt is not None else ()
            self.source_requested.emit(lock.source_id, spans)

    def _excerpt_of(self, lock: Lock) -> Excerpt | None:
        """Return the excerpt that locked words rest on, as far as the text says."""
        brief = self._session.brief
        if lock.is_quotation and isinstance(self._item, TextItem):
            wanted = str(lock.form.property(Property.QUOTATION))
            ids = [q.excerpt_id for q in self._item.quotations if q.item_id == wanted]
        else:
            ids = list(self._item.supports) if self._item is not None else []
        found = [brief.excerpts[i] for i in ids if i in brief.excerpts]
        found = [e for e in found if e.source_id == lock.source_id]
        shown = lock.text
        near = [e for e in found if e.pinpoint.first and f"¶{e.pinpoint.first}" in shown]
        return next(iter(near or found), None)

    def _complete(self) -> None:
        """Offer the sources where an @ was typed; who leaves wanted the @."""
        self._ask_source().left.connect(partial(self.edit.insertPlainText, "@"))

    def _ask_source(self) -> SourceChooser:
        """Let the person type to find a source, and cite it at the caret."""
        chooser = SourceChooser(self._sources(), self)
        chooser.chosen.connect(self._cite)
        chooser.pop_up(self.edit.viewport().mapToGlobal(self.edit.cursorRect().bottomRight()))
        return chooser

    def _cite(self, key: str) -> None:
        self.edit.setFocus()
        self.edit.insert_citation((CiteRef(key),))

    def _edit_citation(self, lock: Lock) -> None:
        """Show what a citation says, to be changed; a quotation has an editor of its own."""
        if lock.is_quotation:
            self.quotation_requested.emit(str(lock.form.property(Property.QUOTATION)))
            return
        if self.edit.isReadOnly():
            return
        markdown = str(lock.form.property(Property.CITATION))
        found = [p.node for p in spans(markdown) if isinstance(p.node, CitationNode)]
        dialog = CiteDialog(found[0].cites if found else (), self._sources(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(partial(self.edit.replace_citation, lock))
        dialog.open()

    def _sources(self) -> tuple[Source, ...]:
        lines = self._session.sources
        return tuple(line.source for line in lines if not line.source.removed_at)

    def _ask_link(self) -> None:
        self._link.ask(self.edit.textCursor().charFormat().anchorHref())

    def _set_link(self, address: str) -> None:
        self.edit.setFocus()
        self.edit.styles.set_link(address)
