"""Doing what a source's menu offers."""

from __future__ import annotations

import atexit
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from briefer.ui.messages import Tone, Way
from briefer.ui.opening import open_outside
from briefer.ui.sourceline import citation_line, title_of
from briefer.ui.sourcemenu import SourceAction
from briefer.ui.telling import tell_error

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefer.core.source import SourceText
    from briefer.jobs.purging import PurgeReport
    from briefer.project.edits import AddedSource
    from briefer.project.project import Project
    from briefer.ui.parts import Parts
    from briefer.ui.versionlist import VersionList


class SourceActions(QObject):
    """Opens originals, describes copies, brings in newer versions, removes for good."""

    def __init__(self, window: Parts) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._messages = window.messages
        self._folder: Path | None = None  # of the originals that were opened
        self._versions: VersionList | None = None
        self._do: Mapping[SourceAction, Callable[[str], object]] = {
            SourceAction.TABLE: self._show_in_table,
            SourceAction.CITATION: self._copy_citation,
            SourceAction.ORIGINAL: self._open_original,
            SourceAction.FOLDER: self._show_original,
            SourceAction.TEXT: self._read_text,
            SourceAction.DESCRIBE: self._describe,
            SourceAction.REPLACE: self._choose_newer,
            SourceAction.NEWER: self._choose_older,
            SourceAction.COMPARE: self.compare,
            SourceAction.REMOVE: self._remove,
            SourceAction.PURGE: self._ask_purge,
        }

    def do(self, source_id: str, action: str) -> None:
        """Do what was chosen in the menu of a source."""
        if self._session.source_line(source_id) is not None:
            self._do[SourceAction(action)](source_id)

    def compare(self, source_id: str) -> None:
        """Show what became of the excerpts of an older version; either of the two names both."""
        line = self._session.source_line(source_id)
        if line is not None and (line.older_id or line.newer_id):
            self._list_excerpts(source_id if line.older_id else line.newer_id)

    def _list_excerpts(self, newer_id: str) -> None:
        from briefer.ui.versionlist import VersionList  # noqa: PLC0415 - not at the start

        if self._versions is None:
            self._versions = VersionList(self._session, self._window)
            self._versions.open_requested.connect(self._window.placing.jump)
        self._versions.show_versions(newer_id)

    def supersede(self, older_id: str, newer_id: str) -> None:
        """Treat a source as a newer version of another, and show what became of the excerpts."""
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        future = self._session.submit(edits.supersede_source, older_id, newer_id)
        self._session.deliver(future, partial(self._show_newer, older_id, newer_id), _pass)

    def _show_in_table(self, source_id: str) -> None:
        self._window.workspace.show_table(source_id)

    def _copy_citation(self, source_id: str) -> None:
        line = self._session.source_line(source_id)
        if line is not None:
            QGuiApplication.clipboard().setText(citation_line(line.source))

    def _open_original(self, source_id: str) -> None:
        self._write_original(source_id, is_folder=False)

    def _show_original(self, source_id: str) -> None:
        self._write_original(source_id, is_folder=True)

    def _write_original(self, source_id: str, *, is_folder: bool) -> None:
        project = self._session.project
        if project is None:
            return
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="briefer-originals-"))
            atexit.register(rmtree, self._folder, ignore_errors=True)
        then = partial(self._open, is_folder)
        self._session.run(_write_original, project, source_id, self._folder, then=then)

    def _forget_originals(self) -> None:
        """Take away what was written for other programs; what one of them holds goes at the end."""
        if self._folder is not None:
            rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _open(self, is_folder: bool, path: Path) -> None:
        open_outside(self._session, self._messages, path.parent if is_folder else path)

    def _read_text(self, source_id: str) -> None:
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.source_text, source_id, then=self._show_text)

    def _show_text(self, text: SourceText) -> None:
        from briefer.ui.wholetext import WholeText  # noqa: PLC0415 - not at the start

        line = self._session.source_line(text.source_id)
        if line is not None:
            WholeText(title_of(line.source), text.canonical, self._window).show()

    def _describe(self, source_id: str) -> None:
        from briefer.ui.copydialog import CopyDialog  # noqa: PLC0415 - not at the start

        line = self._session.source_line(source_id)
        if line is not None:
            dialog = CopyDialog(line.source, self._window)
            dialog.described.connect(partial(self._revise, source_id))
            dialog.open()

    def _revise(self, source_id: str, changed: Mapping[str, object]) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._session.submit(edits.revise_source, source_id, **changed)

    def _choose_newer(self, source_id: str) -> None:
        settings = self._window.settings
        title = self.tr("Replace with a newer version")
        dialog = QFileDialog(self._window, title, str(settings.folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.bring_newer, source_id))
        dialog.open()

    def _choose_older(self, source_id: str) -> None:
        from briefer.ui.sourcechooser import SourceChooser  # noqa: PLC0415 - not at the start

        others = [s.source for s in self._session.sources if s.source.source_id != source_id]
        chooser = SourceChooser(others, self._window)
        chooser.chosen.connect(partial(self._take_older, source_id))
        chooser.pop_up(self._window.mapToGlobal(self._window.rect().center()))

    def _take_older(self, newer_id: str, key: str) -> None:
        ids = {s.source.key: s.source.source_id for s in self._session.sources}
        if key in ids:
            self.supersede(ids[key], newer_id)

    def bring_newer(self, source_id: str, chosen: str) -> None:
        """Bring in a file as a newer version of a source; the older one stays."""
        project = self._session.project
        if project is not None:
            self._messages.tell(
                Tone.NOTICE, self.tr("Reading the newer version"), Path(chosen).name
            )
            self._session.run(
                _bring_newer, project, source_id, Path(chosen),
                then=partial(self._newer_came, source_id),
                otherwise=partial(tell_error, self._messages),
            )  # fmt: skip

    def _newer_came(self, older_id: str, added: AddedSource) -> None:
        self._show_newer(older_id, added.source_id, None)

    def _show_newer(self, older_id: str, newer_id: str, _result: object) -> None:
        self._messages.tell(
            Tone.DONE, self.tr("Both versions are kept"),
            self.tr("Excerpts stay with the older one until you accept their new place."),
            (Way(self.tr("Show the excerpts"), partial(self._list_excerpts, newer_id)),),
        )  # fmt: skip
        for source_id in (older_id, newer_id):  # beside each other
            self._window.workspace.readers.show_source(source_id)
        self._list_excerpts(newer_id)

    def _remove(self, source_id: str) -> None:
        self._window.imports.remove((source_id,))

    def _ask_purge(self, source_id: str) -> None:
        from briefer.ui.purgedialog import PurgeDialog  # noqa: PLC0415 - not at the start

        line = self._session.source_line(source_id)
        if line is not None:
            dialog = PurgeDialog(title_of(line.source), line.use_count, self._window)
            dialog.confirmed.connect(partial(self.purge, source_id))
            dialog.open()

    def purge(self, source_id: str) -> None:
        """Remove a source for good."""
        project = self._session.project
        if project is not None and not project.is_read_only:
            self._session.run(
                _purge, project, source_id,
                then=self._say_purged, otherwise=partial(tell_error, self._messages),
            )  # fmt: skip

    def _say_purged(self, report: PurgeReport) -> None:
        self._forget_originals()
        said = self.tr("It is gone from the brief and its history.")
        if report.snapshots:
            said = self.tr("It is gone from the brief and its history, all snapshots are deleted.")
        if report.exports:
            names = ", ".join(path.name for path in report.exports[:3])
            if len(report.exports) > 3:
                names += " …"
            said += " " + self.tr("Words of it may remain in what went out: {names}.").format(
                names=names
            )
        said += " " + self.tr("Copies that you made of the brief still hold it.")
        self._messages.tell(Tone.NOTICE, self.tr("Removed for good"), said)


def _pass(_error: BaseException) -> None:
    """Leave a refusal to the session, which tells it."""


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _write_original(project: Project, source_id: str, folder: Path) -> Path:
    from briefer.jobs.originals import write_original  # noqa: PLC0415

    return write_original(project, source_id, folder)


def _bring_newer(project: Project, source_id: str, path: Path) -> AddedSource:
    from briefer.jobs.versions import bring_newer  # noqa: PLC0415

    return bring_newer(project, source_id, path)


def _purge(project: Project, source_id: str) -> PurgeReport:
    from briefer.jobs.purging import purge  # noqa: PLC0415

    return purge(project, (source_id,))
