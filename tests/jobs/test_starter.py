from __future__ import annotations

from pathlib import Path

from briefer.core.locations import seeds
from briefer.jobs.checks import check_project
from briefer.jobs.new import new_project
from briefer.jobs.starter import starter_project
from briefer.project import queries
from briefer.project.project import Project


def test_the_example_is_made_once_and_then_kept(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    path = starter_project(folder)
    made = path.read_bytes()
    assert starter_project(folder) == path
    assert path.read_bytes() == made
    assert [entry.name for entry in folder.iterdir()] == [path.name]


def test_the_example_quotes_its_sources_without_a_fault(tmp_path: Path) -> None:
    with Project.open(starter_project(tmp_path)) as project:
        sources = project.read(queries.sources).result()
        checked = check_project(project)
    assert len(sources) == 5
    assert all(line.use_count for line in sources)
    assert len(checked.quotations) >= 5
    assert checked.is_defensible


def test_the_outline_of_the_example_is_read_without_a_problem(tmp_path: Path) -> None:
    made = new_project(tmp_path / "example.briefer", folder=seeds())
    made.project.close()
    assert (made.report.failed, made.problems) == ((), ())
