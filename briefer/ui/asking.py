"""What a person asks about: the history, the keys, the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from briefer.ui.commands import Commands
from briefer.ui.exportlog import ExportLog
from briefer.ui.history import ListDialog
from briefer.ui.messages import MessageBar
from briefer.ui.opening import open_outside
from briefer.ui.readerkeys import KEYS, Command
from briefer.ui.session import Session
from briefer.ui.telling import local_time, step_words

if TYPE_CHECKING:
    from briefer.project.changes import Step
    from briefer.project.queries import Export
    from briefer.ui.removedlist import RemovedList

_STEPS = 500
Lines = Sequence[tuple[str, str]]


class Asking(QObject):
    """Shows lists beside the window; each is there once."""

    def __init__(
        self, session: Session, commands: Commands, messages: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._commands = commands
        self._window = window
        self._history: ListDialog | None = None
        self._shortcuts: ListDialog | None = None
        self._removed: RemovedList | None = None
        self._exports: ExportLog | None = None
        session.changed.connect(self._refresh_history)
        session.changed.connect(self._refresh_exports)
        session.project_opened.connect(self._refresh_exports)

    def show_history(self) -> None:
        """Show what was done in this brief, the latest first."""
        if self._history is None:
            title, hint = self.tr("History"), self.tr("Filter the history")
            self._history = ListDialog(title, hint, self._window)
            self._history.add_way(self.tr("Export log"), self.show_exports)
        self._history.show()
        self._history.raise_()
        self._refresh_history()

    def show_exports(self) -> None:
        """Show which files went out, and to whom."""
        if self._exports is None:
            self._exports = ExportLog(self._window)
            self._exports.recipient_typed.connect(self._note_recipient)
            self._exports.file_requested.connect(self._open)
        self._exports.show()
        self._exports.raise_()
        self._refresh_exports()

    def show_shortcuts(self) -> None:
        """Show which keys there are."""
        if self._shortcuts is None:
            title, hint = self.tr("Keyboard shortcuts"), self.tr("Filter the shortcuts")
            self._shortcuts = ListDialog(title, hint, self._window)
            self._shortcuts.fill(self._groups())
        self._shortcuts.show()
        self._shortcuts.raise_()

    def show_removed(self) -> None:
        """Show which sources and excerpts were removed."""
        from briefer.ui.removedlist import RemovedList  # noqa: PLC0415 - not at the start

        if self._removed is None:
            self._removed = RemovedList(self._session, self._window)
        self._removed.show()
        self._removed.raise_()
        self._removed.refresh()

    def show_about(self) -> None:
        """Say what this program is."""
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            number = version("briefer")
        except PackageNotFoundError:
            number = ""
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About Briefer"))
        box.setText(f"Briefer {number}".strip())
        box.setInformativeText(self.tr(
            "From a pile of articles to a brief you can defend.\n"
            "Works without a network. Free software under the MIT licence."
        ))  # fmt: skip
        box.open()

    def _refresh_history(self) -> None:
        if self._history is None or not self._history.isVisible():
            return
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.history, _STEPS, then=self._fill_history)

    def _fill_history(self, steps: Sequence[Step]) -> None:
        if self._history is not None:
            lines = [(step_words(step), local_time(step.at)) for step in steps]
            self._history.fill([("", lines)])

    def _refresh_exports(self) -> None:
        if self._exports is None or not self._exports.isVisible():
            return
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.exports, then=self._fill_exports)

    def _fill_exports(self, exports: Sequence[Export]) -> None:
        if self._exports is not None:
            self._exports.fill(exports, is_read_only=self._session.is_read_only)

    def _open(self, path: Path) -> None:
        open_outside(self._session, self._messages, path)

    def _note_recipient(self, export_id: str, sent_to: str) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._session.submit(edits.log_recipient, export_id, sent_to)

    def _groups(self) -> Sequence[tuple[str, Lines]]:
        groups: list[tuple[str, Lines]] = []
        for menu in self._commands.menus:
            lines = [
                (c.label.removesuffix("…"), ", ".join(_native(key) for key in c.keys))
                for c in menu.commands
                if c.keys
            ]
            groups.append((menu.title, lines))
        groups.append((self.tr("In a reader"), self._reader_keys()))
        groups.append((self.tr("In the outline"), self._outline_keys()))
        groups.append((self.tr("In the source table"), self._table_keys()))
        return groups

    def _reader_keys(self) -> Lines:
        tr = self.tr
        words = {
            Command.PLACE_LAST: tr("Selection: into the section used last"),
            Command.PLACE_CHOSEN: tr("Selection: type to find a section"),
            Command.KEEP: tr("Selection: keep as an excerpt"),
            Command.TO_BAR: tr("Selection: to its bar (Quote, Paraphrase, Cite)"),
        }
        keys: dict[Command, str] = {}
        for combination, command in KEYS.items():
            keys.setdefault(command, _native(QKeySequence(combination)))
        lines = [(said, keys[command]) for command, said in words.items() if command in keys]
        return [*lines, (tr("Selection: into the first to ninth section"), "1 … 9")]

    def _outline_keys(self) -> Lines:
        tr = self.tr
        return (
            (tr("Move up or down"), f"{_native('Alt+Shift+Up')}, {_native('Alt+Shift+Down')}"),
            (tr("Move out or in"), f"{_native('Alt+Shift+Left')}, {_native('Alt+Shift+Right')}"),
            (tr("Edit the item"), tr("Return")),
            (tr("Rename a section"), "F2"),
            (tr("Remove"), _native("Del")),
        )

    def _table_keys(self) -> Lines:
        tr = self.tr
        return (
            (tr("Confirm the row"), tr("Return")),
            (tr("Change a cell"), "F2"),
            (tr("To the next gap of a cited source"), "F8"),
            (tr("Fill down"), _native("Ctrl+D")),
            (tr("Paste down"), _native("Ctrl+V")),
            (tr("Clear"), _native("Del")),
            (tr("Back to reading"), _native("Esc")),
        )


def _native(key: str | QKeySequence) -> str:
    sequence = QKeySequence(key) if isinstance(key, str) else key
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
