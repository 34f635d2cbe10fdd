"""The command line: each command a few lines over the packages below."""

from __future__ import annotations

from collections.abc import Sequence

COMMANDS = frozenset({"new", "add", "inspect", "search", "build", "export", "verify", "check"})


def run(words: Sequence[str]) -> int:
    """Run a command; return 0 for done, 1 for findings, 2 for bad use or unreadable input."""
    raise NotImplementedError(words)
