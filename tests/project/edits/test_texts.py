from __future__ import annotations

from briefer.core.outline import Judgement, Paraphrase, Quotation, TextItem, walk
from briefer.core.text import Span
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import GAUGE, brief_of, items_of, span_of

WORDS = GAUGE[2][1]
SHORT = "The gauge was read [...] by the same man."


def text_of(desk: Desk, item_id: str) -> TextItem:
    found = {item.item_id: item for item, _depth in walk(brief_of(desk.project).outline)}[item_id]
    assert isinstance(found, TextItem)
    return found


def quoting(desk: Desk, markdown: str = "He said") -> tuple[str, str]:
    """Return a text and the inline quotation at its end."""
    text = desk.do(edits.add_text, markdown)
    inline = desk.do(edits.quote_passage_inline, desk.source_id, [span_of(WORDS)], text)
    return text, inline


def test_words_are_written_and_undone(desk: Desk) -> None:
    text = desk.do(edits.add_text, "One")
    desk.do(edits.revise_text, text, "Two")
    assert text_of(desk, text).markdown == "Two"
    desk.project.undo().result()
    assert text_of(desk, text).markdown == "One"


def test_the_same_words_again_are_no_step(desk: Desk) -> None:
    text = desk.do(edits.add_text, "One")
    desk.do(edits.revise_text, text, "One")
    assert desk.ask(queries.history)[0].action == "add-text"


def test_paraphrases_and_judgements_are_written_the_same_way(desk: Desk) -> None:
    excerpt, paraphrase = desk.do(
        edits.take_passage, desk.source_id, [span_of(WORDS)], form="paraphrase"
    )
    judgement = desk.do(edits.add_judgement)
    desk.do(edits.revise_text, paraphrase, "Always the same man.")
    desk.do(edits.revise_text, judgement, "It is likely.")
    desk.do(edits.revise_judgement, judgement, likelihood="likely", confidence="low")
    desk.do(edits.revise_judgement, judgement, confidence_reason="one source")
    assert items_of(desk.project) == [
        Paraphrase(paraphrase, "Always the same man.", (excerpt,)),
        Judgement(judgement, "It is likely.", "likely", "low", "one source"),
    ]


def test_a_quotation_that_is_deleted_from_a_text_is_gone_until_it_is_pasted(desk: Desk) -> None:
    text, inline = quoting(desk)
    whole = text_of(desk, text).markdown
    desk.do(edits.revise_text, text, "He said")
    assert text_of(desk, text).quotations == ()
    assert [line.uses for line in desk.ask(queries.excerpts)] == [0]
    other = desk.do(edits.add_text, "")
    desk.do(edits.revise_text, other, whole.removeprefix("He said "))
    assert [q.item_id for q in text_of(desk, other).quotations] == [inline]
    assert [line.uses for line in desk.ask(queries.excerpts)] == [1]


def test_a_quotation_pasted_twice_is_placed_twice(desk: Desk) -> None:
    text, inline = quoting(desk)
    whole = text_of(desk, text).markdown
    stored = desk.do(edits.revise_text, text, f"{whole} and {whole}")
    first, second = text_of(desk, text).quotations
    assert (first.item_id, first.excerpt_id) == (inline, second.excerpt_id)
    assert stored.count(inline) == 1
    assert second.item_id in stored
    other = desk.do(edits.add_text, whole)
    (third,) = text_of(desk, other).quotations
    assert third.item_id not in {first.item_id, second.item_id}


def test_locked_words_stay_what_they_are(desk: Desk) -> None:
    text, inline = quoting(desk)
    whole = text_of(desk, text).markdown
    stored = desk.do(edits.revise_text, text, whole.replace("same man", "other man") + " Yes.")
    assert stored == whole + " Yes."
    stored = desk.do(edits.revise_text, text, f"He said [{SHORT}]{{.quote #{inline}}}")
    assert text_of(desk, text).quotations[0].wording == "The gauge was read [...] by the same man."
    assert "read \\[...\\] by" in stored or "read [...] by" in stored


def test_a_quotation_nobody_knows_becomes_words_in_quotation_marks(desk: Desk) -> None:
    text = desk.do(edits.add_text, "He said [some \\*words\\*]{.quote #nowhere}.")
    assert text_of(desk, text) == TextItem(text, "He said “some \\*words\\*”.")
    judgement = desk.do(edits.add_judgement, "It [is]{.quote #nowhere} so.")
    (found,) = [i for i in items_of(desk.project) if i.item_id == judgement]
    assert isinstance(found, Judgement)
    assert found.markdown == "It “is” so."


def test_a_wording_is_shortened_and_restored(desk: Desk) -> None:
    excerpt, item = desk.do(edits.take_passage, desk.source_id, [span_of(WORDS)])
    desk.do(edits.revise_wording, item, SHORT)
    assert items_of(desk.project) == [Quotation(item, excerpt, SHORT)]
    desk.do(edits.revise_wording, item, None)
    assert items_of(desk.project) == [Quotation(item, excerpt)]
    desk.do(edits.revise_wording, item, SHORT)
    desk.do(edits.revise_wording, item, WORDS)
    assert items_of(desk.project) == [Quotation(item, excerpt)]


