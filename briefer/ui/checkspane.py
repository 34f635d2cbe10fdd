"""The Checks tab: everything that the checks found, and that all is well where nothing was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefer.checking.finding import Finding, RemedyKind, TargetKind
from briefer.jobs.livechecks import Looked
from briefer.ui.checks import checks_of
from briefer.ui.findingcards import Deed
from briefer.ui.findingrows import FindingRow, rows_of
from briefer.ui.findingsview import FindingsView
from briefer.ui.remedies import apply_remedy, dismiss, recall
from briefer.ui.theme import Theme

if TYPE_CHECKING:
    from briefer.ui.session import Session


class ChecksPane(QWidget):
    """Shows the findings of `session`, lets them be filtered, gone to, remedied and set aside."""

    item_requested = Signal(str)
    source_requested = Signal(str, object)  # source id, tuple[Span, ...]
    table_requested = Signal(str)  # a source whose fields need a look
    versions_requested = Signal(str)  # a source that is a newer version of another
    front_requested = Signal(str)  # a field of title page and settings

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._checks = checks_of(session)
        self.filter = QLineEdit()
        self.dismissed = QCheckBox()
        self.view = FindingsView()
        self._well, self._picture = QLabel(), QLabel()
        self._set_up()
        self.filter.textChanged.connect(self._show)
        self.dismissed.toggled.connect(self._show)
        self.view.asked.connect(self._do)
        self._checks.updated.connect(self._show)
        theme.changed.connect(self._show)
        self._show()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Checks"))
        self.setFocusProxy(self.view)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the findings"))
        self.filter.setClearButtonEnabled(True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 4)
        head.addWidget(self.filter, 1)
        head.addWidget(self.dismissed)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for label in (self._picture, self._well):
            label.setAlignment(top)
            label.setContentsMargins(16, 8, 16, 0)
        self._well.setWordWrap(True)
        self._well.setTextFormat(Qt.TextFormat.PlainText)
        self._theme.dress(self._well, "body")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self._picture)
        column.addWidget(self._well, 1)
        column.addWidget(self.view, 1)

    @property
    def words(self) -> str:
        """Return what is said where nothing was found."""
        return "" if self._well.isHidden() else self._well.text()

    def enter(self) -> None:
        """Take the keyboard focus."""
        self.view.choose_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if not self.isVisible():
            return  # made when somebody looks
        latest = self._checks.latest
        count = len(latest.dismissed) if latest is not None else 0
        self.dismissed.setText(self.tr("{count} ignored").format(count=count))
        self.dismissed.setVisible(count > 0)
        rows: tuple[FindingRow, ...] = ()
        if latest is not None:
            with_dismissed = self.dismissed.isChecked()
            rows = rows_of(latest, self.filter.text().strip(), with_dismissed=with_dismissed)
        self.view.show_rows(rows)
        self._show_emptiness(latest, is_empty=not rows)

    def _show_emptiness(self, latest: Looked | None, *, is_empty: bool) -> None:
        is_well = latest is not None and not latest.findings and bool(latest.brief.outline)
        self.filter.setVisible(latest is not None and bool(latest.findings or latest.dismissed))
        self.view.setVisible(not is_empty)
        self._well.setVisible(is_empty)
        self._picture.setVisible(is_empty and is_well)
        side = self._theme.px(28)
        icon = self._theme.icon("check-circle", "good")
        self._picture.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._well.setText(self._emptiness(latest, is_well=is_well))

    def _emptiness(self, latest: Looked | None, *, is_well: bool) -> str:
        if latest is None or not latest.brief.outline:
            return self.tr("Quotations and texts are checked here as you write.")
        if not is_well:
            return self.tr("No finding has these words.")
        count = latest.tally.quotations
        if not count:
            return self.tr("All is well: there is nothing to look at.")
        if count == 1:
            return self.tr("All is well: the quotation matches its source.")
        words = self.tr("All is well: {count} of {count} quotations match their sources.")
        return words.format(count=count)

    def _do(self, deed: Deed, row: FindingRow) -> None:
        finding = row.finding
        if finding is None:
            return
        if deed is Deed.GO:
            self.go(finding)
        elif deed is Deed.REMEDY:
            self._remedy(finding)
        elif row.is_dismissed:
            recall(self._session, finding)
        else:
            dismiss(self._session, finding)

    def _remedy(self, finding: Finding) -> None:
        remedy = finding.remedy
        if remedy is not None and remedy.kind is RemedyKind.COMPARE_VERSIONS:
            self.versions_requested.emit(remedy.value)
        else:
            apply_remedy(self._session, finding)

    def go(self, finding: Finding) -> None:
        """Ask for the place that a finding is about."""
        match finding.target_kind:
            case TargetKind.ITEM:
                self.item_requested.emit(finding.target)
            case TargetKind.SOURCE:
                self.table_requested.emit(finding.target)
            case TargetKind.EXCERPT:
                self._go_to_excerpt(finding.target)
            case TargetKind.BRIEF:
                self.front_requested.emit(_field_of(str(finding.kind)))

    def _go_to_excerpt(self, excerpt_id: str) -> None:
        for line in self._session.excerpts:
            if line.excerpt.excerpt_id == excerpt_id:
                spans = tuple(selector.span for selector in line.excerpt.selectors)
                self.source_requested.emit(line.excerpt.source_id, spans)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was found meanwhile."""
        super().showEvent(event)
        self._show()


def _field_of(kind: str) -> str:
    """Return the field of title page and settings that a finding about the brief is about."""
    if kind.startswith("marking"):
        return "marking"
    return "title" if kind.startswith("untitled") else "length"
