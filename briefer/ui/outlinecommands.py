"""What can be done with selected items: by key, and from the context menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from briefer.core.outline import Printing, Quotation, Section
from briefer.ui.editing import edits_for
from briefer.ui.mime import item_ids
from briefer.ui.outlinedrops import Drop, Items, Spot, Verb, payload_of, place_of
from briefer.ui.outlinekeys import PRINTING_KEYS
from briefer.ui.outlinemodel import OutlineModel
from briefer.ui.outlinesteps import Way, step
from briefer.ui.outlinetree import Place
from briefer.ui.outlineview import OutlineView
from briefer.ui.theme import icon

if TYPE_CHECKING:
    from briefer.ui.session import Session


class OutlineCommands(QObject):
    """Fulfils the wishes of an outline's view; nothing is done to a read-only project."""

    edit_requested = Signal(str)
    source_requested = Signal(str)  # a quotation's id
    section_requested = Signal()
    text_requested = Signal()
    judgement_requested = Signal()
    about_to_edit = Signal()  # what was typed must be an edit first

    def __init__(self, session: Session, model: OutlineModel, view: OutlineView) -> None:
        super().__init__(view)
        self._session = session
        self._model = model
        self._view = view
        self._cut: tuple[str, ...] = ()
        view.remove_requested.connect(self.remove)
        view.step_requested.connect(self.move)
        view.printing_requested.connect(self.switch_printing)
        view.copy_requested.connect(self.copy)
        view.cut_requested.connect(self.cut)
        view.paste_requested.connect(self.paste)
        model.renamed.connect(self.rename)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove items; undo brings them back."""
        if self._may_edit():
            edits_for(self._session).remove(ids)

    def remove_one(self, item_id: str) -> None:
        """Remove one item."""
        self.remove((item_id,))

    def move(self, ids: Sequence[str], way: Way) -> None:
        """Move items one step."""
        place = step(self._model.tree, ids, way)
        if place is not None and self._may_edit():
            edits_for(self._session).move(self._model.tree.topmost(ids), place)

    def rename(self, section_id: str, title: str) -> None:
        """Give a section another title."""
        if self._may_edit():
            edits_for(self._session).revise_section(section_id, title=title)

    def switch_printing(self, ids: Sequence[str]) -> None:
        """Leave items out of print; if all of them are, print them again."""
        items = [item for i in ids if (item := self._model.tree.item(i)) is not None]
        if items and self._may_edit():
            printed = not any(item.printed for item in items)
            ids = [item.item_id for item in items]
            edits_for(self._session).switch_printing(ids, printed=printed)

    def set_printing(self, ids: Sequence[str], state: Printing) -> None:
        """Print items always, in the full version only, or never."""
        if ids and self._may_edit():
            edits_for(self._session).switch_printing(ids, printed=state)

    def switch_printing_of(self, item_id: str) -> None:
        """Switch printing of one item."""
        self.switch_printing((item_id,))

    def copy(self, ids: Sequence[str]) -> None:
        """Put items on the clipboard, their words with citations beside them."""
        self._cut = ()
        indexes = [self._model.index_of(item_id) for item_id in ids]
        QGuiApplication.clipboard().setMimeData(self._model.mimeData(indexes))

    def cut(self, ids: Sequence[str]) -> None:
        """Put items on the clipboard; pasting moves them, so until then nothing is lost."""
        self.copy(ids)
        self._cut = tuple(ids)

    def paste(self, after: str) -> None:
        """Place what is on the clipboard after item `after`, at the end for an empty one."""
        mime = QGuiApplication.clipboard().mimeData()
        payload = payload_of(mime)
        if payload is None or not self._may_edit():
            return
        tree = self._model.tree
        is_cut = isinstance(payload, Items) and set(item_ids(mime)) == set(self._cut)
        place = place_of(tree, Spot(on_id=after)) if after in tree else Place()
        verb = Verb.PLACE
        if isinstance(payload, Items):
            verb = Verb.MOVE if is_cut else Verb.COPY
            ids = tree.topmost(payload.ids)
            if not ids or (is_cut and not tree.can_move(ids, place)):
                return
            payload, self._cut = Items(ids), ()
        edits_for(self._session).drop(payload, Drop(verb, place))

    def _may_edit(self) -> bool:
        self.about_to_edit.emit()
        return not self._session.is_read_only

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.exec(self._view.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu for what is selected."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = self._view.selected_ids()
        if ids:
            self._add_item_entries(menu, ids)
            menu.addSeparator()
        self._add(menu, self.tr("Add a section"), self.section_requested.emit, "plus")
        self._add(menu, self.tr("Add a text"), self.text_requested.emit, "text")
        self._add(menu, self.tr("Add a judgment"), self.judgement_requested.emit, "judgement")
        paste = partial(self.paste, self._view.current_id)
        self._add(menu, self.tr("Paste"), paste, "paste", QKeySequence.StandardKey.Paste)
        return menu

    def _add_item_entries(self, menu: QMenu, ids: Sequence[str]) -> None:
        item = self._model.tree.item(ids[0]) if len(ids) == 1 else None
        add = partial(self._add, menu)
        if item is not None:
            add(
                self.tr("Edit"), partial(self.edit_requested.emit, item.item_id), "pencil", "Return"
            )
        if isinstance(item, Section):
            add(self.tr("Rename"), partial(self._view.rename, item.item_id), "", "F2")
        if isinstance(item, Quotation):
            go = partial(self.source_requested.emit, item.item_id)
            add(self.tr("Go to source"), go, "open-book")
        for label, picture, way, keys in (
            (self.tr("Move up"), "arrow-up", Way.UP, "Alt+Shift+Up"),
            (self.tr("Move down"), "arrow-down", Way.DOWN, "Alt+Shift+Down"),
            (self.tr("Promote"), "arrow-left", Way.PROMOTE, "Alt+Shift+Left"),
            (self.tr("Demote"), "arrow-right", Way.DEMOTE, "Alt+Shift+Right"),
        ):
            if step(self._model.tree, ids, way) is not None:
                add(label, partial(self.move, ids, way), picture, keys)
        menu.addSeparator()
        standard = QKeySequence.StandardKey
        add(self.tr("Cut"), partial(self.cut, ids), "scissors", standard.Cut)
        add(self.tr("Copy with citation"), partial(self.copy, ids), "copy", standard.Copy)
        self._add_printing(menu, ids)
        add(self.tr("Remove"), partial(self.remove, ids), "trash", standard.Delete)

    def _add_printing(self, menu: QMenu, ids: Sequence[str]) -> None:
        """Offer the three states of the print switch, that of the first item marked."""
        chosen = self._model.tree.item(ids[0])
        inner = menu.addMenu(icon("eye"), self.tr("Print"))
        group = QActionGroup(inner)
        for state, label in (
            (Printing.ALWAYS, self.tr("Always")),
            (Printing.AT_FULL_LENGTH, self.tr("At full length only")),
            (Printing.NEVER, self.tr("Never")),
        ):
            action = inner.addAction(label, partial(self.set_printing, ids, state))
            action.setCheckable(True)
            action.setChecked(chosen is not None and chosen.printed == state)
            group.addAction(action)
        inner.addSeparator()
        switch = partial(self.switch_printing, ids)
        self._add(inner, self.tr("Print or leave out"), switch, "eye-off", PRINTING_KEYS)

    def _add(
        self,
        menu: QMenu,
        label: str,
        act: Callable[[], object],
        picture: str = "",
        keys: QKeySequence | QKeySequence.StandardKey | str = "",
    ) -> None:
        action = menu.addAction(label, act)
        if picture:
            action.setIcon(icon(picture))
        if keys:
            # Shown only: the view itself listens to its keys.
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
