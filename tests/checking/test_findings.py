from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.checking.finding import Finding, Kind, Remedy, RemedyKind, Severity, TargetKind
from briefer.checking.findings import findings
from briefer.checking.length import PageFit
from briefer.core.brief import Brief, BriefSettings
from briefer.core.origins import OriginChoices
from briefer.core.outline import (
    Judgement,
    OutlineItem,
    Paraphrase,
    Quotation,
    Section,
    TextItem,
)
from briefer.core.source import FieldState, MetaField
from tests.checking.briefs import EXCERPTS, SOURCES, TEXTS, brief, excerpt, source, text


def found(*outline: OutlineItem) -> tuple[Finding, ...]:
    return findings(brief(*outline), TEXTS)


def kinds(*outline: OutlineItem) -> list[Kind]:
    return [finding.kind for finding in found(*outline)]


def test_a_sound_brief_has_no_findings() -> None:
    outline = Section(
        "s",
        "What is known",
        (
            Quotation("q1", "quay"),
            Quotation("q2", "said"),
            Paraphrase("p", "Repairs are put at €4.5 billion.", ("cost",)),
            TextItem("t", "The office counts more than 1,200 ships a year [@ports2030, para. 1]."),
        ),
    )
    assert found(outline) == ()


def test_an_altered_quotation_is_red_and_can_be_marked() -> None:
    wording = "It said the old quay could easily carry the new cranes"
    (finding,) = found(Quotation("q", "quay", wording))
    assert (finding.kind, finding.severity, finding.target) == (Kind.ALTERED, Severity.RED, "q")
    assert finding.remedy == Remedy(
        RemedyKind.MARK_CHANGES, "It said the old quay could [easily] carry the new cranes"
    )


def test_words_of_nobody_are_red_and_can_be_restored() -> None:
    (finding,) = found(Quotation("q", "quay", "The fleet sails at midnight under a full moon."))
    assert (finding.kind, finding.severity) == (Kind.NOT_IN_SOURCE, Severity.RED)
    assert finding.remedy == Remedy(RemedyKind.RESTORE_WORDING)


def test_a_marked_cut_that_turns_the_sense_is_amber() -> None:
    cut = "It said the old quay [...] carry the new cranes"
    (finding,) = found(Quotation("q", "quay", cut))
    assert (finding.kind, finding.values["detail"]) == (Kind.EDITED_MEANING, "not, could")


def test_a_quotation_inside_a_quotation_asks_for_its_speaker() -> None:
    (finding,) = found(Quotation("q", "unsaid"))
    assert (finding.kind, finding.values["caution"]) == (Kind.CAUTION, "inside-quotation")
    assert kinds(Quotation("q", "said")) == []


def test_an_inline_quotation_is_found_in_its_text() -> None:
    words = "[Repairs would cost €4.5 million.]{.quote #q} [@marsh2026]"
    item = TextItem("t", words, (Quotation("q", "cost", "Repairs would cost €4.5 million."),))
    (finding,) = found(item)
    assert (finding.kind, finding.target, finding.place) == (Kind.ALTERED, "q", "t")


def test_the_words_of_a_removed_source_stay_and_are_named() -> None:
    value = brief(Quotation("q", "said"))
    gone = replace(SOURCES["gazette"], removed_at="2026-03-04T00:00:00Z")
    (finding,) = findings(replace(value, sources={**SOURCES, "gazette": gone}), TEXTS)
    assert (finding.kind, finding.values["source"]) == (Kind.SOURCE_REMOVED, "The tide turns")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Repairs may cost €4.5 billion.", []),
        ("Repairs may cost 4,500 million euros.", []),
        ("Repairs may cost €5.4 billion.", [(Kind.FIGURE_UNSUPPORTED, "€5.4 billion")]),
        ("Repairs may cost 4.5 per cent.", [(Kind.FIGURE_UNSUPPORTED, "4.5 per cent")]),
        ("Repairs may cost more than €4.5 billion.", [(Kind.HEDGE_CHANGED, "€4.5 billion")]),
        ("Repairs may cost about €4.6 billion.", []),
        ("In 2026 repairs were to cost €4.5 billion.", []),
        ("In 2027 repairs were to cost €4.5 billion.", [(Kind.FIGURE_UNSUPPORTED, "2027")]),
    ],
)
def test_figures_must_stand_in_what_a_paraphrase_rests_on(
    markdown: str, expected: list[tuple[Kind, str]]
) -> None:
    result = found(Paraphrase("p", markdown, ("cost",)))
    assert [(f.kind, f.words) for f in result] == expected


