from __future__ import annotations

from dataclasses import replace
from typing import Unpack

import pytest

from briefer.citation.styles import load_style
from briefer.core.brief import Brief, NotesKind, PinpointKind
from briefer.core.outline import Judgement, Paraphrase, Quotation, Section, TextItem
from briefer.core.runs import plain
from briefer.core.source import CslItem
from briefer.exporting.compose import compose
from briefer.exporting.document import (
    Document,
    Heading,
    PageSize,
    Paragraph,
    ParagraphStyle,
    grouped_entries,
)
from briefer.exporting.html import page
from briefer.exporting.sourcing import csl_item
from tests.exporting.specimen import (
    LONG,
    Settings,
    body,
    brief,
    document,
    lines,
    source,
    sources,
)

COUNTED = PinpointKind.COUNTED


def text(markdown: str, *quotations: Quotation, **settings: Unpack[Settings]) -> str:
    (line,) = body(TextItem("t", markdown, quotations), **settings)
    return line


def notes(made: Document) -> list[str]:
    return [plain(note.runs) for note in made.notes]


INLINE = Quotation("q", "quay")
WORDS = "[the old quay could not carry the new cranes]{.quote #q}"


def test_the_note_mark_stands_after_punctuation_and_without_a_blank() -> None:
    assert text("So it is [@marsh2026].") == "So it is.^1"
    assert text("So it is. [@marsh2026]") == "So it is.^1"
    assert (
        text("So it is [@marsh2026], and more [@ports2030]; end") == "So it is,^1 and more;^2 end"
    )
    assert text("Alone [@marsh2026]") == "Alone^1"


def test_french_sets_the_mark_before_the_stop() -> None:
    assert text("C’est ainsi [@marsh2026].", locale="fr-FR") == "C’est ainsi^1."


def test_an_inline_quotation_stands_in_the_marks_of_the_house() -> None:
    words = "the old quay could not carry the new cranes"
    assert text(f"It says {WORDS} [@marsh2026].", INLINE) == f"It says “‹{words}›.”^1"
    assert (
        text(f"It says {WORDS} [@marsh2026].", INLINE, locale="en-GB") == f"It says ‘‹{words}›’.^1"
    )
    assert text(f"It says {WORDS} [@marsh2026], so", INLINE) == f"It says “‹{words}›,”^1 so"
    assert text(f"Sagt {WORDS} [@marsh2026].", INLINE, locale="de-DE") == f"Sagt „‹{words}›“.^1"


def test_a_quotation_without_a_citation_gets_its_own() -> None:
    assert text(f"It says {WORDS} twice.", INLINE).endswith("›”^1 twice.")
    made = document(TextItem("t", f"{WORDS} [@ports2030].", (INLINE,)))
    assert len(made.notes) == 1
    assert "Marsh" in notes(made)[0]
    assert "Port Office" in notes(made)[0]


def test_a_quotation_that_ends_in_its_own_stop_gets_no_second_one() -> None:
    made = brief(TextItem("t", f"{WORDS} [@marsh2026].", (replace(INLINE, wording="It ends."),)))
    assert lines(compose(made, load_style("apa")).blocks) == ["“‹It ends.›” (Marsh, 2026)."]
    assert lines(compose(made, load_style("chicago-notes-bibliography")).blocks) == [
        "“‹It ends.›”^1"
    ]


def test_neighbouring_citations_are_one_note() -> None:
    made = document(TextItem("t", "Both [@marsh2026] [@ports2030]."))
    assert lines(made.blocks) == ["Both.^1"]
    assert notes(made) == [
        (
            "Ada Marsh, “The Tide Turns,” Harbour Gazette, March 4, 2026, https://example.org/tide;"
            " Port Office, “Ports in 2030,” https://example.org/ports-2030."
        )
    ]


def test_the_second_note_on_a_source_is_short() -> None:
    made = document(TextItem("t", "One [@marsh2026]. Two [see @marsh2026]."))
    assert notes(made)[1] == "See Marsh, “The Tide Turns.”"


def test_a_long_quotation_is_set_off_without_marks_and_paragraph_by_paragraph() -> None:
    made = document(Quotation("b", "long"))
    assert [b.style for b in made.blocks if isinstance(b, Paragraph)] == [ParagraphStyle.QUOTE] * 2
    first, second = lines(made.blocks)
    assert first == f"‹{LONG.replace('‘beyond repair’', '“beyond repair”')}›"
    assert second == "‹A second paragraph closes the matter.›^1"


def test_a_short_quotation_runs_in_and_its_inner_marks_flip() -> None:
    assert body(Quotation("s", "money")) == ["“‹We have the ‘money’ but no time›”^1"]
    assert body(Quotation("s", "money"), locale="en-GB") == [
        "‘‹We have the “money” but no time›’^1"
    ]


