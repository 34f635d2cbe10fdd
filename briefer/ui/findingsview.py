"""The list of findings: goes to a place, remedies and sets aside by click and by key."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from briefer.ui.findingcards import Deed, FindingCards
from briefer.ui.findingrows import FindingRow
from briefer.ui.findingsmodel import FindingsModel
from briefer.ui.theme import current

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindingsView(QListView):
    """Shows findings; Enter goes there, Ctrl+Enter remedies, Delete sets aside."""

    asked = Signal(object, object)  # Deed, FindingRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingsModel(self)
        self._cards = FindingCards(current(), self)
        self.setModel(self.findings)
        self.setItemDelegate(self._cards)
        self.setAccessibleName(self.tr("Findings of the checks"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        current().changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def chosen(self) -> FindingRow | None:
        """Return the finding that is chosen."""
        row = self.findings.row_at(self.currentIndex())
        return row if row is not None and not row.is_heading else None

    def show_rows(self, rows: tuple[FindingRow, ...]) -> None:
        """Show `rows`; what was chosen stays so, else what now stands in its place."""
        chosen, number = self.chosen, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self.findings.show_rows(rows)
        kept = [i for i, row in enumerate(rows) if chosen is not None
                and _is_same(row, chosen)]  # fmt: skip
        if chosen is not None:
            self._choose(kept[0] if kept else number)
        self.verticalScrollBar().setValue(scrolled)

    def choose_first(self) -> None:
        """Choose the first finding if none is."""
        if self.chosen is None:
            self._choose(0)

    def choose_kind(self, kinds: Collection[str]) -> None:
        """Choose the first finding of one of `kinds` and show it, if there is one."""
        for number, row in enumerate(self.findings.rows):
            if row.finding is not None and row.finding.kind in kinds:
                self._choose(number)
                self.scrollTo(self.findings.index(number))
                return

    def _choose(self, number: int) -> None:
        """Choose the row `number`, or of the headings and findings near it the next finding."""
        rows = self.findings.rows
        near = [*range(max(0, number), len(rows)), *range(min(number, len(rows)) - 1, -1, -1)]
        found = next((i for i in near if not rows[i].is_heading), None)
        if found is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.findings.index(found), flag)

    def _ask(self, deed: Deed) -> None:
        row = self.chosen
        if row is None:
            return
        words = {Deed.GO: row.title, Deed.REMEDY: row.remedy, Deed.ASIDE: row.setting_aside}
        if words[deed]:
            self.asked.emit(deed, row)

    def menu(self) -> QMenu:
        """Return what can be done with the finding that is chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.chosen
        if row is not None:
            for deed, words in (
                (Deed.GO, self.tr("Go there")),
                (Deed.REMEDY, row.remedy),
                (Deed.ASIDE, row.setting_aside),
            ):
                if words:
                    action = menu.addAction(words)
                    action.setData(deed)
            menu.triggered.connect(self._take)
        return menu

    def _take(self, action: object) -> None:
        deed = action.data()  # type: ignore[attr-defined]
        if isinstance(deed, Deed):
            self._ask(deed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the part of the card that was clicked says."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not _is_finding(index, self.findings):
            return
        self._ask(self._cards.deed_at(index, self.visualRect(index), point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, remedy or set aside by key."""
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            self._ask(Deed.REMEDY if is_ctrl else Deed.GO)
        elif event.key() == Qt.Key.Key_Delete:
            self._ask(Deed.ASIDE)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        self.menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew: their heights depend on the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _is_same(row: FindingRow, chosen: FindingRow) -> bool:
    """Tell whether a row is the one that was chosen; one that was settled has gone elsewhere."""
    names = (row.finding, row.line, row.is_dismissed)
    return names == (chosen.finding, chosen.line, chosen.is_dismissed)


def _is_finding(index: QModelIndex, model: FindingsModel) -> bool:
    row = model.row_at(index)
    return row is not None and not row.is_heading
