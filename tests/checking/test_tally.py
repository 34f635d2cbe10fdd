from __future__ import annotations

from briefer.checking.tally import tally
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, Selector
from briefer.core.outline import OutlineItem, Paraphrase, Quotation, Section, TextItem
from briefer.core.source import CslItem, Source

WORDS = "the float was read twice a day"


def excerpt(excerpt_id: str, source_id: str) -> Excerpt:
    return Excerpt(excerpt_id, source_id, (Selector(0, len(WORDS), WORDS),))


def brief(*outline: OutlineItem) -> Brief:
    sources = {i: Source(i, i, i, CslItem(), "", "text/plain") for i in ("s1", "s2")}
    return Brief(
        outline=outline,
        excerpts={"e1": excerpt("e1", "s1"), "e2": excerpt("e2", "s2")},
        sources=sources,
    )


def test_an_empty_brief_counts_nothing() -> None:
    counted = tally(Brief())
    assert (counted.words, counted.sources, counted.quotations) == (0, 0, 0)


def test_headings_quotations_and_texts_count_as_they_print() -> None:
    counted = tally(
        brief(
            Section("a", "Two words", (Quotation("q", "e1"), TextItem("t", "Three *more* words."))),
        )
    )
    assert counted.words == 2 + 7 + 3


def test_citations_and_marks_of_a_text_are_not_words() -> None:
    text = "Read [twice a day]{.quote #q1} [@s1, para. 4] and [set](https://a.example) down."
    assert tally(brief(TextItem("t", text))).words == 7


def test_what_does_not_print_does_not_count() -> None:
    parked = Section("p", "Parked", (Quotation("q", "e1"),), is_parked=True)
    counted = tally(brief(parked, TextItem("t", "Not printed", printed=False)))
    assert (counted.words, counted.quotations) == (0, 0)


def test_a_source_counts_once_however_often_it_is_used() -> None:
    counted = tally(
        brief(
            Quotation("q1", "e1"),
            Paraphrase("p", "In other words.", ("e1", "e2")),
            TextItem("t", "Both.", (Quotation("q2", "e2"),)),
        )
    )
    assert counted.sources == 2


def test_permitted_cuts_match_and_other_words_do_not() -> None:
    counted = tally(
        brief(
            Quotation("q1", "e1"),
            Quotation("q2", "e1", wording="the float [...] twice a day"),
            Quotation("q3", "e1", wording="the boat was read twice a day"),
        )
    )
    assert (counted.quotations, counted.matching) == (3, 2)