def test_spaces_of_the_source_stay_as_they_are() -> None:
    made = document(Quotation("s", "quay", translation="nine\u00a0metres,  and\nmore"))
    assert lines(made.blocks) == ["“‹nine\u00a0metres,  and more›”^1"]


def test_the_speaker_is_named_before_the_source() -> None:
    assert notes(document(Quotation("s", "money")))[0].startswith(
        "Port chief Lena Ode, quoted in Ada Marsh, “The Tide Turns,”"
    )


def test_a_printed_page_goes_before_a_counted_paragraph_and_is_always_printed() -> None:
    made = brief(Quotation("b", "quay"))
    point = replace(made.excerpts["quay"].pinpoint, first_page="iv", last_page="v")
    excerpt = replace(made.excerpts["quay"], pinpoint=point)
    paged = replace(made, excerpts={**made.excerpts, "quay": excerpt})
    for kind in PinpointKind:
        composed = compose(
            replace(paged, settings=replace(paged.settings, pinpoints=kind)), load_style("apa")
        )
        assert "pp. iv–v" in " ".join(lines(composed.blocks))


def test_a_translation_prints_instead_and_says_so() -> None:
    made = document(Quotation("s", "arabic", translation="The port is open"))
    assert lines(made.blocks) == ["“‹The port is open›”^1"]
    assert "author’s translation" in notes(made)[0]


def test_pinpoints_follow_the_setting() -> None:
    items = (
        TextItem("t", "One [@ports2030, para. 7] two [@ports2030, p. 3]."),
        Quotation("b", "quay"),
    )
    none = notes(document(*items))
    assert none[0].endswith("“Ports in 2030,” https://example.org/ports-2030.")
    assert none[1] == "Port Office, “Ports in 2030,” 3."
    counted = document(*items, pinpoints=COUNTED)
    assert "para.\u00a07" in notes(counted)[0]
    assert "para.\u00a04" in notes(counted)[2]
    assert counted.remarks == (
        "Paragraph numbers of sources without page numbers were counted for this brief.",
    )
    heading = notes(document(*items, pinpoints=PinpointKind.HEADING))
    assert "under “Plans”" in heading[0]
    assert "under “Costs”" in heading[2]


def test_nothing_is_said_about_counting_where_nothing_was_counted() -> None:
    assert document(TextItem("t", "One [@ports2030, p. 3]."), pinpoints=COUNTED).remarks == ()


def test_an_author_date_style_cites_in_the_text() -> None:
    made = document(style="apa")
    assert made.notes == ()
    assert lines(made.blocks)[0] == (
        "The board has one winter left (Marsh, 2026)."
        " It said so twice (Port Office, n.d., p.\u00a03)."
    )
    assert "The cranes are too heavy (Port Office, n.d.)." in lines(made.blocks)


def test_notes_can_be_set_in_brackets() -> None:
    line = text("So [@marsh2026].", notes=NotesKind.INLINE)
    assert line.startswith("So (Ada Marsh, “The Tide Turns,” ")
    assert line.endswith("https://example.org/tide).")


def test_a_key_that_no_source_has_is_shown_as_typed() -> None:
    assert text("So [@nobody, p. 3] and [@marsh2026; @nobody].") == (
        "So [@nobody, p.\u00a03] and^1 [@nobody]."
    )


def test_a_paraphrase_is_cited_at_its_end_without_marks() -> None:
    assert "The cranes are too heavy.^9" in lines(document().blocks)


def test_confidence_is_a_sentence_of_its_own_and_contrary_sources_are_named() -> None:
    made = lines(document().blocks)
    assert made[-3:] == [
        "Delay is likely.^10",
        "Confidence: moderate, because there is one source.",
        "Contrary view: “‹We have the ‘money’ but no time›”^11",
    ]


def test_a_contrary_view_without_few_words_is_a_sentence() -> None:
    against = Judgement("j", "Delay is likely.", "likely", contradicts=("long",))
    assert body(against)[-1] == "Contrary view: Port Office sees it otherwise.^1"
    assert "Port Office sees it otherwise (" in body(against, style="apa")[-1]


def test_parked_sections_and_switched_off_items_do_not_print() -> None:
    assert not any("Never printed" in line for line in lines(document().blocks))
    assert body(TextItem("a", "No", printed=False), TextItem("b", "Yes")) == ["Yes"]


def test_headings_follow_the_depth_of_their_sections() -> None:
    inner = Section("b", "Inner", (TextItem("t", "# Own\n\nText"),))
    made = document(Section("a", "Outer", (inner,)))
    levels = [block.level for block in made.blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 3]


