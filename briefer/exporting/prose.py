"""The inlines of a text as they print: quotations in marks, citations where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.core.brief import Brief
from briefer.core.cite import Cite
from briefer.core.emphasis import flags_of, spans_of
from briefer.core.outline import Quotation, prints
from briefer.core.runs import Run
from briefer.core.source import Source
from briefer.core.text import collapsed, unwrapped
from briefer.exporting.document import CrossRef, Quoted
from briefer.exporting.house import House
from briefer.exporting.marks import curled, set_marks
from briefer.exporting.sourcing import Sourcing
from briefer.markup import inline
from briefer.markup.nodes import CitationNode, Inlines, QuotationNode

_STOP = re.compile(r"[.,;:!?…]+[”’»“‘\"']*|[”’»]+[.,;:!?…]*")
_STOP_AFTER_WORDS = re.compile(r"[.,](?![.,])")


@dataclass(frozen=True, slots=True)
class CiteMark:
    """Where a citation prints, before it is known what it says."""

    cites: tuple[Cite, ...]


Draft = Run | Quoted | CiteMark | CrossRef


@dataclass(frozen=True, slots=True)
class Prose:
    """Draft the texts of one brief. `sets_notes` tells whether citations become note marks."""

    brief: Brief
    house: House
    sourcing: Sourcing
    sets_notes: bool
    is_short: bool = False

    def draft(self, inlines: Inlines, quotations: Sequence[Quotation]) -> tuple[Draft, ...]:
        """Return what `inlines` print; `quotations` are the placements they may name."""
        pieces = list(self._pieces(inlines, {q.item_id: q for q in quotations}))
        placed = with_stops(tuple(self._placed(pieces)), inside=self.house.stops_inside)
        return tuple(d for d in placed if not isinstance(d, Run) or d.text)

    def quoted(self, quotation: Quotation) -> tuple[Draft, ...]:
        """Return the words of `quotation` between marks, without its citation."""
        words = unwrapped(self.words(quotation))
        stressed = self.stressed(quotation)
        return self._between_marks(quotation.item_id, words, self.language(quotation), stressed)

    def stressed(self, quotation: Quotation) -> list[bool]:
        """Return which of the printed characters stand in italics, nothing for none."""
        if quotation.translation:
            return []
        emphasis = self.brief.emphasis_of(quotation)
        return flags_of(self.brief.words_of(quotation), emphasis) if emphasis else []

    def words(self, quotation: Quotation) -> str:
        """Return the words that print: the author's translation if there is one."""
        return quotation.translation or self.brief.words_of(quotation)

    def language(self, quotation: Quotation) -> str:
        """Return the language of the words where it is not the brief's."""
        source = self.brief.sources.get(self.brief.excerpts[quotation.excerpt_id].source_id)
        return "" if quotation.translation else foreign(source, self.brief.settings.locale)

    def _between_marks(
        self, item_id: str, words: str, language: str, stressed: Sequence[bool] = ()
    ) -> tuple[Draft, ...]:
        opening, closing = self.house.marks
        runs = stressed_runs(words, set_marks(words, self.house, depth=1), stressed)
        return Run(opening), Quoted(item_id, runs, language), Run(closing)

    def _pieces(self, inlines: Inlines, known: dict[str, Quotation]) -> Iterator[Draft]:
        """Yield runs, quoted words and citations, neighbouring citations as one."""
        i = 0
        while i < len(inlines):
            node = inlines[i]
            i += 1
            if isinstance(node, Run):
                yield node if node.code else replace(node, text=curled(node.text, self.house))
                continue
            quotation = None
            if isinstance(node, QuotationNode):
                quotation = known.get(node.item_id)
                if quotation is None or quotation.excerpt_id not in self.brief.excerpts:
                    yield from self._between_marks(node.item_id, collapsed(node.words), "")
                    continue
                if not prints(quotation, is_short=self.is_short):
                    continue
                yield from self.quoted(quotation)
                nodes, i = _citations(inlines, i)
            else:
                nodes, i = _citations(inlines, i - 1)
            yield from self._citation(nodes, quotation)

    def _citation(
        self, nodes: Sequence[CitationNode], quotation: Quotation | None
    ) -> Iterator[Draft]:
        refs = [ref for node in nodes for ref in node.cites]
        cites = self.sourcing.of_refs(refs)
        if quotation is not None:
            cites = self.sourcing.covering(quotation, cites)
        if cites:
            yield CiteMark(cites)
        unknown = self.sourcing.unknown(refs)
        if unknown:  # nobody's key: shown as it was typed, so that somebody sees it
            yield Run((" " if cites else "") + inline.citation_markdown(unknown))

    def _placed(self, pieces: list[Draft]) -> Iterator[Draft]:
        """Yield `pieces` with stops, closing marks and note marks in the order of the house."""
        if not self.sets_notes:
            yield from _spaced(pieces)
            return
        for i, piece in enumerate(pieces):
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            if isinstance(piece, Run) and isinstance(following, CiteMark):
                yield replace(piece, text=piece.text.rstrip(" "))
            elif isinstance(piece, CiteMark) and isinstance(following, Run):
                stop, rest = self._split_stop(following.text)
                pieces[i + 1] = replace(following, text=rest)
                yield from _with_stop(piece, Run(stop), self.house.note_before_stop)
            else:
                yield piece

    def _split_stop(self, text: str) -> tuple[str, str]:
        match = _STOP.match(text.lstrip(" "))
        if match is None:
            return "", text
        return match[0], text.lstrip(" ")[match.end() :]


