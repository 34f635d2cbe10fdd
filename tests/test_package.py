"""Briefer installed as a package into an empty environment, used from another folder."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WHERE = """
from briefer.core.locations import resources, seeds
print(resources())
print(seeds())
"""
EXAMPLE = """
from briefer.jobs import platform, starter
print(starter.starter_project(platform.briefs_folder()))
"""


class Installed:
    """An environment of its own with Briefer in it, and a folder that is not ours."""

    def __init__(self, folder: Path) -> None:
        self.environment = folder / "environment"
        self.elsewhere = folder / "elsewhere"
        self.home = folder / "home"
        self.elsewhere.mkdir()
        self.home.mkdir()
        subprocess.run([sys.executable, "-m", "venv", self.environment], check=True)
        # What Briefer depends on comes from the environment of the tests: no network is needed.
        site = next(self.environment.glob("lib/python*/site-packages"))
        (site / "tests.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        self.run(
            *("python", "-m", "pip", "install", "-q", "--disable-pip-version-check"),
            *("--no-index", "--no-deps", "--no-build-isolation", str(ROOT)),
        )

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment from the other folder, as a person without settings."""
        kept = {"PATH", "LANG", "LC_ALL", "TMPDIR"}
        environment = {name: value for name, value in os.environ.items() if name in kept}
        done = subprocess.run(
            [self.environment / "bin" / program, *arguments],
            cwd=self.elsewhere,
            env={**environment, "HOME": str(self.home), "QT_QPA_PLATFORM": "minimal:enable_fonts"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return an installation made once for all tests here."""
    return Installed(tmp_path_factory.mktemp("package"))


def test_it_brings_its_resources_and_the_starter_library(installed: Installed) -> None:
    lines = installed.run("python", "-c", WHERE).stdout.split()
    found = [Path(line) for line in lines]
    assert all(folder.is_relative_to(installed.environment) for folder in found)
    for ours, theirs in zip((ROOT / "resources", ROOT / "seeds"), found, strict=True):
        names = [path.relative_to(ours) for path in ours.rglob("*") if path.is_file()]
        assert names
        assert all((theirs / name).read_bytes() == (ours / name).read_bytes() for name in names)


def test_the_command_builds_the_starter_brief(installed: Installed) -> None:
    library = str(next(installed.environment.glob("lib/python*/site-packages/briefer/_data/seeds")))
    target = installed.elsewhere / "built.docx"
    installed.run(
        *("briefer", "build", f"{library}/outline.md", "--sources", library, "-o", target.name)
    )
    assert "A patron who pays alone can set a price" in words_of(target)


def test_the_example_of_a_first_run_is_one_step_from_a_brief(installed: Installed) -> None:
    example = installed.run("python", "-c", EXAMPLE).stdout.strip()
    assert Path(example).is_relative_to(installed.home)
    installed.run("briefer", "export", example, "-o", "exported.docx")
    assert "China is strong here, and it is stuck" in words_of(
        installed.elsewhere / "exported.docx"
    )


def words_of(target: Path) -> str:
    with zipfile.ZipFile(target) as archive:
        xml = archive.read("word/document.xml").decode()
    return re.sub(r"<[^>]*>", "", xml)


def test_it_has_all_that_it_says_it_needs(installed: Installed) -> None:
    shown = installed.run("python", "-m", "pip", "show", "briefer").stdout
    assert "pyside6-essentials" in shown.lower()
    said = installed.run("python", "-m", "pip", "check", "--disable-pip-version-check").stdout
    assert said == "No broken requirements found.\n"


def test_its_licence_goes_along(installed: Installed) -> None:
    site = next(installed.environment.glob("lib/python*/site-packages"))
    kept = {path.name for path in site.glob("briefer-*.dist-info/licenses/**/*") if path.is_file()}
    assert kept == {"LICENSE", "LICENSES.md"}


@pytest.mark.skipif(sys.platform != "linux", reason="the scripts of .ci are for Linux")
def test_what_make_run_sets_up_holds_the_command(tmp_path: Path) -> None:
    lock = "requirements.lock"
    folder = tmp_path / "an environment"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    held = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    (folder / ".holds").write_text(f"{held}\n", encoding="utf-8")  # so nothing is installed
    subprocess.run([ROOT / ".ci" / "venv", folder, lock], cwd=tmp_path, check=True)
    ran = subprocess.run(
        [folder / "bin" / "briefer", "--version"], cwd=tmp_path, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert ran.stdout.startswith("Briefer")
