from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.jobs.imports import ImportReport, import_files
from briefer.project import edits
from briefer.project.project import Project

STORY = """The levy

The levy on the ferries rose twice in one year, and the operators did not protest at all.

The council met on a Tuesday and heard nobody from the harbour, though eleven had asked to speak.

A spokesman said that the accounts would be published before the winter, as they are each year.
"""
OTHER = """The gauge

A gauge is read by people, and people sleep; nobody in the valley wrote down what it said at night.

The engineers had asked for a clock that draws a line, and the council had bought a flag instead.
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "levy.briefer", "The levy") as made:
        yield made


def bring(project: Project, folder: Path, **files: str) -> ImportReport:
    for name, words in files.items():
        (folder / f"{name}.txt").write_text(words)
    return import_files(project, [folder / f"{name}.txt" for name in files])


def test_a_corrected_copy_is_almost_the_same_as_the_first(project: Project, tmp_path: Path) -> None:
    (first,) = bring(project, tmp_path, a=STORY).added
    report = bring(project, tmp_path, b=STORY.replace("rose twice", "rose three times"))
    (copy,) = report.alike
    assert (copy.source_id, copy.other_id) == (report.added[0].source_id, first.source_id)
    assert (copy.other_key, copy.other_title) == (first.key, first.title)
    assert 0.6 < copy.share < 1


def test_two_copies_that_come_together_are_seen(project: Project, tmp_path: Path) -> None:
    report = bring(project, tmp_path, a=STORY, b=f"{STORY}\nMore.\n", c=OTHER)
    (copy,) = report.alike
    assert [copy.other_id, copy.source_id] == [a.source_id for a in report.added[:2]]


def test_another_article_is_not_alike(project: Project, tmp_path: Path) -> None:
    bring(project, tmp_path, a=STORY)
    assert bring(project, tmp_path, b=OTHER).alike == ()


def test_the_same_bytes_are_known_and_not_alike(project: Project, tmp_path: Path) -> None:
    bring(project, tmp_path, a=STORY)
    report = bring(project, tmp_path, b=STORY)
    assert report.added[0].is_duplicate
    assert report.alike == ()


def test_what_is_treated_as_a_newer_version_is_not_said_again(
    project: Project, tmp_path: Path
) -> None:
    (first,) = bring(project, tmp_path, a=STORY).added
    second = bring(project, tmp_path, b=f"{STORY}\nMore.\n").added[0]
    project.submit(edits.supersede_source, first.source_id, second.source_id).result()
    project.submit(edits.remove_sources, (second.source_id,)).result()
    assert bring(project, tmp_path, b=f"{STORY}\nMore.\n").alike == ()
