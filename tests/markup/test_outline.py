from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from briefer.core.brief import Brief
from briefer.core.errors import MarkdownProblem
from briefer.core.outline import Paraphrase, Quotation, Section, TextItem
from briefer.core.source import Block, CslItem, FieldState, MetaField, Role, Source, SourceText
from briefer.core.text import Span
from briefer.markup import outline
from briefer.markup.library import NOT_FOUND
from briefer.markup.outline import ReadOutline, Sources
from tests.markup.briefs import briefs

BLOCKS = (
    (Role.BODY, "The old quay could not carry the new cranes. “It can’t wait,” the chief said."),
    (Role.FURNITURE, "Read more: the quay story"),
    (Role.BODY, "The board has one winter left. It meets again in May."),
    (Role.BODY, "One port lost its trade. The board has one winter left."),
)


def shelf() -> Sources:
    canonical = "\n\n".join(text for _role, text in BLOCKS)
    blocks, position, number = [], 0, 0
    for role, text in BLOCKS:
        number += role is Role.BODY
        shown = str(number) if role is Role.BODY else ""
        blocks.append(Block(position, position + len(text), role, text, shown))
        position += len(text) + 2
    item = CslItem({"title": MetaField("The tide turns", FieldState.GUESSED, 0.8)})
    source = Source("s1", "marsh2026", "marsh.txt", item, "a" * 64, "text/plain", "en")
    return {"marsh2026": (source, SourceText("s1", canonical, tuple(blocks)))}


def read(markdown: str) -> ReadOutline:
    return outline.read(markdown, shelf())


def clean(markdown: str) -> Brief:
    result = read(markdown)
    assert result.problems == ()
    return result.brief


def reasons(result: ReadOutline) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in result.problems]


def only_words(brief: Brief) -> list[str]:
    (excerpt,) = brief.excerpts.values()
    return [selector.exact for selector in excerpt.selectors]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefs())
def test_any_brief_is_read_back_equal(made: tuple[Brief, Sources]) -> None:
    brief, sources = made
    written = outline.write(brief)
    assert written.not_carried == ()
    again = outline.read(written.markdown, sources).brief
    assert again == brief
    assert outline.write(again).markdown == written.markdown


def test_headings_are_sections_and_paragraphs_texts() -> None:
    brief = clean(
        "Lead.\n\n# One {length=300}\n\nFirst.\n\n## Deep\n\nSecond.\n\n# Two {.parked}\n"
    )
    lead, one, two = brief.outline
    assert isinstance(lead, TextItem)
    assert isinstance(one, Section)
    assert isinstance(two, Section)
    assert (one.title, one.word_budget, two.is_parked) == ("One", 300, True)
    first, deep = one.children
    assert isinstance(first, TextItem)
    assert isinstance(deep, Section)
    assert (lead.markdown, first.markdown) == ("Lead.", "First.")


def test_a_list_with_gaps_is_one_text() -> None:
    (text,) = clean("- a\n\n  more\n\n- b\n").outline
    assert isinstance(text, TextItem)
    assert text.markdown == "- a\n\n  more\n\n- b"


def test_a_block_quote_with_its_key_is_a_quotation() -> None:
    brief = clean("> The old quay could not\n> carry the new cranes.\n> -- @marsh2026, para. 1\n")
    (item,) = brief.outline
    assert isinstance(item, Quotation)
    assert only_words(brief) == ["The old quay could not carry the new cranes."]
    assert list(brief.sources) == ["s1"]


def test_a_quotation_may_run_over_paragraphs_and_skips_folded_text() -> None:
    brief = clean(
        "> the chief said.\n>\n> The board has one winter left. It meets\n> -- @marsh2026\n"
    )
    assert only_words(brief) == ["the chief said.", "The board has one winter left. It meets"]


def test_quoted_words_directly_before_a_citation_are_an_inline_quotation() -> None:
    for typed in (
        '"could not carry"',
        "“could not carry”",
        "‘could not carry’",
        "«could not carry»",
    ):
        brief = clean(f"It {typed} [@marsh2026, para. 1], they say.\n")
        (text,) = brief.outline
        assert isinstance(text, TextItem)
        (quotation,) = text.quotations
        assert text.markdown == (
            f"It [could not carry]{{.quote #{quotation.item_id}}} [@marsh2026, para. 1], they say."
        )
        assert only_words(brief) == ["could not carry"]


def test_a_stop_that_typography_put_inside_the_marks_goes_after_the_citation() -> None:
    (text,) = clean("It “could not carry,” [@marsh2026] they say.\n").outline
    assert isinstance(text, TextItem)
    assert text.markdown.endswith("} [@marsh2026], they say.")


def test_the_first_letter_may_be_typed_in_the_other_case() -> None:
    brief = clean('He said "it can\'t wait" [@marsh2026].\n')
    (text,) = brief.outline
    assert isinstance(text, TextItem)
    assert text.quotations[0].wording == "it can't wait"
    assert only_words(brief) == ["It can’t wait"]


def test_a_cut_is_a_wording_of_all_it_spans() -> None:
    brief = clean("> The old quay [...] the new cranes.\n> -- @marsh2026\n")
    (item,) = brief.outline
    assert isinstance(item, Quotation)
    assert item.wording == "The old quay [...] the new cranes."
    assert only_words(brief) == ["The old quay could not carry the new cranes."]


def test_words_that_stand_twice_need_a_place_or_a_paragraph() -> None:
    quoted = "> The board has one winter left.\n> -- @marsh2026"
    result = read(f"\n{quoted}\n")
    assert reasons(result) == [(2, "ambiguous")]
    (excerpt,) = result.brief.excerpts.values()
    assert excerpt.tags == (NOT_FOUND,)
    second = clean(f"{quoted}, para. 3\n")
    (excerpt,) = second.excerpts.values()
    assert excerpt.pinpoint.first == "3"
    start = excerpt.selectors[0].start
    assert clean(f"{quoted} {{at={start}-{start + 30}}}\n").excerpts == second.excerpts


