"""What the tests of citations share: short ways to build, render and write down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from briefer.citation.document import Document
from briefer.citation.style import Style
from briefer.citation.styles import load_style, parse_style
from briefer.core.cite import Citation, Cite
from briefer.core.runs import Run, Runs, Vertical, plain

CHICAGO = "chicago-notes-bibliography"
_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}" {attributes}>'


@lru_cache
def style(style_id: str) -> Style:
    """Return a style that comes with Briefer, loaded once."""
    return load_style(style_id)


def small_style(
    layout: str,
    *,
    citation: str = "",
    bibliography: str = "",
    attributes: str = "",
    kind: str = "note",
    before: str = "",
) -> Style:
    """Return a style with one layout and the given pieces around it."""
    text = (
        _HEAD.format(kind=kind, attributes=attributes)
        + f"<info><id>x</id><title>x</title></info>{before}"
        + f"<citation {citation}>{layout}</citation>{bibliography}</style>"
    )
    return parse_style(text.encode())


def cites(
    style: Style, items: Mapping[str, Mapping[str, Any]], *groups: str, language: str = "en-US"
) -> list[str]:
    """Return the citations of `groups` ("a", "a@4 b") as plain text; `@` gives a page."""
    document = Document(style, language)
    document.set_items({key: {"id": key, **item} for key, item in items.items()})
    document.set_citations(
        [
            Citation(str(note), tuple([_cite(word) for word in group.split()]), note)
            for note, group in enumerate(groups or tuple(items), 1)
        ]
    )
    return [plain(runs) for runs in document.citations()]


def _cite(word: str) -> Cite:
    source_id, _, locator = word.partition("@")
    return Cite(source_id, locator, "page" if locator else "")


def one(style: Style, item: Mapping[str, Any], language: str = "en-US") -> str:
    """Return the only citation of one source as plain text."""
    return cites(style, {"a": item}, "a", language=language)[0]


def marked(runs: Runs) -> str:
    """Return runs as text with `_italics_`, `*bold*`, `^super^` and `[SMALL:capitals]`."""
    return "".join([_marked(run) for run in runs])


def _marked(run: Run) -> str:
    text = run.text
    text = f"_{text}_" if run.italic else text
    text = f"*{text}*" if run.bold else text
    text = f"[SMALL:{text}]" if run.small_caps else text
    return f"^{text}^" if run.vertical is Vertical.SUPER else text


def people(*names: str) -> list[dict[str, str]]:
    """Return CSL names from "Family, Given"; a name without a comma is an organisation."""
    return [
        {"family": family.strip(), "given": given.strip()} if comma else {"literal": family}
        for family, comma, given in (name.partition(",") for name in names)
    ]


def year(*years: int) -> dict[str, Any]:
    """Return the CSL date of a year, or of a range of two."""
    return {"date-parts": [[y] for y in years]}


def ids(entries: Iterable[Any]) -> list[str]:
    """Return the sources of a bibliography in order."""
    return [entry.source_id for entry in entries]
