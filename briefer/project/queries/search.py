"""Search in the texts of all sources: the index finds the sources, their texts show the places.

Words are compared as `core.text.search_form` has them, so case, accents and the width of
characters do not count. The last word typed may be the beginning of one; words in quotation
marks stand together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import apsw

from briefer.core.errors import Cancelled
from briefer.core.source import Block, SourceText
from briefer.core.text import Span, search_form
from briefer.project.queries.sources import source_text

_CONTEXT = 70  # characters before and after what was found
_PER_SOURCE = 3  # places of one source: more are for its own find bar
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?')
_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200f\u2060]+[^\\W_]*)*")
_LINE = str.maketrans("\n\t", "  ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: in the block at `block_start`, paragraph `number`.

    `before` and `after` are what surrounds `match`, on one line; `number` is empty where the
    block is not counted.
    """

    source_id: str
    block_start: int
    number: str
    before: str
    match: str
    after: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, in search form; the last may be a beginning."""

    tokens: tuple[str, ...]
    is_beginning: bool = False


def search(
    connection: apsw.Connection,
    words: str,
    limit: int = 60,
    is_stale: Callable[[], bool] | None = None,
) -> tuple[Hit, ...]:
    """Return up to `limit` places where all of `words` stand in a source, the best sources first.

    A source has up to three places: those with the most of the words, what the reader folds
    away last. `is_stale` is asked from time to time; where it says yes, Cancelled is raised.
    """
    terms = terms_of(words)
    if not terms or limit < 1:
        return ()
    hits: list[Hit] = []
    finder = _Finder(terms)
    for source_id in _sources(connection, terms, limit, is_stale):
        if is_stale is not None and is_stale():
            raise Cancelled
        hits += _hits(source_text(connection, source_id), finder)
        if len(hits) >= limit:
            break
    return tuple(hits[:limit])


def terms_of(words: str) -> tuple[Term, ...]:
    """Return what is searched for; empty where there is no letter and no digit."""
    terms, position = [], 0
    for quoted in _QUOTED.finditer(words):
        terms += [Term(_tokens(word)) for word in words[position : quoted.start()].split()]
        terms.append(Term(_tokens(quoted[1])))
        position = quoted.end()
    rest = words[position:]
    terms += [Term(_tokens(word)) for word in rest.split()]
    found = [term for term in terms if term.tokens]
    if found and rest and not rest[-1].isspace():
        found[-1] = Term(found[-1].tokens, is_beginning=True)
    return tuple(dict.fromkeys(found))


def _sources(
    connection: apsw.Connection,
    terms: Sequence[Term],
    limit: int,
    is_stale: Callable[[], bool] | None,
) -> list[str]:
    """Return the sources that hold all terms, the best first."""
    handler = object()
    if is_stale is not None:
        connection.set_progress_handler(is_stale, 5000, id=handler)
    try:
        rows = connection.execute(
            "SELECT t.source_id FROM search JOIN texts t ON t.search_id = search.rowid "
            "JOIN sources s USING (source_id) WHERE search MATCH ? AND s.removed_at = '' "
            "ORDER BY search.rank LIMIT ?",
            (_expression(terms), limit),
        ).fetchall()
    except apsw.InterruptError as problem:
        raise Cancelled from problem
    finally:
        connection.set_progress_handler(None, id=handler)
    return [str(source_id) for (source_id,) in rows]


def _expression(terms: Sequence[Term]) -> str:
    """Return the terms as FTS5 wants them; tokens are letters and digits, so nothing leaks."""
    return " AND ".join(
        f'"{" ".join(term.tokens)}"{" *" if term.is_beginning else ""}' for term in terms
    )


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the text in search form, and where it stands in its block."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where terms stand in a block: how many of them, and the stretch to show."""

    count: int
    span: Span


class _Finder:
    """Finds terms in the search form of a block."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._patterns = [_pattern(term) for term in terms]
        together = Term(tuple(t for term in terms for t in term.tokens), terms[-1].is_beginning)
        self._together = _pattern(together)

    def place(self, text: str) -> _Place | None:
        """Return where terms stand: all of them together if they do, else the first one."""
        form = search_form(text)
        found = [match for pattern in self._patterns if (match := pattern.search(form))]
        if not found:
            return None
        together = None
        if len(found) == len(self._patterns):
            together = self._together.search(form)
        first = together or min(found, key=lambda match: match.start())
        return _Place(len(found), _original(text, form, Span(*first.span())))

    def is_whole(self, place: _Place) -> bool:
        """Tell whether a place has all terms."""
        return place.count == len(self._patterns)


def _pattern(term: Term) -> re.Pattern[str]:
    words = r"[\W_]+".join(map(re.escape, term.tokens))
    end = r"[^\W_]*" if term.is_beginning else r"(?![^\W_])"
    return re.compile(rf"(?<![^\W_]){words}{end}")


def _original(text: str, form: str, span: Span) -> Span:
    """Return where what stands at `span` of the search form stands in the text."""
    if len(form) == len(text) and search_form(span.of(text)) == span.of(form):
        return span
    tokens = list(_tokens_of(text))
    first = len(_TOKEN.findall(form[: span.start]))
    last = first + len(_TOKEN.findall(span.of(form))) - 1
    if last >= len(tokens):
        return Span(0, 0)
    return Span(tokens[first].start, tokens[last].end)


def _hits(text: SourceText, finder: _Finder) -> list[Hit]:
    """Return the places of one source: those with the most terms, folded ones last."""
    found: list[tuple[tuple[bool, int], Block, _Place]] = []
    whole = 0
    for block in text.blocks:
        place = finder.place(block.text)
        if place is None:
            continue
        found.append(((block.is_folded, -place.count), block, place))
        whole += finder.is_whole(place) and not block.is_folded
        if whole == _PER_SOURCE:
            break
    best = min((order for order, *_rest in found), default=None)
    hits = [_hit(text.source_id, block, place) for order, block, place in found if order == best]
    return hits[:_PER_SOURCE]


def _hit(source_id: str, block: Block, place: _Place) -> Hit:
    text, span = block.text.translate(_LINE), place.span
    return Hit(
        source_id,
        block.start,
        block.number,
        _tail(text[: span.start]),
        text[span.start : span.end],
        _head(text[span.end :]),
    )


def _tail(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    cut = text[-_CONTEXT:]
    return "… " + (cut.split(" ", 1)[1] if " " in cut.rstrip() else cut)


def _head(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    cut = text[:_CONTEXT]
    return (cut.rsplit(" ", 1)[0] if " " in cut.lstrip() else cut) + " …"


def _tokens_of(text: str) -> Iterator[_Token]:
    """Yield the words of a text as the index has them, with their places in it."""
    for match in _WORD.finditer(text):
        forms = _tokens(match[0])
        is_spaced = len(forms) == len(match[0]) > 1  # a script without blanks between words
        for number, form in enumerate(forms):
            start = match.start() + number if is_spaced else match.start()
            yield _Token(form, start, start + 1 if is_spaced else match.end())


@lru_cache(maxsize=20_000)
def _tokens(word: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(search_form(word)))