def test_a_lost_hedge_is_told_with_both_forms() -> None:
    (finding,) = found(Paraphrase("p", "Each crane weighs 450 tonnes.", ("quay",)))
    assert finding.kind is Kind.HEDGE_CHANGED
    assert (finding.values["ours"], finding.values["theirs"]) == ("", "nearly")


def test_the_figures_of_a_cited_text_must_stand_in_its_source() -> None:
    result = found(TextItem("t", "It voted on 4 March 2026, they say [@marsh2026]."))
    assert [(f.kind, f.words) for f in result] == []  # the day it was published
    result = found(TextItem("t", "It voted on 9 March 2026, they say [@marsh2026]."))
    assert [(f.kind, f.words) for f in result] == [(Kind.FIGURE_UNSUPPORTED, "9 March 2026")]


def test_seven_words_of_a_source_are_copied_wording_unless_quoted() -> None:
    copied = "The harbour master counts every one of them twice before dawn"
    (finding,) = found(TextItem("t", f"Indeed {copied.lower()} [@marsh2026]."))
    assert finding.kind is Kind.COPIED_WORDING
    assert finding.values["source"] == "gazette"
    start, end = int(finding.values["start"]), int(finding.values["end"])
    assert TEXTS["gazette"].canonical[start:end].startswith("the harbour master")
    assert found(TextItem("t", f"“{copied}” [@marsh2026].")) == ()
    assert found(TextItem("t", "They say the harbour master counts every one [@marsh2026].")) == ()


def test_quoted_words_that_the_sentence_has_no_source_for_can_be_dismissed() -> None:
    item = TextItem("t", "Many call it the “sleepy giant” of the coast [@marsh2026].")
    (finding,) = found(item)
    assert (finding.kind, finding.words) == (Kind.QUOTE_NOT_IN_SOURCE, "sleepy giant")
    assert finding.values["source"] == SOURCES["gazette"].item.text("title")
    dismissed = replace(brief(item), dismissed=frozenset({("t", finding.code)}))
    assert findings(dismissed, TEXTS) == ()


def test_one_quoted_word_is_no_quotation() -> None:
    assert found(TextItem("t", "It is “sound”, they all keep saying [@marsh2026].")) == ()


def test_quoted_words_must_stand_in_the_source_cited_after_them() -> None:
    assert kinds(TextItem("t", "“We have money but no time” [@marsh2026].")) == []
    assert kinds(TextItem("t", "“We have time but no money” [@marsh2026].")) == [
        Kind.QUOTE_NOT_IN_SOURCE
    ]


def test_a_text_that_names_no_source_is_told_where_sources_are_expected() -> None:
    bare = TextItem("t", "The northern basin is too shallow for the fleet.")
    assert kinds(Section("s", "Background", (bare,))) == [Kind.NO_SOURCE]
    assert kinds(Section("s", "Recommendations", (bare,))) == []
    assert kinds(Section("s", "Background", (bare,), expects_sources=False)) == []
    own = replace(bare, is_own_analysis=True)
    assert kinds(Section("s", "Background", (own,))) == []
    assert kinds(Section("s", "Background", (TextItem("t", "The board put it so:"),))) == [
    ]  # fmt: skip


def test_each_sentence_of_a_summary_must_be_carried_below() -> None:
    summary = Section(
        "s",
        "Summary",
        (TextItem("t", "The old quay cannot carry the cranes. Fishing crews oppose a new tax."),),
    )
    below = Section("b", "Background", (Quotation("q", "quay"),))
    (finding,) = found(summary, below)
    assert finding.kind is Kind.SUMMARY_NOT_CARRIED
    assert finding.words == "Fishing crews oppose a new tax."


