from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefer.core.anchoring import AnchorKind, Resolution, ResolutionKind, anchor, resolve
from briefer.core.excerpt import selector_for
from briefer.core.mapped import mapped
from briefer.core.source import Block, Role, SourceText
from briefer.core.text import Span, collapsed

SEEDS = Path(__file__).parents[2] / "seeds"


def source(*blocks: str | tuple[Role, str]) -> SourceText:
    """A source of `blocks`, one empty line between each."""
    parts, canonical = [], ""
    for given_block in blocks:
        role, text = given_block if isinstance(given_block, tuple) else (Role.BODY, given_block)
        canonical += "\n\n" if canonical else ""
        parts.append(Block(len(canonical), len(canonical) + len(text), role, text))
        canonical += text
    return SourceText("s1", canonical, tuple(parts))


FERRY = source(
    "The ferry leaves at noon. It carries no\u00a0cars,\nand it “never” waits.",
    (Role.FURNITURE, "Read more: The ferry leaves at noon."),
    "Nobody minds. The co\u00adoperative runs it.",
)


def found(words: str, at: Span | None = None, text: SourceText = FERRY) -> list[str]:
    return [span.of(text.canonical) for span in anchor(text, words, at).spans]


def test_words_that_stand_once_are_found_as_they_stand() -> None:
    assert anchor(FERRY, "Nobody minds.").kind is AnchorKind.EXACT
    assert found("Nobody minds.") == ["Nobody minds."]


def test_white_space_and_invisible_characters_do_not_matter() -> None:
    assert found("carries  no cars, and") == ["carries no\u00a0cars,\nand"]
    assert found("The cooperative runs") == ["The co\u00adoperative runs"]
    assert anchor(FERRY, "The cooperative runs").kind is AnchorKind.SPACING


def test_quotation_marks_and_dashes_do_not_matter() -> None:
    assert found('it "never" waits') == ["it “never” waits"]
    assert anchor(FERRY, 'it "never" waits').kind is AnchorKind.TYPOGRAPHY


def test_a_passage_over_two_blocks_skips_the_folded_one_between() -> None:
    assert found("never” waits.\n\nNobody minds.") == ["never” waits.", "Nobody minds."]


def test_shown_text_wins_over_folded_text() -> None:
    assert anchor(FERRY, "The ferry leaves at noon.").spans == (Span(0, 25),)


def test_folded_text_is_found_where_nothing_else_fits() -> None:
    assert found("Read more") == ["Read more"]


def test_equal_places_are_never_chosen_between_unless_told() -> None:
    twice = source("It rained. It rained.")
    assert anchor(twice, "It rained.").kind is AnchorKind.AMBIGUOUS
    assert anchor(twice, "It rained.", Span(11, 21)).spans == (Span(11, 21),)
    assert anchor(twice, "It rained.", Span(12, 15)).spans == (Span(11, 21),)
    assert not anchor(twice, "It rained.", Span(8, 13)).is_found


def test_whole_words_win_over_parts_of_words() -> None:
    assert anchor(source("A party of art lovers."), "art").spans == (Span(11, 14),)


@pytest.mark.parametrize("words", ["", "  \n ", "The ferry never leaves."])
def test_what_is_not_there_is_missing(words: str) -> None:
    assert anchor(FERRY, words).kind is AnchorKind.MISSING


def test_decomposed_accents_are_found_whole() -> None:
    text = source(unicodedata.normalize("NFD", "Café Bézier 한국 open"))
    assert found("Bézier 한국", text=text) == [unicodedata.normalize("NFD", "Bézier 한국")]


NASTY = st.text(
    st.sampled_from("ab \n\t\u00a0\u00ade\u0301\u0323\ufeff\u200b한각\u1100\u1161\u11a8😀“-")
)


@given(NASTY)
def test_mapped_text_is_collapsed_text_and_points_home(text: str) -> None:
    result = mapped(text)
    assert result.text == collapsed(text)
    for i, character in enumerate(result.text):
        assert character in collapsed(result.original(i, i + 1).of(text)) + " "


@given(NASTY, st.data())
def test_what_is_found_holds_the_words(text: str, data: st.DataObject) -> None:
    assume(text.strip())
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    result = anchor(source(text), text[start:end], Span(start, end))
    for span in result.spans:  # more than the words only where they cut through a cluster
        assert set(collapsed(text[start:end])) <= set(collapsed(span.of(text)))


ORIGINAL = "First the rain came. Then, for two long days, the river rose over the lower fields."


def test_a_place_is_exact_moved_ambiguous_or_missing() -> None:
    selector = selector_for(ORIGINAL, Span(21, 54))
    assert resolve(selector, ORIGINAL).kind is ResolutionKind.EXACT
    moved = resolve(selector, f"A new lead. {ORIGINAL}")
    assert (moved.kind, moved.span) == (ResolutionKind.MOVED, Span(33, 66))
    bare = selector_for("again", Span(0, 5))
    assert resolve(bare, "x again y again").kind is ResolutionKind.AMBIGUOUS
    assert resolve(selector, "Quite another text altogether.").kind is ResolutionKind.MISSING


