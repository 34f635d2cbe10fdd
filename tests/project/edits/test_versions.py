from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from briefer.core.outline import Quotation, TextItem
from briefer.core.source import CslValue, FieldState, Role
from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import GAUGE, add, brief_of, imported, items_of, span_of

OLD = "read twice a day"
NEW = "read three times a day"
NEWER = [
    (Role.TITLE, "What the gauge said"),
    (Role.BODY, "This article was corrected."),
    *((role, words.replace(OLD, NEW)) for role, words in GAUGE[2:]),
]


def newer_of(desk: Desk) -> str:
    (newer_id,) = add(desk.project, imported(NEWER, "gauge-2.txt"))
    desk.do(edits.supersede_source, desk.source_id, newer_id)
    return newer_id


def place_in(newer: str) -> Sequence[Span]:
    return [span_of(newer, NEWER)]


def text_of(desk: Desk) -> TextItem:
    (found,) = [item for item in items_of(desk.project) if isinstance(item, TextItem)]
    return found


def test_a_newer_version_leaves_every_excerpt_where_it_was(desk: Desk) -> None:
    excerpt_id, _item = desk.do(edits.take_passage, desk.source_id, [span_of(OLD)])
    newer_id = newer_of(desk)
    lines = {line.source.source_id: line for line in desk.ask(queries.sources)}
    assert lines[newer_id].older_id == desk.source_id
    assert lines[desk.source_id].newer_id == newer_id
    assert brief_of(desk.project).excerpts[excerpt_id].source_id == desk.source_id
    assert brief_of(desk.project).newer_versions == {desk.source_id: newer_id}
    desk.do(edits.remove_sources, [newer_id])
    assert brief_of(desk.project).newer_versions == {}


def test_what_was_said_of_the_older_version_holds_for_the_newer(desk: Desk) -> None:
    desk.do(edits.revise_source, desk.source_id, reliability="B", descriptor="a local weekly")
    newer_id = newer_of(desk)
    newer = next(x.source for x in desk.ask(queries.sources) if x.source.source_id == newer_id)
    assert (newer.reliability, newer.descriptor) == ("B", "a local weekly")


def test_the_newer_version_guesses_what_was_confirmed_of_the_older(desk: Desk) -> None:
    confirmed: Mapping[str, CslValue] = {
        "container-title": "The Valley Times",
        "issued": {"date-parts": [[2023, 3, 1]]},
    }
    desk.do(edits.revise_metadata, desk.source_id, confirmed)
    newer_id = newer_of(desk)
    newer = next(x.source for x in desk.ask(queries.sources) if x.source.source_id == newer_id)
    outlet = newer.item.fields["container-title"]
    assert (outlet.value, outlet.state) == ("The Valley Times", FieldState.GUESSED)
    assert newer.item.value("issued") != confirmed["issued"], "a later text has its own date"
    desk.project.undo().result()
    again = next(x.source for x in desk.ask(queries.sources) if x.source.source_id == newer_id)
    assert "container-title" not in again.item.fields


def test_a_source_is_no_newer_version_of_itself(desk: Desk) -> None:
    desk.refuse(Refusal.OWN_VERSION, edits.supersede_source, desk.source_id, desk.source_id)
    newer_id = newer_of(desk)
    desk.refuse(Refusal.OWN_VERSION, edits.supersede_source, newer_id, desk.source_id)


def test_an_accepted_excerpt_prints_the_new_words_and_undo_brings_the_old_back(desk: Desk) -> None:
    excerpt_id, item_id = desk.do(edits.take_passage, desk.source_id, [span_of(OLD)])
    newer_id = newer_of(desk)
    before = brief_of(desk.project)
    desk.do(edits.carry_excerpts, newer_id, {excerpt_id: place_in(NEW)})
    excerpt = brief_of(desk.project).excerpts[excerpt_id]
    assert (excerpt.source_id, excerpt.words, excerpt.pinpoint.first) == (newer_id, NEW, "2")
    assert brief_of(desk.project).outline == (Quotation(item_id, excerpt_id),)
    desk.project.undo().result()
    assert brief_of(desk.project) == before


def test_an_edited_wording_stays_as_it_is(desk: Desk) -> None:
    excerpt_id, item_id = desk.do(edits.take_passage, desk.source_id, [span_of(OLD)])
    desk.do(edits.revise_wording, item_id, "twice a day")
    newer_id = newer_of(desk)
    desk.do(edits.carry_excerpts, newer_id, {excerpt_id: place_in(NEW)})
    assert brief_of(desk.project).outline == (Quotation(item_id, excerpt_id, "twice a day"),)


def test_a_quotation_in_a_line_and_a_citation_follow(desk: Desk) -> None:
    text_id = desk.do(edits.add_text, "He wrote.")
    item_id = desk.do(edits.quote_passage_inline, desk.source_id, [span_of(OLD)], text_id)
    cited = desk.do(edits.cite_passage, desk.source_id, [span_of("by the same man")], text_id)
    assert "[@whatthegaugesaid, para. 1]" in text_of(desk).markdown
    newer_id = newer_of(desk)
    (quoted,) = [q.excerpt_id for q in text_of(desk).quotations]
    key = next(x.source.key for x in desk.ask(queries.sources) if x.source.source_id == newer_id)
    found = {quoted: place_in(NEW), cited: place_in("by the same man")}
    desk.do(edits.carry_excerpts, newer_id, found)
    text = text_of(desk)
    assert f"[{NEW}]{{.quote #{item_id}}}" in text.markdown
    assert f"[@{key}, para. 2]" in text.markdown
    assert "whatthegaugesaid," not in text.markdown
    assert text.supports == (cited,)


@pytest.mark.parametrize("place", [", para. 1", ""])
def test_the_citation_behind_a_quotation_in_a_line_follows_it(desk: Desk, place: str) -> None:
    text_id = desk.do(edits.add_text, "He wrote.")
    item_id = desk.do(edits.quote_passage_inline, desk.source_id, [span_of(OLD)], text_id)
    words = f"He wrote [{OLD}]{{.quote #{item_id}}} [see @whatthegaugesaid{place}]."
    desk.do(edits.revise_text, text_id, words)
    (quoted,) = [q.excerpt_id for q in text_of(desk).quotations]
    newer_id = newer_of(desk)
    desk.do(edits.carry_excerpts, newer_id, {quoted: place_in(NEW)})
    lines = {line.source.source_id: line for line in desk.ask(queries.sources)}
    now = f"[see @{lines[newer_id].source.key}{place.replace('1', '2')}]"
    assert text_of(desk).markdown == f"He wrote [{NEW}]{{.quote #{item_id}}} {now}."
    assert (lines[desk.source_id].use_count, lines[newer_id].use_count) == (0, 1)


def test_a_citation_of_what_stays_behind_stays_too(desk: Desk) -> None:
    text_id = desk.do(edits.add_text, "He wrote.")
    one = desk.do(edits.cite_passage, desk.source_id, [span_of(OLD)], text_id)
    other = desk.do(edits.cite_passage, desk.source_id, [span_of("by the same man")], text_id)
    newer_id = newer_of(desk)
    desk.do(edits.carry_excerpts, newer_id, {one: place_in(NEW)})
    markdown = text_of(desk).markdown
    desk.do(edits.revise_text, text_id, markdown + " More.")
    assert set(text_of(desk).supports) == {one, other}
