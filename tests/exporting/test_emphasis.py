from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.citation.styles import load_style
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, selector_for
from briefer.core.outline import OutlineItem, Quotation, TextItem
from briefer.core.runs import Run, plain
from briefer.core.source import CslItem, MetaField, Source
from briefer.core.text import Span
from briefer.exporting.compose import compose
from briefer.exporting.document import Document, Quoted, contents_of, text_of, walk

WORDS = "The tide must never be late, says the “old\nharbour” book."
LONG = f"{WORDS} " + "It was so in all the years of the mole. " * 5


def composed(item: OutlineItem, words: str = WORDS, style: str = "") -> Document:
    """Return what a brief of `item` prints; "never" and "harbour" are stressed in the source."""
    at = [words.index("never"), words.index("harbour")]
    excerpt = Excerpt(
        "e",
        "s",
        (selector_for(words, Span(0, len(words))),),
        emphasis=(Span(at[0], at[0] + 5), Span(at[1], at[1] + 7)),
    )
    source = Source("s", "tide", "s.txt", CslItem({"title": MetaField("Tide")}), "", "text/plain")
    brief = Brief(outline=(item,), excerpts={"e": excerpt}, sources={"s": source})
    return compose(brief, load_style(style or brief.settings.style))


def printed(item: OutlineItem, words: str = WORDS) -> list[tuple[Run, ...]]:
    """Return the runs of each quotation that `item` prints."""
    document = composed(item, words)
    return [
        part.runs
        for block in walk(document.blocks)
        for content in contents_of(block)
        for part in content
        if isinstance(part, Quoted)
    ]


def italic(runs: tuple[Run, ...]) -> list[str]:
    return [run.text for run in runs if run.italic]


@pytest.mark.parametrize("words", [WORDS, LONG])
def test_the_emphasis_of_the_source_prints(words: str) -> None:
    (runs,) = printed(Quotation("q", "e"), words)
    assert italic(runs) == ["never", "harbour"]


def test_an_edited_wording_prints_the_emphasis_it_kept() -> None:
    (runs,) = printed(Quotation("q", "e", "The tide must never be late [...]."))
    assert italic(runs) == ["never"]
    (runs,) = printed(Quotation("q", "e", translation="Die Flut darf nie zu spät kommen."))
    assert italic(runs) == []


def test_words_quoted_in_a_text_print_their_emphasis() -> None:
    inner = Quotation("q", "e", "The tide must never be late")
    item = TextItem("t", "It says [The tide must never be late]{.quote #q}.", (inner,))
    (runs,) = printed(item)
    assert italic(runs) == ["never"]


def test_nothing_else_changes_with_emphasis() -> None:
    item = Quotation("q", "e")
    (runs,) = printed(item)
    bare = "".join(replace(run, italic=False).text for run in runs)
    assert bare.startswith("The tide must never be late, says the ‘old harbour’ book")


def note(item: OutlineItem) -> str:
    (found,) = composed(item).notes
    return "".join(map(plain, found.paragraphs))


TIDE, NEVER, HARBOUR = Span(4, 8), Span(14, 19), Span(43, 50)


@pytest.mark.parametrize(
    ("emphasis", "said"),
    [
        (None, ""),
        ((TIDE,), "emphasis altered"),
        ((TIDE, NEVER, HARBOUR), "some emphasis added"),
        ((NEVER,), "some emphasis omitted"),
        ((), "emphasis omitted"),
    ],
)
def test_the_note_says_what_became_of_the_emphasis(
    emphasis: tuple[Span, ...] | None, said: str
) -> None:
    item = Quotation("q", "e", emphasis=emphasis)
    (runs,) = printed(item)
    assert italic(runs) == [
        s.of(WORDS) for s in ((NEVER, HARBOUR) if emphasis is None else emphasis)
    ]
    assert note(item).endswith(f" ({said}).") if said else "emphasis" not in note(item)


def test_emphasis_that_the_words_themselves_speak_of_is_not_said_twice() -> None:
    wording = "The tide must never be late [emphasis added] [...]."
    assert "emphasis" not in note(Quotation("q", "e", wording, emphasis=(TIDE, NEVER)))


def test_a_citation_in_the_text_says_it_inside_its_brackets() -> None:
    document = composed(
        Quotation("q", "e", "The tide must never be late", emphasis=(TIDE, NEVER)), style="apa"
    )
    text = "".join(text_of(c) for block in walk(document.blocks) for c in contents_of(block))
    assert text.endswith(", some emphasis added).")