def test_a_judgement_needs_support_from_more_than_one_origin() -> None:
    assert kinds(Judgement("j", "Closure is likely.", "likely")) == [Kind.UNSUPPORTED_JUDGEMENT]
    assert kinds(Judgement("j", "Closure is likely.", "likely", supports=("quay", "cost"))) == [
        Kind.ONE_SOURCE
    ]
    both = Judgement("j", "Closure is likely.", "likely", supports=("quay", "ships"))
    assert kinds(both) == []
    together = OriginChoices(together=frozenset({frozenset({"gazette", "office"})}))
    (finding,) = findings(replace(brief(both), origins=together), TEXTS)
    assert (finding.kind, finding.values["count"]) == (Kind.ONE_ORIGIN, "2")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Judgement("j", "Closure is likely.", "likely"), []),
        (Judgement("j", "Closure is unlikely.", "likely"), [Kind.LIKELIHOOD_DIFFERS]),
        (Judgement("j", "It closes.", "on the cards"), [Kind.LIKELIHOOD_UNKNOWN]),
        (Judgement("j", "It could close.", "likely"), [Kind.VAGUE_LIKELIHOOD]),
        (
            Judgement("j", "We judge with high confidence that closure is likely.", "likely"),
            [Kind.LIKELIHOOD_AND_CONFIDENCE],
        ),
        (Judgement("j", "It closes.", "likely", "high"), [Kind.CONFIDENCE_WITHOUT_REASON]),
        (Judgement("j", "It closes.", "likely", "high", "Two records agree."), []),
    ],
)
def test_likelihood_and_confidence_follow_the_table(item: Judgement, expected: list[Kind]) -> None:
    assert kinds(replace(item, supports=("quay", "ships"))) == expected


def test_rows_that_must_not_be_mixed_are_told_of_the_brief() -> None:
    items = (
        Judgement("a", "Closure is likely.", "likely", supports=("quay", "ships")),
        Judgement("b", "Delay is probable.", "probable", supports=("quay", "ships")),
    )
    assert kinds(*items) == [Kind.MIXED_TERMS]


def test_the_other_table_forbids_a_figure_beside_its_term() -> None:
    item = Judgement("j", "Closure is likely, 60%.", "likely", supports=("quay", "ships"))
    british = replace(brief(item), settings=BriefSettings(locale="en-GB"))
    result = findings(british, TEXTS)
    assert Kind.LIKELIHOOD_AND_NUMBER in [finding.kind for finding in result]


def test_a_cited_source_without_a_title_is_red_and_other_gaps_are_amber() -> None:
    bare = source("gazette", "marsh2026", type="article-newspaper")
    value = replace(brief(Quotation("q", "said")), sources={**SOURCES, "gazette": bare})
    result = findings(value, TEXTS)
    assert [(f.kind, f.severity, f.values.get("field")) for f in result] == [
        (Kind.TITLE_MISSING, Severity.RED, None),
        (Kind.FIELD_MISSING, Severity.AMBER, "author"),
        (Kind.FIELD_MISSING, Severity.AMBER, "issued"),
        (Kind.FIELD_MISSING, Severity.AMBER, "container-title"),
        (Kind.FIELD_MISSING, Severity.AMBER, "URL"),
    ]
    assert {f.target_kind for f in result} == {TargetKind.SOURCE}
    assert findings(replace(value, outline=()), TEXTS) == ()  # not cited: it does not nag


def test_not_stated_stops_asking_and_a_weak_guess_is_noted() -> None:
    item = SOURCES["gazette"].item
    item = item.with_field("author", MetaField("", FieldState.NOT_STATED))
    item = item.with_field("title", MetaField("The tide", FieldState.GUESSED, 0.4))
    changed = {**SOURCES, "gazette": replace(SOURCES["gazette"], item=item)}
    value = replace(brief(Quotation("q", "said")), sources=changed)
    (finding,) = findings(value, TEXTS)
    assert (finding.kind, finding.severity) == (Kind.FIELD_GUESSED, Severity.NOTE)


def test_a_guessed_date_is_shown_as_a_date() -> None:
    item = SOURCES["gazette"].item
    guess = MetaField({"date-parts": [[2026, 3, 4]]}, FieldState.GUESSED, 0.4)
    changed = {
        **SOURCES,
        "gazette": replace(SOURCES["gazette"], item=item.with_field("issued", guess)),
    }
    (finding,) = findings(replace(brief(Quotation("q", "said")), sources=changed), TEXTS)
    assert finding.values["value"] == "4 Mar 2026"


