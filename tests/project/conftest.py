"""A project in a new folder, and edits on the front matter that need nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.project.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "brief.briefer"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    made = Project.create(path, "Valley water")
    yield made
    made.close()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Return a folder where flushing costs nothing: a kill does not empty the system's cache."""
    place = Path("/dev/shm")  # noqa: S108
    folder = Path(tempfile.mkdtemp(dir=place if place.is_dir() else tmp_path))
    yield folder
    shutil.rmtree(folder)
