"""Kills, power cuts and full disks: what was acknowledged is there, the rest is whole or absent."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from briefer.project import edits, queries
from briefer.project.project import Project
from tests.project.plainedits import front, put
from tests.project.powercut import Recorder, rebuilt
from tests.project.sources import imported

ROOT = Path(__file__).resolve().parents[2]
KILLS = 16

WRITE = """
import sys
from itertools import count
from pathlib import Path
from briefer.project import edits, queries
from briefer.project.project import Project
from tests.project.plainedits import put
from tests.project.sources import imported

project = Project.open(Path(sys.argv[1]))
last = len(project.read(queries.sources).result())
print("open", flush=True)
for number in count(last + 1):
    project.submit(edits.add_sources, [imported(f"Report {number}", "It rained. " * 400)]).result()
    project.submit(put, "author", "undone").result()
    project.undo().result()
    project.submit(put, "author", str(number)).result()
    print(number, flush=True)
"""


def killed_after(path: Path, acknowledged: int) -> int:
    """Let a program write, kill it after so many acknowledgements; return the last one."""
    args = [sys.executable, "-c", WRITE, str(path)]
    with subprocess.Popen(args, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        said = [int(writer.stdout.readline()) for _number in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)
        said += [int(line) for line in writer.stdout if line.strip().isdigit()]
    return said[-1]


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_kill_at_any_moment_loses_nothing_acknowledged(memory: Path) -> None:
    path = memory / "brief.briefer"
    Project.create(path, "0").close()
    chance = random.Random(7)  # noqa: S311
    for _kill in range(KILLS):
        last = killed_after(path, chance.randint(1, 6))
        with Project.open(path) as project:
            author = project.read(front).result()["author"]
            count = len(project.read(queries.sources).result())
        assert author in {str(last), "undone", str(last + 1)}
        assert count in {last, last + 1}


def test_a_program_that_was_killed_left_no_lock(path: Path) -> None:
    Project.create(path).close()
    killed_after(path, 1)
    assert path.with_name(path.name + ".owner").exists()
    with Project.open(path) as project:
        assert project.undo().result() is not None
    assert [p.name for p in path.parent.iterdir()] == [path.name]


FULL = """
import resource, signal, sys
from pathlib import Path
from briefer.core.errors import UnwritableProject
from briefer.project import edits
from briefer.project.project import Project
from tests.project.plainedits import front, put
from tests.project.sources import imported

path = Path(sys.argv[1])
project = Project.open(path)
project.submit(put, "author", "A. Miller").result()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 100_000, resource.RLIM_INFINITY))
large = imported("Large", *["It rained for nine days. " * 400] * 100)
try:
    project.submit(edits.add_sources, [large]).result()
except UnwritableProject as told:
    print(told.reason in {"full", "failed"}, told.path == path)
print(project.read(front).result()["author"])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
project.submit(edits.add_sources, [large]).result()
project.close()
print("closed")
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_full_disk_refuses_the_edit_and_the_work_goes_on(path: Path) -> None:
    Project.create(path).close()
    args = [sys.executable, "-c", FULL, str(path)]
    said = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == ["True True", "A. Miller", "closed"]
    with Project.open(path) as project:
        assert len(project.read(queries.sources).result()) == 1


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """Record what reaches the disk, for every connection that is opened meanwhile."""
    usual = apsw.vfs_names()[0]
    made = Recorder()
    apsw.set_default_vfs(made.vfs_name)
    yield made
    apsw.set_default_vfs(usual)


def lost_after_cuts(recorder: Recorder, folder: Path, cuts: int, *, careless: bool) -> int:
    """Cut the power at `cuts` moments of a session; return how many lost or spoiled a save.

    `careless` is the control: the same edits by a connection that does not wait for the disk.
    """
    path = folder / "work" / "brief.briefer"
    path.parent.mkdir()
    Project.create(path, "0").close()
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    recorder.begin()
    project = Project.open(path)
    if careless:
        project.read(lambda connection: connection.pragma("synchronous", 0)).result()
    saved = [(0, 0)]
    for number in range(1, 9):
        project.submit(edits.add_sources, [imported(f"R{number}", "It rained. " * 300)]).result()
        project.submit(put, "title", str(number)).result()
        saved.append((recorder.moment, number))
    recorder.end()
    project.close()
    chance = random.Random(11)  # noqa: S311
    lost = 0
    for cut in range(cuts):
        moment = chance.choice(saved)[0] if cut % 2 else chance.randint(1, recorder.moment)
        after = folder / "after"
        rebuilt(recorder.log[:moment], before, after, chance)
        wanted = max(number for at, number in saved if at <= moment)
        lost += not has_all(after / path.name, wanted)
        shutil.rmtree(after)
    return lost


def has_all(path: Path, wanted: int) -> bool:
    """Tell whether a project opens, is sound and has the saves up to `wanted`, or one more."""
    try:
        with Project.open(path) as project:
            found = int(project.read(front).result()["title"])
            count = len(project.read(queries.sources).result())
    except Exception:  # noqa: BLE001 - whatever keeps it from opening is a loss
        return False
    return found in {wanted, wanted + 1} and count in {found, found + 1}


def test_a_power_cut_at_any_moment_loses_nothing_saved(recorder: Recorder, tmp_path: Path) -> None:
    assert lost_after_cuts(recorder, tmp_path, 300, careless=False) == 0


def test_the_power_cuts_would_find_a_connection_that_does_not_wait(
    recorder: Recorder, tmp_path: Path
) -> None:
    assert lost_after_cuts(recorder, tmp_path, 40, careless=True) > 10
