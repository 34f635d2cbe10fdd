"""Whoever says whether a Word file is sound: our own rules, openxml-audit, Microsoft's SDK."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.exporting.lint import lint

ROOT = Path(__file__).resolve().parents[2]
_TIMEOUT = 120  # seconds: a first start on a busy machine is slow


def findings(data: bytes, folder: Path) -> list[str]:
    """Return what our own rules say, else what a validator without a past says."""
    return lint(data) or audited(data, folder)


def audited(data: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit says; a used validator keeps state, so each file has a new one."""
    path = folder / "audited.docx"
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


@cache
def sdk() -> Path | None:
    """Return Microsoft's validator where `.ci/sdk` has fetched it."""
    folder = ROOT / ".cache" / "sdk" / "node_modules" / "@xarsh"
    return next(iter(sorted(folder.glob("ooxml-validator-*/ooxml-validator*"))), None)


def sdk_findings(data: bytes, folder: Path) -> list[str]:
    """Return what Microsoft's validator says; skips the test where it is not there."""
    program = sdk()
    if program is None:
        pytest.skip("not installed: the Open XML SDK validator (.ci/sdk fetches it where npm is)")
    path = folder / "by the SDK.docx"
    path.write_bytes(data)
    done = subprocess.run(
        [str(program), str(path)], check=False, capture_output=True, timeout=_TIMEOUT
    )
    said = json.loads(done.stdout)
    return [f"{error['path']} {error['description']}" for error in said["errors"]]