def test_a_quotation_that_is_not_in_its_source_is_kept_flagged_and_reported() -> None:
    result = read("It “sank at once” [@marsh2026].\n\n> Nothing happened.\n> -- @marsh2026\n")
    assert reasons(result) == [(1, "not-in-source"), (3, "not-in-source")]
    assert [e.tags for e in result.brief.excerpts.values()] == [(NOT_FOUND,), (NOT_FOUND,)]
    assert [e.words for e in result.brief.excerpts.values()] == [
        "sank at once",
        "Nothing happened.",
    ]


def test_an_unknown_key_is_reported_and_the_words_stay_text() -> None:
    result = read("Said [@nobody].\n\n> Words.\n> -- @nobody\n\n> No source\n")
    assert reasons(result) == [
        (1, "unknown-key"),
        (3, "unknown-key"),
        (6, "quotation-without-source"),
    ]
    texts = [item.markdown for item in result.brief.outline if isinstance(item, TextItem)]
    assert texts == ["Said [@nobody].", "> Words.\n> -- @nobody", "> No source"]


def test_references_confirm_metadata_and_may_rename_the_key() -> None:
    brief = clean(
        "---\nreferences:\n- {id: tide, file: marsh.txt, title: Rising tide, issued: 2026-03-04}\n"
        "---\nSaid [@tide].\n"
    )
    (source,) = brief.sources.values()
    assert source.key == "tide"
    assert source.item.fields["title"].state is FieldState.CONFIRMED
    assert source.item.value("issued") == {"date-parts": [[2026, 3, 4]]}


def test_a_reference_without_its_file_still_cites() -> None:
    result = read("---\nreferences:\n- {id: gone, title: Gone}\n---\nSaid [@gone].\n")
    assert reasons(result) == [(1, "source-missing")]
    assert [source.item.text("title") for source in result.brief.sources.values()] == ["Gone"]


def test_fenced_divs_hold_what_plain_markdown_cannot() -> None:
    brief = clean("::: paraphrase\nToo heavy [@marsh2026].\n:::\n\n:::: text\nA\n\n:::\nB\n::::\n")
    paraphrase, text = brief.outline
    assert isinstance(paraphrase, Paraphrase)
    assert isinstance(text, TextItem)
    assert text.markdown == "A\n\n:::\nB"


def test_what_is_not_understood_is_reported_with_its_line() -> None:
    result = read(
        "---\nfoo: 1\nnotes: margin\n---\n\n::: warning\nX\n:::\n\n# A {length=many}\n\n::: text\n"
    )
    assert sorted(reasons(result)) == [
        (1, "front-key"),
        (1, "front-value"),
        (6, "unknown-div"),
        (10, "bad-length"),
        (12, "div-open"),
    ]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: [\n---\n",
        "---\n- a\n---\n",
        "---\na: &x 1\nb: *x\n---\n",
        "---\ntitle: x\n",
        "---\na: !!python/object:os.system {}\n" + "---\n"[:0],
    ],
)
def test_front_matter_that_cannot_be_read_is_refused_with_its_line(front: str) -> None:
    with pytest.raises(MarkdownProblem) as caught:
        read(front)
    assert caught.value.line >= 1
    assert caught.value.reason.startswith("front-matter")


def test_every_value_of_the_front_matter_is_a_text() -> None:
    brief = clean("---\ntitle: 2026\ndate: 2026-01-02\nstatus: no\nversion: 1.10\n---\n")
    front = brief.front
    assert (front.title, front.date, front.status, front.version) == (
        "2026",
        "2026-01-02",
        "no",
        "1.10",
    )


def test_a_file_with_windows_line_ends_reads_the_same() -> None:
    markdown = "---\ntitle: T\n---\n\n# One\n\n> The old quay\n> -- @marsh2026\n"
    assert clean(markdown.replace("\n", "\r\n")) == clean(markdown)


def test_an_empty_outline_is_an_empty_brief() -> None:
    assert clean("") == Brief()
    assert clean(outline.write(Brief()).markdown) == Brief()


def test_emphasis_typed_into_a_quotation_is_the_authors() -> None:
    brief = clean(
        "> The old quay *could not* carry the new cranes.\n> -- @marsh2026, para. 1\n\n"
        "It “meets **again** in May” [@marsh2026, para. 2] with [one _winter_ left]{.quote} "
        "[@marsh2026, para. 2].\n"
    )
    quotation, text = brief.outline
    assert isinstance(quotation, Quotation)
    assert isinstance(text, TextItem)
    stressed = [
        [span.of(brief.words_of(q)) for span in q.emphasis or ()]
        for q in (quotation, *text.quotations)
    ]
    assert stressed == [["could not"], ["again"], ["winter"]]
    assert quotation.wording is None
    assert "*" not in text.markdown
    assert "_" not in text.markdown
    assert outline.read(outline.write(brief).markdown, shelf()).brief == brief


def test_emphasis_as_in_the_source_is_left_to_the_source() -> None:
    source, text = shelf()["marsh2026"]
    at = text.canonical.index("could not")
    stressed = {"marsh2026": (source, replace(text, emphasis=(Span(at, at + 9),)))}
    typed = "> The old quay *could not* carry the new cranes.\n> -- @marsh2026, para. 1\n"
    (quotation,) = outline.read(typed, stressed).brief.outline
    assert isinstance(quotation, Quotation)
    assert quotation.emphasis is None