def test_the_wording_of_an_inline_quotation_stands_in_its_text(desk: Desk) -> None:
    text, inline = quoting(desk)
    desk.do(edits.revise_wording, inline, "read twice a day by the same man.")
    found = text_of(desk, text)
    assert found.markdown == f"He said [read twice a day by the same man.]{{.quote #{inline}}}"
    assert found.quotations[0].wording == "read twice a day by the same man."
    desk.do(edits.revise_wording, inline, None)
    assert text_of(desk, text).markdown == f"He said [{WORDS}]{{.quote #{inline}}}"


def test_any_wording_is_kept_but_none_without_a_word(desk: Desk) -> None:
    excerpt, item = desk.do(edits.take_passage, desk.source_id, [span_of(WORDS)])
    desk.do(edits.revise_wording, item, "[It] was read twice a day.")
    assert items_of(desk.project) == [Quotation(item, excerpt, "[It] was read twice a day.")]
    for nothing in ("", " [...] "):
        desk.refuse(Refusal.WORDING_NOT_PERMITTED, edits.revise_wording, item, nothing)


def test_a_quotation_can_be_printed_in_translation(desk: Desk) -> None:
    excerpt, item = desk.do(edits.take_passage, desk.source_id, [span_of(WORDS)])
    desk.do(edits.translate_quotation, item, " Le même homme. ")
    assert items_of(desk.project) == [Quotation(item, excerpt, translation="Le même homme.")]
    desk.do(edits.translate_quotation, item, "")
    assert items_of(desk.project) == [Quotation(item, excerpt)]


def test_a_text_can_be_the_author_s_own_analysis(desk: Desk) -> None:
    text = desk.do(edits.add_text, "Words.")
    desk.do(edits.mark_own_analysis, text, is_own=True)
    assert text_of(desk, text).is_own_analysis
    desk.do(edits.mark_own_analysis, text, is_own=False)
    assert not text_of(desk, text).is_own_analysis


def test_words_go_only_where_there_are_any(desk: Desk) -> None:
    section = desk.do(edits.add_section, "First")
    text = desk.do(edits.add_text, "Words.")
    _excerpt, quotation = desk.do(edits.take_passage, desk.source_id, [span_of(WORDS)])
    for item_id in (section, quotation):
        desk.refuse(Refusal.NOT_A_TEXT, edits.revise_text, item_id, "New")
        desk.refuse(Refusal.NOT_A_TEXT, edits.mark_own_analysis, item_id, is_own=True)
    for item_id in (section, text):
        desk.refuse(Refusal.NOT_A_QUOTATION, edits.revise_wording, item_id, None)
        desk.refuse(Refusal.NOT_A_QUOTATION, edits.translate_quotation, item_id, "Words")
        desk.refuse(Refusal.NOT_A_JUDGEMENT, edits.revise_judgement, item_id, likelihood="x")
    judgement = desk.do(edits.add_judgement)
    desk.refuse(Refusal.UNKNOWN_FIELD, edits.revise_judgement, judgement, mood="x")
    desk.refuse(Refusal.BAD_VALUE, edits.revise_judgement, judgement, likelihood=1)
    desk.refuse(Refusal.UNKNOWN_ITEM, edits.revise_text, "nowhere", "New")


def quotation_in(desk: Desk, text: str) -> Quotation:
    (found,) = text_of(desk, text).quotations
    return found


def test_emphasis_is_set_and_undone_and_stays_with_its_words(desk: Desk) -> None:
    text, inline = quoting(desk)
    same = WORDS.index("same")
    desk.do(edits.emphasise_quotation, inline, [Span(same, same + 5)])
    assert quotation_in(desk, text).emphasis == (Span(same, same + 4),)
    assert desk.ask(queries.history)[0].action == "emphasise"
    desk.do(edits.revise_wording, inline, SHORT)
    (span,) = quotation_in(desk, text).emphasis or ()
    assert span.of(SHORT) == "same"
    desk.do(edits.revise_wording, inline, None)
    assert quotation_in(desk, text).emphasis is None
    for _step in range(3):
        desk.project.undo().result()
    assert quotation_in(desk, text).emphasis is None


def test_emphasis_beyond_the_words_is_refused(desk: Desk) -> None:
    _text, inline = quoting(desk)
    beyond = [Span(0, len(WORDS) + 1)]
    desk.refuse(Refusal.BAD_VALUE, edits.emphasise_quotation, inline, beyond)


def test_emphasis_that_is_the_sources_is_no_choice_of_the_author(desk: Desk) -> None:
    text, inline = quoting(desk)
    desk.do(edits.emphasise_quotation, inline, [Span(0, 3)])
    desk.do(edits.emphasise_quotation, inline, [])
    assert quotation_in(desk, text).emphasis is None


def test_a_copy_of_a_text_keeps_the_emphasis_of_its_quotations(desk: Desk) -> None:
    text, inline = quoting(desk)
    desk.do(edits.emphasise_quotation, inline, [Span(0, 3)])
    (copy,) = desk.do(edits.copy_items, [text], None, 0)
    assert quotation_in(desk, copy).emphasis == (Span(0, 3),)
    desk.do(edits.revise_text, text, f"Again: {text_of(desk, text).markdown}")
    assert quotation_in(desk, text).emphasis == (Span(0, 3),)
