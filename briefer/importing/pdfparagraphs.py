"""Which lines of a PDF make a paragraph: by gaps, indents, short lines and changes of type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import NamedTuple

from briefer.importing.pdflayout import Column, Sheet
from briefer.importing.pdfpages import PdfLine

# Signs of typefaces for signs (Symbol, Wingdings) come without a meaning of their own.
DRAWN = "•▪▫●○◦‣■□➢➤✓✔\uf06e\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
BULLET = re.compile(rf"[{DRAWN}–*·-]\s+\S|[{DRAWN}]|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]\s+\S")
_LABEL = re.compile(rf"(?:[{DRAWN}–*·-]|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)])\t")
_DRAWN_LABEL = re.compile(rf"[{DRAWN}]\s*[^\W_]")

_WIDER = 1.3  # times the usual pitch: a gap between paragraphs
_NARROW = 20  # times the size of type: a column in which justified lines have wide gaps
_EVEN = 0.2  # times the size of type: how far the ends of stretched lines are apart at most
_INSET = 3  # times the size of type: how far the first line of a paragraph is set in at most
_TABLES_APART = 3  # times the usual pitch
_INDENT = 0.8  # of the size of type: an indented line
_SHORT = 0.8  # of the width of the column: a line that ends a paragraph
_SIZES_APART = 0.08
_LARGER = 1.1  # times the size of the text: a title, which is broken by its sense
_SOME = 3  # indented lines, from which a document marks paragraphs by them
_ENDED = re.compile(r"[.!?…:。！？][\"'”’»)\]]*(?:\[?\d{1,3}\]?)?$")
_LOWER = re.compile(r"[a-zß-ÿ,;]")


@dataclass
class Paragraph:
    """Lines that belong together, the page the first of them stands on, those that follow.

    `turns` are the pages that begin within it, each with the place of its first line.
    """

    sheet: Sheet
    lines: list[PdfLine] = field(default_factory=list)
    turns: list[tuple[int, Sheet]] = field(default_factory=list)
    is_table: bool = False

    def add(self, line: PdfLine, sheet: Sheet) -> None:
        """Add the next line, which stands on `sheet`."""
        latest = self.turns[-1][1] if self.turns else self.sheet
        if sheet is not latest:
            self.turns.append((len(self.lines), sheet))
        self.lines.append(line)


def paragraphs(sheets: Sequence[Sheet]) -> Iterator[Paragraph]:
    """Yield the paragraphs in reading order; one may run over columns and pages."""
    has_indents = _has_indents(sheets)
    current: Paragraph | None = None
    for sheet in sheets:
        for column in sheet.columns:
            drops = (None, *(one.bottom - two.bottom for one, two in pairwise(column.lines)))
            for line, drop, is_row in zip(column.lines, drops, _rows(column), strict=True):
                if current is not None and _parts(
                    _Place(column, line, drop, current.lines, has_indents),
                    (current.is_table, is_row),
                ):
                    yield current
                    current = None
                current = current or Paragraph(sheet, is_table=is_row)
                current.add(line, sheet)
    if current is not None:
        yield current


class _Place(NamedTuple):
    """A line, what stands before it, and whether indents mark paragraphs in the document.

    `drop` is how far it stands below the line before it in its column, in points.
    """

    column: Column
    line: PdfLine
    drop: float | None
    current: Sequence[PdfLine]
    has_indents: bool

    @property
    def step(self) -> float:
        return _INDENT * self.line.size

    @property
    def pitch(self) -> float:
        """Return how far lines of this size stand below one another, in points."""
        return self.column.pitch * max(1.0, self.line.size / (self.column.size or 1.0))

    @property
    def last(self) -> PdfLine:
        """Return the last line from its beginning: raised type makes PDFium begin another."""
        last = self.current[-1]
        level = last.size / 2
        if len(self.current) == 1 or abs(self.current[-2].bottom - last.bottom) >= level:
            return last
        row = takewhile(lambda one: abs(one.bottom - last.bottom) < level, reversed(self.current))
        return last._replace(left=min(one.left for one in row))


def _rows(column: Column) -> list[bool]:
    """Tell of each line whether it is a row of a table: its cells, or one of more than a line."""
    lines = column.lines
    cells = ["\t" in line.text and "\t" in _LABEL.sub("", line.text, count=1) for line in lines]
    if not any(cells):
        return cells
    beside = [one and two for one, two in pairwise(cells)]
    pairs = [
        is_pair and not _are_justified(*two)
        for is_pair, two in zip(beside, pairwise(lines), strict=True)
    ]
    rows = [any(pairs[max(0, i - 1) : i + 1]) for i in range(len(lines))]
    half = (column.right - column.left) / 2
    for i, line in enumerate(lines[1:-1], 1):
        if rows[i - 1] and rows[i + 1] and line.right - line.left < half:
            rows[i] = True
    return rows


def _are_justified(one: PdfLine, other: PdfLine) -> bool:
    """Tell whether two lines fill a narrow column, which takes wide gaps between words.

    One may be set in: the first of a paragraph.
    """
    is_even = (
        abs(one.right - other.right) < _EVEN * one.size
        and abs(one.left - other.left) < _INSET * one.size
    )
    if not is_even or max(one.right - one.left, other.right - other.left) > _NARROW * one.size:
        return False
    if abs(one.left - other.left) >= 1 and not (_has_equal_gaps(one) and _has_equal_gaps(other)):
        return False
    has_values = any(map(str.isdecimal, one.text + other.text))
    return not has_values or one.text.count("\t") != other.text.count("\t")


def _has_equal_gaps(line: PdfLine) -> bool:
    """Tell whether every blank of a line is wide, as in one that was stretched."""
    return " " not in line.text.strip()


def _parts(place: _Place, rows: tuple[bool, bool]) -> bool:
    """Tell whether a line begins a block; `rows` tells if the last one and it are rows."""
    if rows[0] != rows[1] and not _is_beside(place):
        return True
    if rows[0]:
        return place.drop is not None and place.drop > _TABLES_APART * place.column.pitch > 0
    return _begins(place)


def _begins(place: _Place) -> bool:
    """Tell whether a line begins a paragraph."""
    line, last, drop = place.line, place.current[-1], place.drop
    if last.is_divided or _is_beside(place):
        return False
    if abs(line.size - last.size) > _SIZES_APART * last.size or line.is_bold != last.is_bold:
        return True
    if _DRAWN_LABEL.match(line.text):
        return True
    is_item = BULLET.match(line.text) is not None
    if is_item and (_ENDED.search(last.text) or BULLET.match(place.current[0].text)):
        return True
    if drop is None or drop < -line.size / 2:
        return _begins_column(place)
    pitch = place.pitch
    return drop > _WIDER * pitch + 1 > 1 or _begins_inside(place)


def _is_beside(place: _Place) -> bool:
    """Tell whether a line goes on on the same height: raised type makes PDFium begin another."""
    if place.drop is None or abs(place.drop) >= place.line.size / 2:
        return False
    return place.line.left >= place.current[-1].right


def _begins_column(place: _Place) -> bool:
    """Tell whether the first line of a column or page begins a paragraph."""
    is_indented = place.line.left > place.column.left + place.step
    if is_indented and place.has_indents:
        return True
    if not _ENDED.search(place.current[-1].text) or place.has_indents:
        return False
    return not _LOWER.match(place.line.text)


def _begins_inside(place: _Place) -> bool:
    """Tell whether a line in a column begins a paragraph, by where it and the last one stand."""
    line, last, column = place.line, place.last, place.column
    is_ended = _ENDED.search(last.text) is not None
    if _are_centred(last, line, column):
        is_title = line.size > _LARGER * column.size
        return is_ended or not (is_title or _is_full(last, place))
    is_second = len(place.current) == 1
    end = column.left + _SHORT * (column.right - column.left)
    if line.left - last.left > place.step:  # set in, unless it only hangs under a first line
        runs_on = last.right >= end and not is_ended
        return not (is_second and (runs_on or last.left < column.left - place.step / 2))
    begin = _INSET * line.size if is_second else place.step
    if last.left - line.left > begin:
        return True  # what was set in has ended
    return last.right < end and is_ended and not _LOWER.match(line.text)


def _are_centred(one: PdfLine, other: PdfLine, column: Column) -> bool:
    """Tell whether two lines stand in the middle of each other, and not both at the same edge."""
    is_wider = abs(one.left - other.left) > _INDENT * one.size
    is_inside = min(one.left, other.left) > column.left + _INSET * one.size
    is_amid = abs(one.left + one.right - other.left - other.right) < one.size
    return is_amid and (is_wider or is_inside)


def _is_full(last: PdfLine, place: _Place) -> bool:
    """Tell whether the first word of a line had hardly room behind the last one."""
    line = place.line
    share = len(line.text.split(maxsplit=1)[0]) / len(line.text)
    word = share * (line.right - line.left)
    return last.right - last.left + word > _SHORT * (place.column.right - place.column.left)


def _has_indents(sheets: Sequence[Sheet]) -> bool:
    """Tell whether the document marks paragraphs by indented first lines."""
    found = 0
    for sheet in sheets:
        for column in sheet.columns:
            for one, two, three in zip(
                column.lines, column.lines[1:], column.lines[2:], strict=False
            ):
                edge = column.left + _INDENT * two.size
                found += two.left > edge >= max(one.left, three.left)
    return found >= _SOME
