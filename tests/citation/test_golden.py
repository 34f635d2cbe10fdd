"""Every kind of policy source in the styles that are used most, as it prints.

`UPDATE_GOLDEN=1 pytest tests/citation/test_golden.py` writes the files anew: read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefer.citation.render import render
from briefer.core.cite import Citation, Cite
from tests.citation.policy_sources import SOURCES
from tests.citation.support import marked, style

GOLDEN = Path(__file__).parent / "golden"
STYLES = (
    "chicago-notes-bibliography",
    "chicago-notes-bibliography-subsequent-ibid",
    "apa",
    "modern-language-association",
    "oscola",
)


def printed(style_id: str) -> str:
    """Return each source cited first, in the note after, later, and its entry."""
    lines: list[str] = []
    for key in SOURCES:
        other = "book" if key != "book" else "report"
        cites = (Cite(key, "4", "paragraph"), Cite(key, "7", "paragraph"), Cite(other), Cite(key))
        citations = [Citation(str(n), (cite,), n) for n, cite in enumerate(cites, 1)]
        language = "en-GB" if style_id == "oscola" else "en-US"
        rendered = render(citations, SOURCES, style(style_id), language)
        entries = [marked(e.runs) for e in rendered.bibliography if e.source_id == key]
        notes = [marked(rendered.citations[index]) for index in (0, 1, 3)]
        lines += [f"# {key}", *notes, *entries, ""]
    return "\n".join(lines)


@pytest.mark.parametrize("style_id", STYLES)
def test_policy_sources_print_as_written_down(style_id: str) -> None:
    path = GOLDEN / f"{style_id}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(printed(style_id), encoding="utf-8")
    assert printed(style_id) == path.read_text(encoding="utf-8")
