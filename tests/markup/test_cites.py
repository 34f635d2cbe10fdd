from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.markup.cites import parse_cites, parse_locator, write_cites, write_locator
from briefer.markup.nodes import CiteRef


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (", para. 4", ("paragraph", "4", "")),
        (", paras. 4–6", ("paragraph", "4–6", "")),
        (", para. 6a, note", ("paragraph", "6a", ", note")),
        (", 12", ("page", "12", "")),
        (", p. iv", ("page", "iv", "")),
        (", pp. 3, 5 and 7", ("page", "3, 5 and 7", "")),
        (", § 4", ("section", "4", "")),
        (", under “Background”", ("", "", ", under “Background”")),
        (", with 3 remarks", ("", "", ", with 3 remarks")),
        ("", ("", "", "")),
    ],
)
def test_a_locator_says_its_kind(text: str, expected: tuple[str, str, str]) -> None:
    assert parse_locator(text) == expected


def test_a_written_locator_has_singular_or_plural() -> None:
    assert write_locator("paragraph", "4") == "para. 4"
    assert write_locator("page", "4-6") == "pp. 4-6"


KEYS = st.from_regex(r"[a-z][a-z0-9_:.-]{0,8}[a-z0-9]", fullmatch=True)
LOCATORS = st.sampled_from(
    [("", ""), ("paragraph", "4"), ("page", "3–5"), ("section", "2"), ("paragraph", "6a")]
)
WORDS = st.text(st.sampled_from("abc[];@\\ é,.-"), max_size=10).map(lambda t: " ".join(t.split()))


@given(st.lists(st.tuples(KEYS, LOCATORS, WORDS, WORDS, st.booleans()), min_size=1, max_size=3))
def test_citations_are_read_as_they_were_written(
    values: list[tuple[str, tuple[str, str], str, str, bool]],
) -> None:
    cites = tuple(
        CiteRef(key, locator, label, prefix, f", x{suffix}" if suffix else "", hidden)
        for key, (label, locator), prefix, suffix, hidden in values
    )
    assert parse_cites(write_cites(cites)[1:-1]) == cites
