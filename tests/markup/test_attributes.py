from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.markup.attributes import Attributes, parse, parse_at, split_at_end

NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)


@given(
    NAMES | st.just(""), st.lists(NAMES, max_size=3), st.dictionaries(NAMES, st.text(), max_size=3)
)
def test_attributes_are_read_as_they_were_written(
    identifier: str, classes: list[str], values: dict[str, str]
) -> None:
    attributes = Attributes(identifier, tuple(classes), values)
    assert parse(str(attributes)) == attributes
    assert parse_at(f"x{attributes}y", 1) == (attributes, 1 + len(str(attributes)))
    assert split_at_end(f"A title {attributes}") == ("A title", attributes)


@pytest.mark.parametrize("text", ["{", "{x}", "{.a b}", "{#}", "{a=}", "{.a} x"])
def test_other_braces_are_text(text: str) -> None:
    assert parse(text) is None
    assert split_at_end(text) == (text, Attributes())
