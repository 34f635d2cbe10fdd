"""Words of sources that stand in a text as if they were the author's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefer.checking.boundaries import WORD
from briefer.checking.identity import Same
from briefer.checking.normal import NormalText, normal
from briefer.checking.quoted import is_name, without_quoted
from briefer.core.source import SourceText
from briefer.core.text import Span

LEAST = 7  # consecutive words from which wording counts as copied
_PLAIN = 5  # of seven words, so many must be more than the smallest words of a language
_SMALL_WORDS = (
    "a an and are as at be by for from has have he her his in is it its not of on or she that the"
    " their they this to was were which will with der die das und in zu den von le la les de et"
    " un une el los del que y"
)
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of words that a source has too; `span` is its place in the canonical text."""

    words: str
    source_id: str
    span: Span


def copied(text: str, sources: Iterable[SourceText]) -> tuple[Copied, ...]:
    """Return the runs of seven and more words that `text` shares with a source, unmarked.

    What stands in quotation marks is left out, and so are long names. Each run is told once,
    with the first source.
    """
    whole = normal(without_quoted(text, "\ue012")).text
    found = [(m[0].casefold(), m.start(), m.end()) for m in WORD.finditer(whole)]
    words = [word for word, _start, _end in found]
    if len(words) < LEAST:
        return ()
    taken: set[int] = set()
    runs = [run for source in sources for run in _runs(words, taken, source)]
    shared = (
        Copied(whole[found[first][1] : found[last - 1][2]], source_id, span)
        for first, last, source_id, span in sorted(runs, key=lambda run: run[0])
    )
    return tuple(run for run in shared if not is_name(run.words))


def _runs(
    words: list[str], taken: set[int], source: SourceText
) -> Iterator[tuple[int, int, str, Span]]:
    index = _index(Same(source))
    first = 0
    while first + LEAST <= len(words):
        at = index.places.get(" ".join(words[first : first + LEAST]))
        if at is None or first in taken or not _says_something(words[first : first + LEAST]):
            first += 1
            continue
        length = LEAST
        while (
            first + length < len(words)
            and at + length < len(index.words)
            and words[first + length] == index.words[at + length]
        ):
            length += 1
        taken.update(range(first, first + length))
        yield first, first + length, source.source_id, index.original(at, at + length - 1)
        first += length


def _says_something(words: list[str]) -> bool:
    return sum(word in _SMALL for word in words) <= _PLAIN


@dataclass(frozen=True, slots=True)
class _Index:
    """The words of a source, where they stand, and where each run of seven begins first."""

    source: NormalText
    words: list[str]
    spans: list[Span]  # of the normal text
    places: Mapping[str, int]

    def original(self, first: int, last: int) -> Span:
        """Return where the words from `first` to `last` stand in the canonical text."""
        return self.source.original(self.spans[first].start, self.spans[last].end)


@lru_cache(maxsize=256)
def _index(source: Same[SourceText]) -> _Index:
    whole = normal(source.value.canonical)
    found = list(WORD.finditer(whole.text))
    words = [m[0].casefold() for m in found]
    places: dict[str, int] = {}
    for i in range(len(words) - LEAST + 1):
        places.setdefault(" ".join(words[i : i + LEAST]), i)
    return _Index(whole, words, [Span(m.start(), m.end()) for m in found], places)
