"""Digits that are none, and numbers without end, print as they were typed."""

from __future__ import annotations

import pytest

from briefer.citation.render import render
from briefer.citation.styles import load_style
from briefer.core.cite import Citation, Cite
from briefer.core.runs import plain

STYLE = load_style("chicago-notes-bibliography")


@pytest.mark.parametrize("typed", ["³", "12 ³ 2026", "9" * 5_000, "٣", "0"])
def test_a_volume_or_date_of_odd_digits_is_printed(typed: str) -> None:
    item = {
        "type": "book",
        "title": "Quays",
        "volume": typed,
        "page": f"{typed}-{typed}",
        "issued": {"raw": typed},
    }
    done = render((Citation("c", (Cite("s"),), 1),), {"s": item}, STYLE, "en-US")
    assert "Quays" in plain(done.citations[0])
