"""Bringing in sources: files, folders, copied text; one report for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.ui.clipping import source_address
from briefer.ui.history import ListDialog
from briefer.ui.messages import MessageBar, Tone, Way
from briefer.ui.progress import Progress
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.telling import sentence_of, tell_error

if TYPE_CHECKING:
    from briefer.core.source import ImportedSource
    from briefer.jobs.imports import ImportReport
    from briefer.jobs.likeness import NearCopy
    from briefer.project.edits import AddedSource
    from briefer.project.project import Project
    from briefer.project.transaction import Transaction


class Imports(QObject):
    """Runs imports one after the other and tells what came of each."""

    added = Signal(object)  # tuple of the ids of new sources
    shown_requested = Signal(str)  # id of a source that was here already
    version_found = Signal(str, str)  # ids of an older source and of the newer version of it
    project_needed = Signal(object)  # tuple[Path, ...], dropped while no brief was open

    def __init__(
        self, session: Session, messages: MessageBar, settings: WindowSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._settings = settings
        self._window = window
        self._waiting: list[tuple[Path, ...]] = []
        self._progress: Progress | None = None

    def add(self, paths: Sequence[Path]) -> None:
        """Bring in files and what lies in folders, after those that are on their way."""
        if not paths:
            return
        if self._session.project is None:
            self.project_needed.emit(tuple(paths))
        elif self._session.is_read_only:
            words = self.tr("This is a read-only copy")
            self._messages.tell(
                Tone.NOTICE, words, self.tr("Sources can be added to the original.")
            )
        else:
            self._waiting.append(tuple(paths))
            self._start_next()

    def choose_files(self) -> None:
        """Ask for files."""
        dialog = self._dialog(self.tr("Add sources"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def choose_folder(self) -> None:
        """Ask for a folder."""
        dialog = self._dialog(self.tr("Add a folder of sources"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def add_pasted(self) -> None:
        """Bring in what was copied in another program."""
        mime = QGuiApplication.clipboard().mimeData()
        html, text = mime.html(), mime.text()
        if not text.strip():
            self._messages.tell(Tone.NOTICE, self.tr("There is no copied text"))
            return
        project = self._session.project
        if project is not None:
            address = source_address(mime)
            self._session.run(_read_pasted, html, text, address, then=self._submit_pasted)

    def remove(self, source_ids: Sequence[str]) -> None:
        """Take sources out of the brief; quotations from them keep their words."""
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        lines = [self._session.source_line(source_id) for source_id in source_ids]
        uses = sum(line.use_count for line in lines if line is not None)
        self._session.submit(edits.remove_sources, tuple(source_ids))
        title = self._counted(len(source_ids), self.tr("1 source removed"),
                              self.tr("{n} sources removed"))  # fmt: skip
        text = self._counted(uses, self.tr("1 use in the brief keeps its words."),
                             self.tr("{n} uses in the brief keep their words."))  # fmt: skip
        self._messages.tell(
            Tone.DONE, title, text if uses else "", (Way(self.tr("Undo"), self._session.undo),)
        )

    def _take_chosen(self, chosen: Sequence[str]) -> None:
        paths = tuple(Path(name) for name in chosen)
        if paths:
            self._settings.folder = paths[0].parent
        self.add(paths)

    def _start_next(self) -> None:
        project = self._session.project
        if self._progress is not None or not self._waiting or project is None:
            return
        paths = self._waiting.pop(0)
        progress = self._progress = Progress(self)
        progress.stepped.connect(self._show_progress)
        self._show_progress(0, 0, "")
        self._session.run(
            _import, project, paths, progress, then=self._finish, otherwise=self._give_up
        )

    def _show_progress(self, done: int, total: int, name: str) -> None:
        if self._progress is not None:
            stop = Way(self.tr("Cancel"), self._progress.cancel)
            title = self.tr("Adding sources")
            self._messages.tell_progress(title, name, done, total, stop)

    def _finish(self, report: ImportReport) -> None:
        self._end()
        new = tuple(a.source_id for a in report.added if not a.is_duplicate)
        self._tell(report, new)
        if new:
            self.added.emit(new)
        self._start_next()

    def _give_up(self, error: BaseException) -> None:
        self._end()
        tell_error(self._messages, error)
        self._start_next()

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None

    def _tell(self, report: ImportReport, new: tuple[str, ...]) -> None:
        known = [a for a in report.added if a.is_duplicate]
        parts = self._parts(report, known)
        title = self._counted(len(new), self.tr("1 source added"), self.tr("{n} sources added"))
        if not new:
            title = self.tr("No source was added")
        tone = Tone.DOUBT if _doubts(report) else Tone.DONE if new else Tone.NOTICE
        self._messages.tell(tone, title, " ".join(parts), self._ways(report, known, new))

    def _ways(
        self, report: ImportReport, known: Sequence[AddedSource], new: tuple[str, ...]
    ) -> tuple[Way, ...]:
        """Return what can be done about an import."""
        ways = []
        is_one_known = len(report.added) == len(known) == 1
        if is_one_known:
            show = partial(self.shown_requested.emit, known[0].source_id)
            ways.append(Way(self.tr("Show it"), show))
        if len(report.alike) == 1:
            copy = report.alike[0]
            take = partial(self.version_found.emit, copy.other_id, copy.source_id)
            ways.append(Way(self.tr("Treat as a newer version"), take))
        many = any(len(each) > 1 for each in _doubts(report)) or _has_many(report)
        if many or (known and not is_one_known):
            ways.append(Way(self.tr("Details"), partial(self._show_details, report), keeps=True))
        if new:
            ways.append(Way(self.tr("Remove again"), partial(self.remove, new)))
        return tuple(ways)

    def _parts(self, report: ImportReport, known: Sequence[AddedSource]) -> list[str]:
        """Return what there is to say of an import, a sentence each."""
        parts = []
        if known:
            parts.append(self._known(known))
        if report.described:
            parts.append(self._counted(
                len(report.described), self.tr("Its metadata was filled in from the references."),
                self.tr("The metadata of {n} was filled in from the references.")))  # fmt: skip
        if report.alike:
            parts.append(self._likenesses(report.alike))
        if report.remarked:
            parts.append(self._remarks(report))
        if report.failed:
            parts.append(self._failures(report))
        return [self.tr("Cancelled before the rest."), *parts] if report.is_cancelled else parts

    def _known(self, known: Sequence[AddedSource]) -> str:
        if len(known) > 1:
            return self.tr("{n} were already in the brief.").format(n=len(known))
        words = self.tr("“{name}” is already in the brief as “{title}”.")
        return words.format(name=known[0].name, title=known[0].title)

    def _likenesses(self, alike: Sequence[NearCopy]) -> str:
        if len(alike) == 1:
            words = self.tr("It is almost the same as “{title}”.")
            if alike[0].share == 1:
                words = self.tr("Its text is the same as that of “{title}”.")
            return words.format(title=alike[0].other_title)
        return self.tr("{n} are almost the same as others.").format(n=len(alike))

    def _remarks(self, report: ImportReport) -> str:
        if len(report.remarked) == 1:
            (only,) = report.remarked
            words = sentence_of(only.remarks[0]).words
            return words if len(report.added) == 1 else f"{only.name}: {words}"
        count = len(report.remarked)
        return self.tr("{n} were not read whole, or not as they stand.").format(n=count)

    def _failures(self, report: ImportReport) -> str:
        if len(report.failed) == 1:
            said = sentence_of(report.failed[0])
            return ": ".join(part for part in (said.title, said.text) if part)
        return self.tr("{n} files could not be read.").format(n=len(report.failed))

    def _show_details(self, report: ImportReport) -> None:
        dialog = ListDialog(self.tr("Sources added"), self.tr("Filter"), self._window, wide=True)
        failed = [(error.name, _reason(error)) for error in report.failed]
        here, filled = self.tr("already here"), self.tr("already here, its metadata filled in")
        known = [
            (a.name, filled if a.source_id in report.described else here)
            for a in report.added
            if a.is_duplicate
        ]
        alike = {copy.source_id: copy.other_title for copy in report.alike}
        same = self.tr("almost “{title}”")
        new = [
            (a.name, same.format(title=alike[a.source_id]) if a.source_id in alike else "")
            for a in report.added
            if not a.is_duplicate
        ]
        remarked = [(r.name, sentence_of(w).words) for r in report.remarked for w in r.remarks]
        dialog.fill([
            (self.tr("Could not be read"), failed), (self.tr("Read with a remark"), remarked),
            (self.tr("Already in the brief"), known), (self.tr("Added"), new),
        ])  # fmt: skip
        dialog.show()

    def _submit_pasted(self, imported: ImportedSource) -> None:
        future = self._session.submit(_add, imported)
        self._session.deliver(future, self._say_pasted)

    def _say_pasted(self, added: tuple[AddedSource, ...]) -> None:
        ids = tuple(a.source_id for a in added)
        self._messages.tell(
            Tone.DONE, self.tr("Added the copied text as a source"),
            self.tr("Its title and origin can be filled in the source table."),
        )  # fmt: skip
        self.added.emit(ids)

    def _counted(self, number: int, one: str, many: str) -> str:
        return one if number == 1 else many.format(n=number)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._settings.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _has_many(report: ImportReport) -> bool:
    """Tell whether there is more to say of a source than one sentence."""
    return any(len(each.remarks) > 1 for each in report.remarked)


def _doubts(report: ImportReport) -> tuple[Sequence[object], ...]:
    """Return what is not as it should be: files that failed, near copies, remarks; if any."""
    lists: tuple[Sequence[object], ...] = (report.failed, report.alike, report.remarked)
    return tuple(each for each in lists if each)


def _reason(error: BaseException) -> str:
    said = sentence_of(error)
    return said.text or said.title


def _add(tx: Transaction, imported: ImportedSource) -> tuple[AddedSource, ...]:
    from briefer.project import edits  # noqa: PLC0415 - loads apsw

    return edits.add_sources(tx, (imported,))


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _import(project: Project, paths: Sequence[Path], progress: Progress) -> ImportReport:
    from briefer.jobs.imports import import_files  # noqa: PLC0415
    from briefer.jobs.parsing import ReadingLimits  # noqa: PLC0415

    return import_files(project, paths, progress, ReadingLimits(yields=True))


def _read_pasted(html: str, text: str, address: str) -> ImportedSource:
    from briefer.jobs.reading import read_pasted  # noqa: PLC0415

    return read_pasted(html, text, address)
