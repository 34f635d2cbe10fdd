"""The composition root: decides between the command line and the window, and starts it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Briefer with `arguments` (None: those of this process); return the exit code."""
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    from briefer import cli  # noqa: PLC0415 - the window needs only its list of commands

    if words and (words[0] in cli.COMMANDS or words[0].startswith("-")):
        return cli.run(words)
    return _open_window(tuple(Path(word) for word in words))


def _open_window(paths: tuple[Path, ...]) -> int:
    from briefer.ui.start import run  # noqa: PLC0415 - the command line works without Qt

    return run(paths)
