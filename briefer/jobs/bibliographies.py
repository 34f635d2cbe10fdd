"""The bibliography of a brief by itself, to be pasted into another program."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.core.brief import Brief
from briefer.core.runs import plain
from briefer.exporting import html
from briefer.exporting.compose import compose
from briefer.exporting.document import Document
from briefer.jobs import styles


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries as an HTML page and as lines of text; `count` is how many."""

    html: str
    text: str
    count: int


def bibliography_of(brief: Brief) -> Bibliography:
    """Return the list of the sources that `brief` cites, in its style. Raises UnusableStyle."""
    settings = replace(brief.settings, has_bibliography=True)
    whole = compose(replace(brief, settings=settings), styles.load(settings.style))
    alone = Document(language=whole.language, bibliography=whole.bibliography)
    page = html.page(alone, for_screen=False) if whole.bibliography else ""
    lines = "\n".join(plain(entry) for entry in whole.bibliography)
    return Bibliography(page, lines, len(whole.bibliography))
