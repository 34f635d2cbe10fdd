from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.runs import Run
from briefer.core.text import unwrapped
from briefer.markup import inline
from briefer.markup.nodes import (
    CitationNode,
    CiteRef,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    QuotationNode,
    QuoteBlock,
    TableBlock,
    TextBlock,
)


def only(markdown: str) -> TextBlock:
    (block,) = inline.parse(markdown)
    return block


def inlines(markdown: str) -> Inlines:
    block = only(markdown)
    assert isinstance(block, Paragraph)
    return block.inlines


def sketch(blocks: tuple[TextBlock, ...]) -> list[object]:
    """Lists as nested lists, everything else as its text."""
    result: list[object] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            result.append([sketch(item) for item in block.items])
        elif isinstance(block, Paragraph | Heading):
            result.append("".join(i.text for i in block.inlines if isinstance(i, Run)))
    return result


def test_emphasis_and_strong_become_runs() -> None:
    assert inlines("plain *soft* **loud *both***") == (
        Run("plain "),
        Run("soft", italic=True),
        Run(" "),
        Run("loud ", bold=True),
        Run("both", bold=True, italic=True),
    )


def test_a_soft_break_is_a_blank_and_a_hard_one_stays() -> None:
    assert inlines("one\ntwo  \nthree\\\nfour") == (Run("one two\nthree\nfour"),)


def test_links_keep_their_address() -> None:
    assert inlines("[here](https://a.example/x_y_z) <https://b.example>") == (
        Run("here", link="https://a.example/x_y_z"),
        Run(" "),
        Run("https://b.example", link="https://b.example"),
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "<b>raw</b>",
        "a <script>alert(1)</script>",
        "&amp; &nbsp;",
        "![picture](x.png)",
        "![ref][x]",
        "[x]: https://a.example",
        "snake_case_word",
        "2 * 3 * 4",
        "1) one",
    ],
)
def test_what_is_not_supported_stays_as_typed(markdown: str) -> None:
    assert inlines(markdown) == (Run(markdown),)


def test_code_is_shown_as_typed() -> None:
    assert inlines("`a < b [@key] *x* &lt;`") == (Run("a < b [@key] *x* &lt;", code=True),)


def test_escaped_characters_lose_their_backslash() -> None:
    assert inlines(r"\*not\* \[@key\] \| \~") == (Run("*not* [@key] | ~"),)


def test_a_citation_has_its_sources_with_prefix_locator_and_suffix() -> None:
    assert inlines("[see @a2020, para. 4; -@b, pp. 3-5, and more]") == (
        CitationNode(
            (
                CiteRef("a2020", "4", "paragraph", "see"),
                CiteRef("b", "3-5", "page", suffix=", and more", suppress_author=True),
            )
        ),
    )


@pytest.mark.parametrize(
    "text",
    ["[me@example.org]", "[@]", "[a@b c@d]", "[@a; nothing]", "@bare", r"\[@key]", "[@a\n\n]"],
)
def test_what_looks_like_a_citation_and_is_none_stays_text(text: str) -> None:
    assert inline.spans(text) == ()


def test_an_inline_quotation_keeps_its_words_untouched() -> None:
    (node,) = inlines(r"[it \[was\] \*odd\* [sic] `yes]{.quote #q-1}")
    assert node == QuotationNode("q-1", "it [was] *odd* [sic] `yes")


def test_places_are_counted_in_code_points_of_the_markdown() -> None:
    markdown = "😀 é [@key, para. 4] and [words]{.quote #q1}."
    assert [place.span.of(markdown) for place in inline.spans(markdown)] == [
        "[@key, para. 4]",
        "[words]{.quote #q1}",
    ]


def test_lists_nest_however_far_people_indent() -> None:
    for step in ("  ", "   ", "    ", "\t"):
        markdown = f"Lead:\n- a\n{step}- b\n{step}{step}- c\n- d"
        assert sketch(inline.parse(markdown)) == ["Lead:", [["a", [["b", [["c"]]]]], ["d"]]]


def test_a_second_paragraph_belongs_to_its_item() -> None:
    assert sketch(inline.parse("- a\n\n  more\n- b\n\nafter")) == [[["a", "more"], ["b"]], "after"]


def test_a_numbered_list_keeps_its_first_number() -> None:
    block = only("5. five\n6. six")
    assert isinstance(block, ListBlock)
    assert (block.ordered, block.start, len(block.items)) == (True, 5, 2)


def test_a_year_at_the_start_of_a_line_makes_no_list() -> None:
    assert sketch(inline.parse("It ended in\n2026. Not before.")) == [
        "It ended in 2026. Not before."
    ]


def test_a_table_has_header_rows_and_alignments() -> None:
    block = only("| a | b |\n|---|--:|\n| [@k] | *x* |")
    assert block == TableBlock(
        ((Run("a"),), (Run("b"),)),
        (((CitationNode((CiteRef("k"),)),), (Run("x", italic=True),)),),
        ("", "right"),
    )


def test_headings_and_block_quotes() -> None:
    assert inline.parse("## A *b*\n\n> said\n> so") == (
        Heading(2, (Run("A "), Run("b", italic=True))),
        QuoteBlock((Paragraph((Run("said so"),)),)),
    )


TEXT = st.text(st.sampled_from("ab [](){}*_`\\@#;-.1|>!<&\n\té😀\x02\x03"), max_size=60)


@given(TEXT)
def test_any_text_can_be_parsed(markdown: str) -> None:
    inline.parse(markdown)
    ends = [0]
    for place in inline.spans(markdown):
        assert place.span.start >= ends[-1]
        ends.append(place.span.end)


@given(st.text(max_size=40), TEXT)
def test_any_words_survive_as_an_inline_quotation(words: str, before: str) -> None:
    markdown = inline.quotation_markdown(words, "q-1")
    (place,) = inline.spans(markdown)
    assert place.span.of(markdown) == markdown
    assert place.node == QuotationNode("q-1", unwrapped(words))
