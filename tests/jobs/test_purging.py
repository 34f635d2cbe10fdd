from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.core.errors import EditRefused
from briefer.jobs.purging import PurgeReport, purge
from briefer.project import edits, queries, snapshots
from briefer.project.project import Project
from tests.project.valley import add, span_of


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "data"))


def snapshot(project: Project) -> Path:
    target = snapshots.path_for(project.path, datetime(2026, 5, 1, tzinfo=UTC))
    target.parent.mkdir(parents=True, exist_ok=True)
    project.save_copy(target)
    return target


def test_a_purged_source_is_in_no_snapshot_and_its_exports_are_named(tmp_path: Path) -> None:
    with Project.create(tmp_path / "brief.briefer") as project:
        (source_id,) = add(project)
        sent = tmp_path / "sent.docx"
        project.submit(edits.log_export, sent, "aa").result()
        kept = snapshot(project)
        assert purge(project, [source_id]) == PurgeReport(1, 1, (sent,))
        assert not kept.exists()
        assert snapshots.snapshots(project.path) == ()


def test_no_byte_of_a_purged_source_is_left_in_the_file_or_beside_it(tmp_path: Path) -> None:
    words = "the same man"
    with Project.create(tmp_path / "brief.briefer") as project:
        (source_id,) = add(project)
        _excerpt, item_id = project.submit(edits.take_passage, source_id, [span_of(words)]).result()
        project.submit(edits.revise_wording, item_id, f"[...] {words}").result()
        project.submit(edits.remove_items, [item_id]).result()
        assert any(words.encode() in file.read_bytes() for file in beside(project))
        purge(project, [source_id])
        assert [f.name for f in beside(project) if words.encode() in f.read_bytes()] == []
        add(project)  # and it is a project as before
    with Project.open(tmp_path / "brief.briefer") as project:
        assert len(project.read(queries.sources).result()) == 1


def beside(project: Project) -> list[Path]:
    return sorted(project.path.parent.glob(f"{project.path.name}*"))


def test_a_source_in_use_stays_and_so_do_the_snapshots(tmp_path: Path) -> None:
    with Project.create(tmp_path / "brief.briefer") as project:
        (source_id,) = add(project)
        project.submit(edits.take_passage, source_id, [span_of("the same man")]).result()
        kept = snapshot(project)
        with pytest.raises(EditRefused):
            purge(project, [source_id])
        assert kept.exists()
