from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.core.excerpt import Pinpoint
from briefer.core.outline import Judgement, Paraphrase, Quotation, TextItem
from briefer.core.source import Block, Role
from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import GAUGE, add, brief_of, imported, items_of, span_of

TWICE = "read twice a day"
KEY = "whatthegaugesaid"


def text_of(desk: Desk) -> TextItem:
    (found,) = [item for item in items_of(desk.project) if isinstance(item, TextItem)]
    return found


def test_a_quotation_has_its_words_and_its_place_in_the_source(desk: Desk) -> None:
    excerpt_id, item_id = desk.do(edits.take_passage, desk.source_id, [span_of(TWICE)])
    brief = brief_of(desk.project)
    assert brief.outline == (Quotation(item_id, excerpt_id),)
    excerpt = brief.excerpts[excerpt_id]
    assert (excerpt.words, excerpt.pinpoint) == (TWICE, Pinpoint("1", "1"))
    assert excerpt.created_at
    assert list(brief.sources) == [desk.source_id]


def test_a_passage_over_several_paragraphs_leaves_web_page_text_out(desk: Desk) -> None:
    span = Span(span_of("the same man.").start, span_of("Nobody asked him").end)
    desk.do(edits.take_passage, desk.source_id, [span])
    (excerpt,) = brief_of(desk.project).excerpts.values()
    assert excerpt.words == "the same man.\n\nNobody asked him"
    assert excerpt.pinpoint == Pinpoint("1", "2")


def test_web_page_text_is_taken_where_it_alone_is_chosen(desk: Desk) -> None:
    desk.do(edits.take_passage, desk.source_id, [span_of("Read more: ten lakes")])
    (excerpt,) = brief_of(desk.project).excerpts.values()
    assert (excerpt.words, excerpt.pinpoint.first) == ("Read more: ten lakes", "")


def test_a_passage_below_a_heading_knows_it(desk: Desk) -> None:
    desk.do(edits.take_passage, desk.source_id, [span_of("a number that is confirmed")])
    (excerpt,) = brief_of(desk.project).excerpts.values()
    assert excerpt.pinpoint == Pinpoint("3", "3", "At night")


def test_the_same_passage_is_the_same_excerpt(desk: Desk) -> None:
    one, _item = desk.do(edits.take_passage, desk.source_id, [span_of(TWICE)])
    padded = Span(span_of(TWICE).start - 1, span_of(TWICE).end + 1)
    two, _item = desk.do(edits.take_passage, desk.source_id, [padded])
    assert one == two
    assert [line.uses for line in desk.ask(queries.excerpts)] == [2]


def test_an_excerpt_may_have_no_place(desk: Desk) -> None:
    excerpt_id, item_id = desk.do(
        edits.take_passage, desk.source_id, [span_of(TWICE)], form="excerpt"
    )
    assert (item_id, items_of(desk.project)) == ("", [])
    assert [line.uses for line in desk.ask(queries.excerpts)] == [0]
    placed = desk.do(edits.place_excerpt, excerpt_id)
    assert items_of(desk.project) == [Quotation(placed, excerpt_id)]


def test_a_paraphrase_is_empty_and_rests_on_the_passage(desk: Desk) -> None:
    section = desk.do(edits.add_section, "First")
    excerpt_id, item_id = desk.do(
        edits.take_passage, desk.source_id, [span_of(TWICE)], section, form="paraphrase"
    )
    again = desk.do(edits.paraphrase_excerpt, excerpt_id, section)
    assert items_of(desk.project)[1:] == [
        Paraphrase(item_id, "", (excerpt_id,)), Paraphrase(again, "", (excerpt_id,)),
    ]  # fmt: skip


def test_passages_that_cannot_be_taken_are_refused(desk: Desk) -> None:
    end = len(imported().canonical)
    text = desk.do(edits.add_text, "Words.")
    take = edits.take_passage
    desk.refuse(Refusal.NOTHING_CHOSEN, take, desk.source_id, [])
    desk.refuse(Refusal.NOTHING_CHOSEN, take, desk.source_id, [Span(end - 2, end)])
    desk.refuse(Refusal.OUTSIDE_TEXT, take, desk.source_id, [Span(0, end + 1)])
    desk.refuse(Refusal.UNKNOWN_SOURCE, take, "nowhere", [Span(0, 5)])
    desk.refuse(Refusal.NOT_A_SECTION, take, desk.source_id, [span_of(TWICE)], text)
    desk.refuse(Refusal.BAD_VALUE, take, desk.source_id, [span_of(TWICE)], form="poem")
    desk.refuse(Refusal.UNKNOWN_EXCERPT, edits.place_excerpt, "nowhere")
    assert desk.ask(queries.excerpts) == ()


