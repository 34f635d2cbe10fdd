from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from briefer.jobs.restoring import restore
from briefer.project import edits, queries, snapshots
from briefer.project.project import Project


def title_of(project: Project) -> str:
    return project.read(queries.brief).result().front.title


def test_an_earlier_state_comes_back_and_the_present_one_is_kept(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "levy.briefer", "Before")
    snapshot = snapshots.path_for(project.path, datetime.now(UTC))
    snapshot.parent.mkdir(parents=True)
    project.save_copy(snapshot)
    project.submit(edits.revise_front, title="After").result()
    restored = restore(project, snapshot)
    assert title_of(restored.project) == "Before"
    restored.project.close()
    assert restored.problem is None
    assert restored.kept is not None
    assert ".replaced-" in restored.kept.name
    kept = restored.kept.rename(tmp_path / "kept.briefer")
    with Project.open(kept) as before:
        assert title_of(before) == "After"


def test_a_damaged_snapshot_leaves_the_brief_as_it_is(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "levy.briefer", "Now")
    (tmp_path / "bad.briefer").write_bytes(b"no project")
    restored = restore(project, tmp_path / "bad.briefer")
    assert restored.problem is not None
    assert restored.kept is None
    assert title_of(restored.project) == "Now"
    restored.project.close()
