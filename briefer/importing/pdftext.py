"""The lines of a page of a PDF as PDFium gives them: words, places, size and weight of type.

PDFium is asked as little as possible: a few calls a line, and a few for each number, which may be
the mark of a note. Everything else is counted from them.
"""

from __future__ import annotations

import re
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from briefer.importing.pdfglyphs import Bounds, Box, Glyphs
from briefer.importing.pdfmarks import with_marks
from briefer.importing.pdforder import Sign, in_order, is_foreign, is_from_the_right
from briefer.importing.pdfpages import PdfLine

_HYPHEN = "\x02"
# What PDFium makes of a hyphen at a line end, the line break dropped: by version one or the other.
# Where the hyphen is drawn by itself the line break stays, before it.
_HYPHENS = re.compile("(?<=\\w)(?:\r?\n)?[\x02\ufffe](?=\\w)")
_SAMPLE = 6  # lines of a page that are looked at for a gutter
_LEAST = 3  # of them, from which they tell anything
_WHOLE = 0.25  # of them at most that no gutter divides
_GUTTER = 1.5  # times the size of type: wider than any blank between words
_MIDDLE = (0.35, 0.65)  # shares of the width between which a gutter lies
_STRETCHED = 1.07  # times the usual width of a character: a line with gaps, as rows of tables have
_WIDEST = (
    0.6  # times the size of type: an average character; where most lines are rows, they seem so
)
_SHORT = 25  # characters; how wide a shorter line would be is not known well enough
_CELL = 0.9  # times the size of type: a gap between the cells of a row
_CELLS = 2  # gaps in a line, from which it is a row of a table and not one of two columns
_SIDE = 8  # characters on either side of a gutter at least
_BLANK = re.compile(r"(?<=\S)\s+(?=\S)")
_FIRST = re.compile(r"(?<!\S)\S")
_TABS = re.compile(r"\t+")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d+")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
     "\ufb05": "st", "\ufb06": "st", "\ufffe": "\ufffd", "\0": ""}
)  # fmt: skip
_MARK = 0.75  # of the size of the text: the size of a note's mark at most, and how near it stands
_TORN = 2.5  # times the size of type: higher than any line
_BESIDE = 0.15  # times the size of type: so near are the parts of a word
_BLANK_WIDTH = 0.6  # times the size of type: no blank between two words is wider


class _Line(NamedTuple):
    """A line as PDFium gives it, without blanks at its ends, and where it begins in its page.

    `size` and `turn`, as in `Glyphs`, are those of its type.
    """

    text: str
    start: int
    is_divided: bool
    size: float
    turn: int


def lines_of(page: Any, bounds: Bounds) -> tuple[tuple[PdfLine, ...], int]:  # noqa: ANN401
    """Return the lines of a text page in the order of its content, columns taken apart.

    With them comes how many quarter turns, against the clock, the page is written in.
    """
    text = page.get_text_range()
    glyphs = Glyphs(page.raw, bounds, text)
    glyphs.is_foreign = is_foreign(text)
    glyphs.is_from_right = glyphs.is_foreign and is_from_the_right(text)
    found = list(_drawn(glyphs, text))
    glyphs.turn = _turn_of(found)
    placed: Sequence[PdfLine] = [_placed(glyphs, line) for line in found]
    if any(map(_is_torn, placed)):
        found = list(_on_levels(glyphs, found, placed))
        placed = [_placed(glyphs, line) for line in found]
    placed = _with_cells(glyphs, found, placed)
    left, bottom, right, top = bounds
    width = top - bottom if glyphs.turn % 2 else right - left
    lines = tuple(_joined(_apart(glyphs, found, placed, width)))
    return mirrored(lines, width) if glyphs.is_from_right else lines, glyphs.turn


def _is_torn(line: PdfLine) -> bool:
    return not line.is_turned and line.top - line.bottom > _TORN * line.size


def _on_levels(
    glyphs: Glyphs, lines: Sequence[_Line], placed: Sequence[PdfLine]
) -> Iterator[_Line]:
    """Yield lines, those that go on far below cut there: PDFium goes on so to a note."""
    for line, place in zip(lines, placed, strict=True):
        cut = _step_down(glyphs, line) if _is_torn(place) else 0
        if cut:
            first = line._replace(text=line.text[:cut].rstrip(), is_divided=False)
            rest = line._replace(text=line.text[cut:], start=line.start + cut)
            for part in (first, rest):
                size, turn = glyphs.type_of(_typical(glyphs, part.text, part.start))
                yield part._replace(size=size, turn=turn)
        else:
            yield line


def _step_down(glyphs: Glyphs, line: _Line) -> int:
    """Return where a word of a line stands far below the one before it, 0 where none does."""
    lows = [(m.start(), glyphs.box(glyphs.index(line.start + m.start()))[1])
            for m in _FIRST.finditer(line.text)]  # fmt: skip
    steps = (two[0] for one, two in pairwise(lows) if one[1] - two[1] > _TORN * line.size)
    return next(steps, 0)


