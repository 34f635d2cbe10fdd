from __future__ import annotations

from dataclasses import replace

from briefer.core.outline import Quotation
from briefer.core.source import PageTurn
from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.sources import imported
from tests.project.valley import brief_of, span_of

TWICE = "read twice a day"


def taken(desk: Desk) -> str:
    return desk.do(edits.take_excerpt, desk.source_id, [span_of(TWICE)])


def test_more_can_be_said_about_an_excerpt(desk: Desk) -> None:
    excerpt_id = taken(desk)
    desk.do(edits.revise_excerpt, excerpt_id, said_by="the keeper", note="check the tables")
    desk.do(edits.revise_excerpt, excerpt_id, tags=("water", " gauge ", "water", ""))
    (line,) = desk.ask(queries.excerpts)
    found = line.excerpt
    assert (found.said_by, found.note) == ("the keeper", "check the tables")
    assert found.tags == ("water", "gauge")


def test_a_removed_excerpt_keeps_its_place_in_the_outline(desk: Desk) -> None:
    excerpt_id = taken(desk)
    item = desk.do(edits.place_excerpt, excerpt_id)
    desk.do(edits.remove_excerpts, [excerpt_id])
    assert desk.ask(queries.excerpts) == ()
    assert brief_of(desk.project).words_of(Quotation(item, excerpt_id)) == TWICE
    assert [line.excerpt.excerpt_id for line in desk.ask(queries.removed_excerpts)] == [excerpt_id]
    desk.do(edits.restore_excerpts, [excerpt_id])
    assert len(desk.ask(queries.excerpts)) == 1


def test_a_removed_excerpt_that_is_taken_again_is_back_with_its_note(desk: Desk) -> None:
    excerpt_id = taken(desk)
    desk.do(edits.revise_excerpt, excerpt_id, note="mine")
    desk.do(edits.remove_excerpts, [excerpt_id])
    assert taken(desk) == excerpt_id
    assert [line.excerpt.note for line in desk.ask(queries.excerpts)] == ["mine"]


def test_what_cannot_be_said_is_refused(desk: Desk) -> None:
    excerpt_id = taken(desk)
    desk.refuse(Refusal.UNKNOWN_FIELD, edits.revise_excerpt, excerpt_id, words="other")
    desk.refuse(Refusal.BAD_VALUE, edits.revise_excerpt, excerpt_id, note=None)
    desk.refuse(Refusal.BAD_VALUE, edits.revise_excerpt, excerpt_id, tags="water")
    desk.refuse(Refusal.BAD_VALUE, edits.revise_excerpt, excerpt_id, tags=(1,))
    desk.refuse(Refusal.UNKNOWN_EXCERPT, edits.revise_excerpt, "nowhere", note="x")
    desk.refuse(Refusal.UNKNOWN_EXCERPT, edits.remove_excerpts, [excerpt_id, "nowhere"])
    desk.refuse(Refusal.NOTHING_CHOSEN, edits.restore_excerpts, [])
    assert len(desk.ask(queries.excerpts)) == 1


def test_an_excerpt_names_the_pages_that_it_stands_on_itself(desk: Desk) -> None:
    source = imported("Bridges", "The toll was lowered. Nobody was asked.")
    turn = PageTurn(source.blocks[1].text.index("Nobody"), "iv")
    paged = source.blocks[1]._replace(page="iii", turns=(turn,))
    source = replace(source, blocks=(source.blocks[0], paged))
    (added,) = desk.do(edits.add_sources, [source])
    first, second = (source.canonical.index(words) for words in ("The toll", "Nobody"))
    spans = [Span(first, second - 1), Span(second, paged.end), paged.span]
    excerpts = [desk.do(edits.take_excerpt, added.source_id, [span]) for span in spans]
    found = {line.excerpt.excerpt_id: line.excerpt.pinpoint for line in desk.ask(queries.excerpts)}
    pages = [(found[each].first_page, found[each].last_page) for each in excerpts]
    assert pages == [("iii", "iii"), ("iv", "iv"), ("iii", "iv")]
