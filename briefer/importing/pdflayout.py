"""From the lines of PDF pages to paragraphs: reading order, running heads, notes, page labels."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile
from math import ceil

from briefer.core.text import collapsed
from briefer.importing.pdfcolumns import in_columns
from briefer.importing.pdfinitials import with_initials
from briefer.importing.pdfpages import PdfLine, PdfPage

_EDGE = 0.12  # share of a page's height at either end where running heads stand
_NEARLY_ALL = 0.8  # of the pages: what stands there runs along even without a gap
_APART = 1.5  # times its size: the gap between a running head and the text
_FEW = 3  # pages, from which lines at one height are heads, whatever they say
_HEAD_WORDS = 12  # of a head that carries a page number
_LARGER = 1.05  # times the size of the text: headings are no heads
_FULL = 0.9  # of the width of the column: a line that goes on in the next
_EDGE_LINES = 3  # lines at either end that are looked at
_NOTE_SIZE = 0.92  # of the size of the text, from which small type at the foot is a note
_MARK_SIZE = 0.75  # of the size of the text, from which a number that stands alone is a mark
_MARKED = re.compile(r"\[(\d{1,3})\] ")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?i)\W*(?:(?:page|seite|p\.|s\.)\s*)?(\d{1,4})(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?\W*"
)
_ROMAN = re.compile(r"(?i)\W*[ivxlc]{1,7}\W*")
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?(?:\s|\w)")


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that follow one another down a page; `left` and `right` are its usual edges."""

    page: PdfPage
    lines: tuple[PdfLine, ...]
    left: float
    right: float
    pitch: float  # points from one base line to the next
    size: float  # of its type, in points


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page taken apart: what runs along, the columns of its text, the notes at its foot."""

    page: PdfPage
    label: str
    heads: tuple[PdfLine, ...]
    columns: tuple[Column, ...]
    notes: tuple[Column, ...]
    feet: tuple[PdfLine, ...]


def sheets(pages: Sequence[PdfPage], size: float) -> list[Sheet]:
    """Return the pages taken apart, each with its printed label; `size` is `text_size`."""
    running = _running(pages, size)
    labels = _labels(pages, running)
    return [_sheet(page, running[page.index], labels[page.index], size) for page in pages]


def text_size(pages: Sequence[PdfPage]) -> float:
    """Return the size of type, in points, that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _sheet(page: PdfPage, running: frozenset[int], label: str, size: float) -> Sheet:
    edge = [page.lines[i] for i in sorted(running)]
    text = with_initials([line for i, line in enumerate(page.lines) if i not in running], size)
    columns: list[Column] = []
    notes: list[Column] = []
    for lines in in_columns(page, text):
        body, small = _without_notes(page, lines, size)
        columns += [_column(page, body)] if body else []
        notes += [_column(page, small)] if small else []
    middle = page.height / 2
    return Sheet(
        page,
        label,
        tuple(line for line in edge if line.bottom > middle),
        tuple(columns),
        tuple(notes),
        tuple(line for line in edge if line.bottom <= middle),
    )


def _column(page: PdfPage, lines: Sequence[PdfLine]) -> Column:
    lefts = Counter(round(line.left / 2) * 2 for line in lines)
    most = lefts.most_common(1)[0][1]
    left = min(edge for edge, count in lefts.items() if count >= most / 2)
    rights = sorted(line.right for line in lines)
    right = rights[int(len(rights) * 0.9)]
    size = statistics.median_low(line.size for line in lines)
    pitch = _pitch(page, lines, left + _FULL * (right - left))
    return Column(page, tuple(lines), left, right, pitch, size)


def _pitch(page: PdfPage, lines: Sequence[PdfLine], full: float) -> float:
    """Return how far lines stand below one another, by those below a line that runs to `full`.

    Below a short one a gap may follow, and a page of few paragraphs has as many gaps as lines.
    """
    drops = [(one.right >= full, one.bottom - two.bottom) for one, two in pairwise(lines)]
    down = [(is_full, drop) for is_full, drop in drops if 0 < drop < page.height / 10]
    within = [drop for is_full, drop in down if is_full] or [drop for _full, drop in down]
    return statistics.median_low(within) if within else 0.0


