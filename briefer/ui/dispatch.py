"""Which command does what: the one place where every command finds its slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefer.ui.readerkeys import Command as Reader

if TYPE_CHECKING:
    from briefer.ui.mainwindow import MainWindow


def connect_commands(window: MainWindow) -> None:
    """Connect every command of the table that does something by itself."""
    for part in (_of_files, _of_editing, _of_view):
        for command_id, slot in part(window).items():
            window.commands.on(command_id, slot)


def _of_files(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    projects = window.projects
    return {
        "new": projects.begin_empty,
        "open": projects.choose_to_open,
        "add-files": window.choose_files,
        "add-folder": window.choose_folder,
        "add-pasted": window.add_pasted,
        "check-returned": window.check_returned,
        "move": projects.choose_place,
        "save-copy": projects.choose_copy,
        "restore": projects.choose_state,
        "save-product": window.save_product,
        "list-products": window.house_products.show_list,
        "share": window.share,
        "new-issue": window.begin_issue,
        "bring": window.bring,
        "export": window.export,
        "export-log": window.show_exports,
        "export-references": window.export_references,
        "copy-bibliography": window.copy_bibliography,
        "close": projects.close,
        "quit": window.close,
        "example": projects.open_example,
    }


def _of_editing(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    workspace = window.workspace
    outline, readers = workspace.outline, workspace.readers
    return {
        "undo": window.undo,
        "redo": window.redo,
        "history": window.show_history,
        "removed": window.show_removed,
        "search": window.search,
        "source-table": workspace.toggle_table,
        "section": outline.add_section,
        "text": outline.add_text,
        "judgement": outline.add_judgement,
        "source-summary": outline.add_source_summary,
        "quote": readers.quote,
        "paraphrase": readers.paraphrase,
        "cite": readers.cite,
        "front": outline.show_front,
    }


def _of_view(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    workspace, readers = window.workspace, window.workspace.readers
    return {
        "find": partial(readers.run, Reader.FIND),
        "find-next": partial(readers.run, Reader.FIND_NEXT),
        "find-previous": partial(readers.run, Reader.FIND_PREVIOUS),
        "zoom-in": partial(readers.run, Reader.ZOOM_IN),
        "zoom-out": partial(readers.run, Reader.ZOOM_OUT),
        "zoom-reset": partial(readers.run, Reader.ZOOM_RESET),
        "preview": workspace.toggle_preview,
        "checks": workspace.outline.show_checks,
        "rail": workspace.toggle_rail,
        "outline": workspace.toggle_outline,
        "back": window.placing.trail.back,
        "next-area": partial(window.areas.go, 1),
        "previous-area": partial(window.areas.go, -1),
        "shortcuts": window.show_shortcuts,
        "about": window.show_about,
    }
