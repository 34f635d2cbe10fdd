"""Whether a window can be shown: Qt would end the whole process where it cannot.

So a child process tries first. What worked is remembered as long as the display server runs:
the trial takes as long as the start itself.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from briefer.jobs import platform

_SECONDS = 5  # for the trial; a display that is slower is none
_TRIAL = "from PySide6.QtWidgets import QApplication; QApplication([])"
# What makes a display another one.
_VARIABLES = (
    "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XAUTHORITY",
    "QT_QPA_PLATFORM", "QT_PLUGIN_PATH", "LD_LIBRARY_PATH",
)  # fmt: skip
_WITHOUT_SCREEN = ("minimal", "offscreen", "vnc")
_NO_DISPLAY = "no display"
_TOO_SLOW = "the display does not answer"
_X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers of this machine listen


def obstacle(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return what stands in the way of a window, None for nothing; takes 5 s at most."""
    if sys.platform in {"win32", "darwin"}:
        return None
    if environment.get("QT_QPA_PLATFORM", "").startswith(_WITHOUT_SCREEN):
        return None
    if not _is_named(environment):
        return _NO_DISPLAY
    note = _note(environment)
    if note is not None and note.exists():
        return None
    found = _tried(environment)
    if found is None and note is not None:
        _remember(note)
    return found


def _is_named(environment: Mapping[str, str]) -> bool:
    """Tell whether a display is named."""
    names = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)


def _socket(environment: Mapping[str, str]) -> Path | None:
    """Return where the display server of this machine listens, None where that is unknown."""
    if wayland := environment.get("WAYLAND_DISPLAY"):
        return Path(environment.get("XDG_RUNTIME_DIR", "/nowhere")) / wayland
    display = environment.get("DISPLAY", "")
    number = display[1:].partition(".")[0]
    return _X_SOCKETS / f"X{number}" if display.startswith(":") and number.isdigit() else None


def _note(environment: Mapping[str, str]) -> Path | None:
    """Return where a success on this display is noted, None where it cannot be told apart.

    A server that starts anew makes its socket anew, so that its first window is tried again.
    """
    socket = _socket(environment)
    try:
        made = "" if socket is None else str(socket.stat().st_ctime_ns)
    except OSError:
        return None
    if not made:
        return None
    parts = [sys.executable, made, *(environment.get(name, "") for name in _VARIABLES)]
    name = sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:16]
    return platform.cache_folder() / f"display-{name}"


def _tried(environment: Mapping[str, str]) -> str | None:
    try:
        trial = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", _TRIAL],
            env={**environment, "QT_LOGGING_RULES": "*.debug=false"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _TOO_SLOW
    return None if trial.returncode == 0 else _last_words(trial.stderr.decode(errors="replace"))


def _last_words(said: str) -> str:
    """Return the line that says why: Qt's first, or Python's last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in reversed(lines) if "Error:" in line]
    why = (errors or lines or [_NO_DISPLAY])[0]
    return re.sub(r"^qt\.[\w.]+: ", "", why)[:200].removesuffix(".")


def _remember(note: Path) -> None:
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.touch()
    except OSError:  # it is tried again the next time
        return
