"""What a test needs beside Python: skip with the reason, or fail with REQUIRE_ALL=1.

A pytest plugin: it turns the markers `libreoffice` and `xvfb` into a look for programs. With
REQUIRE_ALL=1 in the environment no skip passes, whatever asked for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest

PROGRAMS = {
    "libreoffice": ("soffice", "pdftotext"),
    "xvfb": ("Xvfb", "xdotool", "openbox", "xprop"),
}
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def missing(marker: str) -> tuple[str, ...]:
    """Return the programs a marker stands for that are not installed."""
    return tuple(name for name in PROGRAMS[marker] if shutil.which(name) is None)


def _has_uno() -> bool:
    """Tell whether the system's Python can drive LibreOffice."""
    asked = ["/usr/bin/python3", "-c", "import uno"]
    return Path(asked[0]).exists() and subprocess.run(asked, check=False).returncode == 0


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose programs are not there."""
    if item.get_closest_marker("uno") and not _has_uno():
        pytest.skip("not installed: python3-uno")
    marked = [marker for marker in PROGRAMS if item.get_closest_marker(marker)]
    gone = [name for marker in marked for name in missing(marker)]
    if gone:
        pytest.skip(f"not installed: {', '.join(gone)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no skip of a test pass where everything is required, but for want of Microsoft's SDK.

    It comes through npm, which is no part of what this program is built with.
    """
    report = yield
    return report if item.get_closest_marker("sdk") else _strict(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let no skip of a module pass where everything is required."""
    return _strict((yield))


def _strict(report: Report) -> Report:
    if report.skipped and os.environ.get("REQUIRE_ALL") == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and REQUIRE_ALL=1 lets no skip pass: {report.longrepr}"
    return report
