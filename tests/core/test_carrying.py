from __future__ import annotations

from briefer.core.anchoring import ResolutionKind, resolve
from briefer.core.carrying import carried
from briefer.core.excerpt import Excerpt, selector_for
from briefer.core.source import Block, Role, SourceText
from briefer.core.text import Span

FIRST = "The dam was finished in spring. Twelve engineers signed the protocol on the last day."
SECOND = "Nobody measured the silt. The council did not ask, and the gauge was never read at night."


def text_of(*paragraphs: str) -> SourceText:
    canonical = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for number, words in enumerate(paragraphs, 1):
        blocks.append(Block(start, start + len(words), Role.BODY, words, str(number)))
        start += len(words) + 2
    return SourceText("s", canonical, tuple(blocks))


def excerpt_of(text: SourceText, *passages: str) -> Excerpt:
    places = [text.canonical.index(words) for words in passages]
    spans = [Span(at, at + len(words)) for at, words in zip(places, passages, strict=True)]
    return Excerpt("e", "s", tuple(selector_for(text.canonical, span) for span in spans))


OLD = text_of(FIRST, SECOND)


def test_the_same_text_carries_over_exactly() -> None:
    found = carried(excerpt_of(OLD, "Twelve engineers signed"), OLD)
    assert found.kind is ResolutionKind.EXACT
    assert found.words(OLD.canonical) == "Twelve engineers signed"


def test_a_passage_below_a_new_paragraph_has_moved() -> None:
    new = text_of("A new lead stands here.", FIRST, SECOND)
    found = carried(excerpt_of(OLD, "Twelve engineers signed", "Nobody measured the silt."), new)
    assert found.kind is ResolutionKind.MOVED
    assert found.words(new.canonical) == "Twelve engineers signed\n\nNobody measured the silt."


def test_a_changed_first_word_is_taken_whole_and_nothing_before_it() -> None:
    new = text_of("Added.", FIRST.replace("Twelve", "Ten"), SECOND)
    passage = "Twelve engineers signed the protocol on the last day."
    found = carried(excerpt_of(OLD, passage), new)
    assert found.kind is ResolutionKind.CHANGED
    assert found.words(new.canonical) == passage.replace("Twelve", "Ten")


def test_a_changed_last_word_is_taken_whole_and_nothing_after_it() -> None:
    new = text_of(FIRST, SECOND.replace("silt", "sediment"))
    found = carried(excerpt_of(OLD, "Nobody measured the silt."), new)
    assert found.words(new.canonical) == "Nobody measured the sediment."


def test_one_missing_part_makes_the_whole_missing() -> None:
    new = text_of(FIRST)
    found = carried(excerpt_of(OLD, "Twelve engineers signed", "Nobody measured the silt."), new)
    assert (found.kind, found.spans) == (ResolutionKind.MISSING, ())


def test_two_equally_changed_places_are_not_chosen_between() -> None:
    twice = SECOND.replace("silt", "mud")
    gap = "Words of another kind stand between the two, enough of them to tell them apart. " * 3
    selector = excerpt_of(OLD, SECOND).selectors[0]
    new = text_of(gap, twice, gap, twice, gap)
    assert resolve(selector, new.canonical).kind is ResolutionKind.AMBIGUOUS
    assert carried(excerpt_of(OLD, SECOND), new).spans == ()


def test_parts_that_changed_places_are_not_put_together() -> None:
    found = carried(
        excerpt_of(OLD, "Twelve engineers signed", "Nobody measured the silt."),
        text_of(SECOND, FIRST),
    )
    assert (found.kind, found.spans) == (ResolutionKind.AMBIGUOUS, ())


def test_a_paragraph_put_in_before_is_no_part_of_a_changed_passage() -> None:
    new = text_of("This text was corrected.", FIRST.replace("in spring", "in May"), SECOND)
    passage = "The dam was finished in spring."
    found = carried(excerpt_of(text_of("Title", FIRST, SECOND), passage), new)
    assert found.words(new.canonical) == "The dam was finished in May."
