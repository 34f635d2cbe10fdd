"""What became of the excerpts of an older version of a source: one list, accepted one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.core.anchoring import ResolutionKind
from briefer.ui.dialogsize import place_aside, size_dialog
from briefer.ui.session import Session
from briefer.ui.sourceline import title_of
from briefer.ui.theme import current
from briefer.ui.versioncards import VersionCard

if TYPE_CHECKING:
    from briefer.core.text import Span
    from briefer.jobs.versions import CarriedExcerpt, VersionReport
    from briefer.project.project import Project

_UNCHANGED = frozenset({ResolutionKind.EXACT, ResolutionKind.MOVED})


class VersionList(QDialog):
    """Lists the excerpts that are still of the older version; it stays open beside the work.

    Nothing moves by itself: each excerpt keeps its words until its new place is accepted.
    """

    open_requested = Signal(str, object)  # source id, tuple[Span, ...]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Excerpts in the newer version"))
        self._session = session
        self._newer_id = ""
        self._report: VersionReport | None = None
        self._title = QLabel()
        self._about = QLabel()
        self.accept_same = QPushButton()
        self._cards = QWidget()
        self._column = QVBoxLayout(self._cards)
        self._lay_out()
        session.excerpts_changed.connect(self._refresh)
        session.sources_changed.connect(self._refresh)
        session.project_closed.connect(self.close)

    @property
    def cards(self) -> tuple[VersionCard, ...]:
        """Return the cards that are shown, in order."""
        items = (self._column.itemAt(number) for number in range(self._column.count()))
        found = (item.widget() for item in items if item is not None)
        return tuple(card for card in found if isinstance(card, VersionCard))

    def show_versions(self, newer_id: str) -> None:
        """Show the excerpts of the version that source `newer_id` is to replace."""
        self._newer_id = newer_id
        if not self.isVisible():
            place_aside(self)
        self.show()
        self.raise_()
        self._compare()

    def _lay_out(self) -> None:
        look = current()
        look.dress(self._title, "heading")
        look.dress(self._about, "meta")
        look.dress(self.accept_same, "button")
        for label in (self._title, self._about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.accept_same.clicked.connect(self._accept_same)
        done = QPushButton(self.tr("Close"))
        look.dress(done, "button")
        done.clicked.connect(self.close)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._cards)
        area.setAccessibleName(self.windowTitle())
        foot = QHBoxLayout()
        foot.addWidget(self.accept_same)
        foot.addStretch()
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(area, 1)
        column.addLayout(foot)
        size_dialog(self, 470, 600)

    def _refresh(self) -> None:
        if self.isVisible():
            self._compare()

    def _compare(self) -> None:
        project = self._session.project
        if project is not None and self._newer_id:
            self._session.run(_compared, project, self._newer_id, then=self._show)

    def _show(self, report: VersionReport | None) -> None:
        if report is None:
            self._report = None
            self.close()
            return
        if report == self._report and self.cards:
            return
        self._report = report
        self._title.setText(title_of(report.newer))
        self._about.setText(self._said(report.excerpts))
        same = [e for e in report.excerpts if e.place.kind in _UNCHANGED]
        words = self.tr("Accept the {count} whose words are the same")
        self.accept_same.setText(
            self.tr("Accept the one whose words are the same")
            if len(same) == 1
            else words.format(count=len(same))
        )
        self.accept_same.setVisible(bool(same) and not self._session.is_read_only)
        self._fill(report)

    def _said(self, excerpts: Sequence[CarriedExcerpt]) -> str:
        if not excerpts:
            return self.tr("Every excerpt is of the newer version. The older one is kept.")
        if len(excerpts) == 1:
            return self.tr(
                "1 excerpt is of the older version. It keeps its words until you accept its place "
                "in the newer one."
            )
        return self.tr(
            "{count} excerpts are of the older version. They keep their words until you accept "
            "their place in the newer one."
        ).format(count=len(excerpts))

    def _fill(self, report: VersionReport) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for found in sorted(report.excerpts, key=_trouble_first):
            card = VersionCard(found, can_edit=not self._session.is_read_only)
            card.accepted.connect(partial(self._accept, (found,)))
            card.older_requested.connect(partial(self._open_older, found))
            card.newer_requested.connect(partial(self._open_newer, found.place.spans))
            card.choice_requested.connect(self._open_newer)
            card.chosen.connect(partial(self._carry, found.excerpt.excerpt_id))
            self._column.addWidget(card)
        self._column.addStretch()

    def _accept_same(self) -> None:
        if self._report is not None:
            found = [e for e in self._report.excerpts if e.place.kind in _UNCHANGED]
            self._accept(found)

    def _accept(self, found: Sequence[CarriedExcerpt]) -> None:
        self._submit({e.excerpt.excerpt_id: e.place.spans for e in found if e.place.is_found})

    def _carry(self, excerpt_id: str, spans: tuple[Span, ...]) -> None:
        self._submit({excerpt_id: spans})

    def _submit(self, places: Mapping[str, tuple[Span, ...]]) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        if places:
            self._session.submit(edits.carry_excerpts, self._newer_id, places)

    def _open_older(self, found: CarriedExcerpt) -> None:
        spans = tuple(selector.span for selector in found.excerpt.selectors)
        self.open_requested.emit(found.excerpt.source_id, spans)

    def _open_newer(self, spans: tuple[Span, ...]) -> None:
        self.open_requested.emit(self._newer_id, spans)


def _trouble_first(found: CarriedExcerpt) -> int:
    order = (
        ResolutionKind.MISSING, ResolutionKind.AMBIGUOUS, ResolutionKind.CHANGED,
        ResolutionKind.MOVED, ResolutionKind.EXACT,
    )  # fmt: skip
    return order.index(found.place.kind)


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _compared(project: Project, newer_id: str) -> VersionReport | None:
    from briefer.jobs.versions import compared  # noqa: PLC0415

    return compared(project, newer_id)
