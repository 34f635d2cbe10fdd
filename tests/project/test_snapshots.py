from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.core.errors import ProjectLocked, UnusableProject
from briefer.project import edits, snapshots
from briefer.project.backups import MOST_EDITS
from briefer.project.project import Project
from tests.project.plainedits import front, put
from tests.project.sources import imported

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def test_closing_leaves_a_snapshot_that_says_what_is_in_it(path: Path) -> None:
    with Project.create(path) as project:
        project.submit(edits.add_sources, [imported("Rain", "It rained."), imported("Sun", "Dry.")])
    (snapshot,) = snapshots.snapshots(path)
    assert snapshot.sources == 2
    assert snapshot.size == snapshot.path.stat().st_size > 0
    age = datetime.now(UTC) - datetime.fromisoformat(snapshot.at)
    assert timedelta() <= age < timedelta(minutes=5)


def test_without_an_edit_there_is_no_snapshot_and_a_recent_one_is_enough(path: Path) -> None:
    Project.create(path).close()
    assert snapshots.snapshots(path) == ()
    for number in range(2):
        with Project.open(path) as project:
            project.submit(put, "title", f"Title {number}")
    assert len(snapshots.snapshots(path)) == 1


def test_after_many_edits_a_snapshot_is_taken_while_work_goes_on(path: Path) -> None:
    with Project.create(path) as project:
        for number in range(MOST_EDITS + 5):
            project.submit(put, "title", f"Title {number}")
        end = time.monotonic() + 30
        while not snapshots.snapshots(path) and time.monotonic() < end:
            project.read(front).result()
        assert len(snapshots.snapshots(path)) == 1
        assert project.snapshot_problem is None


def test_a_snapshot_that_cannot_be_written_stops_nothing(path: Path, data: Path) -> None:
    data.write_text("a file where a folder should be")
    with Project.create(path) as project:
        for number in range(MOST_EDITS):
            project.submit(put, "title", f"Title {number}")
        assert project.read(front).result()["title"] == f"Title {MOST_EDITS - 1}"
        problem = project.snapshot_problem
        assert problem is not None
        assert problem.reason in {"exists", "folder-missing"}


def test_a_damaged_project_is_restored_and_kept_beside_it(path: Path) -> None:
    with Project.create(path, "Valley water") as project:
        project.submit(put, "author", "A. Miller")
    path.write_bytes(b"damaged" * 100)
    stray = path.with_name(path.name + "-journal")
    stray.write_bytes(b"stray")
    (snapshot,) = snapshots.snapshots(path)
    aside = snapshots.restore(path, snapshot.path)
    assert aside is not None
    assert aside.read_bytes() == b"damaged" * 100
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"stray"
    assert not stray.exists()
    with Project.open(path) as project:
        assert project.read(front).result() == {"title": "Valley water", "author": "A. Miller"}
        assert project.undo().result() is not None


def test_a_project_that_is_gone_is_restored(path: Path) -> None:
    with Project.create(path) as project:
        project.submit(put, "author", "A. Miller")
    path.unlink()
    assert snapshots.restore(path, snapshots.snapshots(path)[0].path) is None
    with Project.open(path) as project:
        assert project.read(front).result() == {"author": "A. Miller"}


def test_restoring_never_replaces_a_project_that_is_open(path: Path) -> None:
    with Project.create(path) as project:
        project.submit(put, "author", "A. Miller")
    snapshot = snapshots.snapshots(path)[0].path
    with Project.open(path) as project:
        with pytest.raises(ProjectLocked):
            snapshots.restore(path, snapshot)
        project.submit(put, "author", "B. Jones").result()
        script = (
            "import sys; from pathlib import Path; from briefer.core.errors import ProjectLocked\n"
            "from briefer.project import snapshots\n"
            "try: snapshots.restore(Path(sys.argv[1]), Path(sys.argv[2]))\n"
            "except ProjectLocked: print('locked')\n"
        )
        args = [sys.executable, "-c", script, str(path), str(snapshot)]
        said = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=True)
        assert said.stdout.strip() == "locked"


def test_a_damaged_snapshot_replaces_nothing(path: Path) -> None:
    with Project.create(path) as project:
        project.submit(put, "author", "A. Miller")
    before = path.read_bytes()
    bad = path.with_name("bad")
    bad.write_bytes(before[: len(before) // 2])
    with pytest.raises(UnusableProject) as told:
        snapshots.restore(path, bad)
    assert told.value.reason == "damaged"
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["bad", "brief.briefer", "data"]


def test_of_old_snapshots_one_a_day_then_a_week_then_a_month_stays() -> None:
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    taken = [now - timedelta(hours=6 * number) for number in range(4 * 200)]
    gone = snapshots.superfluous(taken, now)
    kept = [moment for moment in taken if moment not in gone]
    ages = [(now - moment) / timedelta(days=1) for moment in kept]
    assert sum(age <= 2 for age in ages) == 9
    assert sum(2 < age <= 14 for age in ages) in {12, 13}
    assert sum(14 < age <= 60 for age in ages) in {7, 8}
    assert sum(age > 60 for age in ages) in {5, 6}
    assert now in kept


def test_thinning_again_and_again_keeps_what_it_kept() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    kept: set[datetime] = set()
    for day in range(120):
        now = start + timedelta(days=day)
        kept.add(now)
        kept -= snapshots.superfluous(kept, now)
    assert len(kept) > 15
    assert min(kept) < start + timedelta(days=32)
