from __future__ import annotations

import pytest

from briefer.markup.merging import Merged, merged

TEXT = "The board has *one* winter left [@marsh2026, para. 4]. It said so twice [@ports2030]."
SHOWN = "The board has one winter left. It said so twice."
QUOTING = "They wrote that [the old quay]{.quote #q} [@marsh2026] was **unsafe**."
QUOTED = "They wrote that “the old quay” was unsafe."


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        (SHOWN, "", ""),
        ("The board has one winter left. It said so three times.", "twice", "three times"),
        ("The harbour board has one winter left. It said so twice.", "The", "The harbour"),
        ("The board has one winter left. It says it twice.", "said so", "says it"),
        (f"{SHOWN} Nobody objected.", "030].", "030]. Nobody objected."),
        ("It said so twice.", "The board has *one* winter left [@marsh2026, para. 4]. ", ""),
    ],
)
def test_new_words_come_in_and_citations_and_emphasis_stay(
    now: str, before: str, after: str
) -> None:
    result = merged(TEXT, SHOWN, now)
    assert result is not None
    if now.startswith("It said"):  # a citation is never lost: it waits at the words that stay
        assert "[@marsh2026, para. 4]" in result.markdown
        assert result.markdown.endswith("It said so twice [@ports2030].")
    else:
        assert result.markdown == TEXT.replace(before, after, 1)


def test_a_quotation_stays_locked_and_keeps_its_mark() -> None:
    result = merged(QUOTING, QUOTED, "They wrote again that “the old quay” was unsafe.")
    assert result == Merged(
        "They wrote again that [the old quay]{.quote #q} [@marsh2026] was **unsafe**."
    )


def test_a_changed_quotation_is_told_apart_from_its_text() -> None:
    result = merged(QUOTING, QUOTED, "They wrote that “the new quay” was unsafe.")
    assert result == Merged(QUOTING, (("q", "the new quay"),))


def test_lists_keep_their_shape() -> None:
    result = merged("- first [@a]\n- second\n- third", "first\nsecond\nthird", "first\nnext\nthird")
    assert result == Merged("- first [@a]\n- next\n- third")


def test_citations_that_print_in_the_text_do_not_come_back_as_words() -> None:
    was = "The board has one winter left (Marsh 2026, para. 4). It said so twice (Ports 2030)."
    now = "The board has two winters left (Marsh 2026, para. 4). It said so twice (Ports 2030)."
    result = merged(TEXT, was, now)
    assert result is not None
    assert "Marsh 2026" not in result.markdown
    assert result.markdown.count("[@") == 2
    assert "two winters left" in result.markdown


def test_an_added_last_paragraph_and_a_deleted_one() -> None:
    assert merged("One.\n\nTwo.", "One.\nTwo.", "One.\nTwo.\nThree.") == Merged(
        "One.\n\nTwo.\n\nThree."
    )
    assert merged("One.\n\nTwo.", "One.\nTwo.", "Two.") == Merged("Two.")


def test_paragraphs_that_do_not_correspond_are_left_to_a_person() -> None:
    assert merged("One.\n\nTwo.", "One.", "Else.") is None
    assert merged("One.\n\nTwo.", "One.\nTwo.", "One.\nBetween.\nTwo.") is None


AMERICAN = "It was cold. They saw [the old quay]{.quote #q} [@marsh2026]. Others fell. It held."
PRINTED = "It was cold. They saw “the old quay.” Others fell. It held."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They saw", "They once saw"),
        ("Others", "Really. Others"),
        ("Others fell", "Many others fell"),
        ("It held.", "It never held."),
        ("It was cold. ", ""),
        (" It held.", ""),
        ("It was cold", "It was very cold"),
    ],
)
def test_a_full_stop_inside_the_marks_costs_no_other_one(before: str, after: str) -> None:
    result = merged(AMERICAN, PRINTED, PRINTED.replace(before, after, 1))
    assert result == Merged(AMERICAN.replace(before, after, 1))


def test_a_quotation_that_a_full_stop_ends_is_changed_without_it() -> None:
    result = merged(AMERICAN, PRINTED, PRINTED.replace("old quay", "new quay"))
    assert result == Merged(AMERICAN, (("q", "the new quay"),))


def test_a_citation_changed_where_it_prints_is_left_to_a_person() -> None:
    was = "The board has one winter left (Marsh 2026, para. 4). It said so twice (Ports 2030)."
    assert merged(TEXT, was, was.replace("Marsh 2026", "Marsh 2027")) is None
    assert merged(TEXT, was, was.replace(" (Ports 2030)", "")) is None
