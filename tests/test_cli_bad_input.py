"""What people get wrong, through the command line: each a sentence, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.jobs import display
from briefer.project.project import Project
from tests.commands import Commands

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def project(tmp_path: Path, briefer: Commands) -> Path:
    path = tmp_path / "river.briefer"
    assert briefer("new", path, "--title", "The river").code == 0
    return path


def test_an_empty_file(tmp_path: Path, project: Path, briefer: Commands) -> None:
    (tmp_path / "empty.txt").touch()
    said = briefer("add", project, tmp_path / "empty.txt")
    assert (said.code, said.out) == (2, "")
    assert said.complaint == "“empty.txt” could not be read: The file is empty."


def test_a_file_of_nul_bytes(tmp_path: Path, project: Path, briefer: Commands) -> None:
    (tmp_path / "nul.txt").write_bytes(bytes(5000))
    said = briefer("add", project, tmp_path / "nul.txt")
    assert said.code == 2
    assert said.complaint.startswith("“nul.txt” could not be read: ")


def test_a_folder_named_like_a_document(tmp_path: Path, project: Path, briefer: Commands) -> None:
    (tmp_path / "x.docx").mkdir()
    for command in (("add", project), ("inspect",)):
        said = briefer(*command, tmp_path / "x.docx")
        assert said.code == 2
        assert said.complaint == "“x.docx” could not be read: It is a folder, not a file."


def test_a_file_that_is_not_there(tmp_path: Path, project: Path, briefer: Commands) -> None:
    said = briefer("add", project, tmp_path / "gone.txt")
    assert said.code == 2
    assert said.complaint == "“gone.txt” could not be read: There is no such file."


def test_a_text_of_fifty_megabytes_is_read_or_refused(tmp_path: Path, briefer: Commands) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Long\n\n" + "It rained for eight days, and then it did not.\n\n" * 1_050_000)
    assert path.stat().st_size > 50_000_000
    said = briefer("inspect", path, "--json")
    if said.code == 0:
        assert said.json[0]["metadata"]["title"] == "Long"
    else:
        assert said.complaint.startswith("“long.txt” could not be read: ")


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Nobody may know.")
    path.chmod(0)
    words = [sys.executable, "-m", "briefer", "inspect", str(path)]
    if os.geteuid() == 0:  # root may read everything, unless it cannot
        drop = "--bounding-set=-dac_override,-dac_read_search"
        words = ["setpriv", "--inh-caps=-all", drop, *words]
    ran = subprocess.run(
        words, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (2, "")
    said = "“secret.txt” could not be read: This computer does not let you read it"
    assert ran.stderr == f"briefer: {said} (Permission denied).\n"


@pytest.mark.parametrize("words", [b"just some notes", b"", bytes(4096), b"PK\x03\x04 a zip"])
def test_a_project_that_is_none(words: bytes, tmp_path: Path, briefer: Commands) -> None:
    fake = tmp_path / "notes.briefer"
    fake.write_bytes(words)
    for command in (("search", fake, "rain"), ("export", fake, "-o", tmp_path / "out.docx")):
        said = briefer(*command)
        assert (said.code, said.out) == (2, "")
        assert said.complaint.startswith("“notes.briefer” could not be opened: ")
    assert fake.read_bytes() == words
    assert [path.name for path in tmp_path.iterdir()] == ["notes.briefer"]


def test_a_project_that_is_not_there(tmp_path: Path, briefer: Commands) -> None:
    said = briefer("search", tmp_path / "gone.briefer", "rain")
    assert said.code == 2
    assert said.complaint == "“gone.briefer” could not be opened: There is no such file."


def test_a_project_that_somebody_has_open(project: Path, briefer: Commands, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefer.project.project import Project\n"
        "with Project.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(project)], env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert briefer("search", project, "rain").code == 0, "it is only read"
        for command in (("add", project, tmp_path), ("export", project, "-o", tmp_path / "o.md")):
            said = briefer(*command)
            assert said.code == 2
            assert "“river.briefer” is open elsewhere: " in said.complaint
            assert "since 20" in said.complaint
        other.communicate("")
    assert briefer("search", project, "rain").code == 0


def test_a_new_project_never_replaces_a_file(project: Path, briefer: Commands) -> None:
    before = project.read_bytes()
    said = briefer("new", project)
    assert said.code == 2
    assert said.complaint.startswith("“river.briefer” is already there")
    assert project.read_bytes() == before


def test_a_project_in_a_folder_that_is_not_there(tmp_path: Path, briefer: Commands) -> None:
    said = briefer("new", tmp_path / "nowhere" / "river.briefer")
    assert said.code == 2
    assert "There is no folder" in said.complaint


def test_a_project_from_a_folder_that_is_not_there(tmp_path: Path, briefer: Commands) -> None:
    said = briefer("new", tmp_path / "river.briefer", "--from", tmp_path / "nowhere")
    assert said.code == 2
    assert said.complaint
    assert not (tmp_path / "river.briefer").exists()


def test_an_outline_whose_front_matter_cannot_be_read(tmp_path: Path, briefer: Commands) -> None:
    outline = tmp_path / "outline.md"
    outline.write_text("---\ntitle: [never closed\n---\n\nWords.\n")
    said = briefer("build", outline, "--sources", tmp_path, "-o", tmp_path / "out.docx")
    assert said.code == 2
    assert "the front matter cannot be read" in said.complaint
    assert not (tmp_path / "out.docx").exists()
    made = briefer("new", tmp_path / "river.briefer", "--template", outline)
    assert made.code == 2
    assert not (tmp_path / "river.briefer").exists()


def test_a_target_in_a_folder_that_is_not_there(
    project: Path, tmp_path: Path, briefer: Commands
) -> None:
    said = briefer("export", project, "-o", tmp_path / "nowhere" / "out.docx")
    assert said.code == 2
    assert "There is no folder" in said.complaint


def test_a_target_that_is_full(project: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk: the system refuses in the same place."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "import briefer.jobs.exports\n"
        "from pathlib import Path; from briefer.project.project import Project\n"
        "from briefer.jobs.sentences import sentence\n"
        "with Project.open(Path(sys.argv[1])) as project:\n"
        "    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, most))\n"
        "    try: briefer.jobs.exports.export_project(project, Path(sys.argv[2]))\n"
        "    except Exception as error: print(sentence(error).words)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
    )
    target = tmp_path / "out.docx"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(project), str(target)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "“out.docx” could not be written: The disk is full." in ran.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["river.briefer"]


def test_a_target_that_is_protected(project: Path, tmp_path: Path, briefer: Commands) -> None:
    target = tmp_path / "out.docx"
    target.write_bytes(b"last year's")
    target.chmod(0o444)
    said = briefer("export", project, "-o", target, "--force")
    assert said.code == 2
    assert "protected against writing" in said.complaint
    assert target.read_bytes() == b"last year's"


def test_a_target_that_is_a_folder(project: Path, tmp_path: Path, briefer: Commands) -> None:
    (tmp_path / "out.docx").mkdir()
    said = briefer("export", project, "-o", tmp_path / "out.docx")
    assert said.code == 2
    assert said.complaint == "“out.docx” is a folder: A file is needed."


@pytest.mark.parametrize("name", ["out.xyz", "out"])
def test_a_target_of_an_unknown_kind(
    name: str, project: Path, tmp_path: Path, briefer: Commands
) -> None:
    said = briefer("export", project, "-o", tmp_path / name)
    assert said.code == 2
    assert said.complaint.startswith(f"“{name}” could not be written")


def test_a_style_that_nobody_knows(project: Path, tmp_path: Path, briefer: Commands) -> None:
    said = briefer("export", project, "-o", tmp_path / "out.docx", "--style", "no-such-style")
    assert said.code == 2
    assert said.complaint == "There is no citation style “no-such-style”."


@pytest.mark.parametrize(
    "words",
    [
        ("new",), ("add", "x.briefer"), ("export", "x.briefer"), ("inspect", "--what", "x.txt"),
        ("export", "x.briefer", "-o", "x.docx", "--notes", "margins"), ("--no-such-option",),
        ("exprt", "x.briefer"), ("nowhere.txt",),
    ],
)  # fmt: skip
def test_words_that_make_no_command(words: tuple[str, ...], briefer: Commands) -> None:
    said = briefer(*words)
    assert (said.code, said.out) == (2, "")
    assert said.complaint


def test_a_name_that_would_steer_the_terminal_is_printed_harmlessly(
    tmp_path: Path, briefer: Commands
) -> None:
    said = briefer("inspect", tmp_path / "\x1b[31mred.txt")
    assert said.code == 2
    assert "\x1b" not in said.err


def test_a_name_that_is_no_text_is_printed(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text("Coffee\n\nIt was drunk at ten in the morning, every day.\n")
    ran = subprocess.run(
        [sys.executable, "-m", "briefer", "inspect", name, "--json"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"Coffee" in ran.stdout


def test_without_a_display_the_window_is_refused_in_a_sentence(
    briefer: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert display.obstacle() is not None
    said = briefer()
    assert said.code == 2
    assert "no window can be shown here" in said.complaint


def test_a_bug_is_a_sentence_and_its_trace_goes_to_the_log(
    tmp_path: Path, briefer: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def broken(_path: Path) -> Project:
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr(Project, "open", broken)
    said = briefer("search", "x.briefer", "rain")
    assert said.code == 2
    assert "Traceback" not in said.err
    assert "nobody foresaw this" in said.err
    assert "Traceback" in (tmp_path / "briefer" / "briefer.log").read_text()


def test_a_project_that_the_window_has_open_can_be_looked_at(
    project: Path, tmp_path: Path, briefer: Commands
) -> None:
    brief = tmp_path / "river.docx"
    assert briefer("export", project, "-o", brief).code == 0
    (tmp_path / "more.txt").write_text("A text that comes too late for the window.")
    with Project.open(project):
        assert briefer("verify", brief, "--project", project).code == 0
        assert briefer("check", project, "--json").json[0]["file"] == str(project)
        assert briefer("search", project, "river").code == 0
        assert briefer("add", project, tmp_path / "more.txt").code == 2
