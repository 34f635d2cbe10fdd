"""Findings about the author's own texts: figures, copied words, quoted words, missing sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefer.checking.copying import copied
from briefer.checking.figurereading import figures
from briefer.checking.figures import Figure, FigureKind, carried_by, is_carried
from briefer.checking.finding import Finding, Kind, Remedy, RemedyKind, Severity, with_data
from briefer.checking.identity import Same
from briefer.checking.judging import judged_words
from briefer.checking.ownwords import CITATION, QUOTATION, OwnText, cites_in, own_texts, own_words
from briefer.checking.quoted import quoted, without_names
from briefer.core.source import SourceText
from briefer.core.text import first_words, word_count

_LEAST_WORDS = 2  # of a quoted string that needs a source
_SHORT = 6  # words; a shorter text states nothing that needs one


Library = Mapping[str, SourceText]  # the sources of a brief by citation key


@lru_cache(maxsize=16)
def library(texts: tuple[tuple[str, Same[SourceText]], ...]) -> Same[Library]:
    """Return the same value for the same texts, so that what was found for it is found again."""
    return Same({key: text.value for key, text in texts})


@dataclass(frozen=True, slots=True)
class Support:
    """What a text rests on: the words of its excerpts, and the sources that it cites whole."""

    words: tuple[str, ...] = ()
    cited: tuple[Same[SourceText], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to compare with."""
        return not self.words and not self.cited

    def figures(self) -> tuple[Figure, ...]:
        """Return every figure in what the text rests on."""
        texts = (*self.words, *(text.value.canonical for text in self.cited))
        return tuple(figure for text in texts for figure in figures(text))


@lru_cache(maxsize=4096)
def figure_findings(
    item_id: str, markdown: str, support: Support, *, is_forecast: bool = False
) -> tuple[Finding, ...]:
    """Return the figures of a text that what it rests on does not carry, or hedges otherwise.

    The dates of a forecast are its author's own.
    """
    if support.is_empty:
        return ()
    ours = (figure for own in own_texts(markdown) for figure in figures(without_names(own.words)))
    told = [f for f in ours if not (is_forecast and (f.is_year or f.kind is FigureKind.DATE))]
    if not told:
        return ()  # most texts: what they rest on may be whole sources, slow to look through
    known = support.figures()
    found = (_figure_finding(item_id, figure, known) for figure in told)
    return tuple(finding for finding in found if finding is not None)


def _figure_finding(item_id: str, figure: Figure, known: Sequence[Figure]) -> Finding | None:
    dismiss = Remedy(RemedyKind.DISMISS)
    if not is_carried(figure, known):
        return Finding(
            Kind.FIGURE_UNSUPPORTED, Severity.AMBER, item_id, figure.words, remedy=dismiss
        )
    carried = carried_by(figure, known)
    if carried is None or figure.is_softened_as(carried) or figure.value not in carried.values:
        return None
    hedges = with_data(ours=str(figure.hedge or ""), theirs=str(carried.hedge or ""))
    return Finding(Kind.HEDGE_CHANGED, Severity.AMBER, item_id, figure.words, hedges, dismiss)


@lru_cache(maxsize=4096)
def copying_findings(item_id: str, markdown: str, library: Same[Library]) -> tuple[Finding, ...]:
    """Return the runs of a source's words that stand in a text without quotation marks."""
    return tuple(
        Finding(
            Kind.COPIED_WORDING,
            Severity.AMBER,
            item_id,
            run.words,
            with_data(source=run.source_id, start=str(run.span.start), end=str(run.span.end)),
            Remedy(RemedyKind.DISMISS),
        )
        for run in copied(own_words(markdown), library.value.values())
    )


@lru_cache(maxsize=4096)
def quoting_findings(item_id: str, markdown: str, library: Same[Library]) -> tuple[Finding, ...]:
    """Return quoted strings without a source, or that are not in the one cited after them.

    `library` are the texts of the brief's sources by citation key.
    """
    return tuple(
        finding
        for own in own_texts(markdown)
        for finding in _quoted_in(item_id, own, library.value)
    )


def _quoted_in(item_id: str, own: OwnText, sources: Library) -> Iterator[Finding]:
    for string in quoted(own.text):
        words = string.words
        if QUOTATION in words or word_count(words) < _LEAST_WORDS or string.is_name:
            continue
        cited = [ref.key for ref in own.cites_for(string.start, string.end)]
        texts = [sources[key].canonical for key in cited if key in sources]
        if not cited:
            yield Finding(
                Kind.UNSOURCED_QUOTE,
                Severity.AMBER,
                item_id,
                words,
                remedy=Remedy(RemedyKind.DISMISS),
            )
        elif texts and not any(judged_words(words, text).verdict.is_faithful for text in texts):
            yield Finding(
                Kind.QUOTE_NOT_IN_SOURCE, Severity.AMBER, item_id, words,
                with_data(source=cited[0]), Remedy(RemedyKind.DISMISS),
            )  # fmt: skip


def states_something(markdown: str) -> bool:
    """Tell whether a text says enough to need a source; a lead-in ("He said:") does not."""
    words = own_words(markdown).strip()
    return word_count(words) >= _SHORT and not words.endswith(":")


def names_a_source(markdown: str) -> bool:
    """Tell whether a text cites or quotes anything."""
    return bool(cites_in(markdown)) or any(QUOTATION in own.text for own in own_texts(markdown))


def unsourced(item_id: str, markdown: str) -> Finding:
    """Return the finding that a text states something and names no source."""
    return Finding(
        Kind.NO_SOURCE,
        Severity.AMBER,
        item_id,
        first_words(own_words(markdown)),
        remedy=Remedy(RemedyKind.SET_OWN_ANALYSIS),
    )


@lru_cache(maxsize=1024)
def uncarried(item_id: str, markdown: str, below: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the sentences of a summary that no paragraph `below` carries."""
    return tuple(
        Finding(
            Kind.SUMMARY_NOT_CARRIED,
            Severity.AMBER,
            item_id,
            first_words(_bare(sentence), 120),
            remedy=Remedy(RemedyKind.DISMISS),
        )
        for own in own_texts(markdown)
        for sentence in own.sentences()
        if not _is_carried(_bare(sentence), below)
    )


_CARRIED = 0.5  # share of a sentence's content words that one paragraph must have
_STEM = 5  # letters by which words are compared
_LEAST_CONTENT = 3


def _is_carried(sentence: str, below: Sequence[str]) -> bool:
    words = _content(sentence)
    if len(words) < _LEAST_CONTENT:
        return True
    figured = figures(sentence)
    return any(
        len(words & _content(paragraph)) >= _CARRIED * len(words)
        and all(is_carried(figure, figures(paragraph)) for figure in figured)
        for paragraph in below
    )


@lru_cache(maxsize=8192)
def _content(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of `text`: what it is about."""
    return frozenset(w[:_STEM] for w in re.findall(r"\w{4,}", text.casefold()))


def _bare(sentence: str) -> str:
    return sentence.replace(CITATION, "").replace(QUOTATION, "").strip()
