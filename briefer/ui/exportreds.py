"""What nobody could defend, first in the export dialog; it asks for a reason, it stops nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.core.markings import markings_in, outranking
from briefer.ui.theme import current, icon

if TYPE_CHECKING:
    from briefer.checking.finding import Finding

_SHOWN = 3  # lines without scrolling


@dataclass(frozen=True, slots=True)
class Red:
    """A red finding in words; a click goes to what it is about."""

    words: str
    finding: Finding


def with_marking(found: Sequence[Finding], own: str, asked: str | None) -> list[Finding]:
    """Return what was `found` as it is when a brief marked `own` is marked `asked` in the file.

    None stands for the brief's own marking. A file must not fall below that without a reason.
    """
    from briefer.checking.finding import Finding, Kind, Severity, TargetKind  # noqa: PLC0415

    if asked is None or asked == own:
        return list(found)
    kept = [
        finding
        for finding in found
        if finding.kind is not Kind.MARKING_BELOW
        or outranking(asked, markings_in(finding.words)) is not None
    ]
    theirs = {known.scheme for known in markings_in(asked)}
    is_kept = theirs.issuperset(known.scheme for known in markings_in(own))
    if not own or (is_kept and outranking(asked, markings_in(own)) is None):
        return kept
    kind = Kind.MARKING_LOWERED if asked else Kind.MARKING_DROPPED
    data = (("marking", asked),)
    lower = Finding(kind, Severity.RED, words=own, data=data, target_kind=TargetKind.BRIEF)
    return [*kept, lower]


class RedsPanel(QFrame):
    """Lists reds and asks why the brief goes out all the same."""

    jump_requested = Signal(object)  # Finding
    reason_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alarm")
        self._title = QLabel()
        self.list = QListWidget()
        self.reason = QLineEdit()
        self._reds: tuple[Red, ...] = ()
        self._lay_out()
        self.list.itemActivated.connect(self._jump)
        self.list.itemClicked.connect(self._jump)
        self.reason.textChanged.connect(self.reason_changed)
        self.hide()

    @property
    def title(self) -> str:
        """Return what is said above the list, empty where there is nothing to say."""
        return self._title.text() if self._reds else ""

    @property
    def is_settled(self) -> bool:
        """Tell whether there is nothing red, or a reason to export all the same."""
        return not self._reds or bool(self.typed_reason)

    @property
    def typed_reason(self) -> str:
        """Return the reason, empty for none or where none is needed."""
        return self.reason.text().strip() if self._reds else ""

    def show_reds(self, reds: Sequence[Red]) -> None:
        """Show what was found."""
        self._reds = tuple(reds)
        self._title.setText(self._count_words())
        self.list.clear()
        for red in reds:
            item = QListWidgetItem(red.words)
            item.setToolTip(self.tr("Go to it: {words}").format(words=red.words))
            self.list.addItem(item)
        rows = min(len(reds), _SHOWN)
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 6)
        self.setVisible(bool(reds))

    def _count_words(self) -> str:
        count = len(self._reds)
        quotations = {"altered", "not-in-source"}
        if all(red.finding.kind.value in quotations for red in self._reds):
            one = self.tr("1 quotation differs from its source")
            many = self.tr("{count} quotations differ from their source")
        else:
            one = self.tr("1 thing here nobody could defend")
            many = self.tr("{count} things here nobody could defend")
        return one if count == 1 else many.format(count=count)

    def _lay_out(self) -> None:
        picture = QLabel()
        picture.setPixmap(icon("error", "bad").pixmap(18, 18))
        current().dress(self._title, "strong")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(picture)
        head.addWidget(self._title, 1)
        self.list.setAccessibleName(self.tr("What the checks found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setCursor(Qt.CursorShape.PointingHandCursor)
        self.reason.setPlaceholderText(self.tr("Why it goes out all the same; kept in the log"))
        self.reason.setAccessibleName(self.tr("Reason to export all the same"))
        self.reason.setMaxLength(500)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.reason)

    def _jump(self, item: QListWidgetItem) -> None:
        self.jump_requested.emit(self._reds[self.list.row(item)].finding)
