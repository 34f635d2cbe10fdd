"""Running the command line in this process, for tests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from briefer.app import main


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, what it printed, what it complained of."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[dict[str, Any]]:
        """Return the lines of the output, each one object."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaint(self) -> str:
        """Return the one sentence that was said; fails where it was not one, or a traceback."""
        assert "Traceback" not in self.err
        (line,) = self.err.splitlines()
        assert line.startswith("briefer: ")
        assert line.endswith(".")
        return line.removeprefix("briefer: ")


class Commands:
    """Runs commands; a fixture makes it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Ran:
        code = main([str(word) for word in words])
        said = self._capsys.readouterr()
        return Ran(code, said.out, said.err)
