"""The context menu of a reader."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from briefer.core.source import Block

Do = Callable[[], None]


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
            (_tr("Quote in Outline"), "Ctrl+Return", quote),
            (_tr("Paraphrase"), "", paraphrase),
            (_tr("Cite in Current Paragraph"), "", cite),
            (_tr("Keep as Excerpt"), "Ctrl+E", keep),
            (_tr("Copy with Citation"), "Ctrl+C", copy),
        )
        for text, keys, do in entries:
            self._add(text, keys, do, is_enabled=is_enabled)

    def add_block_action(self, block: Block | None, fold: Do, unfold: Do) -> None:
        """Offer to make a paragraph web-page text, or web-page text a paragraph."""
        if block is None:
            return
        self.addSeparator()
        if block.is_folded:
            self._add(_tr("This Is a Paragraph of the Source"), "", unfold)
        else:
            self._add(_tr("This Is Web-Page Text"), "", fold)

    def add_find(self, find: Do) -> None:
        """Offer to find words in this source."""
        self.addSeparator()
        self._add(_tr("Find in This Source…"), "Ctrl+F", find)

    def _add(self, text: str, keys: str, do: Do, *, is_enabled: bool = True) -> None:
        # The key is shown, not bound: the reader handles its keys itself.
        action = self.addAction(f"{text}\t{keys}" if keys else text)
        action.setEnabled(is_enabled)
        action.triggered.connect(do)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReaderMenu", text)
