"""Likelihood, confidence and its reason: what makes a text a judgment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QWidget

from briefer.core.outline import Judgement
from briefer.ui.editing import edits_for
from briefer.ui.fields import ChoiceBox
from briefer.ui.pendingfields import PendingField

if TYPE_CHECKING:
    from briefer.core.likelihood import LikelihoodTable
    from briefer.ui.session import Session


class JudgementFields(QWidget):
    """Edits how likely one judgment is, and how sure its author."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: Judgement | None = None
        self._table: LikelihoodTable | None = None
        self.likelihood, self.confidence = ChoiceBox(), ChoiceBox()
        self.reason = PendingField(self.tr("Reason for the confidence"), self.tr("Because …"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 2, 0, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (self.tr("Likelihood"), self.likelihood),
            (self.tr("Confidence"), self.confidence),
            (self.tr("Reason"), self.reason),
        ):
            form.addRow(label, field)
        for choice, name in (
            (self.likelihood, self.tr("Likelihood")), (self.confidence, self.tr("Confidence")),
        ):  # fmt: skip
            choice.setAccessibleName(name)
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.likelihood.activated.connect(self._choose_likelihood)
        self.confidence.activated.connect(self._choose_confidence)
        self.reason.committed.connect(self._give_reason)

    def show_item(self, item: Judgement) -> None:
        """Edit `item`."""
        if self._item is not None and item.item_id != self._item.item_id:
            self.flush()
        self._item = item
        self._offer_terms()
        _choose(self.likelihood, item.likelihood)
        _choose(self.confidence, item.confidence)
        self.reason.show_value(item.confidence_reason)
        self.setEnabled(not self._session.is_read_only)

    def flush(self) -> None:
        """Make what was typed an edit now."""
        self.reason.flush()

    def _offer_terms(self) -> None:
        """Offer the terms of the brief's table."""
        table = self._session.brief.settings.terms
        if table == self._table:
            return
        self._table = table
        for choice in (self.likelihood, self.confidence):
            choice.clear()
            choice.addItem(self.tr("Not said"), "")
            choice.setToolTip(f"{table.name}. {table.source}")
        self._offer_likelihoods(table)
        for level in table.confidence:
            self.confidence.addItem(level, level)

    def _offer_likelihoods(self, table: LikelihoodTable) -> None:
        words = self.tr("{term} ({low}–{high} %)")
        for row in table.rows:
            for term in row.terms:
                shown = words.format(term=term, low=row.low, high=row.high)
                self.likelihood.addItem(shown, term)

    def _choose_likelihood(self, _index: int) -> None:
        self._revise(likelihood=str(self.likelihood.currentData()))

    def _choose_confidence(self, _index: int) -> None:
        self._revise(confidence=str(self.confidence.currentData()))

    def _give_reason(self, reason: str) -> None:
        self._revise(confidence_reason=reason)

    def _revise(self, **fields: str) -> None:
        if self._item is not None:
            edits_for(self._session).revise_judgement(self._item.item_id, **fields)


def _choose(choice: QComboBox, value: str) -> None:
    """Choose `value`; one that the table does not have is offered too."""
    if choice.findData(value) < 0:
        choice.addItem(value, value)
    choice.setCurrentIndex(choice.findData(value))
