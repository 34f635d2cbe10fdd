"""The readers: one to four sources side by side, of which one is the focused reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QWidget

from briefer.core.source import Role, SourceText
from briefer.core.text import Span
from briefer.ui.arrangement import ANY
from briefer.ui.reader import ReaderPane, ReaderState
from briefer.ui.readerdocument import Mark
from briefer.ui.readergrid import ReaderGrid
from briefer.ui.readerkeys import Command
from briefer.ui.readerlook import ReaderLook, reader_look
from briefer.ui.sectionchooser import SectionChooser, section_lines
from briefer.ui.session import Session
from briefer.ui.sourceline import title_of, version_words
from briefer.ui.sourcemenu import fill_source_menu
from briefer.ui.theme import current

if TYPE_CHECKING:
    from briefer.project.changes import Change

Spans = tuple[Span, ...]
LAST_USED = ""  # the target that means: the section used last
_KEPT = 200  # sources whose place is remembered
_TRAIL = 50  # places to go back to


class ReadersArea(QWidget):
    """Opens sources in readers and passes on what a person wants done with their words."""

    quote_requested = Signal(str, object)  # source id, tuple[Span, ...]
    paraphrase_requested = Signal(str, object)
    cite_requested = Signal(str, object)
    excerpt_requested = Signal(str, object)
    place_requested = Signal(str, object, str)  # + a section's id or LAST_USED
    source_action_requested = Signal(str, str)  # source id, a SourceAction
    current_changed = Signal(str)  # the focused reader's source, empty for none

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._panes: dict[str, ReaderPane] = {}
        self._states: dict[str, ReaderState] = {}
        self._wanted: dict[str, Spans] = {}  # asked for before the source list was here
        self._kept_layout: Mapping[str, Any] | None = None  # likewise
        self._trail: list[tuple[str, ReaderState]] = []
        self._current = ""
        self._grid = ReaderGrid()
        self._empty = QLabel(self.tr("Choose a source to read it here"))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        current().dress(self._empty, "meta")
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._grid)
        self._grid.tab_chosen.connect(self.show_source)
        session.project_closed.connect(self.close_all)
        session.sources_changed.connect(self._refresh_sources)
        session.excerpts_changed.connect(self._refresh_marks)
        session.changed.connect(self._take_change)
        current().changed.connect(self._refresh_sources)

    @property
    def current_source(self) -> str:
        """Return the source in the focused reader, empty for none."""
        return self._current

    @property
    def open_sources(self) -> tuple[str, ...]:
        """Return the sources that are open, in the order they stand."""
        return tuple(self._panes)

    @property
    def reader_limit(self) -> int:
        """Return how many readers are seen at most."""
        return self._grid.limit

    def pane(self, source_id: str) -> ReaderPane | None:
        """Return the reader of a source, None where it is not open."""
        return self._panes.get(source_id)

    def show_source(self, source_id: str, span: Span | Sequence[Span] | None = None) -> None:
        """Open a source or go to its reader; scroll to `span` and point it out."""
        spans = (span,) if isinstance(span, Span) else tuple(span or ())
        if self._session.source_line(source_id) is None:
            self._wanted[source_id] = spans
            return
        if spans and (left := self._panes.get(self._current)):
            self._trail = [*self._trail[-_TRAIL:], (self._current, left.state())]
        pane = self._panes.get(source_id) or self._open(source_id)
        self._grid.use(source_id)
        pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set_current(source_id)
        if spans:
            pane.reveal(spans)

    def go_back(self) -> None:
        """Return to the place that was read before the last jump to a passage."""
        while self._trail:
            source_id, state = self._trail.pop()
            if self._session.source_line(source_id) is not None:
                self.show_source(source_id)
                self._panes[source_id].restore(state)
                return

    def close_source(self, source_id: str) -> None:
        """Close the reader of a source; its place is remembered."""
        pane = self._panes.pop(source_id, None)
        if pane is None:
            return
        self._states[source_id] = pane.state()
        self._grid.remove(source_id)
        if not self._panes:
            self._pages.setCurrentWidget(self._empty)
        if source_id == self._current:
            self._set_current(self._grid.recent[0] if self._panes else "")

    def close_all(self) -> None:
        """Close all readers and forget their places: the project is another one."""
        for source_id in tuple(self._panes):
            self.close_source(source_id)
        self._states.clear()
        self._wanted.clear()
        self._trail.clear()

    def set_reader_limit(self, limit: int) -> None:
        """Show at most `limit` readers, from 1 to 4, or `ANY`: as many as fit side by side."""
        self._grid.set_limit(limit)

    def run(self, command: Command) -> None:
        """Do a command of the menu in the focused reader."""
        if pane := self._panes.get(self._current):
            pane.run(command)

    def quote(self) -> None:
        """Ask for the words selected in the focused reader to be quoted."""
        if pane := self._panes.get(self._current):
            pane.quote()

    def paraphrase(self) -> None:
        """Ask for a paraphrase of the words selected in the focused reader."""
        if pane := self._panes.get(self._current):
            pane.paraphrase()

    def cite(self) -> None:
        """Ask for the words selected in the focused reader to be cited."""
        if pane := self._panes.get(self._current):
            pane.cite()

    def layout_state(self) -> dict[str, object]:
        """Return open readers, places and sizes as plain values, for the settings."""
        states = {**self._states, **{key: pane.state() for key, pane in self._panes.items()}}
        return {
            "open": list(self._panes),
            "recent": list(self._grid.recent),
            "limit": self._grid.limit,
            "states": {key: asdict(state) for key, state in list(states.items())[-_KEPT:]},
        }

    def restore_layout(self, state: Mapping[str, Any]) -> None:
        """Open the readers of `state` again; what makes no sense in it is passed over."""
        self._grid.set_limit(_number(state.get("limit"), ANY))
        self._kept_layout = None if self._session.sources else state
        if self._kept_layout is not None:
            return
        for source_id, values in dict(state.get("states") or {}).items():
            if (known := _reader_state(values)) is not None:
                self._states[source_id] = known
        opened = [str(source_id) for source_id in state.get("open") or ()]
        recent = [str(source_id) for source_id in state.get("recent") or ()]
        for source_id in opened:
            self.show_source(source_id)
        for source_id in reversed([s for s in recent if s in opened]):
            self.show_source(source_id)

    def _open(self, source_id: str) -> ReaderPane:
        line = self._session.source_line(source_id)
        assert line is not None
        pane = ReaderPane(line.source, self._look_of(source_id))
        self._panes[source_id] = pane
        self._connect(pane)
        self._grid.add(source_id, pane)
        self._pages.setCurrentWidget(self._grid)
        if source_id in self._states:
            pane.restore(self._states[source_id])
        self._refresh_head(source_id, pane)
        self._read_text(source_id)
        return pane

    def _connect(self, pane: ReaderPane) -> None:
        pane.quote_requested.connect(self.quote_requested)
        pane.paraphrase_requested.connect(self.paraphrase_requested)
        pane.cite_requested.connect(self.cite_requested)
        pane.excerpt_requested.connect(self.excerpt_requested)
        pane.place_requested.connect(self._place_in_last)
        pane.choice_requested.connect(self._choose_section)
        pane.number_requested.connect(self._place_in_number)
        pane.role_requested.connect(self._change_role)
        pane.close_requested.connect(self.close_source)
        pane.source_menu_requested.connect(self._show_source_menu)
        pane.activated.connect(self._activate)

    def _activate(self, source_id: str) -> None:
        self._grid.use(source_id)
        self._set_current(source_id)

    def _set_current(self, source_id: str) -> None:
        for key, pane in self._panes.items():
            pane.set_current(key == source_id)
        if source_id != self._current:
            self._current = source_id
            self.current_changed.emit(source_id)

    def _look_of(self, source_id: str) -> ReaderLook:
        ids = [line.source.source_id for line in self._session.sources]
        return reader_look(current(), ids.index(source_id) if source_id in ids else 0)

    def _read_text(self, source_id: str) -> None:
        from briefer.project import queries  # noqa: PLC0415 - loads apsw

        self._session.read(queries.source_text, source_id, then=self._take_text)

    def _take_text(self, text: SourceText) -> None:
        if pane := self._panes.get(text.source_id):
            pane.show_text(text)
            pane.show_marks(self._marks_of(text.source_id))

    def _take_change(self, change: Change) -> None:
        """Read the texts again whose blocks may have changed their roles."""
        if "blocks" in change.rows:
            for source_id in self._panes:
                self._read_text(source_id)

    def _refresh_sources(self) -> None:
        known = {line.source.source_id for line in self._session.sources}
        for source_id, pane in tuple(self._panes.items()):
            if source_id in known:
                self._refresh_head(source_id, pane)
            else:
                self.close_source(source_id)
        if known and self._kept_layout is not None:
            self.restore_layout(self._kept_layout)
        for source_id in [s for s in self._wanted if s in known]:
            self.show_source(source_id, self._wanted.pop(source_id))

    def _refresh_head(self, source_id: str, pane: ReaderPane) -> None:
        line = self._session.source_line(source_id)
        if line is not None:
            pane.show_source(
                line.source, line.use_count, self._look_of(source_id), version_words(line)
            )
            self._grid.set_title(source_id, title_of(line.source))

    def _refresh_marks(self) -> None:
        for source_id, pane in self._panes.items():
            pane.show_marks(self._marks_of(source_id))

    def _marks_of(self, source_id: str) -> tuple[Mark, ...]:
        return tuple(
            Mark(line.excerpt.excerpt_id, tuple(s.span for s in line.excerpt.selectors), line.uses)
            for line in self._session.excerpts
            if line.excerpt.source_id == source_id and not line.excerpt.removed_at
        )

    def _place_in_last(self, source_id: str, spans: Spans) -> None:
        self.place_requested.emit(source_id, spans, LAST_USED)

    def _place_in_number(self, source_id: str, spans: Spans, number: int) -> None:
        lines = section_lines(self._session.brief.outline)
        target = next((line.section_id for line in lines if line.number == number), None)
        if target is not None:
            self.place_requested.emit(source_id, spans, target)

    def _choose_section(self, source_id: str, spans: Spans) -> None:
        chooser = SectionChooser(section_lines(self._session.brief.outline), self)
        chooser.chosen.connect(partial(self._place_in_section, source_id, spans))
        pane = self._panes.get(source_id, self)
        chooser.pop_up(pane.mapToGlobal(pane.rect().center()))

    def _place_in_section(self, source_id: str, spans: Spans, section_id: str) -> None:
        self.place_requested.emit(source_id, spans, section_id)

    def _show_source_menu(self, source_id: str, on_screen: QPoint) -> None:
        line = self._session.source_line(source_id)
        if line is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            act, is_read_only = self.source_action_requested.emit, self._session.is_read_only
            fill_source_menu(menu, line, act, is_read_only=is_read_only)
            menu.popup(on_screen)

    def _change_role(self, source_id: str, block_start: int, role: Role) -> None:
        from briefer.project import edits  # noqa: PLC0415 - loads apsw

        self._session.submit(edits.change_role, source_id, block_start, role)


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


def _reader_state(values: object) -> ReaderState | None:
    """Return the state kept as `values`, None where they are not of this version."""
    if not isinstance(values, Mapping):
        return None
    try:
        return ReaderState(
            int(values["code_point"]),
            float(values["distance"]),
            int(values["size"]),
            tuple(int(start) for start in values["opened"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
