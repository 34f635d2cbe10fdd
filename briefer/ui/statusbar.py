"""The status bar: length, sources used, quotations that match, and whether all is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from briefer.ui.checks import checks_of
from briefer.ui.pagecount import PageCount
from briefer.ui.session import Session
from briefer.ui.telling import sentence_of
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.checking.tally import Tally

_HEIGHT = 30


class StatusBar(QWidget):
    """Shows the figures of the brief, as the checks have them."""

    history_requested = Signal()
    checks_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Status"))
        self._session = session
        self._length = self._label()
        self._sources = self._label()
        self._quotations = self._link(self.tr("Show what the checks found (Ctrl+Shift+K)"))
        self._saved = self._link(self.tr("What was done so far (Ctrl+H)"))
        self._saved.setAccessibleName(self.tr("Saved; open the history"))
        self._checks = checks_of(session)
        self._pages = PageCount(session)
        self._lay_out()
        self._checks.updated.connect(self._show)
        self._pages.changed.connect(self._show)
        session.sources_changed.connect(self._show)
        session.project_opened.connect(self._show)
        session.project_closed.connect(self._show)
        session.pending_changed.connect(self._show_saved)
        self._saved.clicked.connect(self.history_requested)
        self._quotations.clicked.connect(self.checks_requested)
        current().changed.connect(self._fit)
        self._fit()
        self._show_saved(0)

    @property
    def words(self) -> str:
        """Return all that the bar says."""
        labels = (self._length, self._sources, self._quotations, self._saved)
        return " · ".join(label.text() for label in labels if label.text())

    def _show(self) -> None:
        """Show the figures as far as they are counted."""
        latest = self._checks.latest
        for part in (self._length, self._sources, self._quotations):
            part.setVisible(latest is not None)
        if latest is not None:
            self._show_length(latest.tally)
            self._show_sources(latest.tally)
            self._show_quotations(latest.tally)
        self._show_saved(self._session.pending)

    def _show_length(self, counted: Tally) -> None:
        words, limit = f"{counted.words:,}", self._session.brief.settings.length
        if limit:
            length = self.tr("{words} of {limit} words").format(words=words, limit=f"{limit:,}")
        else:
            length = self.tr("{words} words").format(words=words)
        pages = self._pages.pages if counted.words else 0
        about = self.tr("about 1 page") if pages == 1 else self.tr("about {n} pages")
        self._length.setText(f"{length} · {about.format(n=pages)}" if pages else length)
        is_long = limit is not None and counted.words > limit
        self._dress(self._length, "doubtful" if is_long or self._pages.are_too_many else "meta")

    def _show_sources(self, counted: Tally) -> None:
        total = len(self._session.sources)
        words = self.tr("{used} of {total} sources used")
        self._sources.setText(words.format(used=counted.sources, total=total))

    def _show_quotations(self, counted: Tally) -> None:
        self._quotations.setVisible(counted.quotations > 0)
        words = self.tr("{matching} of {all} quotations match")
        if counted.quotations == 1:
            words = self.tr("The quotation matches")
            if not counted.matching:
                words = self.tr("The quotation does not match")
        self._quotations.setText(words.format(matching=counted.matching, all=counted.quotations))
        all_match = counted.matching == counted.quotations
        self._dress(self._quotations, "good" if all_match else "bad")

    def _show_saved(self, pending: int) -> None:
        if self._session.project is None:
            words = ""
        elif self._session.is_read_only:
            words = self.tr("Read-only copy")
        else:
            words = self.tr("Saving…") if pending else self.tr("Saved on this computer")
        self._saved.setText(words)
        self._show_snapshots()

    def _show_snapshots(self) -> None:
        """Say where the brief is on disk, but no snapshot of it could be written."""
        project = self._session.project
        problem = project.snapshot_problem if project is not None else None
        tip, role = self.tr("What was done so far (Ctrl+H)"), "meta"
        if problem is not None:
            role = "doubtful"
            said = sentence_of(problem)
            self._saved.setText(self.tr("Saved, but without snapshots"))
            why = " ".join(part for part in (said.title, said.text, said.hint) if part)
            tip = self.tr("There is no snapshot to go back to: {why}").format(why=why)
        self._saved.setToolTip(tip)
        self._dress(self._saved, role)

    def _label(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        current().dress(label, "meta")
        return label

    def _link(self, tip: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName("quietlink")
        button.setToolTip(tip)
        current().dress(button, "meta")
        return button

    def _dress(self, label: QWidget, role: str) -> None:
        if label.property("textRole") != role:
            current().dress(label, role)
            label.style().unpolish(label)
            label.style().polish(label)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(18)
        for label in (self._length, self._sources, self._quotations):
            row.addWidget(label)
        row.addStretch()
        row.addWidget(self._saved)

    def _fit(self) -> None:
        self.setFixedHeight(current().px(_HEIGHT))
