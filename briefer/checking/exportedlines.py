"""The paragraphs of a brief as they were exported, and where in them its quotations stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefer.checking.quotemarks import is_in_marks
from briefer.core.text import Span
from briefer.ooxml.provenance import Provenance, QuotationRecord


@dataclass(frozen=True, slots=True)
class Stood:
    """A paragraph of a quotation as it was exported: characters `span` of paragraph `number`."""

    number: int
    span: Span
    is_in_marks: bool


@dataclass(frozen=True, slots=True)
class ExportedLines:
    """All paragraphs in the order in which they printed, entries of the list of sources last.

    `own` has the numbers of the paragraphs of each item by its id, `stood` those of each
    quotation.
    """

    lines: tuple[str, ...]
    own: Mapping[str, range]
    stood: Mapping[str, tuple[Stood, ...]]


def exported_lines(provenance: Provenance) -> ExportedLines:
    """Return what `provenance` says of the text that was exported."""
    lines: list[str] = []
    own: dict[str, range] = {}
    for item in provenance.items:
        start = len(lines)
        lines += item.printed.split("\n")
        own[item.item_id] = range(start, len(lines))
    lines += (entry.text for entry in provenance.entries)
    stood: dict[str, tuple[Stood, ...]] = {}
    ends: dict[int, int] = {}  # of the last quotation found in each paragraph
    for record in provenance.quotations:
        numbers = own.get(record.holder, range(0))
        stood[record.item_id] = tuple(_stood(record, lines, numbers, ends))
    return ExportedLines(tuple(lines), own, stood)


def _stood(
    record: QuotationRecord, lines: Sequence[str], numbers: range, ends: dict[int, int]
) -> Iterator[Stood]:
    left = list(numbers)
    for part in record.printed.split("\n"):
        found = [stood for number in left if (stood := _first(part, number, lines, ends))]
        best = next((stood for stood in found if stood.is_in_marks), next(iter(found), None))
        if best is not None:
            ends[best.number] = best.span.end
            left = [number for number in left if number >= best.number]
            yield best


def _first(part: str, number: int, lines: Sequence[str], ends: Mapping[int, int]) -> Stood | None:
    """Return where `part` stands in a paragraph, between quotation marks if it does so at all."""
    line = lines[number]
    found: list[Stood] = []
    at = line.find(part, ends.get(number, 0)) if part.strip() else -1
    while at >= 0:
        span = Span(at, at + len(part))
        found.append(Stood(number, span, is_in_marks(line, span)))
        at = line.find(part, at + 1)
    return next((stood for stood in found if stood.is_in_marks), next(iter(found), None))
