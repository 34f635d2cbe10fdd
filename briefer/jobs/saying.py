"""A sentence, and the mark on words that are to be translated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_ENDS = (".", "?", "!", ".”", "?”", "!”")
Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to say: a title that stands alone, a text that says why, a hint what to do."""

    title: str
    text: str = ""
    hint: str = ""

    @property
    def words(self) -> str:
        """Return all of it on one line, for a terminal."""
        return " ".join(part for part in (_joined(self.title, self.text), self.hint) if part)


def tr(words: str) -> str:
    """Mark `words` for translation; they are translated when they are said."""
    return words


def _joined(title: str, text: str) -> str:
    """Return a title and its reason as one sentence."""
    if text:
        return f"{title}: {text}"
    return title if title.endswith(_ENDS) else f"{title}."
