from __future__ import annotations

from briefer.checking.origins import Origin, agency, origins
from briefer.core.origins import OriginChoices
from briefer.core.source import Block, Role, SourceText
from tests.checking.briefs import full_source, text

WIRE = (
    "The board of the port closed the old quay on Monday after divers found that its piles had"
    " been eaten away by worms. Ships bound for the quay were sent to the northern basin, where"
    " pilots waited until the tide turned. The harbour master said that the work would take two"
    " winters and that no ship above nine metres could be served before it was done. Crews of"
    " the fishing fleet held a meeting on the mole and asked for lower dues until then."
)
OWN = (
    "Dredgers will begin on the bar in autumn, the ministry wrote in a letter to the mayors of"
    " the coast. Sand is to be sold to builders inland. The letter gives no sum, but officials in"
    " the capital speak of a budget that has grown every year since the storms. Mayors want to"
    " see the plans before they agree, and two of them have hired engineers of their own to read"
    " what the ministry has so far kept to itself."
)
SOURCES = [full_source(i, f"{i}2026", i) for i in ("a", "b", "c")]


def with_byline(source_id: str, byline: str, body: str) -> SourceText:
    blocks = (
        Block(0, len(byline), Role.BYLINE, byline),
        Block(len(byline) + 2, len(byline) + 2 + len(body), Role.BODY, body, "1"),
    )
    return SourceText(source_id, f"{byline}\n\n{body}", blocks)


def test_papers_that_carry_one_wire_are_one_origin() -> None:
    reworked = WIRE.replace("after divers found", "when divers saw") + " More follows."
    texts = {
        "a": text("a", f"One\n\n{WIRE}"),
        "b": text("b", f"Two\n\n{reworked}"),
        "c": text("c", f"Three\n\n{OWN}"),
    }
    assert origins(SOURCES, texts) == (Origin(("a", "b")), Origin(("c",)))


def test_a_person_may_split_and_join() -> None:
    texts = {i: text(i, f"T\n\n{WIRE}") for i in ("a", "b")} | {"c": text("c", f"T\n\n{OWN}")}
    apart = frozenset({frozenset({"a", "b"})})
    together = frozenset({frozenset({"b", "c"})})
    choices = OriginChoices(apart, together)
    assert origins(SOURCES, texts, choices) == (Origin(("a",)), Origin(("b", "c")))


def test_the_agency_of_a_byline_names_the_origin() -> None:
    half = WIRE.split(". ")
    texts = {
        "a": with_byline("a", "By Ada Marsh, Reuters", WIRE),
        "b": with_byline("b", "Reuters", f"{half[0]}. {half[1]}. {OWN}"),
        "c": with_byline("c", "Reuters", OWN[::-1]),
    }
    assert agency(SOURCES[0], texts["a"]) == "Reuters"
    assert origins(SOURCES, texts) == (Origin(("a", "b"), "Reuters"), Origin(("c",)))


def test_a_dateline_names_an_agency_and_prose_about_one_does_not() -> None:
    dateline = with_byline("a", "By Ada Marsh", f"PORT CITY (AP) — {WIRE}")
    prose = with_byline("b", "By Ada Marsh", f"As AP wrote last week. {WIRE}")
    assert agency(SOURCES[0], dateline) == "Associated Press"
    assert agency(SOURCES[1], prose) == ""
