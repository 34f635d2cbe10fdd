"""The composition root: decides between the command line and the window, and starts it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Briefer with `arguments` (None: those of this process); return the exit code."""
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    if words == ("--parse-worker",):  # a packaged program has no other way to start one
        from briefer.jobs import parseworker  # noqa: PLC0415

        parseworker.main()
        return 0
    from briefer import cli  # noqa: PLC0415 - light: it loads the rest when a command runs

    if words and (words[0] in cli.COMMANDS or words[0].startswith("-")):
        return cli.run(words)
    missing = next((word for word in words if not Path(word).exists()), None)
    if missing is not None:
        return cli.complain_of_words(missing)
    return _open_window(tuple(Path(word) for word in words))


def _open_window(paths: tuple[Path, ...]) -> int:
    from briefer.jobs import display  # noqa: PLC0415

    reason = display.obstacle()
    if reason is not None:
        from briefer import cli  # noqa: PLC0415

        return cli.complain_of_display(reason)
    from briefer.ui.start import run  # noqa: PLC0415 - the command line works without Qt

    return run(paths)
