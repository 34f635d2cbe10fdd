"""Words that the lines of a PDF divide, made whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from briefer.importing.pdfpages import PdfLine, PdfPage
from briefer.importing.persons import ordinary_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_PART = re.compile(r"[^\W\d_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7ff\uff00-\uffef]")
_COMPOUND = 3  # letters of either part of a word that has a hyphen of its own
_PREFIXES = frozenset(("dis", "mis", "pre", "sub", "inter", "trans", "con", "des", "ver", "ent"))
_HYPHENS = "-\u2010\u00ad"


class Vocabulary:
    """How often each word of a document stands whole, hyphened words as one; counted when asked."""

    def __init__(self, pages: Sequence[PdfPage]) -> None:
        self._pages = pages

    def times(self, word: str) -> int:
        """Return how often `word`, in lower case, stands on a line."""
        return self._counts[word]

    @cached_property
    def _counts(self) -> Counter[str]:
        lines = (line for page in self._pages for line in page.lines)
        return Counter(
            word.casefold()
            for line in lines
            for word in _WORD.findall(line.text)[: -1 if line.is_divided else None]
        )


def running_text(lines: Sequence[PdfLine], known: Vocabulary) -> str:
    """Return lines as one text, see `run_on`."""
    return run_on(lines, known)[0]


def run_on(lines: Sequence[PdfLine], known: Vocabulary) -> tuple[str, list[int]]:
    """Return lines as one text: a blank between them, or nothing inside a divided word.

    With it comes where each line begins.

    A hyphen at a line end stays where a capital or a digit follows, where the document writes
    the word with it elsewhere, and between two ordinary words that make no ordinary one.
    """
    text = ""
    places: list[int] = []
    is_inside = False  # a word
    for line in lines:
        words = line.text.replace("\t", " ")
        if not text:
            text = words
        elif is_inside or _is_divided(text, words):
            text = text.rstrip(_HYPHENS) + _hyphen(text, words, known) + words
        else:
            text += _gap(text, words) + words
        places.append(len(text) - len(words))
        is_inside = line.is_divided
    return text + ("-" if is_inside else ""), places


def in_rows(lines: Sequence[PdfLine]) -> tuple[str, list[int]]:
    """Return the rows of a table as one text, a line each, and where each of them begins."""
    texts = [line.text for line in lines]
    places = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts))]
    return "\n".join(texts), places


def _is_divided(text: str, following: str) -> bool:
    return text[-1] in _HYPHENS and text[-2:-1].isalnum() and following[:1].isalnum()


def _hyphen(text: str, following: str, known: Vocabulary) -> str:
    """Return what stands between the parts of a divided word: nothing, or its own hyphen."""
    first = _LAST_PART.search(text.rstrip(_HYPHENS))
    second = _FIRST_PART.match(following)
    if first is None or second is None or not following[0].islower():
        return "-"
    one, other = first[0].casefold(), second[0].casefold()
    whole, hyphened = known.times(one + other), known.times(f"{one}-{other}")
    if whole or hyphened:
        return "-" if hyphened > whole else ""
    ordinary = ordinary_words()
    are_words = one in ordinary and other in ordinary and one not in _PREFIXES
    is_compound = are_words and one + other not in ordinary
    return "-" if is_compound and min(len(one), len(other)) >= _COMPOUND else ""


def _gap(text: str, following: str) -> str:
    return "" if _WIDE.match(text[-1]) and _WIDE.match(following) else " "
