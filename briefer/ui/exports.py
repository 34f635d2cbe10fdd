"""Exporting: from the dialog to the quiet result, with a way to open what was written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefer.core.brief import NotesKind
from briefer.core.errors import UnwritableTarget
from briefer.ui.exportdialog import ExportChoice, ExportDialog, TargetState
from briefer.ui.filenames import free_path, safe_name
from briefer.ui.messages import MessageBar, Tone, Way
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.telling import tell_error

if TYPE_CHECKING:
    from briefer.jobs.exports import ExportReport
    from briefer.project.project import Project


class Exports(QObject):
    """Asks, exports in the background, and tells what came of it."""

    def __init__(
        self, session: Session, messages: MessageBar, settings: WindowSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._settings = settings
        self._window = window
        self.dialog: ExportDialog | None = None

    def start(self) -> None:
        """Ask where to export to."""
        if self._session.project is None or self.dialog is not None:
            return
        dialog = self.dialog = ExportDialog(self._proposed(), self._about(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.target_changed.connect(self._look_at)
        dialog.chosen.connect(self._export)
        dialog.finished.connect(self._forget_dialog)
        self._look_at(dialog.path)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _proposed(self) -> Path:
        where = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self._settings.folder or Path(QStandardPaths.writableLocation(where))
        return folder / f"{safe_name(self._session.title) or self.tr('Brief')}.docx"

    def _about(self) -> str:
        brief = self._session.brief
        notes = {
            NotesKind.FOOTNOTES: self.tr("footnotes"),
            NotesKind.ENDNOTES: self.tr("endnotes"),
            NotesKind.INLINE: self.tr("citations in the text"),
        }[brief.settings.notes]
        words = self.tr("“{title}” with {notes}")
        if brief.settings.has_bibliography:
            words = self.tr("“{title}” with {notes} and a bibliography")
        return words.format(title=self._session.title, notes=notes)

    def _look_at(self, path: Path) -> None:
        """Find out what stands at `path`, for the dialog."""
        project = self._session.project
        if project is not None:
            self._session.run(_state_of, project, path, then=partial(self._pass_on, path))

    def _pass_on(self, path: Path, state: TargetState) -> None:
        if self.dialog is not None:
            self.dialog.set_target_state(path, state)

    def _export(self, choice: ExportChoice) -> None:
        project = self._session.project
        if project is None:
            return
        self._settings.folder = choice.path.parent
        self._session.run(
            _export, project, choice,
            then=self._finish, otherwise=partial(self._fail, choice),
        )  # fmt: skip

    def _finish(self, report: ExportReport) -> None:
        path = report.path
        ways = (
            Way(self.tr("Open"), partial(_show, path)),
            Way(self.tr("Show in folder"), partial(_show, path.parent)),
        )
        words = self.tr("Exported “{name}”").format(name=path.name)
        self._messages.tell(Tone.DONE, words, str(path.parent), ways)

    def _fail(self, choice: ExportChoice, error: BaseException) -> None:
        ways = [Way(self.tr("Choose another place…"), self.start)]
        other = free_path(choice.path)
        if isinstance(error, UnwritableTarget) and other != choice.path:
            words = self.tr("Save as “{name}”").format(name=other.name)
            ways.insert(
                0,
                Way(
                    words,
                    partial(
                        self._export, ExportChoice(other, is_for_release=choice.is_for_release)
                    ),
                ),
            )
        tell_error(self._messages, error, tuple(ways))


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _state_of(project: Project, path: Path) -> TargetState:
    from briefer.exporting.target import sha256_of  # noqa: PLC0415
    from briefer.project import queries  # noqa: PLC0415

    if not path.exists():
        return TargetState.FREE
    last = project.read(queries.last_export, path).result()
    return TargetState.OURS if last and last == sha256_of(path) else TargetState.FOREIGN


def _export(project: Project, choice: ExportChoice) -> ExportReport:
    from briefer.exporting.options import CopyKind, ExportOptions  # noqa: PLC0415
    from briefer.jobs.exports import export_project  # noqa: PLC0415

    kind = CopyKind.CLEAN if choice.is_for_release else CopyKind.WORKING
    options = ExportOptions(copy=kind)
    return export_project(project, choice.path, options, force=choice.replaces)
