"""Word files that come back: told from new sources, compared with the brief, shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.ui.messages import MessageBar, Tone, Way
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.telling import tell_error

if TYPE_CHECKING:
    from briefer.core.brief import Brief
    from briefer.jobs.verifying import Verified
    from briefer.project.project import Project
    from briefer.project.queries import OpenReturn

_WORD = ".docx"


class Returns(QObject):
    """Asks what a dropped copy of a brief is to be, and compares it in the background."""

    import_requested = Signal(object)  # tuple[Path, ...]: they are sources after all
    shown = Signal(object)  # Verified

    def __init__(
        self, session: Session, settings: WindowSettings, messages: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._session = session
        self._messages = messages
        self._window = window

    def choose_file(self) -> None:
        """Ask for a returned file."""
        exported = str(self._settings.export_folder or "")  # often where it comes back to
        dialog = QFileDialog(self._window, self.tr("Check a returned brief"), exported)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Word files (*.docx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._check_chosen)
        dialog.open()

    def take(self, paths: Sequence[Path]) -> None:
        """Bring in files as sources, but ask about those that are copies of a brief."""
        if not any(path.suffix.lower() == _WORD for path in paths):
            self.import_requested.emit(tuple(paths))
            return
        told = partial(self._take_sorted, tuple(paths))
        self._session.run(_copies_among, tuple(paths), self._session.brief, then=told)

    def check(self, path: Path) -> None:
        """Compare a file with the brief, and show what became of it."""
        project = self._session.project
        if project is None:
            return
        self._messages.tell(Tone.NOTICE, self.tr("Comparing “{name}”…").format(name=path.name))
        self._session.run(
            _verify, path, project,
            then=partial(self._show, project), otherwise=self._fail,
        )  # fmt: skip

    def remind(self) -> None:
        """Say which files that came back have changes that nobody has decided about."""
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.open_returns, then=self._tell_open)

    def _tell_open(self, found: tuple[OpenReturn, ...]) -> None:
        if not found:
            return
        names = ", ".join(dict.fromkeys(f"“{each.path.name}”" for each in found))
        count = sum(each.open_lines for each in found)
        words = self.tr("Changes of a returned brief are not decided yet: {count}, in {names}")
        ways = [
            Way(self.tr("Show them"), partial(self.check, each.path))
            for each in found[:1]
            if each.path.is_file()
        ]
        self._messages.tell(Tone.DOUBT, words.format(count=count, names=names), "", tuple(ways))

    def _check_chosen(self, name: str) -> None:
        self.check(Path(name))

    def _take_sorted(self, paths: tuple[Path, ...], copies: tuple[Path, ...]) -> None:
        rest = tuple(path for path in paths if path not in copies)
        if rest:
            self.import_requested.emit(rest)
        if copies:
            self._ask(copies)

    def _ask(self, copies: tuple[Path, ...]) -> None:
        """Ask about the first copy, then about the next."""
        first, others = copies[0], copies[1:]
        title = self.tr("“{name}” is a copy of a brief").format(name=first.name)
        self._messages.tell(
            Tone.NOTICE, title, self.tr("Compare it with the brief, or add it as a source?"),
            (
                Way(self.tr("Check this returned brief"), partial(self._check, first, others)),
                Way(self.tr("Add as source"), partial(self._import, first, others)),
            ),
        )  # fmt: skip
        self._messages.buttons[0].setFocus()

    def _check(self, path: Path, others: tuple[Path, ...]) -> None:
        self.check(path)
        if others:
            self._ask(others)

    def _import(self, path: Path, others: tuple[Path, ...]) -> None:
        self.import_requested.emit((path,))
        if others:
            self._ask(others)

    def _show(self, project: Project, verified: Verified) -> None:
        if project is self._session.project:
            self._messages.dismiss()
            self.shown.emit(verified)

    def _fail(self, error: BaseException) -> None:
        tell_error(self._messages, error)


def _copies_among(paths: tuple[Path, ...], brief: Brief) -> tuple[Path, ...]:
    from briefer.jobs.verifying import is_returned_copy  # noqa: PLC0415 - not before the window

    words = (path for path in paths if path.suffix.lower() == _WORD)
    return tuple(path for path in words if is_returned_copy(path, brief))


def _verify(path: Path, project: Project) -> Verified:
    from briefer.jobs.verifying import verify_file  # noqa: PLC0415 - not before the window

    return verify_file(path, project)
