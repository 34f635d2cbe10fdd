"""The context menu of a reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from briefer.core.source import Block, Role

Do = Callable[[], object]
_ENDS_GROUP = frozenset({Role.HEADING, Role.DATE})


class ReaderMenu(QMenu):
    """What can be done with the selected words and with the paragraph under the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)

    def add_passage_actions(
        self, quote: Do, paraphrase: Do, cite: Do, keep: Do, copy: Do, *, is_enabled: bool
    ) -> None:
        """Offer what can be done with selected words."""
        entries = (
            (_tr("Quote in the outline"), "Ctrl+Return", quote),
            (_tr("Paraphrase"), "", paraphrase),
            (_tr("Cite in the current paragraph"), "", cite),
            (_tr("Keep as an excerpt"), "Ctrl+E", keep),
            (_tr("Copy with citation"), "Ctrl+C", copy),
        )
        for text, keys, do in entries:
            self._add(text, keys, do, is_enabled=is_enabled)

    def add_roles(self, block: Block, choose: Callable[[Role], object]) -> None:
        """Offer what a block may be: text or web-page text at once, all roles in a submenu."""
        self.addSeparator()
        if block.is_folded:
            self._add(_tr("This is a paragraph of the source"), "", partial(choose, Role.BODY))
        else:
            self._add(_tr("This is web-page text"), "", partial(choose, Role.FURNITURE))
        menu = self.addMenu(_tr("This is…"))
        for role, words in role_words().items():
            action = menu.addAction(words, partial(choose, role))
            action.setCheckable(True)
            action.setChecked(role is block.role)
            action.setEnabled(role is not block.role)
            if role in _ENDS_GROUP:
                menu.addSeparator()

    def add_find(self, find: Do) -> None:
        """Offer to find words in this source."""
        self.addSeparator()
        self._add(_tr("Find in this source…"), "Ctrl+F", find)

    def _add(self, text: str, keys: str, do: Do, *, is_enabled: bool = True) -> None:
        # The key is shown, not bound: the reader handles its keys itself.
        action = self.addAction(f"{text}\t{keys}" if keys else text)
        action.setEnabled(is_enabled)
        action.triggered.connect(do)


def role_words() -> Mapping[Role, str]:
    """Return the words for each role of a block, those of the text itself first."""
    return {
        Role.BODY: _tr("A paragraph of the text"),
        Role.QUOTE: _tr("A quotation set apart"),
        Role.LIST_ITEM: _tr("An item of a list"),
        Role.TABLE: _tr("A table"),
        Role.HEADING: _tr("A heading in the text"),
        Role.TITLE: _tr("The title"),
        Role.STANDFIRST: _tr("The standfirst"),
        Role.SECTION_LABEL: _tr("A label above the title"),
        Role.BYLINE: _tr("The line that names the author"),
        Role.DATE: _tr("The date"),
        Role.FOOTNOTE: _tr("A footnote"),
        Role.CAPTION: _tr("A caption"),
        Role.BIO: _tr("A note on the author"),
        Role.DISCLAIMER: _tr("A disclaimer"),
        Role.FURNITURE: _tr("Web-page text"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReaderMenu", text)