def test_length_is_told_for_the_brief_and_for_a_section() -> None:
    item = Section("s", "Costs", (Quotation("q", "said"),), word_budget=3)
    result = findings(brief(item, length=5), TEXTS)
    assert [(f.kind, f.values["count"], f.values["limit"]) for f in result] == [
        (Kind.TOO_LONG, "7", "5"),
        (Kind.SECTION_TOO_LONG, "7", "3"),
        (Kind.CUT, "6", "5"),
    ]


def test_the_cut_list_names_what_could_go_until_the_brief_fits() -> None:
    long = TextItem("long", "word " * 30, is_own_analysis=True)
    kept = Judgement("j", "Closure is likely.", "likely", supports=("quay", "ships"))
    summary = Section("k", "Summary", (TextItem("s", "sum " * 20),))
    below = Section("b", "Costs", (Quotation("q", "said"), long, kept))
    result = findings(brief(summary, below, length=40), TEXTS)
    (too_long,) = [f for f in result if f.kind is Kind.TOO_LONG]
    cuts = [f for f in result if f.kind is Kind.CUT]
    assert [(f.target, f.values["count"], f.values["left"]) for f in cuts] == [
        ("q", "6", "55"),
        ("long", "30", "25"),
    ]
    assert too_long.remedy == Remedy(RemedyKind.CUT, "q long")
    assert {f.remedy for f in cuts} == {Remedy(RemedyKind.SILENCE)}


def test_too_many_pages_come_with_a_cut_list_where_the_words_fit() -> None:
    made = brief(Quotation("a", "said"), TextItem("t", "word " * 30, is_own_analysis=True))
    fit = PageFit(2, 1, 5)
    result = findings(replace(made, settings=replace(made.settings, length=100)), TEXTS, (), fit)
    (pages,) = [f for f in result if f.kind is Kind.TOO_MANY_PAGES]
    assert (pages.values["count"], pages.values["limit"]) == ("2", "1")
    assert pages.remedy == Remedy(RemedyKind.CUT, "a")
    assert [f.target for f in result if f.kind is Kind.CUT] == ["a"]
    too_long = findings(replace(made, settings=replace(made.settings, length=9)), TEXTS, (), fit)
    assert {f.kind for f in too_long}.isdisjoint({Kind.TOO_MANY_PAGES})


def test_one_quotation_that_is_long_enough_goes_alone() -> None:
    items = (Quotation("a", "said"), Quotation("b", "quay"), Quotation("c", "ships"))
    result = findings(brief(*items, length=21), TEXTS)
    assert len([f for f in result if f.kind is Kind.CUT]) == 1


@pytest.mark.parametrize(
    ("marking", "expected"),
    [
        ("", [(Kind.MARKING_BELOW, Severity.RED)]),
        ("TLP:GREEN", [(Kind.MARKING_BELOW, Severity.RED)]),
        ("TLP:AMBER", []),
        ("TLP:RED", []),
        ("OFFICIAL", [(Kind.MARKING_OTHER, Severity.AMBER)]),
    ],
)
def test_a_brief_is_marked_as_high_as_its_sources(
    marking: str, expected: list[tuple[Kind, Severity]]
) -> None:
    marked = text("gazette", f"TLP:AMBER\n\n{TEXTS['gazette'].canonical}")
    value = brief(Quotation("q", "said"), marking=marking)
    result = findings(value, {**TEXTS, "gazette": marked})
    assert [(f.kind, f.severity) for f in result] == expected


def test_unused_excerpts_and_empty_sections_are_told() -> None:
    value = brief(Quotation("q", "said"), Section("s", "Empty"))
    result = findings(value, TEXTS, [EXCERPTS["said"], EXCERPTS["cost"]])
    assert [(f.kind, f.target, f.severity) for f in result] == [
        (Kind.EMPTY_SECTION, "s", Severity.AMBER),
        (Kind.UNUSED_EXCERPT, "cost", Severity.NOTE),
    ]


