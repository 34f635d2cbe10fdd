from __future__ import annotations

from dataclasses import replace

from briefer.core.excerpt import CARRIED_OVER, OLD_SOURCE
from briefer.core.outline import Quotation, TextItem
from briefer.ui.outlinerows import rows_of
from tests.ui.outlines import brief, excerpt


def test_a_card_says_what_a_new_issue_carried_over_and_what_has_aged() -> None:
    made = brief(
        Quotation("q1", "e1"), Quotation("q2", "e2"), Quotation("q3", "e3"),
        TextItem("t", "Words.", quotations=(Quotation("i", "e2"),)),
    )  # fmt: skip
    tags = {"e1": (CARRIED_OVER,), "e2": (CARRIED_OVER, OLD_SOURCE), "e3": ("mine",)}
    made = replace(made, excerpts={e: replace(excerpt(e), tags=t) for e, t in tags.items()})
    assert [row.source for row in rows_of(made)] == [
        "Carried over · The Valley Reports",
        "Carried over, aged · The Valley Reports",
        "The Valley Reports",
        "Carried over, aged · The Valley Reports",
    ]
