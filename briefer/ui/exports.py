"""Exporting: from the dialog to the quiet result, with a way to open what was written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QStandardPaths,
    Qt,
    QTemporaryDir,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QWidget

from briefer.core.brief import NotesKind
from briefer.core.errors import Cancelled, UnwritableTarget
from briefer.core.outline import Printing, is_annex, walk
from briefer.ui.checks import checks_of
from briefer.ui.exportchoice import ExportChoice, recalled, remembered
from briefer.ui.exportdetails import Offers
from briefer.ui.exportdialog import ExportDialog
from briefer.ui.exportreds import Red, with_marking
from briefer.ui.exporttarget import KINDS, TargetState
from briefer.ui.filenames import free_path, safe_name
from briefer.ui.messages import MessageBar, Tone, Way
from briefer.ui.opening import open_outside
from briefer.ui.progress import Progress
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.settingsfields import style_name
from briefer.ui.telling import sentence_of, tell_error

if TYPE_CHECKING:
    from briefer.core.brief import Brief
    from briefer.exporting.pagepicture import PagePicture
    from briefer.jobs.wordtemplates import TemplateLine
    from briefer.markup.outline import NotCarried
    from briefer.project.project import Project
    from briefer.ui.exportpicture import PictureRequest

_QUIET_MS = 600  # an export that is done by then needs no progress
_RED = "red"
_SAID_LOSSES = 3


@dataclass(frozen=True, slots=True)
class _Done:
    """The file or folder that was written, what of it to open, and what it does not carry."""

    path: Path
    opens: Path
    lost: tuple[NotCarried, ...] = ()


class Exports(QObject):
    """Asks, exports in the background, and tells what came of it."""

    jump_requested = Signal(object)  # Finding
    cuts_requested = Signal()  # what of a brief with too many pages could go

    def __init__(
        self, session: Session, messages: MessageBar, settings: WindowSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._settings = settings
        self._window = window
        self.dialog: ExportDialog | None = None
        self._progress: Progress | None = None
        self._reached: tuple[Path, int, int] | None = None
        self._is_long = False
        self._samples: QTemporaryDir | None = None
        self._clock = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._clock.timeout.connect(self._show_progress)
        checks_of(session).updated.connect(self._show_reds)
        session.failed.connect(self._check_no_more)
        session.brief_changed.connect(self._refresh_picture)
        session.project_closing.connect(self._remove_samples)

    def start(self) -> None:
        """Ask where to export to."""
        if self._session.project is None or self.dialog is not None:
            return
        kept = self._kept()
        dialog = self.dialog = ExportDialog(
            self._proposed(), self._about(), self._window, recalled(kept), str(kept.get("kind", ""))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.target_changed.connect(self._look_at)
        dialog.jump_requested.connect(self.jump_requested)
        dialog.cuts_requested.connect(self.cuts_requested)
        dialog.details.template_chosen.connect(self._look_at_template)
        dialog.details.sample_requested.connect(self._make_sample)
        dialog.chosen.connect(self._export)
        dialog.picture.requested.connect(self._make_picture)
        dialog.finished.connect(self._forget_dialog)
        self._prepare(dialog)
        dialog.open()

    def _prepare(self, dialog: ExportDialog) -> None:
        """Tell the dialog what it cannot know: looks, the short version, what the checks found."""
        brief = self._session.brief
        has_short = any(i.printed == Printing.AT_FULL_LENGTH for i, _depth in walk(brief.outline))
        has_annexes = any(map(is_annex, brief.outline))
        dialog.details.offer_parts(has_short=has_short, has_annexes=has_annexes)
        dialog.details.offer_markings(brief.front.marking)
        dialog.details.marking.currentIndexChanged.connect(self._show_reds)
        self._session.run(_offers, then=dialog.details.offer)
        if template := dialog.details.options.word_template:
            self._look_at_template(template)
        self._look_at(dialog.path)
        dialog.wait_for_checks()
        self._show_reds()

    def _make_picture(self, request: PictureRequest) -> None:
        """Make a picture of the first page, off the GUI thread."""
        self._session.run(
            _picture, self._session.brief, request,
            then=partial(self._show_picture, self.dialog, request),
            otherwise=partial(self._show_no_picture, self.dialog, request),
        )  # fmt: skip

    def _show_picture(
        self, dialog: ExportDialog | None, request: PictureRequest, picture: PagePicture
    ) -> None:
        if dialog is not None and dialog is self.dialog:
            dialog.picture.take(request, picture)

    def _show_no_picture(
        self, dialog: ExportDialog | None, request: PictureRequest, error: BaseException
    ) -> None:
        if dialog is not None and dialog is self.dialog:
            dialog.picture.fail(request, sentence_of(error).words)

    def _refresh_picture(self) -> None:
        """Show the brief as it has become."""
        if self.dialog is not None:
            self.dialog.picture.ask_again()

    def _show_reds(self) -> None:
        """Show what the checks found, once they have looked at the brief as it is."""
        checks = checks_of(self._session)
        is_current = checks.is_current and self._session.pending == 0
        if self.dialog is None or checks.latest is None or not is_current:
            return
        found = [f for f in checks.latest.findings if f.severity == _RED]
        found = with_marking(found, self._session.brief.front.marking, self.dialog.options.marking)
        self.dialog.show_reds([Red(sentence_of(f).words, f) for f in found])

    def _check_no_more(self, _error: BaseException) -> None:
        """Wait no longer for checks that have failed, which the window tells."""
        if self.dialog is not None and not checks_of(self._session).is_current:
            self.dialog.show_reds(())

    def _look_at_template(self, path: Path) -> None:
        if self.dialog is not None:
            details = self.dialog.details
            self._session.run(
                _template_line, path, then=details.show_template, otherwise=self._tell_template
            )

    def _make_sample(self, template: Path) -> None:
        """Show what a brief looks like in a Word template."""
        if self._samples is None or not self._samples.isValid():
            self._samples = QTemporaryDir()
        folder = Path(self._samples.path())
        self._session.run(_sample, template, folder, then=self._show, otherwise=self._tell_template)

    def _remove_samples(self) -> None:
        if self._samples is not None:
            self._samples.remove()
            self._samples = None

    def _tell_template(self, error: BaseException) -> None:
        if self.dialog is not None:
            self.dialog.details.show_problem(sentence_of(error).words)

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _kept(self) -> dict[str, Any]:
        path = self._session.path
        return {} if path is None else self._settings.export_of(path)

    def _proposed(self) -> Path:
        kept = self._kept()
        where = QStandardPaths.StandardLocation.DocumentsLocation
        last = Path(str(kept.get("folder") or ""))
        folder = self._settings.export_folder or Path(QStandardPaths.writableLocation(where))
        if kept.get("folder") and last.is_dir():
            folder = last
        return folder / f"{safe_name(self._session.title) or self.tr('Brief')}{KINDS[0]}"

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
        self._settings.export_folder = choice.path.parent
        self._settings.set_export(project.path, remembered(choice))
        progress = self._progress = Progress(self)
        progress.stepped.connect(partial(self._step, choice.path))
        self._is_long = False
        self._clock.start()
        self._session.run(
            _export, project, choice, progress,
            then=self._finish, otherwise=partial(self._fail, choice),
        )  # fmt: skip

    def _step(self, path: Path, done: int, total: int, _name: str) -> None:
        """Show how far a long export is."""
        self._reached = (path, done, total)
        if not self._clock.isActive():
            self._show_progress()

    def _show_progress(self) -> None:
        if self._progress is None or self._reached is None:
            return
        path, done, total = self._reached
        words = self.tr("Exporting “{name}”").format(name=path.name)
        stop = Way(self.tr("Cancel"), self._progress.cancel)
        self._messages.tell_progress(words, "", done, total, stop)
        self._is_long = True

    def _end(self) -> None:
        self._clock.stop()
        if self._progress is not None:
            self._progress.deleteLater()
        self._progress = self._reached = None
        if self._is_long:
            self._messages.dismiss()

    def _finish(self, done: _Done) -> None:
        self._end()
        path = done.path
        ways = (
            Way(self.tr("Open"), partial(self._show, done.opens)),
            Way(self.tr("Show in folder"), partial(self._show, path.parent)),
        )
        words = self.tr("Exported “{name}”").format(name=path.name)
        if done.lost:
            lost = " ".join(sentence_of(thing).words for thing in done.lost[:_SAID_LOSSES])
            self._messages.tell(Tone.DOUBT, words, lost, ways)
        else:
            self._messages.tell(Tone.DONE, words, str(path.parent), ways)

    def _fail(self, choice: ExportChoice, error: BaseException) -> None:
        self._end()
        if isinstance(error, Cancelled):
            return
        ways = [Way(self.tr("Choose another place…"), self.start)]
        other = free_path(choice.path)
        if isinstance(error, UnwritableTarget) and other != choice.path:
            words = self.tr("Save as “{name}”").format(name=other.name)
            again = replace(choice, path=other, replaces=False)
            ways.insert(0, Way(words, partial(self._export, again)))
        tell_error(self._messages, error, tuple(ways))

    def _show(self, path: Path) -> None:
        open_outside(self._session, self._messages, path)


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _state_of(project: Project, path: Path) -> TargetState:
    from briefer.exporting.target import sha256_of  # noqa: PLC0415
    from briefer.project import queries  # noqa: PLC0415

    if not path.exists() or path.is_dir():  # the files of an evidence pack guard themselves
        return TargetState.FREE
    last = project.read(queries.last_export, path).result()
    return TargetState.OURS if last and last == sha256_of(path) else TargetState.FOREIGN


def _export(project: Project, choice: ExportChoice, progress: Progress) -> _Done:
    from briefer.jobs.evidence import PAGE, write_evidence  # noqa: PLC0415
    from briefer.jobs.exports import export_project  # noqa: PLC0415

    path, options, force, reason = choice.path, choice.options, choice.replaces, choice.reason
    with suppress(OSError):  # then the export says so
        path.parent.mkdir(exist_ok=True)  # the one proposed need not be there on a new computer
    if not choice.is_evidence:
        report = export_project(
            project, path, options, force=force, reason=reason, progress=progress
        )
        return _Done(path, path, report.not_carried)
    write_evidence(project, path, options, force=force, reason=reason, progress=progress)
    return _Done(path, path / PAGE)


def _picture(brief: Brief, request: PictureRequest) -> PagePicture:
    from briefer.jobs.firstpage import picture_of  # noqa: PLC0415

    return picture_of(brief, request.options, request.width)


def _offers() -> Offers:
    from briefer.citation.styles import FIRST_CHOICES, style_ids  # noqa: PLC0415
    from briefer.exporting.products import products  # noqa: PLC0415
    from briefer.jobs.wordtemplates import looks  # noqa: PLC0415

    known = set(style_ids())
    styles = tuple((name, style_name(name)) for name in FIRST_CHOICES if name in known)
    return Offers(tuple((p.product_id, p.name) for p in products()), looks(), styles)


def _sample(template: Path, folder: Path) -> Path:
    from briefer.jobs.wordtemplates import write_sample  # noqa: PLC0415

    name = QCoreApplication.translate("Exports", "Sample of {name}").format(name=template.stem)
    target = free_path(folder / f"{safe_name(name)}.docx")  # the last one may still be open
    write_sample(template, target)
    return target


def _template_line(path: Path) -> TemplateLine:
    from briefer.jobs.wordtemplates import look_at  # noqa: PLC0415

    return look_at(path)