def test_a_citation_stands_at_the_end_of_the_text(desk: Desk) -> None:
    text = desk.do(edits.add_text, "He counted.\n")
    excerpt_id = desk.do(edits.cite_passage, desk.source_id, [span_of(TWICE)], text)
    assert text_of(desk) == TextItem(text, f"He counted. [@{KEY}, para. 1]", (), (excerpt_id,))


@pytest.mark.parametrize(
    ("before", "offset", "after"),
    [
        ("He counted.", 2, f"He [@{KEY}, para. 1] counted."),
        ("He counted.", 10, f"He counted [@{KEY}, para. 1]."),
        ("(He)", 1, f"([@{KEY}, para. 1] He)"),
        ("", None, f"[@{KEY}, para. 1]"),
        ("", 5, f"[@{KEY}, para. 1]"),
        ("# Heading", None, f"# Heading\n\n[@{KEY}, para. 1]"),
        ("|a|b|\n|-|-|\n|c|d|", None, f"|a|b|\n|-|-|\n|c|d|\n\n[@{KEY}, para. 1]"),
        ("[@other] it", 3, f"[@other] [@{KEY}, para. 1] it"),
        ("a \\* b", 3, f"a \\* [@{KEY}, para. 1] b"),
    ],
)
def test_a_citation_never_breaks_what_stands_there(
    desk: Desk, before: str, offset: int | None, after: str
) -> None:
    text = desk.do(edits.add_text, before)
    desk.do(edits.cite_passage, desk.source_id, [span_of(TWICE)], text, offset)
    assert text_of(desk).markdown == after


def test_printed_pages_are_cited_rather_than_counted_paragraphs(desk: Desk) -> None:
    words = "On two pages. "
    paged = imported(((Role.BODY, words * 2),), "paged.pdf")
    blocks = (
        Block(0, 13, Role.BODY, words.strip(), "1", page="4"),
        Block(14, 27, Role.BODY, words.strip(), "2", page="5"),
    )
    (source_id,) = add(desk.project, replace(paged, blocks=blocks))
    text = desk.do(edits.add_text, "It is so.")
    desk.do(edits.cite_passage, source_id, [Span(0, 27)], text)
    assert text_of(desk).markdown.endswith(", pp. 4–5]")


def test_a_paraphrase_or_judgement_only_comes_to_rest_on_what_it_cites(desk: Desk) -> None:
    judgement = desk.do(edits.add_judgement, "It is likely.")
    excerpt_id = desk.do(edits.cite_passage, desk.source_id, [span_of(TWICE)], judgement)
    assert items_of(desk.project) == [Judgement(judgement, "It is likely.", supports=(excerpt_id,))]


def test_a_text_no_longer_rests_on_what_it_no_longer_cites(desk: Desk) -> None:
    text = desk.do(edits.add_text, "He counted.")
    one = desk.do(edits.cite_passage, desk.source_id, [span_of(TWICE)], text)
    two = desk.do(edits.cite_passage, desk.source_id, [span_of("Nobody asked")], text)
    assert text_of(desk).supports == (one, two)
    desk.do(edits.revise_text, text, f"He counted [@{KEY}, para. 2].")
    assert text_of(desk).supports == (two,)
    desk.do(edits.revise_text, text, "He counted.")
    assert text_of(desk).supports == ()
    assert brief_of(desk.project).sources == {}


def test_a_source_cited_by_its_key_alone_is_part_of_the_brief(desk: Desk) -> None:
    desk.do(edits.add_text, f"So they say [@{KEY}; @unknown].")
    assert list(brief_of(desk.project).sources) == [desk.source_id]
    assert [line.use_count for line in desk.ask(queries.sources)] == [1]


