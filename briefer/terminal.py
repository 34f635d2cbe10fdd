"""What the command line prints: results to stdout, sentences to stderr, nothing that steers."""

from __future__ import annotations

import json
import sys
from typing import Any

# ruff: noqa: PLC0415 - this module is read before the window, too

_UNSAFE = {number: "\ufffd" for number in (*range(32), *range(127, 160)) if number not in {9, 10}}


def complain(*things: object, hint: str = "", about: str = "") -> None:
    """Say errors and warnings, one line each, that of a source with its name."""
    from briefer.jobs.sentences import sentence

    for thing in things:
        tell(f"{about}{': ' if about else ''}{sentence(thing).words}{hint}")


def tell(words: str) -> None:
    """Say a sentence on stderr."""
    sys.stdout.flush()
    print(f"briefer: {plain(words)}", file=sys.stderr)


def say(words: str) -> None:
    """Print a line of a result."""
    print(plain(words))


def print_json(value: dict[str, Any]) -> None:
    """Print a result as one line of JSON, in ASCII.

    So it stays one line for readers that end lines at U+0085 and U+2028 too, and says the same
    in every encoding that a terminal or a pipe may have.
    """
    print(json.dumps(value))


def keep_trace(error: Exception) -> None:
    """Write where an error came from to the log, for whoever looks into it."""
    from traceback import format_exception

    from briefer.jobs import platform

    log = platform.data_folder() / "briefer.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.writelines(format_exception(error))
    except OSError:
        return
    tell(f"the details are in {log}.")


def plain(words: str) -> str:
    """Return `words` without characters that would steer the terminal."""
    return words.translate(_UNSAFE).replace("\n", " ")
