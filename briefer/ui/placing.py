"""From reading to writing and back: what readers, lists and the outline wish of one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from briefer.ui.session import Session
from briefer.ui.trail import Trail
from briefer.ui.workspace import Workspace

_FIRST_READERS = 2  # sources opened by themselves in a brief that was never open here


class Placing(QObject):
    """Connects the parts of the workspace, and keeps what is open for each brief."""

    def __init__(self, session: Session, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = workspace
        self._readers = workspace.readers
        self._is_fresh = False  # nothing was restored: the first sources are to be opened
        self._soon = QTimer(self, interval=0, singleShot=True)
        self.trail = Trail(workspace.readers)
        self._connect()

    def jump(self, source_id: str, span: object = None) -> None:
        """Open a source, at a place if there is one: then Alt+Left leads back."""
        if span is not None:
            self.trail.mark()
        self._workspace.show_reading()
        self._readers.show_source(source_id, span)  # type: ignore[arg-type]

    def read_new(self, source_ids: tuple[str, ...]) -> None:
        """Open the first of new sources where no source is being read."""
        if not self._readers.open_sources:
            for source_id in source_ids[:_FIRST_READERS]:
                self._readers.show_source(source_id)

    def layout(self) -> dict[str, Any]:
        """Return what is open, to be kept."""
        return {"readers": self._readers.layout_state()}

    def restore(self, layout: Mapping[str, Any]) -> None:
        """Open what was open when the brief was last shown."""
        readers = layout.get("readers")
        if isinstance(readers, Mapping):
            self._readers.restore_layout(readers)
        self._is_fresh = not self._readers.open_sources

    def _connect(self) -> None:
        rail, outline = self._workspace.rail, self._workspace.outline
        rail.sources.open_requested.connect(self.jump)
        rail.source_requested.connect(self.jump)
        rail.place_requested.connect(outline.place_excerpts)
        outline.source_requested.connect(self.jump)
        self._workspace.source_requested.connect(self.jump)
        self._readers.quote_requested.connect(outline.quote)
        self._readers.paraphrase_requested.connect(outline.paraphrase)
        self._readers.cite_requested.connect(outline.cite)
        self._readers.excerpt_requested.connect(outline.keep)
        self._readers.place_requested.connect(outline.place)
        self._readers.current_changed.connect(rail.sources.select)
        # In a turn of its own: the list of a thousand sources takes one by itself.
        self._soon.timeout.connect(self._open_first)
        self._session.sources_changed.connect(self._soon.start)

    def _open_first(self) -> None:
        """Open the first sources of a brief that was never open in this window."""
        if not self._is_fresh or not self._session.sources:
            return
        self._is_fresh = False
        if not self._readers.open_sources:
            ids = [line.source.source_id for line in self._session.sources[:_FIRST_READERS]]
            for source_id in ids:
                self._readers.show_source(source_id)
