from __future__ import annotations

from dataclasses import replace

from briefer.checking.sourcefacts import source_facts
from briefer.core.brief import Brief
from briefer.core.origins import OriginChoices
from briefer.core.outline import Judgement, Quotation, TextItem
from briefer.core.source import CopyFlags, MetaField
from briefer.jobs.sourcestatement import source_statement
from tests.checking.briefs import SOURCES, TEXTS, brief

BOTH = (
    Quotation("q", "said"),
    TextItem("t", "The office counts ships [@ports2030]."),
    Judgement("j", "Closure is likely.", "likely", supports=("quay", "ships")),
    Judgement("k", "Delay is likely.", "likely", supports=("cost",), contradicts=("ships",)),
    Judgement("m", "Nothing happens."),
)


def test_the_statement_counts_what_is_cited_and_nothing_else() -> None:
    first, *judged = source_statement(source_facts(brief(*BOTH), TEXTS)).split("\n\n")
    assert first == (
        "This brief draws on 2 sources: 2 newspaper articles. They come from Harbour Gazette."
        " All that are dated are from 4 March 2026."
    )
    assert judged == [
        (
            "Judgement 1 (*Closure is likely.*): 2 sources of 2 origins support it, none"
            " contradicts it."
        ),
        "Judgement 2 (*Delay is likely.*): 1 source supports it, 1 contradicts it.",
        "Judgement 3 (*Nothing happens.*): no source is given for it.",
    ]


def test_shared_origins_and_kinds_of_copies_are_said() -> None:
    together = OriginChoices(together=frozenset({frozenset({"gazette", "office"})}))
    copied = replace(
        SOURCES["office"],
        language="de",
        copy=CopyFlags(extract_only=True, translated_from="Dutch"),
        reliability="B",
    )
    value = replace(brief(*BOTH), sources={**SOURCES, "office": copied})
    words = source_statement(source_facts(replace(value, origins=together), TEXTS))
    for said in (
        "By language: 1 in German and 1 in English.",
        "For reliability, 1 graded B.",
        "1 source was seen as an extract only.",
        "1 source was read in translation.",
        "2 of them go back to one origin. That leaves 1 origin.",
        "2 sources of one origin support it",
    ):
        assert said in words


def test_a_brief_that_cites_nothing_has_no_statement() -> None:
    assert source_statement(source_facts(Brief(), {})) == ""


def test_names_and_judgements_stand_as_words() -> None:
    """An outlet called *The_Gazette* is no emphasis, and a judgement's citation no citation."""
    outlet = SOURCES["gazette"].item.with_field("container-title", MetaField("*The_Gazette* [x]"))
    judgement = Judgement("j", "Closure is **likely** [@ports2030].", supports=("quay",))
    value = replace(
        brief(judgement), sources={**SOURCES, "gazette": replace(SOURCES["gazette"], item=outlet)}
    )
    markdown = source_statement(source_facts(value, TEXTS))
    assert "@ports2030" not in markdown
    assert "(*Closure is likely.*)" in markdown
    assert r"\*The\_Gazette\* \[x\]" in markdown
