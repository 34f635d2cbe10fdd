"""The rules of the house, each as a test."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ROOT / "briefer"

# The main job, in a process without Qt in which every use of a socket is written down.
MAIN_JOB = """
import json, sys
from importlib.abc import MetaPathFinder
class NoQt(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(name)
sys.meta_path.insert(0, NoQt())
sockets = []
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        sockets.append(event)
sys.addaudithook(watch)
from briefer.app import main
folder = sys.argv[1]
brief, sources = f"{folder}/brief", f"{folder}/sources"
codes = [
    main(["new", brief, "--from", sources]),
    main(["add", f"{brief}.briefer", sources]),
    main(["search", f"{brief}.briefer", "ninth"]),
    main(["inspect", sources]),
    *(main(["export", f"{brief}.briefer", "-o", f"{brief}{e}"]) for e in (".docx", ".html", ".md")),
    main(["build", f"{brief}.md", "--sources", sources, "-o", f"{folder}/again.docx"]),
]
had_typst = "typst" in sys.modules
pdf = ["export", f"{brief}.briefer", "-o", f"{brief}.pdf", "--evidence", f"{folder}/evidence"]
codes.append(main(pdf))
print(json.dumps({"codes": codes, "sockets": sockets, "qt": "PySide6" in sys.modules,
                  "had_typst": had_typst}))
"""
# What is loaded when the window is painted for the first time.
WINDOW = """
import json, sys
from briefer import app
from briefer.jobs import display
assert display.obstacle() is None
import briefer.ui.start
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
loaded = []
def look(*_arguments):
    loaded.extend(sys.modules)
    QTimer.singleShot(0, QApplication.closeAllWindows)
briefer.ui.start.open_first = look
app.main([])
print(json.dumps(loaded))
"""
# What the thread of the furnished window loads by itself until a brief is open and checked.
OPENING = """
import json, sys, threading
from importlib.abc import MetaPathFinder
from briefer import app
import briefer.ui.start
from briefer.ui.checks import checks_of
from PySide6.QtWidgets import QApplication
loaded = []
class Watch(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if threading.current_thread() is threading.main_thread():
            loaded.append(name)
began = briefer.ui.start.open_first
def open_first(window, *arguments):
    furnish = window.furnish
    window.furnish = lambda: (furnish(), sys.meta_path.insert(0, Watch()))
    began(window, *arguments)
    checks = checks_of(window.session)
    checks.updated.connect(lambda: checks.is_current and QApplication.closeAllWindows())
briefer.ui.start.open_first = open_first
app.main(sys.argv[1:])
print(json.dumps(loaded))
"""
RAIN = "Rain\n\nIt rained for eight days, and the river rose. On the ninth it did not.\n"
OUTLINE = """---
title: The river
references:
- id: rain
  file: rain.txt
---

# What happened

It was “eight days” [@rain] of it.

> On the ninth it did not.
>
> -- @rain
"""
SLOW = {"apsw", "lxml", "briefer.project"} | {
    f"briefer.{name}" for name in ("checking", "citation", "exporting", "importing", "markup")
}
HEAVY = {"apsw", "lxml", "docx", "markdown", "yaml", "chardet", "trafilatura"}


def run(code: str, *arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "QT_QPA_PLATFORM": "minimal:enable_fonts",
    }
    words = [sys.executable, "-W", "error", "-c", code, *map(str, arguments)]
    return subprocess.run(
        words, env=environment, cwd=home, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def main_job(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Return what the main job, done once without Qt, says about itself."""
    folder = tmp_path_factory.mktemp("job")
    sources = folder / "sources"
    sources.mkdir()
    (sources / "rain.txt").write_text(RAIN)
    (sources / "outline.md").write_text(OUTLINE)
    ran = run(MAIN_JOB, folder, home=folder)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return {**found, "said": ran.stderr, "docx": (folder / "brief.docx").stat().st_size}


def test_the_main_job_is_done_without_qt(main_job: dict[str, object]) -> None:
    assert main_job["codes"] == [0] * 9, main_job["said"]
    assert main_job["qt"] is False
    assert main_job["docx"]


def test_what_sets_a_pdf_is_loaded_for_that_alone(main_job: dict[str, object]) -> None:
    assert main_job["had_typst"] is False


def test_the_main_job_opens_no_connection(main_job: dict[str, object]) -> None:
    assert main_job["sockets"] == []


def test_the_window_waits_for_nothing_to_be_loaded_while_a_brief_opens(tmp_path: Path) -> None:
    made = run("import sys; from briefer.app import main; main(['new', sys.argv[1]])",
               tmp_path / "brief.briefer", home=tmp_path)  # fmt: skip
    assert made.returncode == 0, made.stderr
    ran = run(OPENING, tmp_path / "brief.briefer", home=tmp_path)
    assert ran.returncode == 0, ran.stderr
    loaded = set(json.loads(ran.stdout.splitlines()[-1]))
    packages = {".".join(name.split(".")[:2]) for name in loaded}
    assert packages & SLOW == set()


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    ran = run(WINDOW, home=tmp_path)
    assert ran.returncode == 0, ran.stderr
    loaded = {name.partition(".")[0] for name in json.loads(ran.stdout.splitlines()[-1])}
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_each_layer_imports_only_what_lies_below_it() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PRODUCT.rglob("*.py")):
        yield path.relative_to(PRODUCT).as_posix(), ast.parse(path.read_text("utf-8"))


def calls(tree: ast.Module) -> Iterator[str]:
    """Yield the names of what is called, the last part of each."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node.func.id


def test_threads_and_processes_start_in_two_places_only() -> None:
    starters = {
        "Thread",
        "ThreadPoolExecutor",
        "ProcessPoolExecutor",
        "Popen",
        "QThread",
        "Process",
    }
    found = {place for place, tree in trees() if starters & set(calls(tree))}
    processes = {place for place, tree in trees() if _uses_subprocess(tree)}
    strangers = [p for p in found | processes if not p.startswith("jobs/")]
    assert strangers == ["project/database.py"]


def _uses_subprocess(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Import) and any(a.name == "subprocess" for a in node.names)
        for node in ast.walk(tree)
    )


def test_everything_is_caught_in_three_places_at_most() -> None:
    """The task runner, the loop over files, and what stands for the excepthook."""
    found = {
        place
        for place, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    }
    assert found <= {"jobs/tasks.py", "jobs/parseworker.py", "ui/crashes.py", "cli.py"}


def test_one_module_sets_style_sheets() -> None:
    assert [place for place, tree in trees() if "setStyleSheet" in set(calls(tree))] == [
        "ui/theme.py"
    ]


def test_packages_say_nothing_of_their_own() -> None:
    """But for the two that gather the verbs and the nouns of a project."""
    spoken = {place for place, tree in trees() if place.endswith("__init__.py") and tree.body}
    assert spoken <= {"project/edits/__init__.py", "project/queries/__init__.py"}


def test_no_module_and_no_function_grows_too_long() -> None:
    long = [p for p, _t in trees() if len((PRODUCT / p).read_text("utf-8").splitlines()) > 500]
    functions = [
        f"{place}:{node.lineno}"
        for place, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 50
        and len(node.body) > 2  # a table in one statement may be long
    ]
    assert (long, functions) == ([], [])


@pytest.mark.parametrize(
    "body",
    [
        "import logging\n    logging.getLogger('any').warning('dear me')",
        "import warnings\n    warnings.warn('dear me')",
        "from PySide6.QtCore import qWarning\n    qWarning('dear me')",
    ],
    ids=["log", "python", "qt"],
)
def test_what_nobody_expects_fails_a_test(body: str, tmp_path: Path) -> None:
    test = tmp_path / "test_surprise.py"
    test.write_text(f"def test_it():\n    {body}\n")
    words = ["-m", "pytest", "-c", ROOT / "pyproject.toml", "-p", "tests.conftest", test]
    ran = subprocess.run(
        [sys.executable, *map(str, words), "-p", "no:cacheprovider"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "minimal"},
    )  # fmt: skip
    assert ran.returncode == 1, ran.stdout
    assert "dear me" in ran.stdout
