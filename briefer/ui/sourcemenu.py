"""What can be done with a source: one menu for the list, the readers and the source table."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from briefer.ui.theme import icon

if TYPE_CHECKING:
    from briefer.project.queries import SourceLine

ONLY_METADATA = "application/vnd.citationstyles.csl+json"  # a source that came without a file


class SourceAction(StrEnum):
    """What a person wants done with a source."""

    TABLE = "table"
    CITATION = "citation"
    ORIGINAL = "original"
    FOLDER = "folder"
    TEXT = "text"
    DESCRIBE = "describe"
    REPLACE = "replace"
    NEWER = "newer"
    COMPARE = "compare"
    REMOVE = "remove"
    PURGE = "purge"


Act = Callable[[str, SourceAction], object]


def fill_source_menu(menu: QMenu, line: SourceLine, act: Act, *, is_read_only: bool) -> None:
    """Put what can be done with a source into `menu`; `act` gets its id and what is wanted."""
    has_file = line.source.media_type != ONLY_METADATA
    add = partial(_add, menu, act, line.source.source_id)
    add(SourceAction.TABLE, "table", _tr("Show in the source table"))
    add(SourceAction.CITATION, "copy", _tr("Copy the citation"))
    menu.addSeparator()
    add(SourceAction.ORIGINAL, "external", _tr("Open the original file"), has_file)
    add(SourceAction.FOLDER, "folder", _tr("Show the original in its folder"), has_file)
    add(SourceAction.TEXT, "text", _tr("Show the whole text as it was read"), has_file)
    menu.addSeparator()
    may = not is_read_only
    add(SourceAction.DESCRIBE, "tag", _tr("Kind of copy, reliability…"), may)
    add(SourceAction.REPLACE, "restore", _tr("Replace with a newer version…"), may)
    add(SourceAction.NEWER, "history", _tr("This is a newer version of…"), may)
    if line.older_id or line.newer_id:
        add(SourceAction.COMPARE, "columns", _tr("Excerpts in the newer version"))
    menu.addSeparator()
    add(SourceAction.REMOVE, "trash", _tr("Remove"), may)
    add(SourceAction.PURGE, "trash", _tr("Remove for good…"), may)


def _add(
    menu: QMenu,
    act: Act,
    source_id: str,
    action: SourceAction,
    picture: str,
    words: str,
    is_enabled: bool = True,
) -> None:
    entry = menu.addAction(icon(picture), words, partial(act, source_id, action))
    entry.setEnabled(is_enabled)
    entry.setData(action.value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourceMenu", text)
