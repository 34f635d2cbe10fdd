from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core import wording
from briefer.core.text import Span

WORDS = "Officials said the border would stay open, for now, despite the delay."


def span_of(part: str, text: str = WORDS) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def test_a_trim_keeps_whole_words() -> None:
    assert wording.trimmed(WORDS, span_of("order would st")) == "border would stay"


def test_a_cut_in_the_middle_leaves_a_mark() -> None:
    assert wording.cut(WORDS, span_of("for now,")) == (
        "Officials said the border would stay open, [...] despite the delay."
    )


def test_a_cut_at_the_end_is_a_trim() -> None:
    assert wording.cut(WORDS, span_of("despite the delay.")) == (
        "Officials said the border would stay open, for now,"
    )


def test_neighbouring_cuts_merge_into_one_mark() -> None:
    once = wording.cut(WORDS, span_of("for now,"))
    assert wording.cut(once, span_of("open,", once)) == (
        "Officials said the border would stay [...] despite the delay."
    )


def test_a_trim_takes_a_mark_at_its_end_along() -> None:
    once = wording.cut(WORDS, span_of("for now,"))
    kept = Span(0, once.index("]") + 1)
    assert wording.trimmed(once, kept) == "Officials said the border would stay open,"


@pytest.mark.parametrize(
    "changed",
    [
        "Officials said the border would stay shut",
        "fficials said",
        "Officials the border",
        "despite the delay. [...] Officials said",
        "",
        "[...]",
        "Officials said[...]the border",
    ],
)
def test_any_other_change_is_refused(changed: str) -> None:
    assert not wording.is_permitted(WORDS, changed)


def test_the_words_themselves_are_permitted_even_with_a_mark_of_the_source() -> None:
    assert wording.is_permitted("As he put it [...]", "As he put it [...]")


@given(st.text(alphabet="ab .,\n", min_size=1), st.data())
def test_trims_and_cuts_are_always_permitted(text: str, data: st.DataObject) -> None:
    changed = text
    for _ in range(3):
        start = data.draw(st.integers(0, len(changed)))
        gone = Span(start, data.draw(st.integers(start, len(changed))))
        change = data.draw(st.sampled_from([wording.trimmed, wording.cut]))
        new = change(changed, gone)
        if not new.strip():
            break
        changed = new
        assert wording.is_permitted(text, changed)
