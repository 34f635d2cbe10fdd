"""What a person types in the editor of a quotation is never red once its changes are marked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.checking.judging import judged_words
from briefer.core.rewording import marked

SOURCE = (
    "The harbour board said that the old quay could carry the cranes, and that ships would come"
    " before the winter. The old quay, it said, was sound; the cranes were not the trouble. Ships"
    " of the line had come before, and the board had seen them in the harbour."
)
WORDS = SOURCE.split()
TYPED = ["the", "old", "sound", "cranes,", "never", "a", "Port", "winter.", "[...]", "[sic]"]
TYPED += ["it", "…", "(...)"]


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    start = draw(st.integers(0, len(WORDS) - 6))
    original = WORDS[start : draw(st.integers(start + 5, len(WORDS)))]
    words = list(original)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(words)))
        gone = draw(st.integers(0, 4))
        words[at : at + gone] = draw(st.lists(st.sampled_from(TYPED), max_size=3))
    return " ".join(original), " ".join(words)


@given(edits())
@settings(max_examples=400, deadline=None)
def test_marked_changes_are_never_red(edit: tuple[str, str]) -> None:
    original, edited = edit
    wording = marked(original, edited)
    if wording:
        assert judged_words(wording, original).verdict.is_faithful, wording
