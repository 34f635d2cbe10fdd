"""A brief that came back from Word: one list of what changed, each line to accept or to leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.jobs.returnlines import ReturnLine, accept, keep, reopen, return_lines
from briefer.jobs.returnreport import write_report
from briefer.jobs.returnwords import VERDICTS
from briefer.jobs.verifying import Verified
from briefer.project import edits, queries
from briefer.ui.findingcards import Deed
from briefer.ui.findingrows import FindingRow
from briefer.ui.findingsview import FindingsView
from briefer.ui.readerheader import ElidedLabel
from briefer.ui.returnrows import Settled, rows_of
from briefer.ui.telling import said_in_language as said
from briefer.ui.theme import Theme
from briefer.ui.toolbuttons import tool_button

if TYPE_CHECKING:
    from briefer.project.changes import Change
    from briefer.project.transaction import Transaction
    from briefer.ui.session import Session


class ReturnPane(QWidget):
    """Shows one comparison; what is decided about its lines is kept in the project."""

    item_requested = Signal(str)
    closed = Signal()
    told = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._verified: Verified | None = None
        self._lines: tuple[ReturnLine, ...] = ()
        self._settled: Mapping[str, Settled] = {}
        self._asked: set[str] = set()  # lines whose decision is on its way
        self.view = FindingsView()
        self._name, self._summary, self._well = ElidedLabel("heading"), QLabel(), QLabel()
        self._set_up()
        self.view.asked.connect(self._do)
        session.changed.connect(self._take_change)
        session.project_closed.connect(self._forget)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Returned brief"))
        self.setFocusProxy(self.view)
        self.view.setAccessibleName(self.tr("Changes of the returned brief"))
        icon = self._theme.icon
        self.report = tool_button(
            icon("save-copy"), self.tr("Save a report of all quotations…"), self._choose_report,
            label=self.tr("Report"),
        )  # fmt: skip
        head = QHBoxLayout()
        head.setContentsMargins(14, 4, 8, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self.report)
        words = self.tr("Back to the outline")
        head.addWidget(tool_button(icon("close"), words, self.closed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for label in (self._summary, self._well):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(14, 0, 12, 4)
            column.addWidget(label)
        self._theme.dress(self._summary, "meta")
        self._theme.dress(self._well, "body")
        self._well.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)

    @property
    def words(self) -> str:
        """Return what is said above the list."""
        shown = (self._summary.text(), "" if self._well.isHidden() else self._well.text())
        return " ".join(words for words in shown if words)

    @property
    def open_lines(self) -> int:
        """Return how many lines nobody has decided about."""
        return sum(line.line_id not in self._settled for line in self._lines)

    def show_returned(self, verified: Verified) -> None:
        """Show a comparison instead of the one before."""
        self._verified = verified
        self._settled = {}
        self._asked.clear()
        self._lines = return_lines(verified.returned, self._session.brief)
        self._name.setText(verified.path.name)
        self._name.setToolTip(str(verified.path))
        result = verified.returned
        counts = ", ".join(f"{n} {said(VERDICTS[v])}" for v, n in result.summary.items())
        words = self.tr("{count} quotations in the file: {counts}.")
        self._summary.setText(words.format(count=len(result.quotations), counts=counts or "0"))
        self._show()
        self._log(verified)
        self._ask_decisions()

    def enter(self) -> None:
        """Take the keyboard focus."""
        self.view.choose_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        read_only = self._session.is_read_only
        brief = self._session.brief
        self.view.show_rows(rows_of(self._lines, self._settled, brief, is_read_only=read_only))
        self.view.setVisible(bool(self._lines))
        self._well.setVisible(not self.open_lines)
        words = self.tr("Everything is decided.")
        if not self._lines:
            words = self.tr("Nothing in it differs from the brief.")
        self._well.setText(words)

    def _do(self, deed: Deed, row: FindingRow) -> None:
        line = row.line
        if line is None:
            return
        if deed is Deed.GO:
            if line.item_id:
                self.item_requested.emit(line.item_id)
        elif deed is Deed.REMEDY:
            self._decide(accept, line)
        else:
            self._decide(reopen if row.is_dismissed else keep, line)

    def _decide(
        self, edit: Callable[[Transaction, ReturnLine, str], None], line: ReturnLine
    ) -> None:
        if self._verified is None or line.line_id in self._asked or self._session.is_read_only:
            return
        self._asked.add(line.line_id)
        future = self._session.submit(edit, line, self._verified.sha256)
        # why an edit was refused is told by the session; the line stays open
        self._session.deliver(future, partial(self._release, line), partial(self._release, line))

    def _release(self, line: ReturnLine, _result: object) -> None:
        self._asked.discard(line.line_id)

    def _log(self, verified: Verified) -> None:
        """Note in the project that this file came back, and with which changes."""
        if not self._session.is_read_only:
            self._session.submit(
                edits.log_return, verified.sha256, verified.path,
                [line.line_id for line in self._lines], verified.returned.export_id,
            )  # fmt: skip

    def _ask_decisions(self) -> None:
        if self._verified is not None:
            sha256 = self._verified.sha256
            told = partial(self._take_decisions, sha256)
            self._session.read(queries.decisions, sha256, then=told)

    def _take_decisions(self, sha256: str, decisions: Mapping[str, str]) -> None:
        if self._verified is not None and self._verified.sha256 == sha256:
            self._settled = {line: Settled(decision) for line, decision in decisions.items()}
            self._show()

    def _take_change(self, change: Change) -> None:
        """Look again when something was decided, or a decision was undone."""
        if "decisions" in change.rows:
            self._ask_decisions()

    def _choose_report(self) -> None:
        if self._verified is None:
            return
        path = self._verified.path
        name = self.tr("{name} - quotations.html").format(name=path.stem)
        dialog = QFileDialog(self, self.tr("Save the report"), str(path.parent / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Web page (*.html)"), self.tr("Word (*.docx)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_report)
        dialog.open()

    def save_report(self, name: str) -> None:
        """Write the report to a file; its ending says which kind."""
        if self._verified is not None:
            path = Path(name)
            told = partial(self._tell_saved, path)
            self._session.run(_write, self._verified, path, then=told)

    def _tell_saved(self, path: Path, _nothing: object) -> None:
        self.told.emit(self.tr("Saved the report as “{name}”.").format(name=path.name))

    def _forget(self) -> None:
        self._verified, self._lines = None, ()
        self._settled = {}
        self._show()
        self.closed.emit()


def _write(verified: Verified, path: Path) -> None:
    write_report(verified, path, force=True)  # the dialog has asked
