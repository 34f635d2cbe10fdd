from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from apsw import Connection

from briefer.core.errors import EditRefused, ProjectLocked
from briefer.project import edits, queries, steps
from briefer.project.changes import Change, Origin
from briefer.project.project import Project
from tests.project.plainedits import bring_in, drop, front, put, put_and_refuse
from tests.project.sources import imported

ROOT = Path(__file__).resolve().parents[2]


def contents(project: Project) -> dict[str, str]:
    return dict(project.read(front).result())


def test_a_new_project_is_a_file_with_its_title(project: Project, path: Path) -> None:
    assert path.stat().st_size > 0
    assert contents(project) == {"title": "Valley water"}
    assert project.undo().result() is None, "making it is no step"


def test_an_edit_is_announced_with_its_rows_before_its_future_is_done(project: Project) -> None:
    changes: list[Change] = []
    project.subscribe(changes.append)
    assert project.submit(put, "author", "A. Miller").result() == "A. Miller"
    (change,) = changes
    assert change.origin is Origin.EDIT
    assert change.rows == {"front_matter": {"author"}}
    assert (change.step.action, change.step.target, change.step.detail) == (
        "put", "author", "A. Miller",
    )  # fmt: skip
    assert (change.undo, change.redo) == (change.step, None)


def test_an_edit_without_a_name_has_that_of_its_verb(project: Project) -> None:
    project.submit(drop, "title").result()
    (step,) = project.read(steps.history).result()
    assert step.action == "drop"


def test_undo_and_redo_are_announced_with_what_comes_next(project: Project) -> None:
    project.submit(put, "author", "A. Miller").result()
    changes: list[Change] = []
    project.subscribe(changes.append)
    project.undo().result()
    assert contents(project) == {"title": "Valley water"}
    project.redo().result()
    assert contents(project)["author"] == "A. Miller"
    back, again = changes
    assert (back.origin, back.undo, back.redo) == (Origin.UNDO, None, back.step)
    assert (again.origin, again.undo, again.redo) == (Origin.REDO, again.step, None)
    assert back.rows == again.rows == {"front_matter": {"author"}}


def test_an_edit_that_refuses_changes_nothing_and_is_no_step(project: Project) -> None:
    changes: list[Change] = []
    project.subscribe(changes.append)
    with pytest.raises(EditRefused):
        project.submit(put_and_refuse, "author").result()
    assert contents(project) == {"title": "Valley water"}
    assert (changes, project.read(steps.history).result()) == ([], ())


def test_an_edit_that_changes_nothing_is_no_step_and_keeps_redo(project: Project) -> None:
    project.submit(put, "author", "A. Miller").result()
    project.undo().result()
    project.submit(put, "title", "Valley water").result()
    assert project.redo().result() is not None
    assert contents(project)["author"] == "A. Miller"


def test_a_new_edit_ends_what_could_be_redone(project: Project) -> None:
    project.submit(put, "author", "A. Miller").result()
    project.undo().result()
    project.submit(put, "author", "B. Jones").result()
    assert project.redo().result() is None
    assert contents(project)["author"] == "B. Jones"


def test_an_import_is_in_the_history_but_undo_passes_over_it(project: Project) -> None:
    changes: list[Change] = []
    project.submit(put, "author", "A. Miller").result()
    project.subscribe(changes.append)
    project.submit_batch(bring_in, "copy").result()
    assert changes[0].origin is Origin.IMPORT
    assert changes[0].rows == {"front_matter": {"copy"}}
    actions = [step.action for step in project.read(steps.history).result()]
    assert actions == ["bring-in", "put"]
    project.undo().result()
    assert contents(project) == {"title": "Valley water", "copy": "brought in"}
    project.submit_batch(bring_in, "to").result()
    assert project.redo().result() is not None


def test_thirty_edits_and_ten_undos_without_waiting_keep_their_order(project: Project) -> None:
    for number in range(30):
        project.submit(put, "title", f"Title {number}")
    for _undo in range(10):
        project.undo()
    assert contents(project)["title"] == "Title 19"
    undoable, redoable = project.read(steps.undo_redo).result()
    assert (undoable and undoable.detail, redoable and redoable.detail) == ("Title 19", "Title 20")


def test_what_was_submitted_last_is_on_disk_after_closing(path: Path) -> None:
    project = Project.create(path)
    for number in range(20):
        project.submit(put, "title", f"Title {number}")
    project.close()
    again = Project.open(path)
    assert contents(again)["title"] == "Title 19"
    again.close()


def test_undo_and_redo_survive_a_restart(path: Path) -> None:
    project = Project.create(path, "Valley water")
    project.submit(put, "author", "A. Miller")
    project.submit(put, "status", "draft")
    project.undo()
    project.close()
    again = Project.open(path)
    assert again.redo().result() is not None
    assert contents(again)["status"] == "draft"
    again.undo()
    again.undo()
    assert contents(again) == {"title": "Valley water"}
    again.close()


