"""What the window says about its brief: the title, a copy's time, what undo would do."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefer.ui.commands import Commands, tip
from briefer.ui.session import Session
from briefer.ui.telling import local_time, step_words
from briefer.ui.topbar import TopBar


class Heading(QObject):
    """Keeps the words of the top bar, the window's title and two commands up to date."""

    def __init__(self, session: Session, commands: Commands, top: TopBar, window: QWidget) -> None:
        super().__init__(window)

        self._session = session
        self._commands = commands
        self._top = top
        self._window = window
        session.steps_changed.connect(self.name_steps)
        session.brief_changed.connect(self.show_title)
        session.project_opened.connect(self.show_all)
        session.project_closed.connect(self.show_all)
        top.title.renamed.connect(self._rename)

    def show_all(self) -> None:
        """Show what there is to say about the brief that is open."""
        session = self._session
        is_open = session.project is not None
        self._commands.set_state(has_project=is_open, is_read_only=session.is_read_only)
        self.show_title()
        self.name_steps()

    def show_title(self) -> None:
        """Show what the brief is called."""
        title = self._session.title
        self._top.title.show_title(title)
        self._top.title.setReadOnly(self._session.is_read_only)
        self._top.note.setText(self._copy_note())
        self._top.note.setVisible(bool(self._top.note.text()))
        self._window.setWindowTitle(title or "Briefer")  # Qt adds the program's name

    def name_steps(self) -> None:
        """Say in undo and redo what they would do."""
        session = self._session
        for command_id, label, step in (
            ("undo", self.tr("Undo"), session.undo_step),
            ("redo", self.tr("Redo"), session.redo_step),
        ):
            action = self._commands.action(command_id)
            words = f"{label}: {step_words(step)}" if step is not None else label
            action.setText(words)
            action.setToolTip(tip(words, action.shortcut()))
            action.setEnabled(step is not None and not session.is_read_only)

    def _copy_note(self) -> str:
        project = self._session.project
        if project is None or not project.is_read_only:
            return ""
        return self.tr("Copy of {time}, read-only").format(time=local_time(project.copied_at))

    def _rename(self, title: str) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._session.submit(edits.revise_front, title=title)
