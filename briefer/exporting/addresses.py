"""Make the web addresses in rendered citations links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefer.core.runs import Run, Runs

_ADDRESS = re.compile(r"https?://[^\s<>“”\"]*[^\s<>“”\".,;:!?)\]]")


def linked(runs: Runs) -> Runs:
    """Return `runs` with each web address in them a link to itself."""
    return tuple(piece for run in runs for piece in _pieces(run))


def _pieces(run: Run) -> Iterator[Run]:
    if run.link or "://" not in run.text:
        yield run
        return
    position = 0
    for match in _ADDRESS.finditer(run.text):
        if match.start() > position:
            yield replace(run, text=run.text[position : match.start()])
        yield replace(run, text=match[0], link=match[0])
        position = match.end()
    if position < len(run.text):
        yield replace(run, text=run.text[position:])
