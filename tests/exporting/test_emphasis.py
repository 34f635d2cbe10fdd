from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.citation.styles import load_style
from briefer.core.brief import Brief
from briefer.core.excerpt import Excerpt, selector_for
from briefer.core.outline import OutlineItem, Quotation, TextItem
from briefer.core.runs import Run
from briefer.core.source import CslItem, MetaField, Source
from briefer.core.text import Span
from briefer.exporting.compose import compose
from briefer.exporting.document import Quoted, contents_of, walk

WORDS = "The tide must never be late, says the “old\nharbour” book."
LONG = f"{WORDS} " + "It was so in all the years of the mole. " * 5


def printed(item: OutlineItem, words: str = WORDS) -> list[tuple[Run, ...]]:
    """Return the runs of each quotation that `item` prints; "never" and "harbour" are stressed."""
    at = [words.index("never"), words.index("harbour")]
    excerpt = Excerpt(
        "e",
        "s",
        (selector_for(words, Span(0, len(words))),),
        emphasis=(Span(at[0], at[0] + 5), Span(at[1], at[1] + 7)),
    )
    source = Source("s", "tide", "s.txt", CslItem({"title": MetaField("Tide")}), "", "text/plain")
    brief = Brief(outline=(item,), excerpts={"e": excerpt}, sources={"s": source})
    document = compose(brief, load_style(brief.settings.style))
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
