from __future__ import annotations

import pytest

from briefer.core.outline import Printing, Quotation, Section, TextItem
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import brief_of, items_of, shape_of, span_of


def titles(desk: Desk) -> list[str]:
    return [item.title for item in items_of(desk.project) if isinstance(item, Section)]


def test_sections_and_texts_go_where_they_are_put(desk: Desk) -> None:
    first = desk.do(edits.add_section, " First ")
    last = desk.do(edits.add_section, "Last")
    inner = desk.do(edits.add_section, "Inner", first)
    text = desk.do(edits.add_text, "Some words.", first, 0)
    middle = desk.do(edits.add_section, "Middle", None, 1)
    assert shape_of(desk.project) == [(first, 0), (text, 1), (inner, 1), (middle, 0), (last, 0)]
    assert titles(desk) == ["First", "Inner", "Middle", "Last"]


def test_a_place_beyond_the_end_is_the_end(desk: Desk) -> None:
    desk.do(edits.add_section, "First")
    desk.do(edits.add_section, "Second", None, 99)
    assert titles(desk) == ["First", "Second"]


def test_what_cannot_be_added_is_refused(desk: Desk) -> None:
    text = desk.do(edits.add_text, "Words.")
    desk.refuse(Refusal.EMPTY_TITLE, edits.add_section, "  ")
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.add_section, "Title", "nowhere")
    desk.refuse(Refusal.NOT_A_SECTION, edits.add_text, "Words.", text)


@pytest.mark.parametrize(
    ("moved", "position", "order"),
    [
        ("c", 0, "cabd"),
        ("a", 2, "bacd"),
        ("a", None, "bcda"),
        ("bd", 1, "abdc"),
        ("db", 0, "dbac"),
        ("b", 1, "abcd"),
        ("b", 2, "abcd"),
    ],
)
def test_positions_count_before_anything_is_moved(
    desk: Desk, moved: str, position: int | None, order: str
) -> None:
    ids = {title: desk.do(edits.add_section, title) for title in "abcd"}
    desk.do(edits.move_items, [ids[title] for title in moved], None, position)
    assert "".join(titles(desk)) == order


def test_items_move_with_all_that_lies_in_them(desk: Desk) -> None:
    first = desk.do(edits.add_section, "First")
    inner = desk.do(edits.add_section, "Inner", first)
    text = desk.do(edits.add_text, "Words.", inner)
    last = desk.do(edits.add_section, "Last")
    desk.do(edits.move_items, [inner, text], last)
    assert shape_of(desk.project) == [(first, 0), (last, 0), (inner, 1), (text, 2)]


def test_a_section_does_not_go_into_itself(desk: Desk) -> None:
    first = desk.do(edits.add_section, "First")
    inner = desk.do(edits.add_section, "Inner", first)
    for edit in (edits.move_items, edits.copy_items):
        desk.refuse(Refusal.INTO_ITSELF, edit, [first], inner)
        desk.refuse(Refusal.INTO_ITSELF, edit, [inner], inner)
        desk.refuse(Refusal.NOTHING_CHOSEN, edit, [])
        desk.refuse(Refusal.UNKNOWN_ITEM, edit, ["nowhere"])


def test_a_copy_is_a_second_placement_of_all_of_it(desk: Desk) -> None:
    section = desk.do(edits.add_section, "First")
    text = desk.do(edits.add_text, "He said it.", section)
    spans = [span_of("read twice a day")]
    desk.do(edits.quote_passage_inline, desk.source_id, spans, text)
    desk.do(edits.cite_passage, desk.source_id, spans, text)
    (copy,) = desk.do(edits.copy_items, [section])
    _one, old, two, new = items_of(desk.project)
    assert (two.item_id, copy != section) == (copy, True)
    assert isinstance(old, TextItem)
    assert isinstance(new, TextItem)
    assert new.supports == old.supports
    assert new.quotations[0].item_id != old.quotations[0].item_id
    assert new.quotations[0].item_id in new.markdown
    assert old.quotations[0].item_id not in new.markdown
    desk.do(edits.remove_items, [section])
    assert items_of(desk.project) == [two, new]


