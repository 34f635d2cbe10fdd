"""Opening, beginning, moving and copying briefs. All of it happens in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.core.errors import FileProblem, ProjectLocked
from briefer.ui.dropping import PROJECT_SUFFIX
from briefer.ui.filenames import free_path, safe_name
from briefer.ui.messages import MessageBar, Tone, Way
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.telling import local_time, tell_error

if TYPE_CHECKING:
    from briefer.jobs.restoring import Restored
    from briefer.project.project import Project
    from briefer.project.snapshots import Snapshot


class Projects(QObject):
    """Everything that is done with whole briefs, told in the message bar."""

    recent_changed = Signal()
    refused = Signal()  # a brief could not be opened
    begun = Signal(object)  # tuple[Path, ...]: a new brief is open and wants these sources

    def __init__(
        self, session: Session, messages: MessageBar, settings: WindowSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._settings = settings
        self._window = window
        self._turn = 0  # counts wishes to open: a late answer to an older one is closed again
        self._example: Path | None = None

    @property
    def is_example(self) -> bool:
        """Tell whether the brief that is open is the example."""
        return self._example is not None and self._session.path == self._example

    def open(self, path: Path) -> None:
        """Open the brief in a file."""
        path = path.absolute()
        if path != self._session.path or self._session.is_read_only:
            self._load(partial(_open, path), path)

    def open_copy(self, path: Path) -> None:
        """Open a read-only copy of a brief that somebody else has open."""
        self._load(partial(_open_copy, path), path)

    def open_example(self) -> None:
        """Open the starter library, made at the first time."""
        self._turn += 1
        refuse = partial(self._refuse, self._turn, None)
        self._messages.tell(Tone.NOTICE, self.tr("Opening the example…"))
        self._session.run(_example_path, then=self._take_example, otherwise=refuse)

    def begin(self, paths: Sequence[Path] = (), title: str = "") -> None:
        """Begin a new brief that brings in `paths`; it is a file at once."""
        title = title or self._proposed_title(paths)
        job = partial(_create, title, *self._settings.new_brief)
        self._load(job, None, then=partial(self.begun.emit, tuple(paths)))

    def begin_empty(self) -> None:
        """Begin a new brief without sources."""
        self.begin()

    def choose_to_open(self) -> None:
        """Ask which brief to open."""
        dialog = self._file_dialog(self.tr("Open a brief"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._open_chosen)
        dialog.open()

    def choose_place(self) -> None:
        """Ask for the brief's new name and folder."""
        dialog = self._save_dialog(self.tr("Rename or move the brief"))
        dialog.fileSelected.connect(self._move)
        dialog.open()

    def choose_copy(self) -> None:
        """Ask where a copy is to be saved."""
        dialog = self._save_dialog(self.tr("Save a copy of the brief"))
        dialog.fileSelected.connect(self._save_copy)
        dialog.open()

    def choose_state(self) -> None:
        """Ask which earlier state of the brief to go back to."""
        project = self._session.project
        if project is not None and not project.is_read_only:
            self._session.run(_states, project, then=self._show_states)

    def _show_states(self, states: Sequence[Snapshot]) -> None:
        from briefer.ui.restoredialog import RestoreDialog  # noqa: PLC0415 - not at the start

        dialog = RestoreDialog(states, self._window)
        dialog.chosen.connect(self.restore)
        dialog.open()

    def restore(self, state: Snapshot) -> None:
        """Go back to an earlier state; what the brief is now is kept beside it."""
        project = self._session.project
        if project is None or project.is_read_only:
            return
        self._session.detach()
        self._turn += 1
        self._session.run(
            partial(_restore, project, state),
            then=partial(self._take_restored, self._turn, state),
            otherwise=partial(self._refuse, self._turn, project.path),
        )

    def _take_restored(self, turn: int, state: Snapshot, restored: Restored) -> None:
        self._take(turn, None, restored.project)
        if restored.problem is not None:
            tell_error(self._messages, restored.problem)
            return
        words = self.tr("The brief is as it was at {time}").format(time=local_time(state.at))
        kept = ""
        if restored.kept is not None:
            kept = self.tr("What it was before is kept as “{name}”.").format(
                name=restored.kept.name
            )
        self._messages.tell(Tone.NOTICE, words, kept)

    def close(self) -> None:
        """Close the brief and go back to the start page."""
        self._turn += 1
        self._session.detach()

    def _load(
        self,
        job: Callable[[], Project],
        path: Path | None,
        then: Callable[[], object] | None = None,
    ) -> None:
        self._turn += 1
        self._session.run(
            partial(_after, self._session.leaving, job),
            then=partial(self._take, self._turn, then),
            otherwise=partial(self._refuse, self._turn, path),
        )

    def _take(self, turn: int, then: Callable[[], object] | None, project: Project) -> None:
        if turn != self._turn:
            self._session.run(project.close)
            return
        self._session.attach(project)
        if not project.is_read_only:
            self._settings.remember(project.path)
            self.recent_changed.emit()
        if then is not None:
            then()

    def _refuse(self, turn: int, path: Path | None, error: BaseException) -> None:
        if turn != self._turn:
            return
        ways: tuple[Way, ...] = ()
        if isinstance(error, ProjectLocked) and path is not None:
            ways = (Way(self.tr("Look at a copy"), partial(self.open_copy, path)),)
        elif isinstance(error, FileProblem):
            self._settings.forget(error.path)
            self.recent_changed.emit()
        tell_error(self._messages, error, ways)
        self.refused.emit()

    def _take_example(self, path: Path) -> None:
        self._messages.dismiss()
        self._example = path
        self.open(path)

    def _proposed_title(self, paths: Sequence[Path]) -> str:
        if len(paths) == 1:
            name = paths[0].name if paths[0].is_dir() else paths[0].stem
            return safe_name(name.replace("_", " "))
        today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        return self.tr("Brief of {date}").format(date=today)

    def _open_chosen(self, path: str) -> None:
        self._settings.folder = Path(path).parent
        self.open(Path(path))

    def _move(self, chosen: str) -> None:
        project, target = self._session.project, _with_suffix(chosen)
        if project is None or target == project.path:
            return
        origin = project.path
        self._session.detach()
        self._load(partial(_move, project, target), origin)
        self._settings.forget(origin)

    def _save_copy(self, chosen: str) -> None:
        project = self._session.project
        if project is not None:
            target = _with_suffix(chosen)
            self._session.run(_save_copy, project, target, then=self._say_copied)

    def _say_copied(self, path: Path) -> None:
        words = self.tr("Saved a copy as “{name}”").format(name=path.name)
        self._messages.tell(Tone.DONE, words, str(path.parent))

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._settings.folder))
        dialog.setNameFilter(self.tr("Briefs (*.briefer)"))
        dialog.setDefaultSuffix(PROJECT_SUFFIX.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _save_dialog(self, title: str) -> QFileDialog:
        dialog = self._file_dialog(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if self._session.path is not None:
            dialog.selectFile(str(self._session.path))
        return dialog


def _with_suffix(chosen: str) -> Path:
    path = Path(chosen)
    return path if path.suffix == PROJECT_SUFFIX else path.with_name(path.name + PROJECT_SUFFIX)


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _after(leaving: Sequence[Future[None]], job: Callable[[], Project]) -> Project:
    """Do `job` when the projects that are being closed have let go of their files."""
    wait(leaving)
    _load_ahead()
    return job()


def _load_ahead() -> None:
    """Load what the window itself will ask for: loading takes longer than it may be kept."""
    from briefer.jobs import sentences  # noqa: F401, PLC0415
    from briefer.project import edits, queries  # noqa: F401, PLC0415


def _open(path: Path) -> Project:
    from briefer.project.project import Project  # noqa: PLC0415

    return Project.open(path)


def _open_copy(path: Path) -> Project:
    from briefer.project.project import Project  # noqa: PLC0415

    return Project.open_copy(path)


def _create(title: str, product_id: str, with_outline: bool) -> Project:
    from briefer.jobs import platform  # noqa: PLC0415
    from briefer.project.project import Project  # noqa: PLC0415

    folder = platform.briefs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder / f"{safe_name(title)}{PROJECT_SUFFIX}")
    project = Project.create(path, title)
    if product_id:
        from briefer.jobs.new import begin_product  # noqa: PLC0415 - reads Markdown

        begin_product(project, product_id, with_outline=with_outline)
    return project


def _example_path() -> Path:
    from briefer.jobs import platform, starter  # noqa: PLC0415

    return starter.starter_project(platform.briefs_folder())


def _move(project: Project, target: Path) -> Project:
    from briefer.project.project import Project as Opened  # noqa: PLC0415

    project.close()
    project.path.replace(target)
    return Opened.open(target)


def _states(project: Project) -> Sequence[Snapshot]:
    from briefer.project.snapshots import snapshots  # noqa: PLC0415

    return snapshots(project.path)


def _restore(project: Project, state: Snapshot) -> Restored:
    from briefer.jobs.restoring import restore  # noqa: PLC0415

    return restore(project, state.path)


def _save_copy(project: Project, target: Path) -> Path:
    project.save_copy(target)
    return target
