from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ui.merging import merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("one two", "one two three", "zero one two", "zero one two three"),
        ("one two", "one two", "one two [@k]", "one two [@k]"),
        ("one two", "one X two", "one two [@k]", "one X two [@k]"),
        ("one two", "one 2", "one [@k] two", "one 2"),  # the same place: what was typed stays
        ("one", "one two", "one [@k]", "one two [@k]"),
        ("old", "typed", "theirs", "typed"),
        ("a", "b", "b", "b"),
    ],
)
def test_two_changes_of_one_text_become_one(base: str, mine: str, theirs: str, result: str) -> None:
    assert merged(base, mine, theirs) == result


@given(st.text("ab ", max_size=8), st.text("ab ", max_size=8))
def test_one_change_alone_stays_as_it_is(base: str, changed: str) -> None:
    assert merged(base, changed, base) == changed
    assert merged(base, base, changed) == changed
