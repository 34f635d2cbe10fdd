"""The export dialog: where the file goes and what kind it is. It writes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.exporting.options import ExportOptions
from briefer.ui.exportchoice import DEFAULTS, ExportChoice
from briefer.ui.exportdetails import ExportDetails
from briefer.ui.exportpicture import FirstPage
from briefer.ui.exportreds import Red, RedsPanel
from briefer.ui.exporttarget import ExportTarget, TargetState
from briefer.ui.theme import current, icon

_FRAME = 40  # pixels that the window system puts around a dialog
_MARGIN = 22
_EDGE = 12  # pixels that stay free above and below
_PICTURE, _NARROWEST = 268, 150  # pixels of the picture of the first page


class ExportDialog(QDialog):
    """Asks where to export to; `chosen` gives the answer, a foreign file is never silent."""

    chosen = Signal(object)  # ExportChoice
    jump_requested = Signal(object)  # Finding: what to look at instead of exporting
    cuts_requested = Signal()  # what could go, instead of exporting too many pages
    target_changed = Signal(object)  # Path; answer with `set_target_state`

    def __init__(
        self,
        path: Path,
        about: str,
        parent: QWidget | None = None,
        options: ExportOptions = DEFAULTS,
        kind: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._state = TargetState.FREE
        self.target = ExportTarget(path, kind or path.suffix, options.copy)
        self._inside, self._scroll = QWidget(), QScrollArea()
        self.reds = RedsPanel()
        self.details = ExportDetails(options)
        self.picture = FirstPage()
        self._more = QPushButton()
        self._is_checked = True
        self._is_wanted = False  # Export was pressed before the checks had come
        self.export = QPushButton(self.tr("Export"))
        self._column = QVBoxLayout()
        self._wanted: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._show_wanted)
        self._lay_out(about)
        self._connect()
        self._more.setChecked(options != replace(DEFAULTS, copy=options.copy))
        self._show_details()
        self._show_kind()

    @property
    def path(self) -> Path:
        """Return the path that is asked for."""
        return self.target.path

    def set_target_state(self, path: Path, state: TargetState) -> None:
        """Say what stands at `path`; late answers about other paths are ignored."""
        if path != self.path:
            return
        self._state = state
        self.target.show_state(state)
        self._show_state()
        self._fit()

    @property
    def options(self) -> ExportOptions:
        """Return how the file is to be."""
        return replace(self.details.options, copy=self.target.copy_for)

    def ask_for_picture(self) -> None:
        """Wish for a picture of what is chosen now; the name does not count."""
        if not self.picture.isHidden():
            self.picture.ask(self.options, self.target.suffix)

    def wait_for_checks(self) -> None:
        """Give no answer before `show_reds` has said what the checks found."""
        self._is_checked = False
        self._show_state()

    def show_reds(self, reds: Sequence[Red]) -> None:
        """Show what nobody could defend; without any, an answer that was waiting is given."""
        self.reds.show_reds(reds)
        is_wanted, self._is_wanted, self._is_checked = self._is_wanted, False, True
        self._show_state()
        self._fit()
        if is_wanted:
            self.accept()

    def accept(self) -> None:
        """Give the answer and close, once the checks have come and reds have their reason."""
        if not self._is_checked:
            self._is_wanted = True
            self._show_state()
        elif not self.reds.is_settled:
            self.reds.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            replaces = self._state is TargetState.FOREIGN
            reason = self.reds.typed_reason
            is_evidence = self.target.is_evidence
            self.chosen.emit(ExportChoice(self.path, replaces, self.options, reason, is_evidence))
            super().accept()

    def _connect(self) -> None:
        self.target.changed.connect(self._change)
        self._more.toggled.connect(self._show_details)
        self.reds.jump_requested.connect(self._jump)
        self.picture.cuts_requested.connect(self._show_cuts)
        self.reds.reason_changed.connect(self._show_state)
        self.details.resized.connect(self._fit_and_show)
        self.details.changed.connect(self.ask_for_picture)

    def _jump(self, finding: object) -> None:
        self.reject()
        self.jump_requested.emit(finding)

    def _show_cuts(self) -> None:
        self.reject()
        self.cuts_requested.emit()

    def _show_state(self) -> None:
        """Say on the button what it would do, and whether it waits for a reason."""
        if self._is_wanted:
            words = self.tr("Checking…")
        elif self._state is TargetState.FOREIGN:
            words = self.tr("Replace it")
        else:
            words = self.tr("Export all the same") if self.reds.title else self.tr("Export")
        self.export.setText(words)
        self.export.setEnabled(self.reds.is_settled)

    def _fit(self) -> None:
        """Take the height that is needed, and stay on the screen with the buttons in sight."""
        inside = self._inside.layout()
        if inside is None:
            return
        screen = self.screen().availableGeometry().adjusted(0, _EDGE, 0, -_EDGE)
        around = self._column.minimumSize().height() - self._scroll.minimumHeight() + _FRAME
        around += 2 * _MARGIN
        width = self._scroll.width() if self.isVisible() else self._scroll.minimumWidth()
        needed = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else 0
        needed = max(needed, inside.sizeHint().height())
        self._scroll.setFixedHeight(max(60, min(needed, screen.height() - around)))
        self.adjustSize()
        if self.isVisible():
            lowest = screen.bottom() - self.height() - _FRAME
            self.move(self.x(), max(screen.top(), min(self.y(), lowest)))

    def _fit_and_show(self, wanted: QWidget) -> None:
        self._fit()
        self._wanted = wanted
        self._timer.start()  # what is inside gets its height first

    def _show_wanted(self) -> None:
        if self._wanted is not None and self._wanted.isVisible():
            self._scroll.ensureWidgetVisible(self._wanted)

    def _show_details(self) -> None:
        is_open = self._more.isChecked()
        self.details.setVisible(is_open)
        self._more.setText(self.tr("Fewer options") if is_open else self.tr("More options"))
        self._more.setIcon(icon("chevron-up" if is_open else "chevron-down"))
        self._fit()

    def _lay_out(self, about: str) -> None:
        look = current()
        title = QLabel(self.tr("Export the brief"))
        look.dress(title, "heading")
        note = QLabel(about)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        look.dress(note, "meta")
        self._more.setObjectName("quietlink")
        self._more.setCheckable(True)
        self._more.setAutoDefault(False)
        look.dress(self._more, "meta")
        column = self._column
        column.setSpacing(12)
        for part in (title, note):
            column.addWidget(part)
        column.addWidget(self._scrolling())
        column.addStretch()
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self._scroll.setMinimumWidth(look.px(496))
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 2)
        row.setSpacing(_MARGIN)
        row.addLayout(column, 1)
        row.addWidget(self.picture)
        self._size_picture()

    def _size_picture(self) -> None:
        """Give the picture what the screen has left beside the choices, if that is enough."""
        look = current()
        screen = self.screen().availableGeometry().width()
        room = screen - look.px(496) - 3 * _MARGIN - _FRAME
        self.picture.set_width(min(look.px(_PICTURE), max(room, _NARROWEST)))
        self.picture.setVisible(room >= _NARROWEST)

    def _scrolling(self) -> QScrollArea:
        """Return what scrolls where the screen is small: all but the title and the buttons."""
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.reds)
        column.addSpacing(4)
        column.addWidget(self.target)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.details)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self._inside, self._scroll.viewport()):
            part.setAutoFillBackground(False)
        return self._scroll

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        self.export.setObjectName("primary")
        self.export.setDefault(True)
        current().dress(cancel, "button")
        current().dress(self.export, "primary")
        cancel.clicked.connect(self.reject)
        self.export.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.export)
        return row

    def _show_kind(self) -> None:
        self.details.set_kind(self.target.suffix)
        self.ask_for_picture()

    def _change(self) -> None:
        self._show_kind()
        self.target_changed.emit(self.path)
