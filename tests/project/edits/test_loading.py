from __future__ import annotations

from dataclasses import replace

from briefer.core.brief import Brief, BriefSettings, FrontMatter, NotesKind
from briefer.core.excerpt import Excerpt, Pinpoint, Selector
from briefer.core.outline import Judgement, Paraphrase, Quotation, Section, TextItem
from briefer.core.source import CslItem, MetaField, Source
from briefer.markup import outline
from briefer.project import edits, queries
from briefer.project.codes import Refusal
from tests.project.edits.conftest import Desk
from tests.project.valley import GAUGE, TARIFF, add, brief_of, imported

DESCRIBED = Source("s1", "example2024", "", CslItem({"title": MetaField("Elsewhere")}), "", "")
EXCERPT = Excerpt("e1", "s1", (Selector(0, 5, "Words"),), Pinpoint("4", "4"), "the keeper")
OUTLINE = (
    Section(
        "a",
        "First",
        (
            Quotation("q1", "e1", "Words", "Mots"),
            TextItem(
                "t1", "He said [Words]{.quote #q2} [@example2024].", (Quotation("q2", "e1"),),
                ("e1",), is_own_analysis=True,
            ),
            Section("b", "Inner", (Paraphrase("p1", "So.", ("e1",), printed=False),), 300),
        ),
        is_parked=True,
        expects_sources=False,
    ),
    Judgement("j1", "It is likely.", "likely", "low", "one source", ("e1",)),
)  # fmt: skip
WHOLE = Brief(
    FrontMatter("A title", to="The minister"),
    BriefSettings(notes=NotesKind.INLINE, length=500),
    OUTLINE,
    {"e1": EXCERPT},
    {"s1": DESCRIBED},
    frozenset({("t1", "copied-wording")}),
)

MARKDOWN = f"""---
title: The valley
references:
- {{id: gauge, title: The gauge, sha256: {imported().sha256}}}
---

# Findings {{length=300}}

He counted [@gauge, para. 2] and “{GAUGE[2][1]}” [@gauge].

> A number that is repeated is not a number that is confirmed.
>
> -- @gauge, para. 3
"""


def test_a_whole_brief_is_loaded_as_it_is(desk: Desk) -> None:
    desk.do(edits.add_section, "Old")
    desk.do(edits.load_brief, WHOLE)
    assert brief_of(desk.project) == WHOLE


def test_loading_is_one_step_that_can_be_undone(desk: Desk) -> None:
    desk.do(edits.add_section, "Old")
    before = brief_of(desk.project)
    desk.do(edits.load_brief, WHOLE)
    desk.project.undo().result()
    assert brief_of(desk.project) == before
    desk.project.redo().result()
    assert brief_of(desk.project) == WHOLE


def test_an_outline_in_markdown_finds_the_sources_of_the_project(desk: Desk) -> None:
    read = outline.read(MARKDOWN, desk.ask(queries.library))
    assert read.problems == ()
    desk.do(edits.load_brief, read.brief)
    brief = brief_of(desk.project)
    assert brief.outline == read.brief.outline
    (source,) = brief.sources.values()
    assert (source.source_id, source.key) == (desk.source_id, "gauge")
    assert source.item.text("title") == "The gauge"
    (line,) = desk.ask(queries.sources)
    assert line.use_count == 2, "the quotation in a line and the citation behind it are one use"


def test_a_source_that_is_known_by_another_id_is_the_same(desk: Desk) -> None:
    (known,) = [line.source for line in desk.ask(queries.sources)]
    stranger = replace(known, source_id="s1")
    brief = replace(WHOLE, sources={"s1": stranger})
    desk.do(edits.load_brief, brief)
    assert list(brief_of(desk.project).sources) == [desk.source_id]
    assert brief_of(desk.project).source_of("e1").source_id == desk.source_id


def test_a_brief_that_does_not_hold_together_is_refused(desk: Desk) -> None:
    twice = replace(WHOLE, outline=(*OUTLINE, TextItem("q2", "Again.")))
    desk.refuse(Refusal.DUPLICATE_ID, edits.load_brief, twice)
    desk.refuse(Refusal.UNKNOWN_EXCERPT, edits.load_brief, replace(WHOLE, excerpts={}))
    desk.refuse(Refusal.UNKNOWN_SOURCE, edits.load_brief, replace(WHOLE, sources={}))
    add(desk.project, imported(TARIFF, "t.txt"))
    (taken,) = [s.source.key for s in desk.ask(queries.sources) if s.source.name == "t.txt"]
    clash = replace(WHOLE, sources={"s1": replace(DESCRIBED, key=taken)})
    desk.refuse(Refusal.DUPLICATE_ID, edits.load_brief, clash)
