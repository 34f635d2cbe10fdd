from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.core.runs import Run
from briefer.markup.inline import parse
from briefer.markup.nodes import (
    CitationNode,
    CiteRef,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    QuotationNode,
    TextBlock,
)
from briefer.markup.prose import write_text

TEXTS = (
    "a **b** *c* and [x *y*](http://e.org/a_b) [see @k, para. 4; @l]",
    "- one\n- two\n    - sub\n    - sub2\n\n3. x\n4. y",
    "# H *x*\n\n| a | b |\n|---|:-:|\n| 1 | **2** |",
    "> quote\n> more\n\ntext\\\nbreak",
    "[words of it \\[...\\] end]{.quote #q-1}, he said [@a].",
    "a `code *x*` b ``c ` d``",
    "- a\n\n    para in item\n\n- b",
    "word**bold***it*x",
    "***both*** and **a *b* c**",
    "1990\\. A year\n\n\\# no heading\n\n\\- no item",
    "<b>x</b> & &amp; a_b_c \\*",
    "[text](<http://e.org/a (b)>) and mail a@b.example",
    "[words]{.quote #a}\\{.quote #b} and [@k](not a link)",
)


@pytest.mark.parametrize("markdown", TEXTS)
def test_a_text_is_written_as_it_was_read(markdown: str) -> None:
    assert parse(write_text(parse(markdown))) == parse(markdown)


words = st.text("ab *_`[]{}<>\\#-+.1@|&!()~=:\n中é ", min_size=1, max_size=8)
runs = st.builds(
    Run, words, italic=st.booleans(), bold=st.booleans(), link=st.sampled_from(["", "http://e.x/"])
)
cites = st.builds(
    CiteRef, st.sampled_from(["key2024", "a:b"]), locator=st.just("4"), label=st.just("paragraph")
)
inlines = st.one_of(
    runs,
    st.builds(CitationNode, st.tuples(cites)),
    st.builds(QuotationNode, st.just("q1"), st.sampled_from(["some words", "a [b] *c*"])),
)
paragraphs = st.builds(Paragraph, st.lists(inlines, max_size=6).map(tuple))
headings = st.builds(Heading, st.integers(1, 6), st.lists(runs, max_size=3).map(tuple))
lists = st.builds(
    ListBlock,
    st.lists(st.tuples(paragraphs), min_size=1, max_size=3).map(tuple),
    ordered=st.booleans(),
)


def said(blocks: tuple[TextBlock, ...]) -> str:
    """All the characters of the words, whatever stands between them."""
    return "".join("".join(map(_said, _inlines(block))) for block in blocks)


def _inlines(block: TextBlock) -> tuple[Inline, ...]:
    if isinstance(block, ListBlock):
        return tuple(i for item in block.items for inner in item for i in _inlines(inner))
    assert isinstance(block, Paragraph | Heading)
    return block.inlines


def _said(inline: Inline) -> str:
    if isinstance(inline, Run):
        return "".join(inline.text.split())
    return inline.words if isinstance(inline, QuotationNode) else str(inline)


@settings(max_examples=300)
@given(st.lists(st.one_of(paragraphs, headings, lists), max_size=3).map(tuple))
def test_no_word_is_lost_or_becomes_markup(blocks: tuple[TextBlock, ...]) -> None:
    assert said(parse(write_text(blocks))) == said(blocks)


@settings(max_examples=150)
@given(st.lists(st.one_of(paragraphs, headings), max_size=3).map(tuple))
def test_what_is_written_is_read_and_written_the_same(blocks: tuple[TextBlock, ...]) -> None:
    written = write_text(blocks)
    assert write_text(parse(written)) == written


@pytest.mark.parametrize("words", ["#", "C#", "a #", "##", "\\#", "a\\"])
def test_a_heading_may_end_with_a_number_sign(words: str) -> None:
    heading = Heading(1, (Run(words),))
    assert parse(write_text([heading])) == (heading,)


def test_a_link_after_an_exclamation_mark_is_no_image() -> None:
    shout = Paragraph((Run("Stop!"), Run("here", link="http://e.x/")))
    assert parse(write_text([shout])) == (shout,)