def test_the_end_of_a_sentence_before_it_does_not_choose_a_place() -> None:
    selector = selector_for("The rain ended.\n\nNobody knows why.", Span(17, 33))
    today = "It was dry.\n\nNobody knows why.\n\nThe editors add: Nobody knows why."
    assert resolve(selector, today).kind is ResolutionKind.AMBIGUOUS
    clear = "So the rain ended.\n\nNobody knows why.\n\nThe editors add: Nobody knows why."
    assert resolve(selector, clear) == Resolution(ResolutionKind.MOVED, Span(20, 36))


def test_the_same_words_in_other_spacing_are_as_good_a_place() -> None:
    selector = selector_for("It rained all day.", Span(3, 17))
    today = "News. So it rained all day. Yes it rained\u00a0all day."
    assert resolve(selector, today).kind is ResolutionKind.AMBIGUOUS
    reflowed = resolve(selector, "News. It rained\nall  day.")
    assert (reflowed.kind, reflowed.span) == (ResolutionKind.MOVED, Span(9, 24))


def test_surroundings_decide_between_equal_words() -> None:
    text = "Monday: it rained. Tuesday: it rained."
    selector = selector_for(text, Span(28, 37))
    resolution = resolve(selector, f"News. {text}")
    assert (resolution.kind, resolution.span) == (ResolutionKind.MOVED, Span(34, 43))


def test_an_edited_passage_is_changed_and_still_found() -> None:
    selector = selector_for(ORIGINAL, Span(21, 83))
    today = f"A new lead. {ORIGINAL.replace('two long days', 'three long days')} And more."
    resolution = resolve(selector, today)
    assert resolution.kind is ResolutionKind.CHANGED
    assert resolution.span is not None
    assert resolution.span.of(today).startswith("Then, for")
    assert resolution.span.of(today).endswith("lower fields.")


def test_other_quotation_marks_and_blanks_do_not_hide_a_changed_passage() -> None:
    text = f"Before it. “{ORIGINAL}” – so it was said. After it."
    selector = selector_for(text, Span(11, len(text) - 10))
    today = f"New. {text.replace('“', chr(34)).replace('”', chr(34)).replace(' ', chr(160))}"
    resolution = resolve(selector, today)
    assert resolution.kind is ResolutionKind.CHANGED
    assert resolution.span is not None
    assert collapsed(resolution.span.of(today)).startswith(f'"{collapsed(ORIGINAL)[:20]}')


def test_a_passage_with_an_error_in_every_other_word_is_still_the_same() -> None:
    selector = selector_for(ORIGINAL, Span(0, len(ORIGINAL)))
    typed = "".join("x" if i % 14 in {9, 11, 13} else c for i, c in enumerate(ORIGINAL))
    assert resolve(selector, f"Of late: {typed}").kind is ResolutionKind.CHANGED
    other = (
        "The council met on Monday to hear what nobody had asked it to decide about the dam. " * 3
    )
    assert resolve(selector, other).kind is ResolutionKind.MISSING


def gone_passages(words: int) -> Iterator[tuple[str, Resolution]]:
    """Yield passages of `words` words whose paragraph is gone, and what is said of them."""
    for name in ("a-third-chair.txt", "quiet-approval.txt", "the-view-from-the-yalu.txt"):
        text = (SEEDS / name).read_text("utf-8", "replace")
        for paragraph in text.split("\n\n"):
            said = paragraph.split(" ")
            for first in range(0, len(said) - words, words) if len(said) > 30 else ():
                passage = " ".join(said[first : first + words])
                start = text.index(paragraph) + paragraph.index(passage)
                selector = selector_for(text, Span(start, start + len(passage)))
                yield passage, resolve(selector, text.replace(paragraph, ""))


@pytest.mark.parametrize("words", [3, 5, 8])
def test_words_of_a_paragraph_that_is_gone_are_missing(words: int) -> None:
    said = list(gone_passages(words))
    changed = [passage for passage, found in said if found.kind is ResolutionKind.CHANGED]
    assert len(said) > 50
    assert len(changed) < len(said) / 50, changed


def test_few_words_are_found_changed_where_their_surroundings_are() -> None:
    before = "The harbour froze early that year. Nobody had seen the ice so thick since the war."
    start = before.index("seen the ice so thick")
    selector = selector_for(before, Span(start, start + len("seen the ice so thick")))
    after = "A note first. " + before.replace("so thick", "this thick")
    found = resolve(selector, after)
    assert found.kind is ResolutionKind.CHANGED
    assert found.span is not None
    assert found.span.of(after) == "seen the ice this thick"
