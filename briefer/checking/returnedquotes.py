"""Quoted words in an edited file that were not in the export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefer.checking.difference import is_related
from briefer.checking.judging import judged_words
from briefer.checking.quoted import quoted
from briefer.checking.returned import NewQuotation
from briefer.checking.returneditems import Owners
from briefer.checking.sameness import plainest
from briefer.checking.verdicts import Judged, Verdict
from briefer.checking.wordtext import WordText
from briefer.core.source import SourceText
from briefer.core.text import Span, word_count
from briefer.ooxml.flattext import Line
from briefer.ooxml.provenance import Provenance

_LEAST_WORDS = 2


def new_quotations(
    word: WordText,
    provenance: Provenance,
    taken: Sequence[Span],
    owners: Owners,
    texts: Mapping[str, SourceText],
) -> Iterator[NewQuotation]:
    """Yield quoted strings of two words and more, and new block quotations, with a verdict each.

    `taken` is where the quotations of the export stand. Against the sources of the project
    where there is one, else against the words that the file itself carries.
    """
    covered = bytearray(len(word.final.text) + 1)
    for span in taken:
        covered[span.start : span.end] = b"\x01" * len(span)
    was = set(_were_quoted(provenance))
    for line, span in _quoted(word):
        text = span.of(word.final.text).strip()
        words = plainest(text)
        if b"\x01" in covered[span.start : span.end] or word_count(text) < _LEAST_WORDS:
            continue
        if words in was:
            continue
        result, source_id = _best(text, provenance, texts)
        yield NewQuotation(text, result, source_id, owners.at(line.span.start))


def _were_quoted(provenance: Provenance) -> Iterator[str]:
    """Yield the quoted strings of the export, and its paragraphs, which may be block quotes."""
    lines = [line for record in provenance.items for line in record.printed.split("\n")]
    for text in (provenance.title, *lines, *(entry.text for entry in provenance.entries)):
        yield plainest(text)
        yield from (plainest(string.words) for string in quoted(text))


def _quoted(word: WordText) -> Iterator[tuple[Line, Span]]:
    for line in word.final.lines:
        text = line.span.of(word.final.text)
        if "quote" in word.styles.get(line.style_id, "") and text.strip():
            yield line, line.span
            continue
        for string in quoted(text):
            start = line.span.start
            yield line, Span(start + string.start + 1, start + string.end - 1)


def _best(text: str, provenance: Provenance, texts: Mapping[str, SourceText]) -> tuple[Judged, str]:
    """Return the best verdict that any source gives on `text`, and that source."""
    against = [(source_id, source.canonical) for source_id, source in texts.items()]
    if not against:
        against = [(record.source_id, record.original) for record in provenance.quotations]
    best, best_id = Judged(Verdict.NOT_IN_SOURCE), ""
    for source_id, words in against:
        if not texts and not is_related(text, words):
            continue
        result = judged_words(text, words)
        if list(Verdict).index(result.verdict) < list(Verdict).index(best.verdict):
            best, best_id = result, source_id
    return best, best_id