def foreign(source: Source | None, locale: str) -> str:
    """Return the language of `source` where it differs from that of `locale`, else ""."""
    language = source.language if source is not None else ""
    return "" if language.partition("-")[0] == locale.partition("-")[0] else language


def stressed_runs(words: str, printed: str, stressed: Sequence[bool]) -> tuple[Run, ...]:
    """Return `printed`, which is `words` with the marks of the house, as runs with emphasis."""
    is_whole = len(stressed) == len("".join(words.split()))
    runs: list[Run] = []
    position = 0
    for span in spans_of(printed, stressed) if is_whole else ():
        runs += [Run(printed[position : span.start]), Run(span.of(printed), italic=True)]
        position = span.end
    return tuple(run for run in (*runs, Run(printed[position:])) if run.text)


def with_stops(drafts: Sequence[Draft], *, inside: bool) -> tuple[Draft, ...]:
    """Return `drafts` with the stops after quoted words in their place.

    A full stop that follows words with their own is dropped; with `inside`, a full stop or
    comma goes before the closing mark. The quoted words themselves are never touched.
    """
    result = list(drafts)
    for i in range(len(result) - 2):
        words, closing, after = result[i : i + 3]
        if not (isinstance(words, Quoted) and isinstance(closing, Run) and isinstance(after, Run)):
            continue
        stop = _STOP_AFTER_WORDS.match(after.text)
        last = words.runs[-1].text[-1:] if words.runs else ""
        if stop is None:
            continue
        if last in ".!?…" and stop[0] == ".":
            result[i + 2] = replace(after, text=after.text[stop.end() :])
        elif inside and (last.isalnum() or last in ")]%"):
            result[i + 1] = replace(closing, text=stop[0] + closing.text)
            result[i + 2] = replace(after, text=after.text[stop.end() :])
    return tuple(result)


def _citations(inlines: Inlines, start: int) -> tuple[list[CitationNode], int]:
    """Return the citations that follow from `start` with at most blanks between, and the end."""
    found: list[CitationNode] = []
    end = i = start
    while i < len(inlines):
        node = inlines[i]
        i += 1
        if isinstance(node, CitationNode):
            found.append(node)
            end = i
        elif not (isinstance(node, Run) and not node.text.strip()):
            break
    return found, end


def _with_stop(mark: CiteMark, stop: Run, note_first: bool) -> Iterator[Draft]:
    pair = (mark, stop) if note_first else (stop, mark)
    yield from (d for d in pair if not isinstance(d, Run) or d.text)


def _spaced(pieces: list[Draft]) -> Iterator[Draft]:
    """Yield `pieces` with a blank before each citation that is set in the text."""
    last = " "
    for piece in pieces:
        if isinstance(piece, CiteMark) and not last.isspace():
            yield Run(" ")
        last = (piece.text[-1:] or last) if isinstance(piece, Run) else "x"
        yield piece
