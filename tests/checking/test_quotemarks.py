from __future__ import annotations

import pytest

from briefer.checking.quotemarks import enclosed
from briefer.core.text import Span

WORDS = "the quay fell"


def _enclosed(text: str) -> str | None:
    start = text.index(WORDS)
    found = enclosed(text, Span(start, start + len(WORDS)), Span(0, len(text)))
    return None if found is None else found.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It said “the quay fell” then.", WORDS),
        ("It said “hardly the quay fell at all” then.", "hardly the quay fell at all"),
        ("It said „kaum the quay fell“ dann „so“.", "kaum the quay fell"),
        ("It said »kaum the quay fell« dann.", "kaum the quay fell"),
        ("Il dit «\u00a0peu the quay fell\u00a0» ici.", "\u00a0peu the quay fell\u00a0"),
        ("It said ‘hardly the quay fell, it’s so’ then.", "hardly the quay fell, it’s so"),
        ("It said „the quay fell, others that ‚quiet“ then.", "the quay fell, others that ‚quiet"),
        ("Some say “a ‘ruinous, and the quay fell” then.", "a ‘ruinous, and the quay fell"),
        ("Man sagt „kaum ‚so‘ the quay fell ‚so‘“ hier.", "kaum ‚so‘ the quay fell ‚so‘"),
        ('It said "hardly the quay fell" then.', "hardly the quay fell"),
        ("他说「不 the quay fell」。", "不 the quay fell"),
        ("“One,” it said, “the quay fell, so-called ‘loss’ of it” then.",
         "the quay fell, so-called ‘loss’ of it"),
        ("It said “the quay fell and as another has it, no one came” then.",
         "the quay fell and as another has it, no one came"),
    ],
)  # fmt: skip
def test_what_stands_between_the_marks_around_words_is_found(text: str, expected: str) -> None:
    assert _enclosed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It said the quay fell then.",
        "“One,” it said, the quay fell, and “so on”.",
        "It said “the quay fell, and “so on” was heard.",
        "“One,” it said, the quay fell” and “so on”.",
        "„Eins“, hieß es, the quay fell, und „so weiter“.",
        "It said the quay fell. The ports' view differs.",
    ],
)
def test_words_that_stand_beside_quotations_are_in_none(text: str) -> None:
    assert _enclosed(text) is None
