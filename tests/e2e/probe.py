"""Run the window, and write down eight times a second what is where on the screen.

python -m tests.e2e.probe STATE.json [FILES...]
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from briefer.ui import start
from briefer.ui.bringdialog import BringDialog
from briefer.ui.mainwindow import MainWindow
from briefer.ui.outlineview import OutlineView
from briefer.ui.reader import ReaderPane
from briefer.ui.returnpane import ReturnPane

_EVERY_MS = 125
Json = dict[str, Any]


class Probe:
    """Writes the state of the main window to a file, whole at any time."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._timer = QTimer(interval=_EVERY_MS)
        self._timer.timeout.connect(self.write)
        self._timer.start()

    def write(self) -> None:
        """Write the state down."""
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        main = next((w for w in windows if isinstance(w, MainWindow)), None)
        if main is None:
            return
        state = _state(main) | {"windows": [w.windowTitle() for w in windows]}
        part = self._target.with_suffix(".part")
        part.write_text(json.dumps(state), encoding="utf-8")
        os.replace(part, self._target)  # noqa: PTH105


def _state(window: MainWindow) -> Json:
    session = window.session
    if session.project is None:
        return {"path": ""}
    workspace = window.workspace
    view = workspace.outline.view
    return {
        "path": str(session.path),
        "pending": session.pending,
        "sources": [line.source.item.text("title") for line in session.sources],
        "readers": [_reader(pane) for pane in workspace.findChildren(ReaderPane)],
        "rows": list(_rows(view, QModelIndex(), 0)),
        "outline": _rect(view.viewport(), view.viewport().rect()),
        "renaming": view.is_renaming,
        "undo": session.undo_step is not None,
        "redo": session.redo_step is not None,
        "export": _rect(window.top, window.top.rect()),
        "focus": _area(window),
        "message": window.messages.words,
        "buttons": [_rect(button, button.rect()) for button in window.messages.buttons],
        "returned": _returned(window),
        "open_lines": _open_lines(window),
        "beside": _beside(window),
    }


def _area(window: MainWindow) -> str:
    """Return which area the keyboard is in."""
    focus = QApplication.focusWidget()
    workspace = window.workspace
    if focus is None:
        return ""
    if focus is workspace.outline.view:
        return "outline"
    if any(pane.isAncestorOf(focus) for pane in workspace.findChildren(ReaderPane)):
        return "reader"
    return f"{type(focus).__name__} {focus.accessibleName()}"


def _returned(window: MainWindow) -> list[str]:
    """Return the lines of a returned brief that are shown, with their headings' titles."""
    pane = window.findChild(ReturnPane)
    if pane is None or not pane.isVisible():
        return []
    return [f"{row.title} {row.text}" for row in pane.view.findings.rows if row.line is not None]


def _beside(window: MainWindow) -> list[Json]:
    """Return the passages of the brief beside this one, with where they are."""
    dialog = window.findChild(BringDialog)
    if dialog is None or not dialog.isVisible():
        return []
    view, model = dialog.view, dialog.model
    indexes = [model.index(row) for row in range(model.rowCount())]
    return [
        {"words": str(i.data()), "rect": _rect(view.viewport(), view.visualRect(i))}
        for i in indexes
    ]


def _open_lines(window: MainWindow) -> int:
    pane = window.findChild(ReturnPane)
    return 0 if pane is None else pane.open_lines


def _reader(pane: ReaderPane) -> Json:
    view = pane.view
    passage = view.passage()
    blocks = [
        {
            "number": block.number,
            "text": block.text,
            "rects": [_rect(view.viewport(), rect) for rect in view.rects_of((block.span,))],
        }
        for block in view.text.blocks
        if not block.is_folded
    ]
    return {
        "source_id": pane.source_id,
        "visible": pane.isVisible(),
        "blocks": [block for block in blocks if block["rects"]],
        "selected": "" if passage is None else passage.text,
    }


def _rows(view: OutlineView, parent: QModelIndex, depth: int) -> Iterator[Json]:
    model = view.outline
    for number in range(model.rowCount(parent)):
        index = model.index(number, 0, parent)
        row = model.row_of(index)
        if row is not None:
            place = _rect(view.viewport(), view.visualRect(index))
            words = view.outline.data(index)
            yield {"id": row.item_id, "kind": row.kind.name, "text": words, "depth": depth,
                   "rect": place, "current": row.item_id == view.current_id}  # fmt: skip
        yield from _rows(view, index, depth + 1)


def _rect(widget: QWidget, rect: QRect) -> list[int]:
    """Return a rectangle of a widget as x, y, width, height on the screen."""
    corner = widget.mapToGlobal(QPoint(rect.x(), rect.y()))
    return [corner.x(), corner.y(), rect.width(), rect.height()]


def main() -> int:
    """Show the window and watch it."""
    start.application()
    probe = Probe(Path(sys.argv[1]))
    code = start.run([Path(name) for name in sys.argv[2:]])
    del probe
    return code


if __name__ == "__main__":
    sys.exit(main())