def test_a_citation_and_the_excerpt_below_it_are_one_use(desk: Desk) -> None:
    text = desk.do(edits.add_text, "He counted.")
    desk.do(edits.cite_passage, desk.source_id, [span_of(TWICE)], text)
    assert [line.use_count for line in desk.ask(queries.sources)] == [1]
    desk.do(edits.take_passage, desk.source_id, [span_of("Nobody asked")])
    assert [line.use_count for line in desk.ask(queries.sources)] == [2]


def test_an_inline_quotation_is_locked_words_at_its_place(desk: Desk) -> None:
    text = desk.do(edits.add_text, "It was and so on.")
    inline = desk.do(
        edits.quote_passage_inline, desk.source_id, [span_of(TWICE)], text, len("It was")
    )
    found = text_of(desk)
    assert found.markdown == f"It was [{TWICE}]{{.quote #{inline}}} and so on."
    assert [q.item_id for q in found.quotations] == [inline]
    assert brief_of(desk.project).words_of(found.quotations[0]) == TWICE


def test_inline_quotations_are_in_order_of_appearance(desk: Desk) -> None:
    text = desk.do(edits.add_text, "")
    second = desk.do(edits.quote_passage_inline, desk.source_id, [span_of(TWICE)], text, 0)
    excerpt = desk.do(edits.take_excerpt, desk.source_id, [span_of("Nobody asked")])
    first = desk.do(edits.quote_inline, text, excerpt, 0)
    assert [q.item_id for q in text_of(desk).quotations] == [first, second]


def test_only_a_text_quotes_within_itself(desk: Desk) -> None:
    excerpt, _item = desk.do(
        edits.take_passage, desk.source_id, [span_of(TWICE)], form="paraphrase"
    )
    (paraphrase,) = items_of(desk.project)
    section = desk.do(edits.add_section, "First")
    for item_id in (paraphrase.item_id, section):
        desk.refuse(Refusal.NOT_A_TEXT, edits.quote_inline, item_id, excerpt)
    spans = [span_of(GAUGE[4][1])]
    desk.refuse(Refusal.NOT_A_TEXT, edits.cite_passage, desk.source_id, spans, section)
    desk.refuse(Refusal.NOT_A_TEXT, edits.cite_excerpt, section, excerpt)
    desk.refuse(
        Refusal.NOT_A_TEXT, edits.quote_passage_inline, desk.source_id, spans, section
    )  # fmt: skip
    text = desk.do(edits.add_text, "Words.")
    desk.refuse(Refusal.UNKNOWN_EXCERPT, edits.cite_excerpt, text, "nowhere")
    desk.refuse(Refusal.UNKNOWN_EXCERPT, edits.quote_inline, text, "nowhere")
    assert len(desk.ask(queries.excerpts)) == 1


def test_a_judgement_has_excerpts_for_and_against_it(desk: Desk) -> None:
    one = desk.do(edits.take_excerpt, desk.source_id, [span_of(TWICE)])
    two = desk.do(edits.take_excerpt, desk.source_id, [span_of("Nobody asked")])
    judgement = desk.do(edits.add_judgement, "It is likely.")
    desk.do(edits.support_item, judgement, one)
    desk.do(edits.support_item, judgement, two, is_against=True)
    (found,) = items_of(desk.project)
    assert isinstance(found, Judgement)
    assert (found.supports, found.contradicts) == ((one,), (two,))
    desk.do(edits.support_item, judgement, one, is_against=True)
    desk.do(edits.unsupport_item, judgement, two)
    (found,) = items_of(desk.project)
    assert isinstance(found, Judgement)
    assert (found.supports, found.contradicts) == ((), (one,))


def test_only_prose_rests_on_excerpts(desk: Desk) -> None:
    excerpt, quotation = desk.do(edits.take_passage, desk.source_id, [span_of(TWICE)])
    text = desk.do(edits.add_text, "Words.")
    desk.refuse(Refusal.CANNOT_SUPPORT, edits.support_item, quotation, excerpt)
    desk.refuse(Refusal.CANNOT_SUPPORT, edits.support_item, text, excerpt, is_against=True)
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.support_item, "nowhere", excerpt)
    desk.refuse(Refusal.UNKNOWN_EXCERPT, edits.support_item, text, "nowhere")
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.unsupport_item, "nowhere", excerpt)
