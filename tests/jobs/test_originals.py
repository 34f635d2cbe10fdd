from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.core.errors import UnreadableSource
from briefer.jobs.imports import import_files
from briefer.jobs.originals import write_original
from briefer.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "levy.briefer", "The levy") as made:
        yield made


def test_the_file_comes_out_as_it_went_in(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "the levy.txt"
    path.write_text("The levy\n\nIt rose twice in one year.\n" * 900)  # stored compressed
    (added,) = import_files(project, [path]).added
    path.rename(tmp_path / "gone.txt")
    written = write_original(project, added.source_id, tmp_path / "out")
    assert written.name == "the levy.txt"
    assert written.read_bytes() == (tmp_path / "gone.txt").read_bytes()
    assert written == write_original(project, added.source_id, tmp_path / "out")


def test_a_source_that_is_not_there_is_said_so(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as failed:
        write_original(project, "nobody", tmp_path)
    assert failed.value.reason == "no-original"
