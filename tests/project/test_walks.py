"""Edits, undo, redo, imports, closing and opening, walked at random."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from apsw import Connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefer.core.errors import EditRefused
from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.project import Project
from briefer.project.schema import TRACKED
from tests.project.sources import imported

Rows = frozenset[tuple[Any, ...]]
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
MEMORY = Path("/dev/shm")  # noqa: S108 - what is flushed does not matter here
PLACE = st.integers(0, 1000)


def tracked_rows(connection: Connection) -> Rows:
    return frozenset(
        (table, *row)
        for table in TRACKED
        for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608
    )


def item_ids(connection: Connection) -> tuple[str, ...]:
    rows = connection.execute("SELECT item_id FROM items WHERE kind <> 'inline' ORDER BY rowid")
    return tuple(str(row[0]) for row in rows)


class Walk(RuleBasedStateMachine):
    """Every state that undo and redo should come by is known, as rows."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None)
        self.path = Path(self.folder) / "walk.briefer"
        self.project = Project.create(self.path, "Valley water")
        self.imports = 0
        self.bring_in()
        self.states = [self.rows()]
        self.now = 0

    def rows(self) -> Rows:
        return self.project.read(tracked_rows).result()

    def edit(self, verb: Callable[..., object], *args: object, **kwargs: object) -> None:
        """Carry out an edit; one that changed something ends what could be redone."""
        try:
            self.project.submit(verb, *args, **kwargs).result()
        except EditRefused:
            assert self.rows() == self.states[self.now]
            return
        rows = self.rows()
        if rows != self.states[self.now]:
            self.states[self.now + 1 :] = [rows]
            self.now += 1

    def chosen(self, place: int) -> str | None:
        ids = self.project.read(item_ids).result()
        return ids[place % len(ids)] if ids else None

    def source_id(self, place: int) -> str:
        lines = self.project.read(queries.sources).result()
        return lines[place % len(lines)].source.source_id if lines else "none"

    @rule(title=WORDS, parent=PLACE)
    def add_section(self, title: str, parent: int) -> None:
        self.edit(edits.add_section, title, self.chosen(parent) if parent % 2 else None)

    @rule(words=WORDS, parent=PLACE)
    def add_text(self, words: str, parent: int) -> None:
        self.edit(edits.add_text, words, self.chosen(parent) if parent % 3 else None)

    @rule(source=PLACE, start=st.integers(0, 30), parent=PLACE)
    def take_passage(self, source: int, start: int, parent: int) -> None:
        spans = [Span(start, start + 12)]
        self.edit(edits.take_passage, self.source_id(source), spans, self.chosen(parent))

    @rule(item=PLACE, parent=PLACE, position=st.integers(0, 5))
    def move_items(self, item: int, parent: int, position: int) -> None:
        self.edit(edits.move_items, [self.chosen(item)], self.chosen(parent), position)

    @rule(item=PLACE)
    def remove_items(self, item: int) -> None:
        self.edit(edits.remove_items, [self.chosen(item)])

    @rule(source=PLACE)
    def remove_sources(self, source: int) -> None:
        self.edit(edits.remove_sources, [self.source_id(source)])

    @rule(title=WORDS)
    def revise_front(self, title: str) -> None:
        self.edit(edits.revise_front, title=title, subtitle=title[:3])

    @rule()
    def bring_in(self) -> None:
        """An import stands outside undo: its rows are in every state from now on."""
        self.imports += 1
        before = self.rows()
        source = imported(f"Report {self.imports}", "It rained for nine days, and more.")
        self.project.submit_batch(edits.add_sources, [source]).result()
        new = self.rows() - before
        assert new
        self.states = [state | new for state in getattr(self, "states", [])]

    @rule()
    def undo(self) -> None:
        change = self.project.undo().result()
        assert (change is not None) == (self.now > 0)
        self.now -= change is not None

    @rule()
    def redo(self) -> None:
        change = self.project.redo().result()
        assert (change is not None) == (self.now < len(self.states) - 1)
        self.now += change is not None

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def walk_all(self) -> None:
        while self.project.undo().result() is not None:
            pass
        assert self.rows() == self.states[0]
        while self.project.redo().result() is not None:
            pass
        self.now = len(self.states) - 1

    @invariant()
    def rows_are_those_of_this_state(self) -> None:
        if hasattr(self, "now"):
            assert self.rows() == self.states[self.now]

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            shutil.rmtree(self.folder)


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
