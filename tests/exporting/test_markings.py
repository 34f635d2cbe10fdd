from __future__ import annotations

import pytest
from lxml import etree

from briefer.exporting.word.markings import marking_line
from briefer.exporting.word.xml import NAMESPACES
from tests.exporting.lint import W


def shown(marking: str) -> tuple[str, str, str]:
    """The text of a marking, where it stands and on what."""
    root = etree.fromstring(f"<w:x {NAMESPACES}>{marking_line(marking)}</w:x>")
    found = [root.find(f".//{W}{name}") for name in ("jc", "shd")]
    place, ground = (None if e is None else e for e in found)
    return (
        "".join(t.text or "" for t in root.iter(f"{W}t")),
        "middle" if place is None else str(place.get(f"{W}val")),
        "" if ground is None else str(ground.get(f"{W}fill")),
    )


@pytest.mark.parametrize("typed", ["TLP:AMBER+STRICT", "tlp:amber+strict", "TLP: AMBER+STRICT"])
def test_tlp_stands_right_in_capitals_without_a_blank_on_black(typed: str) -> None:
    assert shown(typed) == ("TLP:AMBER+STRICT", "right", "000000")


def test_other_schemes_stand_in_the_middle() -> None:
    assert shown("OFFICIAL-SENSITIVE") == ("OFFICIAL-SENSITIVE", "middle", "")
    assert shown("CUI//SP-PRVCY") == ("CUI//SP-PRVCY", "middle", "")


def test_free_text_stands_as_it_was_typed() -> None:
    assert shown("Draft: not for release") == ("Draft: not for release", "middle", "")
    assert shown("TLP:RED and SECRET") == ("TLP:RED and SECRET", "middle", "")


def test_without_a_marking_there_is_no_line() -> None:
    assert marking_line("") == ""
