"""The editor of a section: its title, its word budget, sources expected, whether parked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from briefer.core.outline import Section
from briefer.ui.editing import edits_for
from briefer.ui.fields import ChoiceBox
from briefer.ui.pendingfields import PendingField, PendingNumber

if TYPE_CHECKING:
    from briefer.ui.session import Session


class SectionEditor(QWidget):
    """Edits one section."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._section_id = ""
        self.title = PendingField(self.tr("Section title"))
        self.budget = PendingNumber(self.tr("Word budget"), self.tr("None"))
        self.sources = ChoiceBox()
        self.parked = QCheckBox(self.tr("Parked: kept, but not printed"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 4, 0, 0)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Word budget"), self.budget)
        self.sources.setAccessibleName(self.tr("Sources expected"))
        for words, expects in (
            ("", None), (self.tr("Yes"), True), (self.tr("No"), False),
        ):  # fmt: skip
            self.sources.addItem(words, expects)
        self.sources.setToolTip(self.tr("Whether its texts have to name their sources"))
        form.addRow(self.tr("Sources expected"), self.sources)
        form.addRow("", self.parked)
        self.sources.activated.connect(self._expect_sources)
        self.title.committed.connect(self._rename)
        self.budget.number_committed.connect(self._set_budget)
        self.parked.clicked.connect(self._park)
        self.setFocusProxy(self.title)

    def show_item(self, section: Section) -> None:
        """Edit `section`."""
        if section.item_id != self._section_id:
            self.flush()
            self._section_id = section.item_id
        self.title.show_value(section.title)
        self.budget.show_number(section.word_budget)
        self.parked.setChecked(section.is_parked)
        self.sources.setItemText(0, self._by_title(section))
        self.sources.setCurrentIndex((None, True, False).index(section.expects_sources))
        self.setEnabled(not self._session.is_read_only)

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self.title.flush()
        self.budget.flush()

    def _rename(self, title: str) -> None:
        edits_for(self._session).revise_section(self._section_id, title=title)

    def _set_budget(self, words: int | None) -> None:
        edits_for(self._session).revise_section(self._section_id, word_budget=words)

    def _by_title(self, section: Section) -> str:
        """Return what holds where nobody has chosen."""
        from briefer.checking.sections import expects_sources  # noqa: PLC0415

        if expects_sources(replace(section, expects_sources=None)):
            return self.tr("As usual for this title (yes)")
        return self.tr("As usual for this title (no)")

    def _expect_sources(self, index: int) -> None:
        expects = self.sources.itemData(index)
        edits_for(self._session).revise_section(self._section_id, expects_sources=expects)

    def _park(self, is_parked: bool) -> None:
        edits_for(self._session).revise_section(self._section_id, is_parked=is_parked)
