from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from briefer.core.errors import FileProblem, ProjectLocked, UnusableProject, UnwritableTarget
from briefer.project.connecting import connected
from briefer.project.project import Project
from briefer.project.schema import VERSION
from tests.project.plainedits import front, put

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(path: Path) -> Path:
    with Project.create(path, "Valley water") as project:
        project.submit(put, "author", "A. Miller")
    return path


def altered(path: Path, *statements: str) -> None:
    """Change a project file as another program could."""
    connection = apsw.Connection(str(path))
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def overwritten(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def as_text(path: Path) -> None:
    path.write_text("just some notes, long enough to be taken for something else " * 4)


def as_newer(path: Path) -> None:
    altered(path, f"PRAGMA user_version={VERSION + 1}")


def as_another_program(path: Path) -> None:
    altered(path, "PRAGMA application_id=1")


def with_trigger(path: Path) -> None:
    altered(
        path,
        "CREATE TRIGGER planted AFTER INSERT ON front_matter BEGIN "
        "UPDATE front_matter SET value = 'stolen'; END",
    )


def with_view(path: Path) -> None:
    altered(path, "ALTER TABLE items RENAME TO real", "CREATE VIEW items AS SELECT * FROM real")


def with_column(path: Path) -> None:
    altered(path, "ALTER TABLE items ADD COLUMN bomb BLOB AS (zeroblob(900000000))")


def with_many_parts(path: Path) -> None:
    altered(path, *(f"CREATE TABLE t{number} (a)" for number in range(300)))


def without_table(path: Path) -> None:
    altered(path, "DROP TABLE comments")


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def rotten(path: Path) -> None:
    for page in range(3, path.stat().st_size // 8192):
        overwritten(path, page * 8192, b"\xff" * 64)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


BAD: list[tuple[Callable[[Path], object], str]] = [
    (as_text, "not-a-project"),
    (lambda path: path.write_text("short"), "not-a-project"),
    (lambda path: path.write_bytes(b""), "empty"),
    (lambda path: path.write_bytes(bytes(100_000)), "zeros"),
    (as_folder, "is-folder"),
    (as_pipe, "not-a-file"),
    (Path.unlink, "not-found"),
    (as_newer, "newer-version"),
    (as_another_program, "another-program"),
    (with_trigger, "foreign-parts"),
    (with_view, "foreign-parts"),
    (with_column, "foreign-parts"),
    (with_many_parts, "foreign-parts"),
    (without_table, "foreign-parts"),
    (truncated, "damaged"),
    (rotten, "damaged"),
]


@pytest.mark.parametrize(("spoil", "reason"), BAD)
def test_each_bad_file_is_refused_with_its_reason_and_not_touched(
    made: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    spoil(made)
    before = made.read_bytes() if made.is_file() else None
    for way in (Project.open, Project.open_copy):
        with pytest.raises(UnusableProject) as told:
            way(made)
        assert (told.value.reason, told.value.path) == (reason, made)
    assert (made.read_bytes() if made.is_file() else None) == before
    assert [p.name for p in made.parent.iterdir()] in ([], [made.name])


def test_what_a_newer_version_made_is_named_with_its_format(made: Path) -> None:
    as_newer(made)
    with pytest.raises(UnusableProject) as told:
        Project.open(made)
    assert told.value.detail == str(VERSION + 1)


def test_a_name_that_no_system_takes_is_a_problem_of_the_file(tmp_path: Path) -> None:
    for name in ("nul\0.briefer", "n" * 300 + ".briefer"):
        with pytest.raises(FileProblem):
            Project.open(tmp_path / name)
        with pytest.raises(UnwritableTarget) as told:
            Project.create(tmp_path / name)
        assert told.value.reason == "bad-name"


@contextmanager
def without_privileges() -> Iterator[None]:
    """Be nobody for a while where the tests are run by root, who may do everything."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="needs permissions of POSIX")
def test_what_must_not_be_written_can_still_be_looked_at(memory: Path) -> None:
    path = memory / "brief.briefer"
    with Project.create(path) as project:
        project.submit(put, "author", "A. Miller")
    for place, mode in ((path, 0o444), (memory, 0o555)):
        place.chmod(mode)
        memory.chmod(memory.stat().st_mode | 0o055)
        with without_privileges():
            with pytest.raises(UnusableProject) as told:
                Project.open(path)
            assert told.value.reason == "read-only"
            with Project.open_copy(path) as copy:
                assert copy.read(front).result()["author"] == "A. Miller"
    with without_privileges(), pytest.raises(UnwritableTarget) as refused:
        Project.create(memory / "new.briefer")
    assert refused.value.reason == "read-only"
    path.chmod(0)
    for way in (Project.open, Project.open_copy):
        with without_privileges(), pytest.raises(UnusableProject) as told:
            way(path)
        assert told.value.reason == "unreadable"
    memory.chmod(0o700)
    assert [p.name for p in memory.iterdir()] == [path.name]


def test_a_new_project_never_replaces_a_file(tmp_path: Path) -> None:
    taken = tmp_path / "notes.briefer"
    taken.write_text("somebody's notes")
    with pytest.raises(UnwritableTarget) as told:
        Project.create(taken)
    assert told.value.reason == "exists"
    assert taken.read_text() == "somebody's notes"
    with pytest.raises(UnwritableTarget) as told:
        Project.create(tmp_path / "nowhere" / "a.briefer")
    assert told.value.reason == "folder-missing"


def test_a_refused_file_can_be_opened_once_it_is_mended(made: Path) -> None:
    sound = made.read_bytes()
    as_text(made)
    with pytest.raises(UnusableProject):
        Project.open(made)
    made.write_bytes(sound)
    with Project.open(made) as project:
        assert project.read(front).result()["author"] == "A. Miller"


@pytest.mark.parametrize("connect", [apsw.Connection, connected])
def test_a_trigger_in_the_file_does_not_fire(
    made: Path, connect: Callable[[str], apsw.Connection]
) -> None:
    """Even if one came past the check of parts; SQLite as it comes is the control."""
    with_trigger(made)
    connection = connect(str(made))
    connection.execute("INSERT INTO front_matter VALUES ('to', 'The minister')")
    values = [row[0] for row in connection.execute("SELECT value FROM front_matter")]
    connection.close()
    assert ("stolen" in values) is (connect is apsw.Connection)


OPEN = """
import sys
from pathlib import Path
from briefer.core.errors import ProjectLocked
from briefer.project.connecting import connected
from briefer.project.project import Project
from tests.project.plainedits import front, put
path = Path(sys.argv[1])
try:
    Project.open(path)
    print("open")
except ProjectLocked as locked:
    print(bool(locked.user), bool(locked.host), locked.since[:4])
copy = Project.open_copy(path)
print(copy.read(front).result()["author"], copy.is_read_only)
copy.close()
"""


def run(script: str, *args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, args)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_another_program_is_told_who_has_it_and_sees_a_copy(project: Project, path: Path) -> None:
    project.submit(put, "author", "A. Miller").result()
    said = run(OPEN, path).stdout.splitlines()
    assert said[0].startswith("True True 20")
    assert said[1] == "A. Miller True"
    project.submit(put, "author", "B. Jones").result()
    assert run(OPEN, path).stdout.splitlines()[1] == "B. Jones True"


def test_the_lock_outlasts_a_copy_and_a_refusal_in_the_same_program(
    project: Project, path: Path
) -> None:
    """On POSIX closing any handle on the file would drop the lock."""
    Project.open_copy(path).close()
    with pytest.raises(ProjectLocked):
        Project.open(path)
    project.save_copy(path.with_name("copy.briefer"))
    project.submit(put, "author", "A. Miller").result()
    assert run(OPEN, path).stdout.startswith("True True")


def test_after_closing_another_program_can_open_it(made: Path) -> None:
    assert run(OPEN, made).stdout.splitlines()[0] == "open"


def test_a_copy_never_replaces_a_project_that_is_open(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.briefer"
    with Project.create(other, "Another"):
        for target in (other, project.path):
            with pytest.raises(UnwritableTarget) as told:
                project.save_copy(target)
            assert told.value.reason == "held-open"
    project.save_copy(other)
    with Project.open(other) as replaced:
        assert replaced.read(front).result()["title"] == "Valley water"