def _running(pages: Sequence[PdfPage], size: float) -> dict[int, frozenset[int]]:
    """Return for each page which of its lines are running heads, feet, page numbers, stamps."""
    edges = {page.index: _edges(page) for page in pages}
    pages_with: Counter[str] = Counter()
    for page in pages:
        pages_with.update({_masked(page.lines[i].text) for side in edges[page.index] for i in side})
    often = max(2, min(3 + len(pages) // 20, len(pages) // 2))
    nearly_all = max(2, ceil(_NEARLY_ALL * len(pages)))
    offset = _offset(pages, {index: [*top, *foot] for index, (top, foot) in edges.items()})
    heights = _heights(pages, edges, size)

    def runs(page: PdfPage, i: int) -> bool:
        line = page.lines[i]
        if pages_with[_masked(line.text)] >= often or _is_number(line.text, page.index, offset):
            return True
        height = heights[_height(line)]
        return height >= max(_FEW, nearly_all) or (
            height >= nearly_all and _carries_number(line.text, page.index, offset)
        )

    def is_everywhere(page: PdfPage, i: int) -> bool:
        return pages_with[_masked(page.lines[i].text)] >= nearly_all

    found = {}
    for page in pages:
        sides = [list(takewhile(partial(runs, page), side)) for side in edges[page.index]]
        apart = [i for side in sides for i in _set_apart(page, side)]
        everywhere = [i for side in sides for i in side if is_everywhere(page, i)]
        turned = [i for i, line in enumerate(page.lines) if line.is_turned]
        found[page.index] = frozenset((*apart, *everywhere, *turned))
    return found


def _heights(
    pages: Sequence[PdfPage], edges: dict[int, tuple[list[int], list[int]]], size: float
) -> Counter[tuple[int, int, bool]]:
    """Return on how many pages the outermost line stands at a height, in type as of the text.

    Where left and right pages, or chapters, have heads of their own, they have only that in common.
    """
    outer = (page.lines[side[0]] for page in pages for side in edges[page.index] if side)
    return Counter(_height(line) for line in outer if line.size <= _LARGER * size)


def _height(line: PdfLine) -> tuple[int, int, bool]:
    return round(line.bottom / 2), round(line.size), line.is_bold


def _edges(page: PdfPage) -> tuple[list[int], list[int]]:
    """Return the few lines at the very top and at the very foot of a page, from outside in."""
    order = sorted(range(len(page.lines)), key=lambda i: -page.lines[i].bottom)
    top = [i for i in order if page.lines[i].bottom > page.height * (1 - _EDGE)]
    foot = [i for i in reversed(order) if page.lines[i].top < page.height * _EDGE]
    return top[:_EDGE_LINES], foot[:_EDGE_LINES]


def _set_apart(page: PdfPage, side: list[int]) -> list[int]:
    """Return the lines of `side` up to the last one with a gap between it and the text."""
    while side:
        outer = page.lines[side[-1]]
        others = (line for i, line in enumerate(page.lines) if i not in side)
        gaps = (abs(line.bottom - outer.bottom) for line in others)
        if min(gaps, default=page.height) > _APART * outer.size:
            return side
        side = side[:-1]
    return []


def _masked(text: str) -> str:
    return "#" if _ROMAN.fullmatch(text) else _NUMBER.sub("0", collapsed(text).casefold())


def _is_number(text: str, index: int, offset: int | None) -> bool:
    found = _PAGE_NUMBER.fullmatch(text)
    return found is not None and offset is not None and int(found[1]) == index + offset


def _carries_number(text: str, index: int, offset: int | None) -> bool:
    """Tell whether a short line begins or ends with the number of its page."""
    is_short = len(text.split()) <= _HEAD_WORDS
    return is_short and offset is not None and str(index + offset) in _ends(text)


def _offset(pages: Sequence[PdfPage], edges: dict[int, list[int]]) -> int | None:
    """Return what to add to a page's place to get the number printed on it, None if unknown."""
    votes: Counter[int] = Counter()
    voters = 0
    if len(pages) == 1:  # there "in 2019" at the end of a line would be as good as a number
        (page,) = pages
        alone = (_PAGE_NUMBER.fullmatch(page.lines[i].text) for i in edges[page.index])
        return next((int(found[1]) - page.index for found in alone if found), None)
    for page in pages:
        numbers = {
            int(number) - page.index
            for i in edges[page.index]
            for number in _ends(page.lines[i].text)
        }
        votes.update(numbers)
        voters += bool(numbers)
    if not votes:
        return None
    offset, count = votes.most_common(1)[0]
    return offset if count >= max(2, 0.6 * voters) else None


def _ends(text: str) -> list[str]:
    """Return the numbers that a line begins or ends with; "3 of 9" gives only the first."""
    if found := _PAGE_NUMBER.fullmatch(text):
        return [found[1]]
    numbers = re.findall(r"^\d{1,4}\b|\b\d{1,4}$", text.strip())
    return [number for number in numbers if not number.startswith("0")]


def _labels(pages: Sequence[PdfPage], running: dict[int, frozenset[int]]) -> dict[int, str]:
    """Return the printed label of each page: the file's own, else the number on the page."""
    if any(page.label for page in pages):
        return {page.index: page.label or str(page.index + 1) for page in pages}
    offset = _offset(pages, {index: sorted(lines) for index, lines in running.items()})
    first = 1 if offset is None else offset
    return {p.index: str(p.index + first) if p.index + first > 0 else "" for p in pages}


def _without_notes(
    page: PdfPage, lines: list[PdfLine], size: float
) -> tuple[list[PdfLine], list[PdfLine]]:
    """Return the lines of a column and those of the notes in small type at its foot."""
    small = len(lines)
    if (start := _first_marked(page, lines, size)) is not None:
        return lines[:start], lines[start:]
    while small and lines[small - 1].size <= _NOTE_SIZE * size:
        small -= 1
    for start in range(small, len(lines)):
        if lines[start].bottom < page.height / 2 and _NOTE.match(lines[start].text):
            return lines[:start], lines[start:]
    return lines, []


def _first_marked(page: PdfPage, lines: list[PdfLine], size: float) -> int | None:
    """Return the first line at the foot that begins with the mark of a note of the page.

    Such notes may be set in type as large as the text; a gap divides them from it.
    """
    for i in range(1, len(lines)):
        line = lines[i]
        if line.bottom > page.height / 2 or not (number := _own_mark(lines, i, size)):
            continue
        words = lines[i + 1] if line.text.isdecimal() else line
        is_apart = lines[i - 1].bottom - words.bottom > _APART * words.size
        if is_apart and any(f"[{number}]" in x.text[1:] for x in page.lines):
            return i
    return None


def _own_mark(lines: list[PdfLine], i: int, size: float) -> str:
    """Return the number of the note that begins at a line, empty where none does.

    Its raised mark may be a line of its own beside the words.
    """
    line = lines[i]
    if found := _MARKED.match(line.text):
        return found[1]
    if i + 1 == len(lines) or not line.text.isdecimal():
        return ""
    is_beside = line.right <= lines[i + 1].left and line.bottom >= lines[i + 1].bottom
    return line.text if is_beside and line.size <= _MARK_SIZE * size else ""
