"""Handing the references on: as a file for other programs, as a list to be pasted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.ui.filenames import safe_name
from briefer.ui.messages import MessageBar, Tone
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings

if TYPE_CHECKING:
    from briefer.core.brief import Brief
    from briefer.jobs.bibliographies import Bibliography
    from briefer.project.project import Project

_SUFFIXES = (".ris", ".bib", ".json")


class References(QObject):
    """Writes files of references and copies the bibliography."""

    def __init__(
        self, session: Session, messages: MessageBar, settings: WindowSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._settings = settings
        self._window = window

    def choose(self) -> None:
        """Ask where the references are to be written, and in which format."""
        dialog = QFileDialog(self._window, self.tr("Export references"), str(self._settings.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([
            self.tr("RIS, for Zotero, EndNote and others (*.ris)"),
            self.tr("BibLaTeX (*.bib)"),
            self.tr("CSL-JSON (*.json)"),
        ])  # fmt: skip
        dialog.setDefaultSuffix("ris")
        dialog.filterSelected.connect(self._follow_filter)
        dialog.selectFile(f"{safe_name(self._session.title) or self.tr('References')}.ris")
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, chosen: str) -> None:
        """Write the references of all sources to a file; the dialog has asked about replacing."""
        project, path = self._session.project, Path(chosen)
        if project is not None:
            self._settings.folder = path.parent
            self._session.run(_export, project, path, then=self._say_exported)

    def copy_bibliography(self) -> None:
        """Copy the list of the cited sources, in the style of the brief."""
        if self._session.project is not None:
            self._session.run(_bibliography, self._session.brief, then=self._copy)

    def _follow_filter(self, chosen: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            suffix = next((s for s in _SUFFIXES if f"*{s}" in chosen), ".ris")
            dialog.setDefaultSuffix(suffix.removeprefix("."))
            names = dialog.selectedFiles()
            if names and Path(names[0]).suffix in _SUFFIXES:
                dialog.selectFile(Path(names[0]).with_suffix(suffix).name)

    def _say_exported(self, written: tuple[Path, int]) -> None:
        path, count = written
        words = self.tr("Wrote {count} references to “{name}”")
        self._messages.tell(Tone.DONE, words.format(count=count, name=path.name), str(path.parent))

    def _copy(self, found: Bibliography) -> None:
        if not found.count:
            self._messages.tell(Tone.NOTICE, self.tr("The brief cites no source yet"))
            return
        mime = QMimeData()
        mime.setHtml(found.html)
        mime.setText(found.text)
        QGuiApplication.clipboard().setMimeData(mime)
        words = self.tr("Copied the bibliography: {count} entries").format(count=found.count)
        if found.count == 1:
            words = self.tr("Copied the bibliography: 1 entry")
        self._messages.tell(Tone.DONE, words)


# What follows runs in a thread of the task runner and loads the heavy modules there.


def _export(project: Project, path: Path) -> tuple[Path, int]:
    from briefer.jobs.references import export_references  # noqa: PLC0415

    return path, export_references(project, path, force=True)


def _bibliography(brief: Brief) -> Bibliography:
    from briefer.jobs.bibliographies import bibliography_of  # noqa: PLC0415

    return bibliography_of(brief)
