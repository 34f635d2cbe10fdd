"""Sharing: a copy for a colleague, a new issue, another brief beside this one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.ui.dropping import PROJECT_SUFFIX
from briefer.ui.editing import edits_for
from briefer.ui.filenames import free_path, safe_name
from briefer.ui.messages import MessageBar, Tone, Way
from briefer.ui.opening import open_outside
from briefer.ui.sectionchooser import section_lines
from briefer.ui.session import Session
from briefer.ui.telling import tell_error

if TYPE_CHECKING:
    from briefer.jobs.sharing import Brought, Issue, Offered
    from briefer.project.project import Project
    from briefer.project.sharing import Shared
    from briefer.ui.bringdialog import BringDialog
    from briefer.ui.outlinearea import OutlineArea
    from briefer.ui.outlinedrops import OtherExcerpts
    from briefer.ui.outlineedits import PlaceExcerpts

_NAMED = 3  # old sources that a message names


class Sharing(QObject):
    """Asks, does it in the background, and tells what came of it.

    `open_brief` opens a brief in this window.
    """

    def __init__(
        self,
        session: Session,
        messages: MessageBar,
        window: QWidget,
        outline: OutlineArea,
        open_brief: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._window = window
        self._outline = outline
        self._open_brief = open_brief
        self.beside: BringDialog | None = None
        self._other: Project | None = None
        session.brief_changed.connect(self._show_sections)
        session.project_closing.connect(self._close_beside)

    def share(self) -> None:
        """Show what a colleague would get, then ask where to write it."""
        if (project := self._session.project) is not None:
            self._outline.flush()
            self._session.run(_contents, project, then=self._show_contents)

    def begin_issue(self) -> None:
        """Ask where the new issue of this brief is to be."""
        if self._session.path is not None:
            self._outline.flush()
            name = self.tr("{title} (next issue)").format(title=self._session.path.stem)
            dialog = self._save_dialog(self.tr("New issue of this brief"), name)
            dialog.fileSelected.connect(self.begin_issue_at)
            dialog.open()

    def bring(self) -> None:
        """Ask for the brief to bring passages from."""
        dialog = QFileDialog(self._window, self.tr("Bring from another brief"), self._folder())
        dialog.setNameFilter(self.tr("Briefs (*.briefer)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.bring_from)
        dialog.open()

    def share_to(self, chosen: str) -> None:
        """Write the copy for a colleague to a path."""
        if (project := self._session.project) is not None:
            self._session.run(
                _share, project, _with_suffix(chosen), then=self._say_shared, otherwise=self._tell
            )

    def begin_issue_at(self, chosen: str) -> None:
        """Write the new issue to a path."""
        if (project := self._session.project) is not None:
            target = free_path(_with_suffix(chosen))
            self._session.run(
                _begin_issue, project, target, then=self._say_begun, otherwise=self._tell
            )

    def bring_from(self, chosen: str) -> None:
        """Show the passages of the brief in a file."""
        self._session.run(_opened, Path(chosen), then=self._show_beside, otherwise=self._tell)

    def _show_contents(self, shared: Shared) -> None:
        from briefer.ui.sharedialog import ShareDialog  # noqa: PLC0415 - not at the start

        dialog = ShareDialog(shared, self._window)
        dialog.place_requested.connect(self._ask_where_to_share)
        dialog.open()

    def _ask_where_to_share(self) -> None:
        path = self._session.path
        if path is not None:
            name = self.tr("{title} (copy to share)").format(title=path.stem)
            dialog = self._save_dialog(self.tr("Save the copy for a colleague"), name)
            dialog.fileSelected.connect(self.share_to)
            dialog.open()

    def _show_beside(self, found: tuple[Project, tuple[Offered, ...]]) -> None:
        from briefer.ui.bringdialog import BringDialog  # noqa: PLC0415 - not at the start

        self._close_beside()
        self._other, offered = found
        sections = section_lines(self._session.brief.outline)
        dialog = BringDialog(self._other.path.stem, offered, sections, self._window)
        dialog.take_requested.connect(self._take)
        dialog.destroyed.connect(partial(_forget, self, self._other))
        self.beside = dialog
        dialog.stand_beside(self._outline)
        dialog.show()

    def bring_dragged(self, dragged: OtherExcerpts, place: PlaceExcerpts) -> None:
        """Bring passages that were dragged here from the list of the other brief."""
        if self.beside is not None:
            chosen = tuple(self.beside.offered[i] for i in dragged.ids if i in self.beside.offered)
            self._bring(chosen, place)
            self._window.activateWindow()  # so that Ctrl+Z is for what was dropped

    def _take(self, chosen: tuple[Offered, ...], section_id: str) -> None:
        self._outline.flush()
        self._bring(chosen, edits_for(self._session).brought_to_section(section_id))

    def _bring(self, chosen: tuple[Offered, ...], place: PlaceExcerpts) -> None:
        project, other = self._session.project, self._other
        if project is None or other is None or not chosen:
            return
        self._session.run(
            _bring, project, other, chosen, place,
            then=self._say_brought, otherwise=self._tell,
        )  # fmt: skip

    def _show_sections(self) -> None:
        if self.beside is not None:
            self.beside.show_sections(section_lines(self._session.brief.outline))

    def _close_beside(self) -> None:
        if self.beside is not None:
            self.beside.close()

    def forget(self, other: Project) -> None:
        """Let go of the brief that was beside this one."""
        if self._other is other:
            self.beside = self._other = None
        self._session.run(other.close)

    def _say_shared(self, path: Path) -> None:
        words = self.tr("The copy for your colleague is “{name}”").format(name=path.name)
        self._messages.tell(Tone.DONE, words, str(path.parent), (self._folder_way(path.parent),))

    def _say_begun(self, issue: Issue) -> None:
        words = self.tr("The new issue is “{name}”").format(name=issue.path.name)
        text = self.tr("Outline, settings and texts are carried over; dates and remarks are not.")
        if issue.old:
            names = ", ".join(f"“{source.title}”" for source in issue.old[:_NAMED])
            more = " …" if len(issue.old) > _NAMED else ""
            old = self.tr("{count} sources have aged: {names}")
            if len(issue.old) == 1:
                old = self.tr("One source has aged: {names}")
            text = f"{text} {old.format(count=len(issue.old), names=names)}{more}"
        way = Way(self.tr("Open it"), partial(self._open_brief, issue.path))
        self._messages.tell(Tone.DONE, words, text, (way,))

    def _say_brought(self, brought: Brought) -> None:
        count = len(brought.excerpt_ids)
        few = (self.tr("No passage taken over"), self.tr("One passage taken over"))
        words = self.tr("{count} passages taken over").format(count=count)
        if count < len(few):
            words = few[count]
        missing = len(brought.missing)
        if not missing:
            self._messages.tell(Tone.DONE, words)
            return
        text = self.tr("{count} were left out: this brief has their source with another text.")
        if missing == 1:
            text = self.tr("One was left out: this brief has its source with another text.")
        self._messages.tell(Tone.DOUBT, words, text.format(count=missing))

    def _folder_way(self, folder: Path) -> Way:
        show = partial(open_outside, self._session, self._messages, folder)
        return Way(self.tr("Show in folder"), show)

    def _tell(self, error: BaseException) -> None:
        tell_error(self._messages, error)

    def _folder(self) -> str:
        path = self._session.path
        return "" if path is None else str(path.parent)

    def _save_dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._folder())
        dialog.setNameFilter(self.tr("Briefs (*.briefer)"))
        dialog.setDefaultSuffix(PROJECT_SUFFIX.removeprefix("."))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(f"{safe_name(name)}{PROJECT_SUFFIX}")
        return dialog


def _forget(sharing: Sharing, other: Project) -> None:
    sharing.forget(other)


def _with_suffix(chosen: str) -> Path:
    path = Path(chosen)
    return path if path.suffix == PROJECT_SUFFIX else path.with_name(path.name + PROJECT_SUFFIX)


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _contents(project: Project) -> Shared:
    from briefer.jobs import sharing  # noqa: PLC0415

    return sharing.contents_to_share(project)


def _share(project: Project, target: Path) -> Path:
    from briefer.jobs import sharing  # noqa: PLC0415

    return sharing.share(project, target)


def _begin_issue(project: Project, target: Path) -> Issue:
    from briefer.jobs import sharing  # noqa: PLC0415

    return sharing.begin_issue(project, target)


def _opened(path: Path) -> tuple[Project, tuple[Offered, ...]]:
    from briefer.jobs import sharing  # noqa: PLC0415
    from briefer.project.project import Project  # noqa: PLC0415

    other = Project.open_copy(path)
    return other, sharing.offered(other)


def _bring(
    project: Project, other: Project, chosen: tuple[Offered, ...], place: PlaceExcerpts
) -> Brought:
    from briefer.jobs import sharing  # noqa: PLC0415

    return sharing.bring(project, other, chosen, place)
