"""Placing by click and key: what is asked for goes where the person is, or where it was last."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.core.outline import Judgement, Paraphrase, TextItem
from briefer.core.text import Span
from briefer.ui.editing import edits_for
from briefer.ui.itemeditor import ItemEditor
from briefer.ui.outlinedrops import Cited, Drop, OtherExcerpts, Payload, Verb
from briefer.ui.outlinetree import OutlineTree, Place

if TYPE_CHECKING:
    from briefer.ui.outlineview import OutlineView
    from briefer.ui.session import Session

_PROSE = (TextItem, Paraphrase, Judgement)


class OutlinePlacing(QObject):
    """Turns wishes for a place in the outline into edits."""

    hint_requested = Signal(str)  # something asked for needs another thing first
    about_to_edit = Signal()  # what was typed must be an edit first
    bring_requested = Signal(object, object)  # OtherExcerpts, PlaceExcerpts
    section_made = Signal(str)  # by a drop; its title is still to be typed

    def __init__(self, session: Session, editor: ItemEditor) -> None:
        super().__init__(editor)
        self._session = session
        self._editor = editor
        self._view: OutlineView | None = None
        self._last_section = ""
        editor.bring_requested.connect(self.bring_requested)

    def watch(self, view: OutlineView) -> None:
        """Take what is selected in `view` for where the person is."""
        self._view = view

    def note_section(self, section_id: str | None) -> None:
        """Remember the section that was used last."""
        self._last_section = section_id or self._last_section

    @property
    def here(self) -> str:
        """Return the selected item, empty for none."""
        return "" if self._view is None else self._view.current_id

    @property
    def tree(self) -> OutlineTree:
        """Return the outline."""
        return OutlineTree() if self._view is None else self._view.outline.tree

    def text_id(self) -> str:
        """Return the text, paraphrase or judgment that is selected, empty for none."""
        return self.here if isinstance(self.tree.item(self.here), _PROSE) else ""

    def section_id(self) -> str:
        """Return the section that is selected or holds what is, empty for none."""
        return self.tree.section_of(self.here) or ""

    def last_section_id(self) -> str:
        """Return the section that something was placed in last, else a sensible one."""
        if self._last_section in self.tree:
            return self._last_section
        sections = [s for s in self.tree.sections() if not s.is_parked]
        return self.section_id() or (sections[0].item_id if sections else "")

    def place_passage(
        self, source_id: str, spans: Sequence[Span], form: str, target: str | None
    ) -> None:
        """Take a passage into the brief, see `OutlineArea.place_passage`."""
        self.about_to_edit.emit()
        edits = edits_for(self._session)
        if form == "cite":
            self._cite(source_id, spans, target or self.text_id())
        elif form == "excerpt":
            edits.take(source_id, spans, Place(), form)
        elif target is None and form == "quotation" and (caret := self._caret()) is not None:
            after = self.tree.after(self.here)
            edits.quote_found(source_id, spans, self.here, caret, after)
        elif target is None and not self.tree.children(None):
            edits.take_in_new_section(source_id, spans, form)
        else:
            edits.take(source_id, spans, self._place(target), form)

    def place_excerpts(self, ids: Sequence[str], target: str | None) -> None:
        """Place excerpts as quotations, see `OutlineArea.place_excerpts`."""
        self.about_to_edit.emit()
        edits_for(self._session).place_excerpts(tuple(ids), self._place(target))

    def add_section(self) -> Future[str]:
        """Add a section after the one where the person is."""
        self.about_to_edit.emit()
        section = self.section_id()
        place = self.tree.after(section) if section else Place()
        return edits_for(self._session).add_section(place)

    def add_text(self) -> Future[str]:
        """Add a text where the person is."""
        self.about_to_edit.emit()
        return edits_for(self._session).add_text(self._place(None))

    def add_judgement(self) -> Future[str]:
        """Add a judgment where the person is."""
        self.about_to_edit.emit()
        return edits_for(self._session).add_judgement(self._place(None))

    def place_here(self) -> Place:
        """Return the place after what is selected, the end of a section that is."""
        return self._place(None)

    def drop(self, payload: Payload, drop: Drop) -> None:
        """Do what a drop on the outline means."""
        self.about_to_edit.emit()
        if drop.verb is Verb.SUPPORT and isinstance(payload, Cited):
            self._editor.ask_stance(payload, drop.text_id)
            return
        self.note_section(drop.place.parent_id)
        edits = edits_for(self._session)
        if isinstance(payload, OtherExcerpts):
            self.bring_requested.emit(payload, edits.brought_by(drop))
        else:
            self._session.deliver(edits.drop(payload, drop), self._tell_of_section)

    def _tell_of_section(self, section_id: str) -> None:
        if section_id:
            self.section_made.emit(section_id)

    def _cite(self, source_id: str, spans: Sequence[Span], text_id: str) -> None:
        if not text_id:
            self.hint_requested.emit(self.tr("Select the text that shall cite it first."))
            return
        offset = self._editor.text.place_of_caret(text_id)
        edits_for(self._session).cite(source_id, spans, text_id, offset)

    def _caret(self) -> int | None:
        """Return where a text is being written (code points of its Markdown), None for nowhere."""
        if not isinstance(self.tree.item(self.here), TextItem):
            return None
        return self._editor.text.place_of_caret(self.here)

    def _place(self, target: str | None) -> Place:
        """Return the end of section `target` (empty: the one used last), None: where one is."""
        place = Place(target or self.last_section_id() or None)
        if target is None and self.here:
            is_section = self.tree.is_section(self.here)
            place = Place(self.here) if is_section else self.tree.after(self.here)
        self.note_section(place.parent_id)
        return place