def test_a_section_without_a_title_of_its_own_is_told() -> None:
    section = Section("s", "New section", (Quotation("q", "said"),))
    (finding,) = found(section)
    assert (finding.kind, finding.target) == (Kind.UNTITLED_SECTION, "s")
    assert found(replace(section, title="The new section of the quay")) == ()
    assert found(replace(section, is_parked=True)) == ()


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("Brief of Saturday, 28 November 2026", True),
        ("Brief of Saturday, November 28, 2026", True),
        ("Brief of Samstag, 28. November 2026", True),
        ("Brief of the harbour office, 28 November 2026", False),
        ("The harbour in 2026", False),
        ("", False),  # nothing prints then
    ],
)
def test_a_brief_with_the_title_it_was_made_with_is_told(title: str, is_told: bool) -> None:
    value = brief(Quotation("q", "said"))
    named = replace(value, front=replace(value.front, title=title))
    result = [(f.kind, f.target_kind) for f in findings(named, TEXTS)]
    assert result == ([(Kind.UNTITLED_BRIEF, TargetKind.BRIEF)] if is_told else [])
    assert findings(replace(named, outline=()), TEXTS) == ()


def test_an_unknown_key_is_told() -> None:
    assert kinds(TextItem("t", "They say so again and again [@nobody2020].")) == [Kind.UNKNOWN_KEY]


def test_what_does_not_print_is_not_checked() -> None:
    wrong = Quotation("q", "quay", "Something else entirely was said.")
    parked = Section("s", "Parked", (wrong,), is_parked=True)
    assert found(parked, replace(wrong, printed=False)) == ()


def test_reds_come_first() -> None:
    result = found(
        TextItem("t", "The northern basin is too shallow for the fleet."),
        Quotation("q", "quay", "It said the new quay could not carry"),
    )
    assert [f.severity for f in result] == [Severity.RED, Severity.AMBER]


def test_an_empty_brief_is_sound() -> None:
    assert findings(Brief(), {}) == ()


def test_what_rests_on_an_older_version_is_told_at_its_place() -> None:
    outline = (
        Quotation("q1", "quay"),
        Quotation("q2", "ships"),
        TextItem("t", "It said [no time]{.quote #in}.", (Quotation("in", "said"),)),
        Paraphrase("p", "Repairs are dear.", ("cost", "quay")),
        Quotation("off", "quay", printed=False),
    )
    told = findings(replace(brief(*outline), newer_versions={"gazette": "gazette-2"}), TEXTS)
    older = [f for f in told if f.kind is Kind.OLDER_VERSION]
    assert [(f.target, f.place) for f in older] == [("q1", "q1"), ("in", "t"), ("p", "p")]
    assert {f.remedy for f in older} == {Remedy(RemedyKind.COMPARE_VERSIONS, "gazette-2")}
    assert older[0].values["source"] == "The tide turns"


@pytest.mark.parametrize("typed", ["\\[\\@nobody\\]", "\\[see \\@marsh2026, p. 3\\]"])
def test_a_citation_that_is_only_words_is_told(typed: str) -> None:
    said = found(TextItem("t", f"We think so {typed}.", is_own_analysis=True))
    assert [(f.kind, f.words) for f in said] == [(Kind.TYPED_CITATION, typed.replace("\\", ""))]


def test_an_address_in_brackets_is_no_citation() -> None:
    text = TextItem("t", "Write to us \\[press@example.org\\].", is_own_analysis=True)
    assert found(text) == ()


def test_a_word_cut_at_an_end_is_said_whole() -> None:
    cut = excerpt("cut", "gazette", "ld quay could not carr")
    given = replace(brief(Quotation("q", "cut")), excerpts={"cut": cut})
    (finding,) = findings(given, TEXTS)
    assert finding.words == "ld quay could not carr"
    assert finding.values["passage"] == "old quay could not carry"


def test_an_item_without_words_is_no_cut() -> None:
    long = TextItem("long", "word " * 30, is_own_analysis=True)
    result = findings(brief(Paraphrase("empty", ""), long, length=10), TEXTS)
    assert [f.target for f in result if f.kind is Kind.CUT] == ["long"]
