"""The main window: it puts the parts together and connects wishes with those who fulfil them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent

from briefer.ui.messages import Tone
from briefer.ui.parts import Parts

_READERS = ("readers-0", "readers-1", "readers-2", "readers-3", "readers-4")


class MainWindow(Parts):
    """The window of one brief. `furnish` makes it usable once its frame is painted."""

    def furnish(self) -> None:
        """Make the parts that are always there, and connect them."""
        from briefer.ui.dispatch import connect_commands  # noqa: PLC0415

        self._restore()
        connect_commands(self)
        self.commands.choices(_READERS, self._use_readers)
        self._connect_project()
        self._connect_parts()
        self.looks.show_choices()
        self.heading.show_all()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the first brief among `paths`, or bring the files in."""
        from briefer.ui.dropping import projects_among  # noqa: PLC0415

        if found := projects_among(paths):
            self.projects.open(found[0])
        elif self.session.project is None:
            self.projects.begin(paths)
        else:
            self.returns.take(paths)

    def show_start(self) -> None:
        """Show the start page if no brief is open."""
        if self.session.project is None:
            self.show_page(self.start_page, is_of_brief=False)
            self.start_page.show_recent(self._recent)
            self.start_page.enter()

    def choose_folder(self) -> None:
        """Ask for a folder to bring in."""
        self.imports.choose_folder()

    def add_pasted(self) -> None:
        """Bring in the copied text."""
        self.imports.add_pasted()

    def check_returned(self) -> None:
        """Ask for a brief that came back."""
        self.returns.choose_file()

    def undo(self) -> None:
        """Take back the last step; what is being typed becomes one first."""
        self.workspace.outline.flush()
        self.session.undo()

    def redo(self) -> None:
        """Make the last step that was taken back again."""
        self.workspace.outline.flush()
        self.session.redo()

    def export(self) -> None:
        """Ask where to export to; what is being typed goes along."""
        self.workspace.outline.flush()
        self.returns.remind()
        self.exports.start()

    def export_references(self) -> None:
        """Ask where to write the references to."""
        self.references.choose()

    def copy_bibliography(self) -> None:
        """Copy the bibliography; what is being typed counts."""
        self.workspace.outline.flush()
        self.references.copy_bibliography()

    def save_product(self) -> None:
        """Ask for the name of a product to make of this brief."""
        self.house_products.ask()

    def share(self) -> None:
        """Ask about a copy for a colleague."""
        self.sharing.share()

    def begin_issue(self) -> None:
        """Ask about a new issue of this brief."""
        self.sharing.begin_issue()

    def bring(self) -> None:
        """Ask for another brief to take passages from."""
        self.sharing.bring()

    def search(self) -> None:
        """Go to the search field."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def show_history(self) -> None:
        """Show what was done so far."""
        self.asking.show_history()

    def show_removed(self) -> None:
        """Show which sources and excerpts were removed."""
        self.asking.show_removed()

    def show_exports(self) -> None:
        """Show which files went out."""
        self.asking.show_exports()

    def show_shortcuts(self) -> None:
        """Show the keys there are."""
        self.asking.show_shortcuts()

    def show_about(self) -> None:
        """Say what this program is."""
        self.asking.show_about()

    def _connect_project(self) -> None:
        session, projects = self.session, self.projects
        session.failed.connect(self._tell)
        session.project_opened.connect(self._show_project)
        session.project_closed.connect(self.show_start)
        session.project_closing.connect(self._keep_layout)
        projects.recent_changed.connect(self._show_recent)
        projects.begun.connect(self._add)
        projects.refused.connect(self.show_start)

    def _connect_parts(self) -> None:
        workspace, sources = self.workspace, self.workspace.rail.sources
        self.drops.dropped.connect(self.open_paths)
        self.top.search.open_requested.connect(self.placing.jump)
        self.status.history_requested.connect(self.show_history)
        self.status.checks_requested.connect(workspace.outline.show_checks)
        sources.add_requested.connect(self.choose_files)
        sources.remove_requested.connect(self._remove_sources)
        sources.table_requested.connect(workspace.show_table)
        workspace.source_action_requested.connect(self._act_on_source)
        workspace.unclear_typed.connect(self._tell_unclear)
        workspace.pasted_beyond.connect(self._tell_beyond)
        workspace.outline.hint_requested.connect(self._hint)

    def _restore(self) -> None:
        if sizes := self.settings.bytes_of("splitter"):
            self.workspace.restore_sizes(sizes)
        else:
            self.workspace.share_out(self.width())
        self.workspace.keep_columns(self.settings.bytes_of("columns") or QByteArray())
        for command_id in ("rail", "outline"):
            self.commands.action(command_id).setChecked(True)
        self._show_readers()
        self._show_recent()
        self.show_page(self.workspace, is_of_brief=True)

    @property
    def _recent(self) -> list[Path]:
        return [path for path in self.settings.recent if path.exists()]

    def _show_project(self) -> None:
        self.placing.trail.clear()
        self.workspace.show_reading()
        self.show_page(self.workspace, is_of_brief=True)
        if self.session.path is not None:
            self.placing.restore(self.settings.layout_of(self.session.path))
            self._show_readers()

    def _show_readers(self) -> None:
        limit = self.workspace.readers.reader_limit
        self.commands.action(f"readers-{limit}").setChecked(True)

    def _show_recent(self) -> None:
        paths, menu = self._recent, self.top.recent_menu
        menu.clear()
        for path in paths:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
        menu.setEnabled(bool(paths))

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self.projects.open(path)

    def _add(self, paths: Sequence[Path]) -> None:
        self.imports.add(paths)

    def _remove_sources(self, source_ids: Sequence[str]) -> None:
        self.imports.remove(source_ids)

    def _act_on_source(self, source_id: str, action: str) -> None:
        self.source_actions.do(source_id, action)

    def _use_readers(self, command_id: str) -> None:
        self.workspace.readers.set_reader_limit(int(command_id.removeprefix("readers-")))

    def _tell(self, error: BaseException) -> None:
        from briefer.ui.telling import tell_error  # noqa: PLC0415

        tell_error(self.messages, error)

    def _hint(self, words: str) -> None:
        self.messages.tell(Tone.NOTICE, words)

    def _tell_unclear(self, heading: str, typed: str, more: int) -> None:
        words = self.tr("“{typed}” is no {field}")
        if more:
            several = self.tr("“{typed}” is no {field}, nor are {count} others")
            words = self.tr("“{typed}” is no {field}, nor is 1 other") if more == 1 else several
        words = words.format(typed=typed, field=heading.lower(), count=more)
        hint = self.tr("For a date, type 7 Nov 2024, 2024-11-07, November 2024 or [June 2024?].")
        self.messages.tell(Tone.DOUBT, words, hint)

    def _tell_beyond(self, words: str, more: int) -> None:
        told = self.tr("There is no cell for “{words}”")
        if more:
            several = self.tr("There is no cell for “{words}” and {count} others")
            told = self.tr("There is no cell for “{words}” and 1 other") if more == 1 else several
        hint = self.tr("More was pasted than the table has below and beside the cell.")
        self.messages.tell(Tone.DOUBT, told.format(words=words, count=more), hint)

    def _keep_layout(self) -> None:
        project = self.session.project
        if project is not None and not project.is_read_only:
            self.settings.set_layout(project.path, self.placing.layout())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep places and sizes; the brief itself is on disk already."""
        self.workspace.outline.flush()
        self._keep_layout()
        self.settings.set_bytes("splitter", self.workspace.sizes())
        self.settings.set_bytes("columns", self.workspace.columns())
        super().closeEvent(event)
