"""A project in a new folder, and edits on the front matter that need nothing else."""

from __future__ import annotations

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