def _joined(lines: Iterable[PdfLine]) -> Iterator[PdfLine]:
    """Yield lines, what PDFium makes two of made one again.

    A small raised number at the end of a line is the mark of a note.
    """
    last: PdfLine | None = None
    for line in lines:
        if last is not None and _is_mark_of(last, line):
            last = last._replace(text=f"{last.text}[{line.text}]", right=line.right)
        elif last is not None and _is_rest_of(last, line):
            last = _with_rest(last, line)
        else:
            if last is not None:
                yield last
            last = line
    if last is not None:
        yield last


def _is_rest_of(before: PdfLine, line: PdfLine) -> bool:
    is_level = abs(line.bottom - before.bottom) < _BESIDE * line.size
    is_alike = abs(line.size - before.size) < _BESIDE * line.size
    gap = (line.left - before.right) / (line.size or 1.0)
    return is_level and is_alike and -_BESIDE < gap < _BLANK_WIDTH and not before.is_divided


def _with_rest(before: PdfLine, line: PdfLine) -> PdfLine:
    """Return a line with the rest of it; a gap between the two is a blank."""
    is_apart = line.left - before.right > _BESIDE * line.size and not line.text.startswith("[")
    return before._replace(
        text=f"{before.text}{' ' if is_apart else ''}{line.text}",
        right=line.right,
        is_bold=before.is_bold and line.is_bold,
        is_divided=line.is_divided,
    )


def _is_mark_of(before: PdfLine, line: PdfLine) -> bool:
    is_small = line.text.isdecimal() and line.size <= _MARK * before.size
    is_near = abs(line.left - before.right) < _MARK * before.size
    return is_small and is_near and before.bottom < line.bottom < before.top


def mirrored(lines: Sequence[PdfLine], width: float) -> tuple[PdfLine, ...]:
    """Return lines with their places as if the page were read from the left.

    Parts of a line that follow one another in the file in another order come into that of reading.
    """
    turned = [line._replace(left=width - line.right, right=width - line.left) for line in lines]
    for i in range(1, len(turned)):
        before, line = turned[i - 1 : i + 1]
        is_beside = abs(before.bottom - line.bottom) < line.size / 2
        if is_beside and line.right <= before.left + line.size / 2:
            turned[i - 1 : i + 1] = line, before
    return tuple(turned)


def _turn_of(lines: Sequence[_Line]) -> int:
    """Return how most of the page is turned."""
    turns: Counter[int] = Counter()
    for line in lines:
        turns[line.turn] += len(line.text)
    return turns.most_common(1)[0][0] if turns else 0


def _drawn(glyphs: Glyphs, text: str) -> Iterator[_Line]:
    """Yield the lines of a page that show something, without blanks at their ends."""
    if "\x02" in text or "\ufffe" in text:
        text = _HYPHENS.sub(lambda found: f"{_HYPHEN * len(found[0])}\n", text)
    start = 0
    for line in text.split("\n"):
        is_divided = line.endswith(_HYPHEN)
        if bare := line.rstrip("\r\x02").strip():
            begin = start + line.index(bare[0])
            yield _Line(bare, begin, is_divided, *glyphs.type_of(_typical(glyphs, bare, begin)))
        start += len(line) + (0 if is_divided else 1)


