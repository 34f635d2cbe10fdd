"""Names for new files: fit for every system, and not in use."""

from __future__ import annotations

import re
from pathlib import Path

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_NAME_LIMIT = 80  # code points


def safe_name(words: str) -> str:
    """Return `words` as a file name that every system takes, without a suffix."""
    return " ".join(_FORBIDDEN.sub(" ", words).split()).strip(" .")[:_NAME_LIMIT].strip()


def free_path(path: Path) -> Path:
    """Return `path`, or the first of "name 2", "name 3" ... that is not there."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
    return candidate
