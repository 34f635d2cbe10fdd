from __future__ import annotations

import pytest

from briefer.core.excerpt import Pinpoint
from briefer.core.source import CslItem, MetaField, Source
from briefer.ui.outlinerows import pinpoint_text
from briefer.ui.sourceline import citation_line

SOURCE = Source("s", "s", "s.pdf", CslItem({"title": MetaField("Cables")}), "", "application/pdf")


@pytest.mark.parametrize(
    ("pinpoint", "on_a_card", "in_a_line"),
    [
        (Pinpoint(), "", "“Cables”"),
        (Pinpoint("4", "4"), "¶4", "“Cables”, para. 4"),
        (Pinpoint("4", "6a"), "¶4–6a", "“Cables”, paras. 4–6a"),
        (Pinpoint("4", "4", "", "12", "12"), "p. 12", "“Cables”, p. 12"),
        (Pinpoint("4", "6", "", "xii", "xiv"), "pp. xii–xiv", "“Cables”, pp. xii–xiv"),
    ],
)
def test_a_source_with_pages_is_pointed_into_by_them(
    pinpoint: Pinpoint, on_a_card: str, in_a_line: str
) -> None:
    assert pinpoint_text(pinpoint) == on_a_card
    assert citation_line(SOURCE, pinpoint) == in_a_line
