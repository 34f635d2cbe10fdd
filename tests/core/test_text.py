from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefer.core.text import first_words, search_form, stretches, word_count

LONG = 20_000
ANY = st.text(st.sampled_from("abe\u0301ßΣ漢字 ()\n\u00a0\ufdfa-1"), max_size=60)


def test_a_long_text_is_worked_through_in_parts_that_divide_no_word() -> None:
    parts = list(stretches("The float was read\u00a0twice a day. " * LONG))
    assert len(parts) > 10
    assert "".join(parts) == "The float was read\u00a0twice a day. " * LONG
    assert all(part[0].isspace() for part in parts[1:])


def test_a_word_that_never_ends_is_divided_all_the_same() -> None:
    assert max(map(len, stretches("x" * 1_000_000))) < LONG


@given(ANY)
def test_the_index_sees_a_long_text_as_it_sees_its_lines(part: str) -> None:
    whole = f"{'read twice a day ' * 300}{part}{chr(10) + 'read twice a day' * 300}"
    words = re.split(r"(\s+)", whole)
    assert search_form(whole) == "".join(map(search_form, words))
    assert word_count(whole) == sum(map(word_count, words))


def test_the_first_words_of_a_whole_text_are_a_line() -> None:
    assert first_words("twice a day " * 1_000_000, 20) == "twice a day twice…"
    assert first_words("e" + "\u0301" * 10_000 + " day", 20).startswith("é")