def test_after_closing_nothing_is_accepted_and_closing_again_is_no_fault(path: Path) -> None:
    project = Project.create(path)
    project.close()
    project.close()
    assert project.submit(put, "title", "Too late").cancelled()
    assert project.read(front).cancelled()


def test_edits_go_before_queries_and_queries_before_imports(project: Project) -> None:
    order: list[str] = []
    may_begin = threading.Event()
    project.read(lambda _connection: may_begin.wait(10))
    batch = project.submit_batch(lambda _tx: order.append("import"))
    project.read(lambda _connection: order.append("query"))
    project.submit(lambda _tx: order.append("first edit"))
    project.submit(lambda _tx: order.append("second edit"))
    may_begin.set()
    batch.result()
    assert order == ["first edit", "second edit", "query", "import"]


def test_the_same_program_cannot_open_a_project_twice(project: Project, path: Path) -> None:
    link = path.with_name("another name.briefer")
    link.symlink_to(path)
    for name in (path, link):
        with pytest.raises(ProjectLocked):
            Project.open(name)
    project.submit(put, "title", "Still ours").result()


def test_a_copy_shows_the_project_and_refuses_edits(project: Project, path: Path) -> None:
    copy = Project.open_copy(path)
    project.submit(put, "title", "Later").result()
    assert contents(copy) == {"title": "Valley water"}
    assert copy.is_read_only
    assert copy.copied_at
    with pytest.raises(EditRefused):
        copy.submit(put, "title", "Not mine").result()
    copy.close()


def test_a_saved_copy_has_everything_undo_included(project: Project, tmp_path: Path) -> None:
    project.submit(put, "author", "A. Miller")
    target = tmp_path / "copy.briefer"
    project.save_copy(target)
    project.submit(put, "author", "B. Jones").result()
    with Project.open(target) as copy:
        assert contents(copy)["author"] == "A. Miller"
        assert copy.undo().result() is not None
    project.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brief.briefer", "copy.briefer"]


def test_a_removed_source_that_was_added_again_does_not_stop_undo(project: Project) -> None:
    source = imported("Rain", "It rained for nine days.")
    project.submit(put, "author", "A. Miller")
    (added,) = project.submit(edits.add_sources, [source]).result()
    project.submit(edits.remove_sources, [added.source_id])
    project.submit(edits.add_sources, [source]).result()
    assert project.undo().result() is not None
    assert len(project.read(queries.sources).result()) == 1
    assert project.undo().result() is not None
    assert "author" not in contents(project)


def test_a_program_that_ends_without_closing_loses_no_edit(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from briefer.project.project import Project\n"
        "from tests.project.plainedits import put\n"
        "project = Project.create(Path(sys.argv[1]))\n"
        "for number in range(50): project.submit(put, 'title', f'Title {number}')\n"
    )
    args = [sys.executable, "-c", script, str(path)]
    subprocess.run(args, cwd=ROOT, check=True, timeout=60)
    with Project.open(path) as project:
        assert contents(project)["title"] == "Title 49"
    assert not path.with_name(path.name + ".owner").exists()


def test_work_goes_on_when_the_folder_gets_another_name(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    project = Project.create(folder / "a.briefer")
    project.submit(put, "title", "Before").result()
    folder.rename(tmp_path / "renamed")
    project.submit(put, "title", "After").result()
    project.close()
    with Project.open(tmp_path / "renamed" / "a.briefer") as again:
        assert contents(again)["title"] == "After"


def test_only_the_last_steps_can_be_undone_but_all_are_in_the_history(memory: Path) -> None:
    with Project.create(memory / "long.briefer") as project:
        for number in range(steps.MOST_STEPS + 20):
            project.submit(put, "title", f"Title {number}")
        undone = 0
        while project.undo().result() is not None:
            undone += 1
        assert undone == steps.MOST_STEPS
        assert contents(project)["title"] == "Title 19"
        assert len(project.read(steps.history, 10_000).result()) == 20
        while project.redo().result() is not None:
            pass
        assert len(project.read(steps.history, 10_000).result()) == steps.MOST_STEPS + 20


def test_steps_that_are_too_large_together_are_dropped_from_undo(memory: Path) -> None:
    with Project.create(memory / "large.briefer") as project:
        half = "x" * (steps.MOST_BYTES // 2 - 100_000)
        for word in ("a", "b", "c"):
            project.submit(put, "title", word + half)
        (first, *_rest) = project.read(steps.history).result()
        assert first.number == 3
        assert project.undo().result() is not None
        assert project.undo().result() is None


def test_a_made_up_changeset_is_refused_and_changes_nothing(memory: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    with Project.create(memory / "made up.briefer") as project:
        project.submit(put, "author", "A. Miller").result()
        for _turn in range(60):
            made_up = b"T" + chance.randbytes(40)
            project.read(store_changeset, made_up).result()
            with pytest.raises(EditRefused) as told:
                project.undo().result()
            assert told.value.reason == "undo-conflict"
        assert contents(project) == {"author": "A. Miller"}


def store_changeset(connection: Connection, changeset: bytes) -> None:
    connection.execute("UPDATE steps SET changeset = ?", (changeset,))
