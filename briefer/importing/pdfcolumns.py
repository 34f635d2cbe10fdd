"""The columns of a page of a PDF, and the order in which they are read.

Two halves of a page are columns by their place alone. Of three and more the order in the file
decides whether they are columns of text, which are written one after the other, or the cells of
a table, which are written row by row.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise, repeat

from briefer.importing.pdfpages import PdfLine, PdfPage

_REACH = 0.02  # share of the width that a line may reach over the middle
_SHARE = 0.8  # share of the lines that stand in a column, where there are columns
_LEAST = 4  # lines of a column
_ACROSS = 0.4  # of the lines of a column, as many at most run over a gutter
_GUTTER = 5  # points wide at least
_WIDEST = 14_400  # points of a page (ISO 32000-1, annex C); lines that stand farther apart are lost
_CELL = 8  # characters; where the usual line is shorter, they are cells of a table
_LETTERS = 12  # likewise where the order in the file does not go down the columns
_TURNS = 3  # times as often as there are columns: the order in the file goes down the columns
_TANGLED = 0.5  # of the lines that stand beside the one before: rows are written through columns

Placed = tuple[PdfLine, int]  # a line, and the column in which it stands; one that spans more: -1


def in_columns(page: PdfPage, lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Yield the lines of each column in reading order; one that spans several divides them."""
    gutters = _gutters(lines)
    halves = _halves(page, lines) if len(gutters) < 2 else []
    if halves:
        yield from _sorted(halves)
    elif gutters and _usual_length(lines) >= _CELL:
        yield from _in_several(lines, gutters)
    else:
        yield list(lines)


def _halves(page: PdfPage, lines: Sequence[PdfLine]) -> list[Placed]:
    """Return in which half of the page each line stands, nothing where these are no columns."""
    middle = page.width / 2
    reach = page.width * _REACH
    placed = [
        (line, 0 if line.right < middle + reach else 1 if line.left > middle - reach else -1)
        for line in lines
    ]
    counts = [sum(place == side for _line, place in placed) for side in (0, 1)]
    is_divided = min(counts) >= _LEAST and sum(counts) >= _SHARE * len(lines)
    return placed if is_divided else []


def _in_several(lines: Sequence[PdfLine], gutters: Sequence[float]) -> Iterator[list[PdfLine]]:
    placed = [(line, _place(line, gutters)) for line in lines]
    turns = sum(one[1] != other[1] for one, other in pairwise(placed))
    is_tangled = len(gutters) > 1 and turns > _TANGLED * len(lines)
    if is_tangled and _usual_length(lines) >= _LETTERS:
        yield from _sorted(placed)
    elif turns > _TURNS * (len(gutters) + 1):
        yield list(lines)
    else:
        yield from _runs(placed)


def _runs(placed: Sequence[Placed]) -> Iterator[list[PdfLine]]:
    """Yield lines of one column that follow one another."""
    for _place_of_all, run in groupby(placed, key=lambda pair: pair[1]):
        yield [line for line, _place in run]


def _sorted(placed: Sequence[Placed]) -> Iterator[list[PdfLine]]:
    """Yield the columns between one line that spans several and the next, from the left."""
    down = sorted(placed, key=lambda pair: -pair[0].bottom)
    for is_across, run in groupby(down, key=lambda pair: pair[1] < 0):
        found = list(run)
        if is_across:
            yield [line for line, _place in found]
        else:
            yield from _runs(sorted(found, key=lambda pair: pair[1]))


def _place(line: PdfLine, gutters: Sequence[float]) -> int:
    before = sum(gutter < line.left for gutter in gutters)
    return before if before == len(gutters) or line.right <= gutters[before] else -1


def _gutters(lines: Sequence[PdfLine]) -> list[float]:
    """Return the middles of the gutters between columns of text, none where there are no columns.

    A gutter is a stretch of the width over which hardly a line runs.
    """
    if len(lines) < 2 * _LEAST:
        return []
    edges = [(line.left, line.right) for line in lines]  # mirrored type runs to the left
    first, last = min(map(min, edges)), max(map(max, edges))
    if not _GUTTER <= last - first <= _WIDEST:
        return []
    stretches = _stretches([(round(min(edge) - first), round(max(edge) - first)) for edge in edges])
    counts = sorted(chain.from_iterable(repeat(count, width) for width, count in stretches))
    most = counts[len(counts) * 3 // 4]
    gutters = []
    place = 0
    for is_free, run in groupby(stretches, key=lambda stretch: stretch[1] <= _ACROSS * most):
        width = sum(width for width, _count in run)
        if is_free and 0 < place < len(counts) - width and width >= _GUTTER:
            gutters.append(first + place + width / 2)
        place += width
    return gutters if gutters and _are_columns(lines, gutters) else []


def _stretches(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return how wide each stretch is over which as many of `spans` run, and how many they are."""
    steps: Counter[int] = Counter()
    for begin, end in spans:
        steps[begin] += 1
        steps[end] -= 1
    points = sorted(steps)
    counts = accumulate(map(steps.__getitem__, points))
    return [(two - one, count) for (one, two), count in zip(pairwise(points), counts, strict=False)]


def _are_columns(lines: Sequence[PdfLine], gutters: Sequence[float]) -> bool:
    columns: list[list[PdfLine]] = [[] for _column in range(len(gutters) + 1)]
    for line in lines:
        if (place := _place(line, gutters)) >= 0:
            columns[place].append(line)
    inside = sum(map(len, columns))
    return inside >= _SHARE * len(lines) and min(map(len, columns)) >= _LEAST


def _usual_length(lines: Sequence[PdfLine]) -> float:
    return statistics.median(len(line.text) for line in lines)
