"""The lock files: every dependency with its hashes, and nothing about where they come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAME = re.compile(r"^([A-Za-z0-9._-]+)", re.MULTILINE)


def normalised(name: str) -> str:
    """Return a package's name as lock files write it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE)
    return {normalised(name): version for name, version in entries}


def wanted(requirements: list[str]) -> set[str]:
    return {normalised(match[1]) for r in requirements if (match := NAME.match(r))}


@pytest.fixture(name="project", scope="module")
def _project() -> dict[str, list[str]]:
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "requirements.lock": found["project"]["dependencies"],
        "requirements-dev.lock": found["project"]["dependencies"]
        + found["dependency-groups"]["dev"],
    }


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_dependency_is_pinned(project: dict[str, list[str]], lock: str) -> None:
    assert wanted(project[lock]) - set(pins(lock)) == set(), "run make lock"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_hashes_and_none_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert [e.split()[0] for e in entries if "--hash=sha256:" not in e] == []
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


def test_both_locks_agree() -> None:
    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: (v, dev.get(name)) for name, v in run.items() if dev.get(name) != v} == {}


def test_qt_stays_below_the_release_that_aborts() -> None:
    assert pins("requirements.lock")["pyside6-essentials"].startswith("6.11.")


def test_the_licence_of_every_package_of_an_installation_is_named() -> None:
    licences = (ROOT / "resources" / "LICENSES.md").read_text(encoding="utf-8")
    named = {normalised(word) for word in re.findall(r"[A-Za-z0-9._-]+", licences)}
    assert set(pins("requirements.lock")) - named == set()
