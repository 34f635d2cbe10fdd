"""Opening a file or a folder in the program that the system has for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_OPENER = "xdg-open"
_SECONDS = 5  # what has not failed by then is taken for the program itself


def can_tell() -> bool:
    """Tell whether `was_opened` can be asked: only where a program of its own opens files."""
    return sys.platform not in {"win32", "darwin"} and shutil.which(_OPENER) is not None


def was_opened(path: Path) -> bool:
    """Open `path`; return False where the system knows no program for it. Takes 5 s at most.

    `xdg-open` says so by its exit code (3: a program is missing, 4: it failed). Qt starts it and
    never looks back.
    """
    silent = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the system's opener, and a path of ours
        [_OPENER, str(path)], stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    )
    try:
        return process.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
