"""The main window: it puts the parts together and connects wishes with those who fulfil them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.areas import Areas
from briefer.ui.asking import Asking
from briefer.ui.commands import Commands, tip
from briefer.ui.dropping import FileDrops, projects_among
from briefer.ui.exports import Exports
from briefer.ui.imports import Imports
from briefer.ui.messages import MessageBar, Tone
from briefer.ui.placing import Placing
from briefer.ui.projects import Projects
from briefer.ui.session import Session
from briefer.ui.settings import WindowSettings
from briefer.ui.startpage import StartPage
from briefer.ui.statusbar import StatusBar
from briefer.ui.telling import local_time, step_words, tell_error
from briefer.ui.theme import ThemeMode, current
from briefer.ui.topbar import TopBar
from briefer.ui.workspace import Workspace

_SIZE = (1366, 768)
_THEMES = ("theme-system", "theme-light", "theme-dark")
_SCALES = ("text-100", "text-125", "text-150", "text-200")
_READERS = ("readers-1", "readers-2", "readers-3", "readers-4")


class MainWindow(QMainWindow):
    """The window of one brief."""

    def __init__(self, session: Session, settings: WindowSettings) -> None:
        super().__init__()
        self.session = session
        self._settings = settings
        self.commands = Commands(self)
        self.top = TopBar(self.commands, session)
        self.start_page = StartPage()
        self.workspace = Workspace(session)
        self.status = StatusBar(session)
        self._pages = QStackedWidget()
        body = self._lay_out()
        self.messages = MessageBar(body)
        self.projects = Projects(session, self.messages, settings, self)
        self.imports = Imports(session, self.messages, settings, self)
        self.exports = Exports(session, self.messages, settings, self)
        self.placing = Placing(session, self.workspace, self)
        self.asking = Asking(session, self.commands, self)
        self._areas = Areas(self._listed_areas)
        self._drops = FileDrops(self, body)
        self._connect_commands()
        self._connect_parts()
        self._restore()
        self._show_project()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the first brief among `paths`, or begin one from files."""
        if found := projects_among(paths):
            self.projects.open(found[0])
        elif self.session.project is None or self.projects.is_example:
            self.projects.begin(paths)
        else:
            self.imports.add(paths)

    def expect_project(self) -> None:
        """Show the workspace already while a brief is being opened."""
        self._pages.setCurrentWidget(self.workspace)
        self.top.set_open(is_open=True)

    def _lay_out(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self.workspace)
        column.addWidget(self.top)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)
        return body

    def _connect_commands(self) -> None:
        on, projects, imports = self.commands.on, self.projects, self.imports
        on("new", self._begin)
        on("open", projects.choose_to_open)
        on("add-files", imports.choose_files)
        on("add-folder", imports.choose_folder)
        on("add-pasted", imports.add_pasted)
        on("move", projects.choose_place)
        on("save-copy", projects.choose_copy)
        on("export", self._export)
        on("close", projects.close)
        on("quit", self.close)
        on("undo", self._undo)
        on("redo", self._redo)
        on("history", self.asking.show_history)
        on("search", self._search)
        on("source-table", self._toggle_table)
        on("rail", self._toggle_rail)
        on("outline", self._toggle_outline)
        on("back", self.placing.trail.back)
        on("next-area", partial(self._areas.go, 1))
        on("previous-area", partial(self._areas.go, -1))
        on("shortcuts", self.asking.show_shortcuts)
        on("example", projects.open_example)
        on("about", self.asking.show_about)
        outline, readers = self.workspace.outline, self.workspace.readers
        on("section", outline.add_section)
        on("text", outline.add_text)
        on("quote", readers.quote)
        on("paraphrase", readers.paraphrase)
        on("cite", readers.cite)
        on("front", outline.show_front)
        on("preview", self._toggle_preview)
        self._themes = self.commands.choices(_THEMES, self._use_theme)
        self._scales = self.commands.choices(_SCALES, self._use_scale)
        self._limits = self.commands.choices(_READERS, self._use_readers)

    def _connect_parts(self) -> None:
        session, start = self.session, self.start_page
        session.failed.connect(self._tell)
        session.steps_changed.connect(self._name_steps)
        session.brief_changed.connect(self._show_title)
        session.project_opened.connect(self._show_project)
        session.project_closed.connect(self._show_project)
        session.project_closing.connect(self._keep_layout)
        start.files_requested.connect(self._begin_from_files)
        start.open_requested.connect(self.projects.choose_to_open)
        start.example_requested.connect(self.projects.open_example)
        start.recent_requested.connect(self.projects.open)
        self.projects.recent_changed.connect(self._show_recent)
        self.projects.begun.connect(self.imports.add)
        self.imports.project_needed.connect(self.projects.begin)
        self.imports.added.connect(self.placing.read_new)
        self._drops.dropped.connect(self.open_paths)
        self.top.title.renamed.connect(self._rename)
        self.top.search.open_requested.connect(self.placing.jump)
        self.status.history_requested.connect(self.asking.show_history)
        sources = self.workspace.rail.sources
        sources.add_requested.connect(self.imports.choose_files)
        sources.remove_requested.connect(self.imports.remove)
        sources.table_requested.connect(self.workspace.show_table)
        self.workspace.table.unclear.connect(self._tell_unclear)
        self.workspace.outline.hint_requested.connect(self._hint)

    def _restore(self) -> None:
        settings = self._settings
        self.resize(*_SIZE)
        if geometry := settings.bytes_of("geometry"):
            self.restoreGeometry(geometry)
        if sizes := settings.bytes_of("splitter"):
            self.workspace.restore_sizes(sizes)
        else:
            self.workspace.share_out(self.width())
        self.commands.action(f"theme-{current().mode.value}").setChecked(True)
        self.commands.action(f"text-{round(current().scale * 100)}").setChecked(True)
        self._readers_changed()
        for command_id in ("rail", "outline"):
            self.commands.action(command_id).setChecked(True)
        self._show_recent()

    def _readers_changed(self) -> None:
        limit = self.workspace.readers.reader_limit
        self.commands.action(f"readers-{limit}").setChecked(True)

    def _show_project(self) -> None:
        session = self.session
        is_open = session.project is not None
        self._pages.setCurrentWidget(self.workspace if is_open else self.start_page)
        self.top.set_open(is_open=is_open)
        self.status.setVisible(is_open)
        self.commands.set_state(has_project=is_open, is_read_only=session.is_read_only)
        self.placing.trail.clear()
        self._show_title()
        self._name_steps()
        if is_open:
            self.workspace.show_reading()
            self._restore_layout()
        else:
            self.start_page.enter()

    def _show_title(self) -> None:
        title = self.session.title
        self.top.title.show_title(title)
        self.top.title.setReadOnly(self.session.is_read_only)
        self.top.note.setText(self._copy_note())
        self.setWindowTitle(f"{title} – Briefer" if title else "Briefer")

    def _copy_note(self) -> str:
        project = self.session.project
        if project is None or not project.is_read_only:
            return ""
        return self.tr("Copy of {time}, read-only").format(time=local_time(project.copied_at))

    def _name_steps(self) -> None:
        session, commands = self.session, self.commands
        for command_id, label, step in (
            ("undo", self.tr("Undo"), session.undo_step),
            ("redo", self.tr("Redo"), session.redo_step),
        ):
            action = commands.action(command_id)
            words = f"{label}: {step_words(step)}" if step is not None else label
            action.setText(words)
            action.setToolTip(tip(words, action.shortcut()))
            action.setEnabled(step is not None and not session.is_read_only)

    def _show_recent(self) -> None:
        paths = [path for path in self._settings.recent if path.exists()]
        self.start_page.show_recent(paths)
        menu = self.top.recent_menu
        menu.clear()
        for path in paths:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
        menu.setEnabled(bool(paths))

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self.projects.open(path)

    def _begin(self) -> None:
        self.projects.begin()

    def _begin_from_files(self) -> None:
        self.imports.choose_files()

    def _rename(self, title: str) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self.session.submit(edits.revise_front, title=title)

    def _undo(self) -> None:
        self.workspace.outline.flush()
        self.session.undo()

    def _redo(self) -> None:
        self.workspace.outline.flush()
        self.session.redo()

    def _export(self) -> None:
        self.workspace.outline.flush()
        self.exports.start()

    def _toggle_preview(self) -> None:
        tabs = self.workspace.outline.tabs
        tabs.choose(1 - tabs.current)

    def _search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _toggle_table(self) -> None:
        if self.workspace.is_table_shown:
            self.workspace.show_reading()
        else:
            self.workspace.show_table(self.workspace.readers.current_source)

    def _toggle_rail(self) -> None:
        self.workspace.rail.setVisible(self.commands.action("rail").isChecked())

    def _toggle_outline(self) -> None:
        self.workspace.outline.setVisible(self.commands.action("outline").isChecked())

    def _use_theme(self, command_id: str) -> None:
        mode = ThemeMode(command_id.removeprefix("theme-"))
        current().set_mode(mode)
        self._settings.theme = mode.value

    def _use_scale(self, command_id: str) -> None:
        scale = int(command_id.removeprefix("text-")) / 100
        current().set_scale(scale)
        self._settings.text_scale = scale

    def _use_readers(self, command_id: str) -> None:
        self.workspace.readers.set_reader_limit(int(command_id.removeprefix("readers-")))

    def _tell(self, error: BaseException) -> None:
        tell_error(self.messages, error)

    def _hint(self, words: str) -> None:
        self.messages.tell(Tone.NOTICE, words)

    def _tell_unclear(self, heading: str, typed: str) -> None:
        words = self.tr("“{typed}” is no {field}").format(typed=typed, field=heading.lower())
        hint = self.tr("For a date, type 7 Nov 2024, 2024-11-07, November 2024 or [June 2024?].")
        self.messages.tell(Tone.DOUBT, words, hint)

    def _listed_areas(self) -> Sequence[QWidget]:
        if self.session.project is None:
            return (self.start_page, self.top, self.messages)
        return (*self.workspace.areas, self.top, self.messages, self.status)

    def _restore_layout(self) -> None:
        if self.session.path is not None:
            self.placing.restore(self._settings.layout_of(self.session.path))
            self._readers_changed()

    def _keep_layout(self) -> None:
        project = self.session.project
        if project is not None and not project.is_read_only:
            self._settings.set_layout(project.path, self.placing.layout())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep places and sizes; the brief itself is on disk already."""
        self._keep_layout()
        self._settings.set_bytes("geometry", self.saveGeometry())
        self._settings.set_bytes("splitter", self.workspace.sizes())
        self._settings.save()
        super().closeEvent(event)
