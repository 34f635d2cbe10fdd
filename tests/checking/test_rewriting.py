from __future__ import annotations

import pytest

from briefer.checking.rewriting import rewritten
from briefer.core.excerpt import Excerpt, Selector

FIRST = "The gauge was read twice a day by the same man."
SECOND = "Nobody asked him how he did it."


def excerpt(*paragraphs: str) -> Excerpt:
    selectors = [Selector(0, len(words), words) for words in paragraphs]
    return Excerpt("e", "s", tuple(selectors))


@pytest.mark.parametrize(
    ("typed", "wording"),
    [
        ("The gauge was read by the same man.", "The gauge was read [...] by the same man."),
        ("The old gauge was read twice a day.", "The [old] gauge was read twice a day."),
        ("the gauge was read twice a day", "[t]he gauge was read twice a day"),
        ("Elephants wander.", "Elephants wander."),
        (f"  {FIRST}", FIRST),
    ],
)
def test_every_change_gets_its_mark(typed: str, wording: str) -> None:
    assert rewritten(excerpt(FIRST), typed) == wording


def test_paragraphs_stay_apart() -> None:
    typed = f"The gauge was read by the same man.\n\n{SECOND}"
    made = rewritten(excerpt(FIRST, SECOND), typed)
    assert made == f"The gauge was read [...] by the same man.\n\n{SECOND}"


def test_a_cut_over_paragraphs_is_marked() -> None:
    made = rewritten(excerpt(FIRST, SECOND), "The gauge was read.\n\nNobody asked him.")
    assert made == "The gauge was read [...] Nobody asked him."
