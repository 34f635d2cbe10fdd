"""The program on a screen of its own, and what a person would do with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.e2e.display import Display, Point, wait_until

ROOT = Path(__file__).resolve().parents[2]
_ARTICLES = ROOT.parent / "shared" / "seeds"
State = dict[str, Any]


def articles() -> list[Path]:
    """Return five real articles, or those of the starter library where these are missing."""
    if _ARTICLES.is_dir():
        return sorted(_ARTICLES.glob("*.txt"))[:5]
    named = ("README.md", "LICENSE.md", "outline.md")
    return sorted(p for p in (ROOT / "seeds").iterdir() if p.name not in named)[:5]


class Desk:
    """A person's account: a home folder, a screen, and the program in it."""

    def __init__(self, screen: Display, home: Path) -> None:
        self.screen = screen
        self.home = home
        (home / "Documents").mkdir(parents=True, exist_ok=True)
        self._state_file = home / "state.json"

    @contextmanager
    def program(self, files: Sequence[Path] = ()) -> Iterator[None]:
        """Run the program; at the end it is closed as a person would close it."""
        self._state_file.unlink(missing_ok=True)
        log = (self.home / "program.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.probe", self._state_file, *files],
            cwd=ROOT, env=self._environment(), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wait_until(self._state_file.exists, 60, "the window")
            yield
            self.screen.press("ctrl+q")
            assert process.wait(30) == 0
            assert (self.home / "program.log").read_bytes() == b"", "the program said something"
        finally:
            process.kill()
            process.wait()
            log.close()

    def _environment(self) -> dict[str, str]:
        places = {
            "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache",
        }  # fmt: skip
        folders = {name: str(self.home / folder) for name, folder in places.items()}
        return {**os.environ, **self.screen.environment, **folders, "HOME": str(self.home)}

    def state(self) -> State:
        """Return what is on the screen now."""
        return dict(json.loads(self._state_file.read_text(encoding="utf-8")))

    def wait(self, probe: Callable[[State], object], what: str) -> State:
        """Wait until the screen shows what `probe` looks for, and everything is on disk."""

        def holds() -> State | None:
            state = self.state()
            return state if probe(state) and not state.get("pending") else None

        try:
            return wait_until(holds, 30, what) or {}
        except AssertionError:
            self.screen.screenshot(self.home / "failed.png")
            raise

    def select_line(self, source: int, block: int) -> str:
        """Draw the pointer over the first line of a paragraph; return the selected words."""
        found = self.wait(lambda s: s["readers"][source]["blocks"], "text in the reader")
        x, y, width, height = found["readers"][source]["blocks"][block]["rects"][0]
        middle = y + height // 2
        self.screen.click((x - 14, middle))  # whatever was selected is not any more
        self.wait(lambda s: not s["readers"][source]["selected"], "no selection")
        self.screen.drag((x + 1, middle), (x + width - 2, middle), hold=0.1)
        state = self.wait(lambda s: s["readers"][source]["selected"], "a selection")
        return str(state["readers"][source]["selected"])

    def place_of_selection(self, source: int, block: int) -> Point:
        """Return a point within the first line of a paragraph."""
        x, y, width, height = self.state()["readers"][source]["blocks"][block]["rects"][0]
        return x + width // 3, y + height // 2


def quotations(state: State) -> list[str]:
    """Return the words of the quotations in the outline, in order."""
    return [row["text"] for row in state.get("rows", ()) if row["kind"] == "QUOTATION"]


def middle(rect: Sequence[int]) -> Point:
    return rect[0] + rect[2] // 2, rect[1] + rect[3] // 2
