"""How high and how wide words are in the styles of a Word file, without a typeface at hand.

The widths of letters are those of the usual typefaces of Office, measured from metrically equal
free ones (Carlito, Caladea, Nimbus) by `tests/bench/font_metrics.py`; another typeface is taken to
be like one of them. A line of Cambria is 1.172 em high, one of Caladea, which LibreOffice takes for
it, 1.15: ours lies between.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from briefer.core.locations import resources
from briefer.ooxml.xml import attribute, local
from briefer.untrusted import Element

TWIPS = 20  # to a point
_LIKE = {  # the typeface whose widths stand for another's
    "caladea": "Cambria",
    "carlito": "Calibri",
    "garamond": "Times New Roman",
    "georgia": "Arial",
    "liberation sans": "Arial",
    "liberation serif": "Times New Roman",
}
_OTHER = "Arial"
_NARROW_BLANK = "\u202f"  # few typefaces have it
_WIDE = "\u1100"  # from here on letters fill a square
_SINGLE = 240  # a line's height where it is counted in lines
_DEEPEST = 12  # styles based on one another
_REMEMBERED = 20_000  # words, whose widths are not added up again
_BOLD = 1.03  # how much wider bold letters are
_HYPHENS = re.compile(r"[-–—]")
_BREAKS = re.compile(r"(?<=[-–—])(?=\w)")
_ATTRIBUTES = ("val", "ascii", "before", "after", "line", "lineRule", "left", "right")
_VALUE = re.compile(r"-?\d{1,6}(\.\d+)?")


class Words(dict[str, int]):
    """The widths of words with a blank behind each, added up once for each."""

    def __init__(self, widths: Mapping[str, int]) -> None:
        super().__init__()
        self._widths, self._usual, self._blank = widths, widths["n"], widths[" "]

    def __missing__(self, word: str) -> int:
        """Return the width of a word that is new."""
        widths, usual = self._widths, self._usual
        width = sum([widths.get(c) or (1000 if c >= _WIDE else usual) for c in word], self._blank)
        if len(self) < _REMEMBERED:
            self[word] = width
        return width


@dataclass(frozen=True)
class Typeface:
    """A typeface: height of a single line in em, widths of characters in thousandths of an em."""

    line: float
    widths: dict[str, int]

    @cached_property
    def words(self) -> Words:
        """Return the widths of words, a blank behind each included."""
        return Words(self.widths)

    def width(self, word: str) -> int:
        """Return the width of `word`."""
        return self.words[word] - self.widths[" "]


@dataclass(frozen=True)
class Measures:
    """A paragraph style in points."""

    size: float
    pitch: float  # from one line to the next
    before: float
    after: float
    left: float
    right: float
    keeps_next: bool
    keeps_lines: bool
    typeface: Typeface
    is_bold: bool

    def lines(self, text: str, room: float) -> int:
        """Return how many lines `text` takes in `room` points."""
        factor = self.size / 1000 * (_BOLD if self.is_bold else 1)
        wanted = max(1.0, (room - self.left - self.right) / factor)
        return sum(self._lines(part, wanted) for part in text.split("\n"))

    def _lines(self, text: str, room: float) -> int:
        """Return the lines of a text without breaks; `room` is in thousandths of an em."""
        width, blank = self.typeface.width, self.typeface.widths[" "]
        if not _HYPHENS.search(text) and (whole := _whole(self.typeface, text, room)):
            return whole
        count, at = 1, -float(blank)
        for word in text.split(" "):
            wide = width(word)
            if at + blank + wide <= room:
                at += blank + wide
                continue
            for number, piece in enumerate(_BREAKS.split(word)):
                wide, gap = width(piece), 0 if number else blank
                if at + gap + wide <= room:
                    at += gap + wide
                    continue
                count += (1 if at > 0 else 0) + int(wide // room)
                at = wide % room
        return count


def _whole(typeface: Typeface, text: str, room: float) -> int:
    """Return the lines of a text that is broken at blanks only, 0 where that is not enough."""
    blank = typeface.widths[" "]
    ends = list(accumulate(map(typeface.words.__getitem__, text.split(" "))))
    if ends[-1] <= room + blank:
        return 1
    count = first = start = 0
    while first < len(ends):
        past = bisect_right(ends, start + room + blank, first)
        if past == first:  # a word that is longer than a line
            return 0
        count, first, start = count + 1, past, ends[past - 1]
    return count


def typeface_of(name: str) -> Typeface:
    """Return the typeface called `name`, or one that is like it."""
    known = _typefaces()
    return known.get(name.casefold()) or known[_LIKE.get(name.casefold(), _OTHER).casefold()]


@lru_cache(maxsize=1)
def _typefaces() -> dict[str, Typeface]:
    found = json.loads((resources() / "metrics" / "fonts.json").read_text(encoding="utf-8"))
    return {
        name.casefold(): Typeface(facts["line"], _widths(facts["widths"]))
        for name, facts in found.items()
    }


def _widths(facts: Mapping[str, str]) -> dict[str, int]:
    widths = {c: int(width) for width, characters in facts.items() for c in characters}
    widths.setdefault(_NARROW_BLANK, widths[" "])
    return widths


class StyleSheet:
    """The styles of a Word file, each with what it is based on.

    `ids` says what it calls styles of ours, where it calls them something else.
    """

    def __init__(self, root: Element, ids: Mapping[str, str] | None = None) -> None:
        self._ids = ids or {}
        self._styles = {attribute(e, "styleId"): e for e in root if local(e) == "style"}
        self._defaults = [e for e in root.iter() if local(e) in {"rPrDefault", "pPrDefault"}]

    def measures(self, style_id: str) -> Measures:
        """Return the sizes of a style of ours; one that is not there has the defaults."""
        values = self._values(self._ids.get(style_id) or style_id)

        def number(name: str, default: float = 0) -> float:
            return _number(values.get(name, ""), default)

        size = number("sz val", _SINGLE / 12) / 2
        typeface = typeface_of(values.get("rFonts ascii", ""))
        line = number("spacing line", _SINGLE)
        is_counted = values.get("spacing lineRule", "auto") == "auto"
        return Measures(
            size=size,
            pitch=size * typeface.line * line / _SINGLE if is_counted else line / TWIPS,
            before=number("spacing before") / TWIPS,
            after=number("spacing after") / TWIPS,
            left=number("ind left") / TWIPS,
            right=number("ind right") / TWIPS,
            keeps_next="keepNext" in values,
            keeps_lines="keepLines" in values,
            typeface=typeface,
            is_bold="b" in values,
        )

    def _values(self, style_id: str) -> dict[str, str]:
        """Return elements and attributes that hold for a style, nearest first."""
        found: dict[str, str] = {}
        for style in self._chain(style_id):
            for element in style.iter():
                found.setdefault(local(element), "")
                for name in _ATTRIBUTES:
                    if value := attribute(element, name):
                        found.setdefault(f"{local(element)} {name}", value)
        return found

    def _chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style, then those that it is based on, then the defaults."""
        for _step in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                break
            yield style
            style_id = next((attribute(e, "val") for e in style if local(e) == "basedOn"), "")
        yield from self._defaults


def _number(typed: str, default: float) -> float:
    return float(typed) if _VALUE.fullmatch(typed) else default
