from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefer.jobs.opening import can_tell, was_opened

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the system itself tells"
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    return tmp_path


def write_opener(folder: Path, ends_with: int) -> None:
    opener = folder / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{folder}/opened"\nexit {ends_with}\n', "utf-8")
    opener.chmod(0o755)


def test_the_system_is_asked_to_open_a_file(programs: Path) -> None:
    write_opener(programs, 0)
    assert was_opened(programs / "Rain on Tuesday.pdf")
    assert (programs / "opened").read_text("utf-8") == f"{programs / 'Rain on Tuesday.pdf'}\n"


@pytest.mark.parametrize("code", [3, 4])
def test_a_file_that_no_program_opens_is_told(programs: Path, code: int) -> None:
    write_opener(programs, code)
    assert not was_opened(programs / "rain.xyz")


def test_without_the_opener_nothing_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not can_tell()
