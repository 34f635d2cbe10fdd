"""An X server of our own with a window manager, and a real pointer and keyboard in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

NEEDED = ("Xvfb", "xdotool", "openbox", "xprop")
_MANAGER = Path(__file__).with_name("openbox.xml")  # one that takes no keys from programs
Point = tuple[int, int]
T = TypeVar("T")


def missing_programs() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


def wait_until(probe: Callable[[], T], seconds: float = 20.0, what: str = "") -> T:
    """Poll `probe` until it answers something true; fail after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        answer = probe()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain for {what or probe}")
        time.sleep(0.05)


@dataclass
class Display:
    """A running X server: `name` is its DISPLAY."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def _do(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words], env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def move(self, to: Point) -> None:
        self._do("mousemove", str(to[0]), str(to[1]))

    def click(self, at: Point, button: int = 1, *, repeat: int = 1) -> None:
        self.move(at)
        self._do("click", "--repeat", str(repeat), "--delay", "60", str(button))

    def press(self, *keys: str) -> None:
        self._do("key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "15", text)

    def drag(self, start: Point, end: Point, *, hold: float = 0.3) -> None:
        """Press at `start`, travel in steps (one jump starts no drag), rest, release at `end`."""
        self.move(start)
        self._do("mousedown", "1")
        try:
            for step in range(1, 15):
                self.move(_between(start, end, step / 14))
                time.sleep(0.02)
            time.sleep(hold)
            self.move((end[0], end[1] + 1))
            self.move(end)
        finally:
            self._do("mouseup", "1")

    def has_window(self, name: str) -> bool:
        """Tell whether some program shows a window of that name."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(name)}$"],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return bool(found.stdout.strip())

    def screenshot(self, target: Path) -> None:
        """Write the whole screen as a PNG, for a person to look at."""
        subprocess.run(  # xwd paints windows of another visual black, dialogs among them
            ["import", "-silent", "-window", "root", str(target)], env=self.environment, check=True
        )


def _between(start: Point, end: Point, share: float) -> Point:
    return (
        round(start[0] + (end[0] - start[0]) * share),
        round(start[1] + (end[1] - start[1]) * share),
    )


@contextmanager
def display(size: str = "1366x768") -> Iterator[Display]:
    """Start an X server on a free display with a window manager; stop both at the end."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        screen = Display(f":{pipe.readline().strip()}")
    manager = subprocess.Popen(
        ["openbox", "--config-file", str(_MANAGER)], env=screen.environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until(lambda: _has_window_manager(screen), what="the window manager")
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def _has_window_manager(screen: Display) -> bool:
    answer = subprocess.run(
        ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
        env=screen.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return "window id" in answer.stdout