def test_straight_quotes_of_the_author_are_printed_curly() -> None:
    assert text("It's \"fine\", the '90s and 'so' on") == "It’s “fine”, the ’90s and ‘so’ on"
    assert text('`"as is"`') == '"as is"'


def test_the_bibliography_lists_cited_sources_and_what_the_copy_was() -> None:
    made = document()
    assert made.bibliography_title == "Bibliography"
    assert [plain(entry) for entry in made.bibliography] == [
        "Marsh, Ada. “The Tide Turns.” Harbour Gazette, March 4, 2026. https://example.org/tide.",
        (
            "Port Office. “Ports in 2030.” https://example.org/ports-2030."
            " [Used as republished at Quay Monthly.]"
        ),
        "“الميناء.”",
    ]
    without = document(has_bibliography=False)
    assert without.bibliography == ()
    assert without.remarks == ("Ports in 2030: Used as republished at Quay Monthly.",)


def test_a_bibliography_is_listed_by_kind_on_demand() -> None:
    made = document(groups_bibliography=True)
    groups = [(title, [plain(runs)[:6] for runs in e]) for title, e in grouped_entries(made)]
    assert groups == [
        ("Articles and speeches", ["Marsh,"]),
        ("Web pages", ["Port O", "“الميناء.”"[:6]]),
    ]
    assert made.entry_sources == ("gazette", "office", "arabic")
    assert "<h3>Web pages</h3>" in page(made)
    assert len(list(grouped_entries(document()))) == 1


def test_no_dash_stands_for_an_author_of_the_group_before() -> None:
    author = [{"family": "Marsh", "given": "Ada"}]
    kinds = {"a": "article-newspaper", "b": "webpage", "c": "webpage"}
    made = replace(
        brief(TextItem("t", " ".join(f"One [@{key}]." for key in kinds))),
        sources={
            key: source(key, key, type=kind, title=f"Title {key}", author=author)
            for key, kind in kinds.items()
        },
    )
    asked = replace(made.settings, style="modern-language-association", groups_bibliography=True)
    listed = compose(replace(made, settings=asked), load_style(asked.style)).bibliography
    assert [plain(runs)[:5] for runs in listed] == ["Marsh", "Marsh", "———. "]


def test_a_french_note_stands_before_the_full_stop_of_a_paraphrase() -> None:
    item = Paraphrase("p", "Le quai est fermé.", ("quay",))
    assert body(item, locale="fr-FR", pinpoints=PinpointKind.NONE) == ["Le quai est fermé^1."]
    assert body(item, locale="de-DE", pinpoints=PinpointKind.NONE) == ["Le quai est fermé.^1"]


def test_notes_of_a_paragraph_are_combined_where_the_brief_says_so() -> None:
    item = TextItem("t", "One [@marsh2026]. Two [@ports2030].")
    for is_combined, count in ((True, 1), (False, 2)):
        made = brief(item, combined_notes=is_combined)
        assert len(compose(made, load_style(made.settings.style)).notes) == count


def test_web_addresses_in_notes_are_links() -> None:
    (note,) = document(TextItem("t", "So [@marsh2026].")).notes
    assert [run.link for run in note.runs if run.link] == ["https://example.org/tide"]


def test_a_removed_source_still_prints() -> None:
    made = brief(TextItem("t", "So [@marsh2026]."))
    gone = {i: replace(s, removed_at="2026-11-01") for i, s in made.sources.items()}
    composed = compose(replace(made, sources=gone), load_style("apa"))
    assert lines(composed.blocks) == ["So (Marsh, 2026)."]


def test_an_author_who_is_also_the_site_prints_once() -> None:
    made = document(TextItem("t", "So [@ports2030]."))
    assert notes(made) == ["Port Office, “Ports in 2030,” https://example.org/ports-2030."]


def test_nothing_is_invented_for_a_source_without_metadata() -> None:
    bare = replace(sources()["gazette"], item=CslItem())
    assert csl_item(bare) == {"id": "gazette", "title": "marsh2026.txt", "language": "en"}


@pytest.mark.parametrize(
    ("locale", "size"), [("en-US", PageSize.LETTER), ("en-GB", PageSize.A4), ("de-DE", PageSize.A4)]
)
def test_the_paper_follows_the_locale(locale: str, size: PageSize) -> None:
    assert document(locale=locale).page_size is size


def test_an_empty_brief_is_an_empty_document() -> None:
    made = compose(Brief(), load_style("chicago-notes-bibliography"))
    assert (made.blocks, made.notes, made.bibliography, made.bibliography_title) == ((), (), (), "")


def test_front_matter_prints_in_order_without_empty_lines() -> None:
    made = document()
    assert made.byline == "Ada Example · 24 November 2026"
    assert made.front == (
        ("To", "The Minister"),
        ("Reference", "P-12/2026"),
        ("Information as of", "20 November 2026"),
    )