def _typical(glyphs: Glyphs, text: str, start: int) -> int:
    """Return the number of a letter in the middle of a line that begins at `start`.

    Its first character may be the mark of a note or a large initial.
    """
    middle = _LETTER.search(text, len(text) // 2) or _LETTER.search(text)
    return glyphs.index(start + (middle.start() if middle else 0))


def _placed(glyphs: Glyphs, line: _Line) -> PdfLine:
    first, last = glyphs.index(line.start), glyphs.index(line.start + len(line.text) - 1)
    left, bottom, right, top = glyphs.box(first)
    begin_of_last, low, end, high = glyphs.box(last)
    left, right = min(left, begin_of_last), max(right, end)  # Arabic begins at the right
    if found := _in_order(glyphs, line):
        shown, left, right = _tidied(found.text), found.left, found.right
    else:
        shown = _shown(glyphs, line)
    return PdfLine(
        shown,
        left,
        right,
        min(bottom, low),
        max(top, high),
        line.size,
        glyphs.is_bold(first) and glyphs.is_bold(last),
        line.is_divided,
        line.turn != glyphs.turn,
    )


def _in_order(glyphs: Glyphs, line: _Line) -> Sign | None:
    if not glyphs.is_foreign:
        return None
    text, start, size = line.text, line.start, line.size
    return in_order(glyphs, text, start, size, is_from_right=glyphs.is_from_right)


def _shown(glyphs: Glyphs, line: _Line) -> str:
    """Return a line as it is to be read, small raised numbers set apart."""
    if _NUMBER.search(line.text):
        return _tidied(with_marks(glyphs, line.text, line.start, line.size))
    return _tidied(line.text)


def _tidied(text: str) -> str:
    if "\t" in text:
        text = _TABS.sub("\t", text)
    return text if text.isascii() else text.translate(_LIGATURES)


def _with_cells(
    glyphs: Glyphs, lines: Sequence[_Line], placed: Sequence[PdfLine]
) -> Sequence[PdfLine]:
    """Return placed lines, neighbours with gaps, which may be rows of a table, cut into cells."""
    widths = [
        (line.right - line.left) / (line.size * len(line.text) or 1)
        for line in placed
        if len(line.text) > _SHORT
    ]
    usual = min(statistics.median(widths), _WIDEST) if widths else 0.0
    wide = [" " in line.text and _is_stretched(line, usual) for line in placed]
    if not any(wide):
        return placed
    rows = [
        is_wide and any(wide[i - 1 : i] + wide[i + 1 : i + 2]) for i, is_wide in enumerate(wide)
    ]
    return [
        found._replace(text=_shown(glyphs, _in_cells(glyphs, line)))
        if is_row and not _in_order(glyphs, line)
        else found
        for line, found, is_row in zip(lines, placed, rows, strict=True)
    ]


def _is_stretched(line: PdfLine, usual: float) -> bool:
    length = len(line.text)
    return length <= _SHORT or line.right - line.left > _STRETCHED * usual * line.size * length


def _in_cells(glyphs: Glyphs, line: _Line) -> _Line:
    """Return a line with tabs in its wide gaps; it is as long as before."""
    text, start = line.text, line.start
    for blank in _BLANK.finditer(text):
        end = glyphs.box(glyphs.index(start + blank.start() - 1))[2]
        begin = glyphs.box(glyphs.index(start + blank.end()))[0]
        if begin - end > _CELL * line.size:
            text = f"{text[: blank.start()]}{chr(9) * len(blank[0])}{text[blank.end() :]}"
    return line._replace(text=text)


def _apart(
    glyphs: Glyphs, lines: Sequence[_Line], placed: Sequence[PdfLine], width: float
) -> Iterator[PdfLine]:
    """Yield placed lines, those that run over a gutter cut in two."""
    low, high = (share * width for share in _MIDDLE)
    across = [i for i, line in enumerate(placed) if line.left < low and line.right > high]
    wide = [i for i in across if placed[i].text.count("\t") < _CELLS]
    are_rows = len(across) - len(wide) > _WHOLE * len(across)
    if are_rows or not _has_gutter(glyphs, [lines[i] for i in wide], width):
        yield from placed
        return
    wide_lines = set(wide)
    for i, line in enumerate(lines):
        cut = _cut(glyphs, line, width) if i in wide_lines else 0
        if cut:
            rest = line._replace(text=line.text[cut:], start=line.start + cut)
            yield _placed(glyphs, line._replace(text=line.text[:cut].rstrip(), is_divided=False))
            yield _placed(glyphs, rest)
        else:
            yield placed[i]


def _has_gutter(glyphs: Glyphs, wide: Sequence[_Line], width: float) -> bool:
    """Tell whether a gutter divides most of the lines that stand on both sides of the middle."""
    sample = wide[:: max(1, len(wide) // _SAMPLE)][:_SAMPLE]
    if len(sample) < _LEAST:
        return False
    whole = 0
    for line in sample:
        whole += not _cut(glyphs, line, width)
        if whole > _WHOLE * len(sample):
            return False
    return True


def _cut(glyphs: Glyphs, line: _Line, width: float) -> int:
    """Return after how many characters a gutter divides a line, 0 where none does."""
    low, high = (share * width for share in _MIDDLE)
    for blank in _blanks(glyphs, line, low):
        before = line.text[: blank.start()]
        _left, _bottom, end, _top = _box_at(glyphs, line, blank.start() - 1)
        begin, bottom, _right, top = _box_at(glyphs, line, blank.end())
        is_far = len(before) >= _SIDE <= len(line.text) - blank.end()
        is_wide = begin - end > _GUTTER * (top - bottom)
        if is_far and is_wide and end >= low / 2 and low < begin < high + begin - end:
            return blank.end()
        if end > high:
            break
    return 0


def _blanks(glyphs: Glyphs, line: _Line, low: float) -> Sequence[re.Match[str]]:
    """Return the blanks of a line after which something begins right of `low`."""
    blanks = list(_BLANK.finditer(line.text))
    return blanks[bisect_right(blanks, low, key=lambda b: _box_at(glyphs, line, b.end())[0]) :]


def _box_at(glyphs: Glyphs, line: _Line, place: int) -> Box:
    return glyphs.box(glyphs.index(line.start + place))
