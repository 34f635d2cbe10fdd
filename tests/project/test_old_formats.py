"""A project that an earlier version filled opens today with every word of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from briefer.core.brief import Brief
from briefer.jobs.starter import starter_project
from briefer.project import queries, schema
from briefer.project.connecting import connected
from briefer.project.edits import revise_front
from briefer.project.migrations import migrate
from briefer.project.project import Project
from tests.project.plainedits import front

_DERIVED = "search"  # made anew from the texts


def columns(connection: apsw.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def as_format(number: int, path: Path, target: Path) -> Path:
    """Copy a project into a file of an earlier format, with all that this one had a place for."""
    old = connected(target, create=True)
    migrate(old, number)
    old.execute("DELETE FROM meta")
    old.execute("ATTACH ? AS today", (str(path),))
    tables = [
        str(name)
        for (name,) in old.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
        if not str(name).startswith((_DERIVED, "sqlite_"))
    ]
    with old:
        for table in tables:
            names = ", ".join(f'"{name}"' for name in columns(old, table))
            old.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM today.{table}")  # noqa: S608
    old.close()
    return target


def without_emphasis(brief: Brief) -> Brief:
    """What format 1 had no place for."""
    excerpts = {name: replace(each, emphasis=()) for name, each in brief.excerpts.items()}
    return replace(brief, excerpts=excerpts)


@pytest.mark.parametrize("number", range(1, schema.VERSION))
def test_a_filled_project_of_each_earlier_format_opens_with_every_word(
    number: int, tmp_path: Path
) -> None:
    made = Project.open(starter_project(tmp_path))
    made.submit(revise_front, reference="P-12").result()
    want = made.read(queries.brief).result()
    texts = made.read(queries.source_texts, list(want.sources)).result()
    made.close()
    project = Project.open(as_format(number, made.path, tmp_path / "old.briefer"))
    try:
        got = project.read(queries.brief).result()
        assert without_emphasis(got) == without_emphasis(want)
        assert len(got.outline) > 3
        assert len(got.sources) == 5
        assert got.front.reference == "P-12"
        found = project.read(queries.source_texts, list(want.sources)).result()
        assert [t.canonical for t in found.values()] == [t.canonical for t in texts.values()]
        project.submit(revise_front, reference="P-13").result()
        assert project.read(front).result()["reference"] == "P-13"
    finally:
        project.close()