def test_removed_items_come_back_with_undo(desk: Desk) -> None:
    section = desk.do(edits.add_section, "First")
    text = desk.do(edits.add_text, "He said it.", section)
    desk.do(edits.quote_passage_inline, desk.source_id, [span_of("the same man")], text)
    desk.do(edits.add_comment, text, "Really?", "Ann")
    before = brief_of(desk.project)
    desk.do(edits.remove_items, [text, section])
    assert items_of(desk.project) == []
    desk.project.undo().result()
    assert brief_of(desk.project) == before
    desk.project.redo().result()
    assert items_of(desk.project) == []


def test_an_inline_quotation_leaves_its_text_and_moves_nowhere(desk: Desk) -> None:
    text = desk.do(edits.add_text, "Before, after.")
    spans = [span_of("read twice a day")]
    inline = desk.do(edits.quote_passage_inline, desk.source_id, spans, text, len("Before"))
    section = desk.do(edits.add_section, "Section")
    desk.refuse(Refusal.INLINE_STAYS, edits.move_items, [inline], section)
    desk.refuse(Refusal.INLINE_STAYS, edits.copy_items, [inline], section)
    desk.do(edits.remove_items, [inline])
    found = items_of(desk.project)[0]
    assert found == TextItem(text, "Before, after.")


def test_items_and_sections_can_be_silenced(desk: Desk) -> None:
    _excerpt, quotation = desk.do(edits.take_passage, desk.source_id, [span_of("the same man")])
    desk.do(edits.print_item, quotation, printed=False)
    (item,) = items_of(desk.project)
    assert isinstance(item, Quotation)
    assert not item.printed
    desk.do(edits.print_item, quotation, printed=True)
    assert items_of(desk.project)[0].printed
    desk.do(edits.print_item, quotation, printed=Printing.AT_FULL_LENGTH)
    assert items_of(desk.project)[0].printed == Printing.AT_FULL_LENGTH
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.print_item, "nowhere", printed=True)


def test_a_section_has_title_budget_and_may_be_parked(desk: Desk) -> None:
    section = desk.do(edits.add_section, "First")
    desk.do(
        edits.revise_section, section, title="Background ", word_budget=300, is_parked=True,
        expects_sources=False,
    )  # fmt: skip
    wanted = Section(section, "Background", (), 300, is_parked=True, expects_sources=False)
    assert items_of(desk.project) == [wanted]
    desk.do(edits.revise_section, section, word_budget=None, expects_sources=None)
    assert items_of(desk.project) == [Section(section, "Background", is_parked=True)]


def test_what_a_section_cannot_be_is_refused(desk: Desk) -> None:
    section, text = desk.do(edits.add_section, "First"), desk.do(edits.add_text, "Words.")
    desk.refuse(Refusal.EMPTY_TITLE, edits.revise_section, section, title=" ")
    desk.refuse(Refusal.BAD_VALUE, edits.revise_section, section, title=None)
    desk.refuse(Refusal.BAD_VALUE, edits.revise_section, section, word_budget=-1)
    desk.refuse(Refusal.BAD_VALUE, edits.revise_section, section, word_budget="many")
    desk.refuse(Refusal.UNKNOWN_FIELD, edits.revise_section, section, colour="red")
    desk.refuse(Refusal.NOT_A_SECTION, edits.revise_section, text, title="New")
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.revise_section, "nowhere", title="New")


def test_the_history_says_what_was_done(desk: Desk) -> None:
    section = desk.do(edits.add_section, "Findings")
    desk.do(edits.add_text, "Some words.", section)
    desk.do(edits.revise_section, section, is_parked=True)
    desk.do(edits.move_items, [section])
    steps = [(step.action, step.detail) for step in desk.ask(queries.history)]
    assert steps == [
        ("park-section", "Findings"), ("add-text", "Some words."), ("add-section", "Findings"),
        ("add-sources", "gauge.txt"),
    ]  # fmt: skip
